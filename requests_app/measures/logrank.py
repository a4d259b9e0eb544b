"""Whether curves differ: the log-rank test of two or more groups, within strata where like is compared with like."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LogRank:
    """The statistic, its degrees of freedom and the chance of one at least as large if the groups were alike."""

    statistic: float
    degrees: int
    p_value: float


def logrank(
    durations: Sequence[float],
    observed: Sequence[bool],
    groups: Sequence[Hashable],
    entries: Sequence[float] | None = None,
    strata: Sequence[Hashable] | None = None,
) -> LogRank:
    """Observed minus expected events by group, summed over strata, against its hypergeometric variance."""
    n = len(durations)
    if any(len(column) != n for column in (observed, groups, entries, strata) if column is not None):
        raise ValueError("Durations, endings, groups, entry ages and strata must be of the same length.")
    names = list(dict.fromkeys(groups))
    if len(names) < 2:
        raise ValueError("A log-rank test compares at least two groups.")
    free = len(names) - 1
    excess = [0.0] * free
    variance = [[0.0] * free for _ in range(free)]
    members: dict[Hashable, list[int]] = defaultdict(list)
    for position in range(n):
        members[strata[position] if strata is not None else None].append(position)
    for positions in members.values():
        for at_risk, events in _event_times(positions, names, durations, observed, groups, entries):
            total, deaths = sum(at_risk), sum(events)
            spread = deaths * (total - deaths) / (total - 1) if total > 1 else 0.0
            for i in range(free):
                share = at_risk[i] / total
                excess[i] += events[i] - deaths * share
                for j in range(free):
                    variance[i][j] += spread * share * ((1.0 if i == j else 0.0) - at_risk[j] / total)
    statistic, degrees = _quadratic_form(excess, variance)
    return LogRank(statistic, degrees, chi_squared_tail(statistic, degrees))


def chi_squared_tail(x: float, degrees: int) -> float:
    """P(X >= x) of a chi-squared variable, by the closed recursion for whole degrees of freedom."""
    if x <= 0.0 or degrees == 0:
        return 1.0
    half = x / 2
    if degrees % 2:
        order, tail = 0.5, math.erfc(math.sqrt(half))
    else:
        order, tail = 1.0, math.exp(-half)
    while order < degrees / 2:
        tail += math.exp(order * math.log(half) - half - math.lgamma(order + 1))
        order += 1
    return min(1.0, tail)


def _event_times(
    positions: Sequence[int],
    names: Sequence[Hashable],
    durations: Sequence[float],
    observed: Sequence[bool],
    groups: Sequence[Hashable],
    entries: Sequence[float] | None,
) -> Iterator[tuple[list[int], list[int]]]:
    """At each time with an event in this stratum: how many are at risk and how many end, by group."""
    index = {name: position for position, name in enumerate(names)}
    starts: list[list[float]] = [[] for _ in names]
    ends: list[list[float]] = [[] for _ in names]
    deaths: dict[float, Counter[int]] = defaultdict(Counter)
    for position in positions:
        group, duration = index[groups[position]], durations[position]
        entry = entries[position] if entries is not None else 0.0
        if entry > 0.0 and entry >= duration:
            continue
        starts[group].append(entry if entry > 0.0 else -1.0)  # from before the start: at risk at 0 too
        ends[group].append(duration)
        if observed[position]:
            deaths[duration][group] += 1
    for group in range(len(names)):
        starts[group].sort()
        ends[group].sort()
    for t in sorted(deaths):
        at_risk = [bisect_left(starts[group], t) - bisect_left(ends[group], t) for group in range(len(names))]
        yield at_risk, [deaths[t][group] for group in range(len(names))]


def _quadratic_form(vector: Sequence[float], matrix: Sequence[Sequence[float]]) -> tuple[float, int]:
    """v' M^-1 v by elimination; a group never at risk with another adds no degree of freedom."""
    size = len(vector)
    rows = [[*matrix[i], vector[i]] for i in range(size)]
    left = list(range(size))
    total, degrees = 0.0, 0
    while left:
        pivot = max(left, key=lambda i: rows[i][i])
        if rows[pivot][pivot] <= 1e-12:
            break
        left.remove(pivot)
        degrees += 1
        total += rows[pivot][size] ** 2 / rows[pivot][pivot]
        for i in left:
            factor = rows[i][pivot] / rows[pivot][pivot]
            rows[i] = [a - factor * b for a, b in zip(rows[i], rows[pivot], strict=True)]
    return total, degrees
