"""Curve, band, quantiles, restricted mean and log-rank agree with lifelines on random data, ties and zeros included."""

from __future__ import annotations

import random

import numpy as np
import pandas as pd
import pytest
from lifelines import AalenJohansenFitter, KaplanMeierFitter
from lifelines.statistics import multivariate_logrank_test
from lifelines.utils import restricted_mean_survival_time

from requests_app.measures.logrank import logrank
from requests_app.measures.survival import Curve, cumulative_incidence, kaplan_meier

SEEDS = range(12)


def sample(seed: int, *, late: bool) -> tuple[list[float], list[bool], list[float]]:
    """Some 400 cases. Odd seeds are whole days with many ties and zeros; late entries are before the end."""
    chance = random.Random(seed)
    days: list[float] = []
    seen: list[bool] = []
    entries: list[float] = []
    for _ in range(400):
        length = chance.expovariate(1 / 90)
        days.append(float(int(length / 9)) if seed % 2 else length)
        seen.append(chance.random() < 0.65)
        entry = chance.uniform(0, days[-1]) if late and chance.random() < 0.4 else 0.0
        entries.append(float(int(entry)) if seed % 2 else entry)
        if 0 < entries[-1] >= days[-1]:
            entries[-1] = 0.0
    return days, seen, entries


def crossing(column: pd.Series, height: float) -> float | None:
    below = column.index[column <= height + 1e-12]
    return float(below[0]) if len(below) else None


def agree(curve: Curve, fitter: KaplanMeierFitter) -> None:
    """At every time lifelines names, and it names all of ours, its value and band are ours."""
    assert {step.t for step in curve.steps} <= set(fitter.timeline)
    ours = np.array([curve.at(t) for t in fitter.timeline])
    theirs = np.column_stack([fitter.survival_function_.to_numpy(), fitter.confidence_interval_.to_numpy()])
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-9)
    low, high = (fitter.confidence_interval_.iloc[:, side] for side in (0, 1))
    for p in (0.1, 0.25, 0.5, 0.75, 0.9):
        quantile = curve.quantile(p)
        expected = [crossing(column, 1 - p) for column in (low, fitter.survival_function_.iloc[:, 0], high)]
        assert [quantile.low, quantile.value, quantile.high] == expected


@pytest.mark.parametrize("seed", SEEDS)
def test_from_the_start(seed: int) -> None:
    days, seen, _ = sample(seed, late=False)
    curve, fitter = kaplan_meier(days, seen), KaplanMeierFitter().fit(days, seen)
    agree(curve, fitter)
    table = fitter.event_table.loc[[step.t for step in curve.steps]]
    assert [step.at_risk for step in curve.steps] == table["at_risk"].tolist()
    assert [step.events for step in curve.steps] == table["observed"].tolist()
    assert [step.censored for step in curve.steps] == table["censored"].tolist()
    assert (curve.steps[0].t == 0) == bool(seed % 2)


@pytest.mark.parametrize("seed", SEEDS)
def test_with_late_entry(seed: int) -> None:
    days, seen, entries = sample(seed, late=True)
    assert sum(entry > 0 for entry in entries) > 50
    agree(kaplan_meier(days, seen, entries), KaplanMeierFitter().fit(days, seen, entry=entries))


@pytest.mark.parametrize("seed", SEEDS)
def test_median_itself(seed: int) -> None:
    days, seen, entries = sample(seed, late=True)
    fitter = KaplanMeierFitter().fit(days, seen, entry=entries)
    assert kaplan_meier(days, seen, entries).median().value == pytest.approx(fitter.median_survival_time_, abs=1e-9)


@pytest.mark.parametrize("level", [0.8, 0.9, 0.99])
def test_other_levels(level: float) -> None:
    days, seen, _ = sample(3, late=False)
    agree(kaplan_meier(days, seen, level=level), KaplanMeierFitter(alpha=1 - level).fit(days, seen))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("tau", [5.0, 30.0, 365.0])
def test_restricted_mean(seed: int, tau: float) -> None:
    days, seen, _ = sample(seed, late=False)
    reference = restricted_mean_survival_time(KaplanMeierFitter().fit(days, seen), t=tau)
    assert kaplan_meier(days, seen).restricted_mean(tau) == pytest.approx(reference, abs=1e-9)


@pytest.mark.parametrize("seed", [0, 2, 4])
def test_competing_kinds_without_ties(seed: int) -> None:
    """lifelines shakes tied times at random, so that only data without ties can be compared."""
    days, seen, _ = sample(seed, late=False)
    kinds = [(1 + position % 3) if observed else None for position, observed in enumerate(seen)]
    ours = cumulative_incidence(days, kinds, order=(1, 2, 3))
    for kind in (1, 2, 3):
        fitter = AalenJohansenFitter(calculate_variance=False).fit(
            days, [k or 0 for k in kinds], event_of_interest=kind
        )
        theirs = fitter.cumulative_density_.iloc[:, 0]
        np.testing.assert_allclose([ours.at(t)[kind] for t in theirs.index], theirs, rtol=0, atol=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("groups", [2, 3, 5])
def test_log_rank(seed: int, groups: int) -> None:
    days, seen, _ = sample(seed, late=False)
    labels = [position % groups for position in range(len(days))]
    reference = multivariate_logrank_test(days, labels, seen)
    ours = logrank(days, seen, labels)
    assert ours.degrees == groups - 1
    assert ours.statistic == pytest.approx(reference.test_statistic, abs=1e-9)
    assert ours.p_value == pytest.approx(reference.p_value, abs=1e-9)
