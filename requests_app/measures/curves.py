"""The curves of M1 to M5, M8, M10 and M13: which durations and endings each of them is drawn from."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from requests_app.measures.records import DAY, Answered, Returned, Spell, Wait
from requests_app.measures.survival import Curve, Incidence, cumulative_incidence, kaplan_meier
from requests_app.routes.outcomes import EVENTS, Outcome

# The order in which final answers are listed.
ANSWERS = tuple(outcome for outcome in Outcome if outcome in EVENTS)
RETURN, ANSWER = "return", "answer"


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What withdrawals could hide: M1 had each been answered when it was withdrawn, or only after the census."""

    best: Curve
    censored: Curve
    worst: Curve


def time_to_answer(requests: Iterable[Answered], as_of: datetime) -> Curve:
    """M1, in days. A request sent after the census is not in it."""
    known = [request for request in requests if request.sent_at <= as_of]
    return kaplan_meier(
        [_days(request.sent_at, request.ended_at, as_of) for request in known],
        [request.answered_by(as_of) for request in known],
        [request.entry_days for request in known],
    )


def ways_of_ending(requests: Iterable[Answered], as_of: datetime) -> Incidence[Outcome]:
    """M2, and M10 where the records are items: the share ended in each final answer by t, all of them competing."""
    known = [request for request in requests if request.sent_at <= as_of]
    return cumulative_incidence(
        [_days(request.sent_at, request.ended_at, as_of) for request in known],
        [request.outcome if request.answered_by(as_of) else None for request in known],
        [request.entry_days for request in known],
        ANSWERS,
    )


def withdrawal_band(requests: Iterable[Answered], as_of: datetime) -> Sensitivity:
    """M1 three times: withdrawals as answered, as censored, and as an event just after the census."""
    known = [request for request in requests if request.sent_at <= as_of]
    entries = [request.entry_days for request in known]
    best: list[tuple[float, bool]] = []
    worst: list[tuple[float, bool]] = []
    for request in known:
        plain = _days(request.sent_at, request.ended_at, as_of), request.answered_by(as_of)
        if request.outcome is Outcome.WDR and request.ended_by(as_of):
            best.append((plain[0], True))
            worst.append((math.nextafter(_days(request.sent_at, None, as_of), math.inf), True))
        else:
            best.append(plain)
            worst.append(plain)
    return Sensitivity(_curve(best, entries), time_to_answer(known, as_of), _curve(worst, entries))


def waiting(waits: Iterable[Wait], as_of: datetime, unit_seconds: float = 86_400) -> Curve:
    """M4, M5 and M13: from start to end in days, or in another unit; what has not come by the census is open."""
    durations: list[float] = []
    observed: list[bool] = []
    entries: list[float] = []
    for wait in waits:
        if wait.start > as_of:
            continue
        seen = wait.end is not None and wait.end <= as_of
        last = wait.end if seen else wait.censored_at
        end = as_of if last is None else min(last, as_of)
        durations.append((end - wait.start).total_seconds() / unit_seconds)
        observed.append(seen)
        entries.append(wait.entry_days * 86_400 / unit_seconds)
    return kaplan_meier(durations, observed, entries)


def spell_length(spells: Iterable[Spell], as_of: datetime) -> Curve:
    """M3a: the length of single spells; one that still runs is open."""
    return waiting([Wait(spell.start, spell.end) for spell in spells], as_of)


def chance_of_return(requests: Iterable[Returned], as_of: datetime) -> Incidence[str]:
    """M8 where follow-up is short: the share first returned by t, a final answer competing; all requests are used."""
    known = [request for request in requests if request.sent_at <= as_of]
    durations: list[float] = []
    kinds: list[str | None] = []
    for request in known:
        back, end = _by(request.returned_at, as_of), _by(request.ended_at, as_of)
        if back is not None and (end is None or back <= end):
            durations.append((back - request.sent_at) / DAY)
            kinds.append(RETURN)
        else:
            durations.append(_days(request.sent_at, end, as_of))
            kinds.append(ANSWER if end is not None and request.outcome in EVENTS else None)
    return cumulative_incidence(durations, kinds, [request.entry_days for request in known], (RETURN, ANSWER))


def _curve(ends: Sequence[tuple[float, bool]], entries: Sequence[float]) -> Curve:
    return kaplan_meier([days for days, _ in ends], [seen for _, seen in ends], entries)


def _by(moment: datetime | None, as_of: datetime) -> datetime | None:
    return moment if moment is not None and moment <= as_of else None


def _days(start: datetime, end: datetime | None, as_of: datetime) -> float:
    return (min(end, as_of) - start if end is not None else as_of - start).total_seconds() / 86_400
