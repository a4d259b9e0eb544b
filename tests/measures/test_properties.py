"""What holds for every set of requests: the curve falls, open cases only lengthen, chances and flows add up."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.measures.holders import time_by_holder
from requests_app.measures.proportion import wilson
from requests_app.measures.records import Answered, Spell
from requests_app.measures.stock import empirical_quantile, flow
from requests_app.measures.survival import Curve, cumulative_incidence, kaplan_meier
from requests_app.routes.outcomes import Outcome

ZERO = datetime(2026, 1, 1, tzinfo=UTC)
# Whole days make ties and zeros, fractions make none.
DAYS = st.one_of(st.integers(0, 30).map(float), st.floats(0, 1000, allow_nan=False))
CASES = st.lists(st.tuples(DAYS, st.sampled_from(["FUL", "REF", "LOST", None]), DAYS), max_size=60)


def columns(
    cases: list[tuple[float, str | None, float]], *, late: bool = True
) -> tuple[list[float], list[str | None], list[float]]:
    return [days for days, _, _ in cases], [k for _, k, _ in cases], [entry if late else 0.0 for _, _, entry in cases]


def median_or_never(curve: Curve) -> float:
    value = curve.median().value
    return math.inf if value is None else value


@given(CASES)
def test_the_curve_never_rises_and_stays_within_its_band(cases: list[tuple[float, str | None, float]]) -> None:
    days, kinds, entries = columns(cases)
    curve = kaplan_meier(days, [kind is not None for kind in kinds], entries)
    heights = [1.0, *(step.survival for step in curve.steps)]
    assert all(after <= before for before, after in pairwise(heights))
    for step in curve.steps:
        assert 0 <= step.low <= step.survival + 1e-12
        assert step.survival <= step.high + 1e-12 <= 1 + 1e-9
        assert step.at_risk >= step.events + step.censored > 0
    assert sum(step.events + step.censored for step in curve.steps) == curve.n <= len(cases)


@given(st.lists(DAYS, min_size=1, max_size=200), st.sampled_from([0.1, 0.25, 0.5, 0.75, 0.9]))
def test_without_open_cases_it_is_the_plain_quantile(days: list[float], p: float) -> None:
    curve = kaplan_meier(days, [True] * len(days))
    assert curve.quantile(p).value == empirical_quantile(days, p)
    assert curve.restricted_mean(2000) == pytest.approx(sum(days) / len(days))
    for day in days:
        assert curve.answered_by(day).value == pytest.approx(sum(other <= day for other in days) / len(days))


@given(CASES, st.lists(DAYS, max_size=20))
def test_open_cases_never_shorten_the_median(
    cases: list[tuple[float, str | None, float]], waiting: list[float]
) -> None:
    days, kinds, _ = columns(cases, late=False)
    seen = [kind is not None for kind in kinds]
    fewer = kaplan_meier(days, seen)
    more = kaplan_meier([*days, *waiting], [*seen, *[False] * len(waiting)])
    assert median_or_never(more) >= median_or_never(fewer)


@given(CASES)
def test_chances_and_survival_add_up(cases: list[tuple[float, str | None, float]]) -> None:
    days, kinds, entries = columns(cases)
    chances = cumulative_incidence(days, kinds, entries, order=("FUL", "REF", "LOST"))
    curve = kaplan_meier(days, [kind is not None for kind in kinds], entries)
    for step in chances.steps:
        assert sum(step.shares) + step.survival == pytest.approx(1, abs=1e-12)
        assert step.survival == pytest.approx(curve.at(step.t).value, abs=1e-12)
    assert sum(chances.events.values()) == curve.events


@given(CASES, st.permutations(range(60)))
def test_the_order_of_the_cases_means_nothing(cases: list[tuple[float, str | None, float]], order: list[int]) -> None:
    days, kinds, entries = columns(cases)
    seen = [kind is not None for kind in kinds]
    places = [place for place in order if place < len(cases)]
    shuffled = kaplan_meier([days[p] for p in places], [seen[p] for p in places], [entries[p] for p in places])
    assert shuffled == kaplan_meier(days, seen, entries)


@given(
    st.lists(st.tuples(st.integers(0, 400), st.none() | st.integers(0, 400), st.sampled_from(Outcome)), max_size=40),
    st.integers(0, 400),
    st.integers(0, 400),
)
def test_stock_after_is_stock_before_and_in_less_out(
    cases: list[tuple[int, int | None, Outcome]], start: int, length: int
) -> None:
    requests = []
    for sent, lasts, outcome in cases:
        sent_at = ZERO + timedelta(days=sent)
        ended_at = None if lasts is None else sent_at + timedelta(days=lasts)
        requests.append(Answered(sent_at, ended_at, None if ended_at is None else outcome))
    found = flow(requests, ZERO + timedelta(days=start), ZERO + timedelta(days=start + length))
    assert found.stock_after == found.stock_before + found.came_in - found.went_out


@given(
    st.lists(st.lists(st.integers(0, 50), min_size=1, max_size=6), min_size=1, max_size=8),
    st.booleans(),
    st.integers(0, 200),
)
def test_holders_sum_to_the_time_from_draft_to_end_or_census(
    lengths: list[list[int]], open_end: bool, census: int
) -> None:
    spells: list[Spell] = []
    expected = 0.0
    for number, request in enumerate(lengths):
        start = 0
        for place, length in enumerate(request):
            runs = open_end and place == len(request) - 1
            begun, end = ZERO + timedelta(days=start), None if runs else ZERO + timedelta(days=start + length)
            spells.append(Spell(f"r{number}", f"holder {place % 3}", begun, end))
            start += length
        expected += census if open_end else min(start, census)
    if open_end:
        expected = sum(max(census, 0) for _ in lengths)
    found = time_by_holder(spells, ZERO + timedelta(days=census))
    assert sum(one.days for one in found) == pytest.approx(expected)
    if expected:
        assert sum(one.share or 0 for one in found) == pytest.approx(1)


@given(st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_share(pair: tuple[int, int]) -> None:
    found = wilson(*pair)
    assert found.low is not None
    assert found.share is not None
    assert found.high is not None
    assert 0 <= found.low <= found.share <= found.high <= 1
    assert found.low < found.high
