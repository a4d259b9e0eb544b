"""Survival curves from plain sequences: Kaplan-Meier, quantiles, restricted mean and Aalen-Johansen.

At risk at t are those with entry < t <= duration. An entry age of 0 means "watched from before the start", so a case
of duration 0 is at risk at 0: zero durations stay, and the curve may drop at t = 0. lifelines counts the same way.
At equal times events come before censorings, so a case censored at t is still at risk for the events at t.
A case whose late entry is not before its end was never seen at risk and is not counted.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Generic, NamedTuple, TypeVar

Kind = TypeVar("Kind", bound=Hashable)

LEVEL = 0.95
# A product of fractions can miss by 4e-16 the one half it equals exactly. Without this the median would then come one
# step late, as in lifelines, and would differ from the plain quantile where nothing is censored.
ROUNDING = 1e-12


class Step(NamedTuple):
    """One distinct time at which somebody answered or was censored, and the curve from there on."""

    t: float
    at_risk: int
    events: int
    censored: int
    survival: float
    low: float
    high: float


class Estimate(NamedTuple):
    """A value with its interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Quantile:
    """t_p with its interval; `None` is "not reached": more than `max_follow_up`."""

    p: float
    value: float | None
    low: float | None
    high: float | None
    max_follow_up: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A Kaplan-Meier curve: the steps, how many cases it stands on and how many of them ended in an event."""

    steps: tuple[Step, ...]
    n: int
    events: int
    max_follow_up: float

    def at(self, t: float) -> Estimate:
        """S(t) with its interval: the value of the last step not after t, 1 before the first."""
        position = bisect_right(self.steps, t, key=lambda step: step.t)
        if position == 0:
            return Estimate(1.0, 1.0, 1.0)
        step = self.steps[position - 1]
        return Estimate(step.survival, step.low, step.high)

    def answered_by(self, t: float) -> Estimate:
        """The share answered by t, 1 - S(t), with its interval."""
        survival = self.at(t)
        return Estimate(1.0 - survival.value, 1.0 - survival.high, 1.0 - survival.low)

    def quantile(self, p: float) -> Quantile:
        """t_p = inf{t: S(t) <= 1 - p}; the interval is where the two bands cross the same height."""
        if not 0.0 < p < 1.0:
            raise ValueError(f"A quantile lies between 0 and 1, not at {p}.")
        height = 1.0 - p + ROUNDING
        value = low = high = None
        for step in self.steps:
            if low is None and step.low <= height:
                low = step.t
            if value is None and step.survival <= height:
                value = step.t
            if step.high <= height:
                high = step.t
                break  # the upper band lies above the other two: they have crossed already
        return Quantile(p, value, low, high, self.max_follow_up)

    def median(self) -> Quantile:
        """The time by which half are answered."""
        return self.quantile(0.5)

    def p90(self) -> Quantile:
        """The time by which nine in ten are answered."""
        return self.quantile(0.9)

    def restricted_mean(self, tau: float = 365.0) -> float:
        """RMST: the area under the curve up to tau, "days used of the first tau".

        Past the longest follow-up the curve is carried on level, so the figure is then an upper reading.
        """
        if tau < 0:
            raise ValueError(f"The horizon of a restricted mean is not negative, as {tau} is.")
        pieces = []
        since, survival = 0.0, 1.0
        for step in self.steps:
            if step.t >= tau:
                break
            pieces.append(survival * (step.t - since))
            since, survival = step.t, step.survival
        pieces.append(survival * (tau - since))
        return math.fsum(pieces)


class IncidenceStep(NamedTuple):
    """One distinct time and, from there on, the survival and the share ended in each kind, in the order of `kinds`."""

    t: float
    at_risk: int
    survival: float
    shares: tuple[float, ...]


@dataclass(frozen=True)
class Incidence(Generic[Kind]):
    """Aalen-Johansen: how the cases end, every kind competing with the others; the shares and S sum to 1."""

    kinds: tuple[Kind, ...]
    steps: tuple[IncidenceStep, ...]
    n: int
    events: Mapping[Kind, int]
    max_follow_up: float

    def at(self, t: float) -> dict[Kind, float]:
        """The share ended in each kind by t."""
        position = bisect_right(self.steps, t, key=lambda step: step.t)
        if position == 0:
            return dict.fromkeys(self.kinds, 0.0)
        return dict(zip(self.kinds, self.steps[position - 1].shares, strict=True))

    def survival_at(self, t: float) -> float:
        """The share not ended by t."""
        position = bisect_right(self.steps, t, key=lambda step: step.t)
        return 1.0 if position == 0 else self.steps[position - 1].survival


def kaplan_meier(
    durations: Sequence[float],
    observed: Sequence[bool],
    entries: Sequence[float] | None = None,
    level: float = LEVEL,
) -> Curve:
    """M1: S(t) as the product of 1 - d(u)/n(u), with the log(-log) Greenwood interval at each step."""
    codes = [0 if seen else 1 for seen in observed]
    z = NormalDist().inv_cdf(0.5 + level / 2)
    steps: list[Step] = []
    survival, log_survival, variance, total = 1.0, 0.0, 0.0, 0
    n = _ever_at_risk(durations, codes, entries)
    for t, at_risk, (events, censored) in _life_table(durations, codes, 1, entries):
        total += events
        if events == at_risk:
            survival, log_survival = 0.0, -math.inf
        elif events and survival > 0.0:
            survival *= (at_risk - events) / at_risk
            log_survival += math.log1p(-events / at_risk)
            variance += events / (at_risk * (at_risk - events))
        low, high = _log_log_interval(log_survival, variance, z)
        steps.append(Step(t, at_risk, events, censored, survival, low, high))
    return Curve(tuple(steps), n, total, steps[-1].t if steps else 0.0)


def cumulative_incidence(
    durations: Sequence[float],
    kinds: Sequence[Kind | None],
    entries: Sequence[float] | None = None,
    order: Sequence[Kind] | None = None,
) -> Incidence[Kind]:
    """M2: F_k(t) as the sum of S(u-) d_k(u)/n(u); `None` is censored, `order` fixes which kinds are shown and how."""
    names = tuple(order) if order is not None else tuple(dict.fromkeys(kind for kind in kinds if kind is not None))
    index = {name: position for position, name in enumerate(names)}
    unknown = {kind for kind in kinds if kind is not None and kind not in index}
    if unknown:
        raise ValueError(f"These kinds are not in the order given: {sorted(map(str, unknown))}.")
    codes = [len(names) if kind is None else index[kind] for kind in kinds]
    steps: list[IncidenceStep] = []
    survival, shares, totals = 1.0, [0.0] * len(names), [0] * len(names)
    n = _ever_at_risk(durations, codes, entries)
    for t, at_risk, counts in _life_table(durations, codes, len(names), entries):
        before, events = survival, 0
        for position in range(len(names)):
            shares[position] += before * counts[position] / at_risk
            totals[position] += counts[position]
            events += counts[position]
        survival = before * (at_risk - events) / at_risk
        steps.append(IncidenceStep(t, at_risk, survival, tuple(shares)))
    events_of = dict(zip(names, totals, strict=True))
    return Incidence(names, tuple(steps), n, events_of, steps[-1].t if steps else 0.0)


def _log_log_interval(log_survival: float, variance: float, z: float) -> tuple[float, float]:
    """exp(-exp(log(-log S) ± z·se)); a curve still at 1, or fallen to 0, has no width there."""
    if log_survival == 0.0:
        return 1.0, 1.0
    if log_survival == -math.inf:
        return 0.0, 0.0
    hazard = -log_survival
    margin = z * math.sqrt(variance) / hazard
    return math.exp(-hazard * math.exp(margin)), math.exp(-hazard * math.exp(-margin))


def _ever_at_risk(durations: Sequence[float], codes: Sequence[int], entries: Sequence[float] | None) -> int:
    """Check the input, and count the cases that were at risk at any time."""
    if len(durations) != len(codes) or (entries is not None and len(entries) != len(durations)):
        raise ValueError("Durations, endings and entry ages must be of the same length.")
    for values in (durations, entries or ()):
        for value in values:
            if not 0.0 <= value < math.inf:
                raise ValueError(f"A duration or entry age is a number of 0 or more, not {value}.")
    if entries is None:
        return len(durations)
    return sum(1 for entry, duration in zip(entries, durations, strict=True) if entry == 0.0 or entry < duration)


def _life_table(
    durations: Sequence[float], codes: Sequence[int], censored: int, entries: Sequence[float] | None
) -> Iterator[tuple[float, int, list[int]]]:
    """For each distinct end: the time, how many are at risk, and how many end there by code (the last: censored)."""
    ends: dict[float, list[int]] = {}
    waiting: list[float] = []
    at_risk = 0
    for position, duration in enumerate(durations):
        entry = entries[position] if entries is not None else 0.0
        if entry > 0.0:
            if entry >= duration:
                continue
            waiting.append(entry)
        else:
            at_risk += 1
        counts = ends.get(duration)
        if counts is None:
            counts = ends[duration] = [0] * (censored + 1)
        counts[codes[position]] += 1
    waiting.sort(reverse=True)
    for t in sorted(ends):
        while waiting and waiting[-1] < t:
            waiting.pop()
            at_risk += 1
        counts = ends[t]
        yield t, at_risk, counts
        at_risk -= sum(counts)
