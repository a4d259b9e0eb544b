"""Shares over closed cohorts: on time, returned for completion, refused, of good quality; and the mean of Art. 28."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from requests_app.measures.proportion import Proportion, wilson
from requests_app.measures.records import DAY, Due, Final, Period, Returned
from requests_app.routes.outcomes import EVENTS, Outcome

Group = TypeVar("Group", bound=Hashable)

RETURN_WINDOW_DAYS = 60


@dataclass(frozen=True, slots=True)
class OnTime:
    """M7: the rate, and beside it what the cohort leaves out."""

    rate: Proportion
    gross: Proportion
    withdrawn: int
    ended_otherwise: int
    not_due: int
    no_deadline: int


@dataclass(frozen=True, slots=True)
class LintYield:
    """M8b: returns where a warning was overridden, against returns of clean drafts."""

    overridden: Proportion
    clean: Proportion


@dataclass(frozen=True, slots=True)
class Refusals:
    """M12: refusals by coded ground and answers in part, each as a share of the final answers of the period."""

    by_ground: Mapping[str, Proportion]
    refused: Proportion
    partial: Proportion
    still_open: int


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean and the number it stands on."""

    value: float
    n: int


@dataclass(frozen=True, slots=True)
class Quality:
    """M15: how far the records themselves can be trusted."""

    recorded_late: Proportion
    holder_unknown: float | None
    without_next_action: Proportion
    imported: Proportion


def on_time(requests: Iterable[Due], period: Period, as_of: datetime) -> OnTime:
    """M7. In the cohort: a deadline in the period and not after the census; open then means late.

    A request withdrawn before its deadline is out and counted apart, and so is one that ended unanswered otherwise
    (lapsed, superseded, exempt): from then on nobody owed an answer by that date.
    """
    known = list(requests)
    late_or_not: list[bool] = []
    out: Counter[bool] = Counter()
    not_due = no_deadline = 0
    for request in known:
        if request.deadline is None:
            no_deadline += 1
        elif request.deadline not in period:
            continue
        elif request.deadline > as_of:
            not_due += 1
        elif _ended_unanswered(request, request.deadline):
            out[request.outcome is Outcome.WDR] += 1
        else:
            late_or_not.append(_answered(request, request.deadline))
    gross = [
        _answered(request, deadline)
        for request in known
        if (deadline := request.gross_deadline or request.deadline) is not None
        and deadline in period
        and deadline <= as_of
        and not _ended_unanswered(request, deadline)
    ]
    return OnTime(_share(late_or_not), _share(gross), out[True], out[False], not_due, no_deadline)


def returned(
    requests: Iterable[Returned], period: Period, as_of: datetime, window: int = RETURN_WINDOW_DAYS
) -> Proportion:
    """M8: returned for completion within the window, of those sent in the period and followed for all of it."""
    return _share([_came_back(request, window) for request in _followed(requests, period, as_of, window)])


def lint_yield(
    requests: Iterable[Returned], period: Period, as_of: datetime, window: int = RETURN_WINDOW_DAYS
) -> LintYield:
    """M8b, over the cohort of M8."""
    cohort = _followed(requests, period, as_of, window)
    overridden = [_came_back(request, window) for request in cohort if request.overridden]
    clean = [_came_back(request, window) for request in cohort if not request.overridden]
    return LintYield(_share(overridden), _share(clean))


def refusals(requests: Iterable[Final], period: Period, as_of: datetime) -> Refusals:
    """M12: over requests finally answered in the period; those still open at the census are counted apart."""
    grounds: Counter[str] = Counter()
    final = partial = still_open = 0
    for request in requests:
        if request.ended_at is None or request.ended_at > as_of:
            still_open += 1
        elif request.ended_at in period and request.outcome in EVENTS:
            final += 1
            partial += request.outcome is Outcome.PAR
            if request.outcome is Outcome.REF:
                grounds[request.ground] += 1
    shares = {ground: wilson(count, final) for ground, count in grounds.most_common()}
    return Refusals(shares, wilson(grounds.total(), final), wilson(partial, final), still_open)


def mean_as_prescribed(orders: Iterable[tuple[Group, datetime, datetime]]) -> dict[Group, Mean]:
    """M14: mean days from issue to receipt over fulfilled orders, by group. Leaves out unanswered orders, as the
    Regulation prescribes: never shown without M1 beside it."""
    spans: dict[Group, list[timedelta]] = defaultdict(list)
    for group, issued_at, received_at in orders:
        spans[group].append(received_at - issued_at)
    return {group: Mean(sum(found, timedelta(0)) / DAY / len(found), len(found)) for group, found in spans.items()}


def quality(
    *,
    lateness: Iterable[timedelta],
    unknown_days: float,
    held_days: float,
    has_next_action: Iterable[bool],
    imported: Iterable[bool],
) -> Quality:
    """M15: events recorded more than 7 days late, time with an unknown holder, no next action, imported files."""
    return Quality(
        _share([late > timedelta(days=7) for late in lateness]),
        unknown_days / held_days if held_days else None,
        _share([not has for has in has_next_action]),
        _share(list(imported)),
    )


def _ended_unanswered(request: Due, deadline: datetime) -> bool:
    return request.ended_at is not None and request.ended_at < deadline and request.outcome not in EVENTS


def _answered(request: Due, deadline: datetime) -> bool:
    return request.ended_at is not None and request.ended_at <= deadline and request.outcome in EVENTS


def _followed(requests: Iterable[Returned], period: Period, as_of: datetime, window: int) -> list[Returned]:
    enough = as_of - timedelta(days=window)
    return [request for request in requests if request.sent_at in period and request.sent_at <= enough]


def _came_back(request: Returned, window: int) -> bool:
    return request.returned_at is not None and request.returned_at - request.sent_at <= timedelta(days=window)


def _share(flags: list[bool]) -> Proportion:
    return wilson(sum(flags), len(flags))
