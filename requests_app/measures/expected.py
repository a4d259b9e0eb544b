"""How long each route has taken so far, by its own curve: the time within which half and nine in ten were answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from requests_app.measures import curves, feed, queries
from requests_app.measures.cuts import Cut
from requests_app.measures.queries import Row

FEWEST = 10  # below this a curve says more of the few cases than of the route


@dataclass(frozen=True, slots=True)
class Taken:
    """M1 of one route: half are answered within `median` days, with its interval; none where not reached."""

    n: int
    events: int
    median: float | None
    low: float | None
    high: float | None
    p90: float | None
    follow_up: float
    requested: str  # the State addressed the cases were sent to; empty: to any


def taken(cut: Cut, as_of: datetime, requested: str) -> Mapping[str, Taken]:
    """By route id: from the cases sent to that State where there are enough, else from all of the route. One query."""
    by_route: dict[str, list[Row]] = defaultdict(list)
    for row in queries.rows(cut, as_of):
        if row.sent_at is not None:
            by_route[row.route_id].append(row)
    found: dict[str, Taken] = {}
    for route_id, rows in by_route.items():
        there = [row for row in rows if row.requested == requested]
        if len(there) >= FEWEST:
            found[route_id] = _taken(there, as_of, requested)
        elif len(rows) >= FEWEST:
            found[route_id] = _taken(rows, as_of, "")
    return found


def _taken(rows: Iterable[Row], as_of: datetime, requested: str) -> Taken:
    curve = curves.time_to_answer(feed.answered(rows), as_of)
    median, p90 = curve.median(), curve.p90()
    return Taken(
        curve.n, curve.events, median.value, median.low, median.high, p90.value, curve.max_follow_up, requested
    )
