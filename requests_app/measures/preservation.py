"""Whether preserved data was still there when the request for it arrived: M9 and M9a."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from requests_app.measures.proportion import Proportion, wilson
from requests_app.measures.records import DAY, Period, Preservation
from requests_app.measures.survival import Curve


@dataclass(frozen=True, slots=True)
class LapsedFirst:
    """M9: preservations that ran out before the request arrived, split by where the request was; and those at risk."""

    rate: Proportion
    in_transit: int
    never_made: int
    at_risk: int


def lapsed_first(preservations: Iterable[Preservation], as_of: datetime) -> LapsedFirst:
    """M9. Decided is what has expired by the census or whose request has arrived by then; the rest is at risk."""
    decided = in_transit = never_made = at_risk = 0
    for one in preservations:
        if one.begun_at > as_of:
            continue
        arrived = one.request_arrived_at if one.request_arrived_at and one.request_arrived_at <= as_of else None
        if arrived is None and one.expires_at > as_of:
            at_risk += 1
            continue
        decided += 1
        if arrived is None or arrived > one.expires_at:
            sent = one.request_sent_at is not None and one.request_sent_at <= one.expires_at
            in_transit += sent
            never_made += not sent
    return LapsedFirst(wilson(in_transit + never_made, decided), in_transit, never_made, at_risk)


def chance_too_late(transit: Curve, days_so_far: float, days_left: float) -> float | None:
    """P(arrival after expiry) of a request on its way: S(so far + left) / S(so far) of the transit curve.

    `None` where the curve knows nothing of requests so long on their way.
    """
    still_on_its_way = transit.at(days_so_far).value
    if transit.n == 0 or still_on_its_way == 0.0 or days_so_far > transit.max_follow_up:
        return None
    return transit.at(days_so_far + max(days_left, 0.0)).value / still_on_its_way


def cover_share(stretches: Iterable[tuple[Iterable[Period], datetime]], as_of: datetime) -> float | None:
    """M9a over requests, each with its preservations in force and its answer time: days covered of all days between
    the first preservation and the answer or the census. Overlapping preservations count once."""
    covered = total = timedelta(0)
    for periods, answered_at in stretches:
        ordered = sorted(periods, key=lambda period: period.start)
        end = min(answered_at, as_of)
        if not ordered or ordered[0].start >= end:
            continue
        reached = ordered[0].start
        total += end - reached
        for period in ordered:
            start, stop = max(period.start, reached), min(period.end, end)
            if stop > start:
                covered += stop - start
                reached = stop
    return covered / DAY / (total / DAY) if total else None
