"""Who held the time: M3, and the days that returns for completion cost, M8a."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from requests_app.measures.records import Spell

COMPLETION = "completion"


@dataclass(frozen=True, slots=True)
class HolderTime:
    """The days one holder held requests, its share of all days held, and how many of its spells still run."""

    holder: str
    days: float
    share: float | None
    requests: int
    running: int


def time_by_holder(spells: Iterable[Spell], as_of: datetime) -> tuple[HolderTime, ...]:
    """M3 as a ratio of sums, longest first. A spell that runs counts up to the census.

    The denominator is the time of all holders together, from the opening of the drafts, so that the shares sum to 1.
    """
    days: dict[str, float] = defaultdict(float)
    requests: dict[str, set[str]] = defaultdict(set)
    running: dict[str, int] = defaultdict(int)
    for spell in spells:
        if spell.start <= as_of:
            days[spell.holder] += spell.days_by(as_of)
            requests[spell.holder].add(spell.request)
            running[spell.holder] += spell.running_at(as_of)
    total = sum(days.values())
    return tuple(
        HolderTime(holder, held, held / total if total else None, len(requests[holder]), running[holder])
        for holder, held in sorted(days.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def days_lost_by_returns(
    spells: Iterable[Spell], requester_side: Collection[str], sent: int, as_of: datetime
) -> float | None:
    """M8a: days the requesting side held requests in order to complete them, by request sent."""
    lost = sum(
        spell.days_by(as_of) for spell in spells if spell.holder in requester_side and spell.reason == COMPLETION
    )
    return lost / sent if sent else None
