"""What is pending and how old it is, and whether the stock grows: M6 and M11."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from requests_app.measures.records import DAY, Answered

# Whole days of age, both ends included; the last band has no end.
BANDS: tuple[tuple[int, int | None], ...] = ((0, 30), (31, 90), (91, 180), (181, 365), (366, None))


@dataclass(frozen=True, slots=True)
class Band:
    """How many pending requests are between `low` and `high` whole days old."""

    low: int
    high: int | None
    n: int


@dataclass(frozen=True, slots=True)
class Pending:
    """M6: the stock at the census. Its ages are not turnaround times: long requests are more often found open."""

    n: int
    bands: tuple[Band, ...]
    median_age: float | None
    p90_age: float | None
    median_days_since_movement: float | None


@dataclass(frozen=True, slots=True)
class Flow:
    """M11: what came in and went out, clearance rate in percent and disposition time in days; `None`: not defined."""

    came_in: int
    went_out: int
    stock_before: int
    stock_after: int
    clearance: float | None
    disposition_days: float | None


def pending(requests: Iterable[Answered], as_of: datetime) -> Pending:
    """N(C) counts what is sent at or before the census and not ended by then, however it ends later."""
    open_ones = [request for request in requests if request.sent_at <= as_of and not request.ended_by(as_of)]
    ages = [(as_of - request.sent_at) / DAY for request in open_ones]
    quiet = [(as_of - moved) / DAY for request in open_ones if (moved := _last_movement(request, as_of)) is not None]
    whole = [math.floor(age) for age in ages]
    bands = tuple(
        Band(low, high, sum(low <= age and (high is None or age <= high) for age in whole)) for low, high in BANDS
    )
    return Pending(
        len(ages), bands, empirical_quantile(ages, 0.5), empirical_quantile(ages, 0.9), empirical_quantile(quiet, 0.5)
    )


def flow(requests: Iterable[Answered], start: datetime, end: datetime) -> Flow:
    """M11 over the time after `start` up to and including `end`, so that N(end) = N(start) + in - out.

    The disposition time divides the stock by what went out in the 365 days to `end`.
    """
    known = list(requests)
    came_in = sum(start < request.sent_at <= end for request in known)
    went_out = _out(known, start, end)
    before, after = (pending(known, moment).n for moment in (start, end))
    year_out = _out(known, end - timedelta(days=365), end)
    return Flow(
        came_in,
        went_out,
        before,
        after,
        100 * went_out / came_in if came_in else None,
        365 * after / year_out if year_out else None,
    )


def empirical_quantile(values: Sequence[float], p: float) -> float | None:
    """inf{v: share of values <= v is at least p}, the same reading as t_p of a curve without censoring."""
    if not values:
        return None
    ordered = sorted(values)
    return ordered[max(0, math.ceil(p * len(ordered) - 1e-9) - 1)]


def _out(requests: Iterable[Answered], start: datetime, end: datetime) -> int:
    return sum(request.ended_at is not None and start < request.ended_at <= end for request in requests)


def _last_movement(request: Answered, as_of: datetime) -> datetime | None:
    return request.moved_at if request.moved_at is not None and request.moved_at <= as_of else None
