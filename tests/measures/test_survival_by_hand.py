"""Curves, quantiles, restricted means and chances worked out by hand from the formulas of the definitions."""

from __future__ import annotations

import math

import pytest

from requests_app.measures.logrank import chi_squared_tail, logrank
from requests_app.measures.proportion import wilson
from requests_app.measures.survival import cumulative_incidence, kaplan_meier

# Six cases: answers on days 1, 3 and 4; open on days 2, 3 and 5.
#   day 1: 6 at risk, S = 5/6    day 3: 4 at risk (the one open on day 3 still is), S = 5/6 · 3/4 = 5/8
#   day 4: 2 at risk, S = 5/16
DAYS = [1, 2, 3, 3, 4, 5]
ANSWERED = [True, False, True, False, True, False]


def test_product_of_the_steps() -> None:
    curve = kaplan_meier(DAYS, ANSWERED)
    assert [(step.t, step.at_risk, step.events, step.censored) for step in curve.steps] == [
        (1, 6, 1, 0),
        (2, 5, 0, 1),
        (3, 4, 1, 1),
        (4, 2, 1, 0),
        (5, 1, 0, 1),
    ]
    assert [step.survival for step in curve.steps] == pytest.approx([5 / 6, 5 / 6, 5 / 8, 5 / 16, 5 / 16])
    assert (curve.n, curve.events, curve.max_follow_up) == (6, 3, 5)


def test_interval_at_a_step() -> None:
    # Greenwood at day 3: 1/(6·5) + 1/(4·3) = 7/60; log(-log) band: S^exp(±1.96·sqrt(7/60)/-ln S).
    step = kaplan_meier(DAYS, ANSWERED).steps[2]
    spread = math.exp(1.959963985 * math.sqrt(7 / 60) / -math.log(0.625))
    assert step.low == pytest.approx(0.625**spread, abs=1e-8)
    assert step.high == pytest.approx(0.625 ** (1 / spread), abs=1e-8)
    assert (round(step.low, 3), round(step.high, 3)) == (0.142, 0.893)


def test_median_and_what_is_not_reached() -> None:
    curve = kaplan_meier(DAYS, ANSWERED)
    assert curve.median().value == 4
    assert (curve.p90().value, curve.p90().high, curve.p90().max_follow_up) == (None, None, 5)


def test_interval_of_the_median_is_where_the_bands_cross() -> None:
    curve = kaplan_meier(range(1, 21), [True] * 20)
    below = [step.t for step in curve.steps if step.low <= 0.5]
    above = [step.t for step in curve.steps if step.high <= 0.5]
    median = curve.median()
    assert (median.low, median.value, median.high) == (below[0], 10, above[0])
    assert below[0] < 10 < above[0]


def test_median_of_an_even_number_of_answers_is_the_lower_middle() -> None:
    # S is exactly one half after the fifth of ten; the product of nine fractions is not, and must not matter.
    for n in range(2, 400, 2):
        assert kaplan_meier(range(1, n + 1), [True] * n).median().value == n / 2


def test_ninetieth_percentile_of_ten_is_the_ninth() -> None:
    assert kaplan_meier(range(1, 11), [True] * 10).p90().value == 9


def test_share_answered_by_a_day() -> None:
    curve = kaplan_meier(DAYS, ANSWERED)
    assert curve.answered_by(0.5) == (0, 0, 0)
    answered = curve.answered_by(3.9)
    assert answered.value == pytest.approx(3 / 8)
    assert answered.low == pytest.approx(1 - curve.steps[2].high)
    assert answered.high == pytest.approx(1 - curve.steps[2].low)


def test_restricted_mean_is_the_area() -> None:
    # 1·1 + 5/6·2 + 5/8·1 + 5/16·1 = 173/48
    curve = kaplan_meier(DAYS, ANSWERED)
    assert curve.restricted_mean(5) == pytest.approx(173 / 48)
    assert curve.restricted_mean(3.5) == pytest.approx(1 + 5 / 3 + 5 / 16)
    assert curve.restricted_mean(0.5) == 0.5
    assert curve.restricted_mean(10) == pytest.approx(173 / 48 + 5 * 5 / 16)


def test_late_entry() -> None:
    # Entered at 0, 0, 1, 2, 3; left on 2, 5, 3, 4 (open), 3. Who enters at 2 is not at risk on day 2, and who enters on
    # day 3 and ends on day 3 was never seen at risk.
    curve = kaplan_meier([2, 5, 3, 4, 3], [True, True, True, False, True], [0, 0, 1, 2, 3])
    assert [(step.t, step.at_risk) for step in curve.steps] == [(2, 3), (3, 3), (4, 2), (5, 1)]
    assert [step.survival for step in curve.steps] == pytest.approx([2 / 3, 4 / 9, 4 / 9, 0])
    assert (curve.n, curve.events) == (4, 3)


def test_zero_durations_stay() -> None:
    curve = kaplan_meier([0, 0, 1, 2], [True, False, True, False])
    assert [(step.t, step.at_risk, step.events) for step in curve.steps] == [(0, 4, 1), (1, 2, 1), (2, 1, 0)]
    assert [step.survival for step in curve.steps] == pytest.approx([3 / 4, 3 / 8, 3 / 8])
    assert (curve.n, curve.events, curve.median().value) == (4, 2, 1)


def test_nothing_at_all() -> None:
    curve = kaplan_meier([], [])
    assert (curve.n, curve.events, curve.median().value, curve.at(3)) == (0, 0, None, (1, 1, 1))
    assert cumulative_incidence([], [], order=("REF",)).at(9) == {"REF": 0.0}


@pytest.mark.parametrize(
    ("days", "seen", "entries"),
    [
        ([-1], [True], None),
        ([math.nan], [True], None),
        ([math.inf], [True], None),
        ([1, 2], [True], None),
        ([2], [True], [-1]),
        ([2], [True], [0, 0]),
    ],
)
def test_impossible_input_is_refused(days: list[float], seen: list[bool], entries: list[float] | None) -> None:
    with pytest.raises(ValueError, match=r"same length|0 or more"):
        kaplan_meier(days, seen, entries)


def test_competing_endings() -> None:
    # day 1: 1 of 6 refused: F_ref = 1/6, S = 5/6    day 2: 1 of 5 fulfilled: F_ful = 5/6·1/5 = 1/6, S = 2/3; one open
    # day 3: 1 of 3 fulfilled: F_ful = 1/6 + 2/9 = 7/18, S = 4/9    day 4: 1 and 1 of 2: F_ref = 7/18, F_ful = 11/18
    kinds = ["REF", "FUL", None, "FUL", "REF", "FUL"]
    chances = cumulative_incidence([1, 2, 2, 3, 4, 4], kinds)
    assert chances.at(0.9) == {"REF": 0, "FUL": 0}
    assert chances.at(2) == pytest.approx({"REF": 1 / 6, "FUL": 1 / 6})
    assert chances.at(3.5) == pytest.approx({"REF": 1 / 6, "FUL": 7 / 18})
    assert chances.survival_at(3.5) == pytest.approx(4 / 9)
    assert chances.at(4) == pytest.approx({"REF": 7 / 18, "FUL": 11 / 18})
    assert chances.survival_at(4) == 0
    assert (chances.n, dict(chances.events)) == (6, {"REF": 2, "FUL": 3})


def test_one_minus_survival_per_cause_would_overstate() -> None:
    kinds = ["REF", "FUL", None, "FUL", "REF", "FUL"]
    days = [1, 2, 2, 3, 4, 4]
    alone = kaplan_meier(days, [kind == "REF" for kind in kinds]).answered_by(4).value
    assert alone > cumulative_incidence(days, kinds).at(4)["REF"]


def test_an_ending_outside_the_order_is_refused() -> None:
    with pytest.raises(ValueError, match="LOST"):
        cumulative_incidence([1.0], ["LOST"], order=("FUL",))


def test_log_rank_of_two_pairs() -> None:
    # A ends on 1 and 3, B on 2, open on 4. Expected in A: 2/4 + 1/3 + 1/2 = 4/3 against 2 seen.
    # Variance: 1/4 + 2/9 + 1/4 = 13/18, so the statistic is (2/3)² · 18/13 = 8/13.
    result = logrank([1, 3, 2, 4], [True, True, True, False], ["A", "A", "B", "B"])
    assert result.statistic == pytest.approx(8 / 13)
    assert result.degrees == 1
    assert result.p_value == pytest.approx(math.erfc(math.sqrt(4 / 13)))


def test_log_rank_within_strata_adds_excess_and_variance() -> None:
    days, seen, groups = [1, 3, 2, 4] * 2, [True, True, True, False] * 2, ["A", "A", "B", "B"] * 2
    result = logrank(days, seen, groups, strata=[1] * 4 + [2] * 4)
    assert result.statistic == pytest.approx((4 / 3) ** 2 / (13 / 9))


@pytest.mark.parametrize(
    ("x", "degrees", "tail"), [(3.841459, 1, 0.05), (5.991465, 2, 0.05), (7.814728, 3, 0.05), (13.276704, 4, 0.01)]
)
def test_tail_of_chi_squared_by_the_printed_tables(x: float, degrees: int, tail: float) -> None:
    assert chi_squared_tail(x, degrees) == pytest.approx(tail, abs=1e-7)


@pytest.mark.parametrize(
    # z² = 3.841459. 0 of 10: high = z²/(10 + z²). 5 of 10: half-width = z/2 · sqrt(10 + z²)/(10 + z²), so 0.5 ± 0.2634.
    ("count", "n", "low", "high"),
    [(0, 10, 0.0, 0.277533), (10, 10, 0.722467, 1.0), (5, 10, 0.236593, 0.763407), (1, 1, 0.206549, 1.0)],
)
def test_wilson(count: int, n: int, low: float, high: float) -> None:
    found = wilson(count, n)
    assert found.share == count / n
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-6)


def test_a_share_of_nothing_is_not_known() -> None:
    assert wilson(0, 0).share is None
    with pytest.raises(ValueError, match="no share"):
        wilson(3, 2)
