"""Rates, stock, holders and preservation worked out by hand from the formulas of the definitions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from requests_app.measures.curves import (
    ANSWER,
    RETURN,
    chance_of_return,
    spell_length,
    time_to_answer,
    waiting,
    ways_of_ending,
    withdrawal_band,
)
from requests_app.measures.definitions import DEFINITIONS
from requests_app.measures.holders import days_lost_by_returns, time_by_holder
from requests_app.measures.preservation import chance_too_late, cover_share, lapsed_first
from requests_app.measures.rates import lint_yield, mean_as_prescribed, on_time, quality, refusals, returned
from requests_app.measures.records import Answered, Due, Final, Period, Preservation, Returned, Spell, Wait
from requests_app.measures.stock import empirical_quantile, flow, pending
from requests_app.measures.survival import kaplan_meier
from requests_app.routes.outcomes import Outcome

ZERO = datetime(2026, 1, 1, tzinfo=UTC)
AS_OF = ZERO + timedelta(days=100)
SPRING = Period(ZERO, ZERO + timedelta(days=90))
FUL, PAR, REF, LOST, WDR, SUP, LAP, EXM = (
    Outcome[c] for c in ("FUL", "PAR", "REF", "LOST", "WDR", "SUP", "LAP", "EXM")
)


def day(number: float) -> datetime:
    return ZERO + timedelta(days=number)


def test_on_time_rate() -> None:
    found = on_time(
        [
            Due(day(10), day(9), FUL),  # on time
            Due(day(10), day(10), REF),  # on time: a refusal is an answer, and the last moment is in time
            Due(day(10), day(10.01), FUL),  # late
            Due(day(20)),  # open past the deadline: late
            Due(day(20), day(25), WDR),  # withdrawn after the deadline: late
            Due(day(20), day(20), WDR),  # withdrawn at it, so not before it: late
            Due(day(20), day(19), WDR),  # withdrawn before: out
            Due(day(20), day(19), SUP),  # out
            Due(day(20), day(19), LAP),  # out
            Due(day(20), day(19), EXM),  # out
            Due(None, day(19), FUL),  # no legal deadline
            Due(day(95), day(94), FUL),  # deadline outside the period
            Due(day(-1), day(-2), FUL),  # deadline outside the period
        ],
        SPRING,
        AS_OF,
    )
    assert (found.rate.count, found.rate.n, found.rate.share) == (2, 6, 1 / 3)
    assert (found.withdrawn, found.ended_otherwise, found.no_deadline, found.not_due) == (1, 3, 1, 0)


def test_not_yet_due_is_not_in_the_cohort_even_when_answered() -> None:
    found = on_time([Due(day(50), day(3), FUL), Due(day(50))], SPRING, day(49))
    assert (found.rate.n, found.not_due) == (0, 2)
    assert found.rate.share is None


def test_gross_rate_leaves_the_pauses_out() -> None:
    found = on_time([Due(day(30), day(25), FUL, gross_deadline=day(20)), Due(day(30), day(15), FUL)], SPRING, AS_OF)
    assert (found.rate.count, found.rate.n) == (2, 2)
    assert (found.gross.count, found.gross.n) == (1, 2)


RETURNS = [
    Returned(day(0), day(60)),  # on the last day of the window
    Returned(day(0), day(60.5)),  # after it
    Returned(day(10), day(15), overridden=True),
    Returned(day(20), None, day(30), FUL, overridden=True),
    Returned(day(40)),  # followed for exactly 60 days
    Returned(day(41), day(42)),  # followed for 59
    Returned(day(-1), day(3)),  # sent before the period
]


def test_returned_for_completion() -> None:
    found = returned(RETURNS, SPRING, AS_OF)
    assert (found.count, found.n) == (2, 5)
    assert returned(RETURNS, SPRING, AS_OF, window=5).n == 6


def test_yield_of_the_check() -> None:
    found = lint_yield(RETURNS, SPRING, AS_OF)
    assert (found.overridden.count, found.overridden.n) == (1, 2)
    assert (found.clean.count, found.clean.n) == (1, 3)


def test_chance_of_return_uses_the_young_too() -> None:
    # day 2: 1 of 4 returned; day 5: 1 of 3 answered, S = 1/2; day 8: 1 of 2 returned, F = 1/4 + 1/4; one still open
    found = chance_of_return(
        [
            Returned(day(0), day(2), day(9), FUL),
            Returned(day(0), None, day(5), REF),
            Returned(day(0), day(8)),
            Returned(day(0)),
        ],
        day(10),
    )
    assert found.at(10) == pytest.approx({RETURN: 1 / 2, ANSWER: 1 / 4})
    assert found.survival_at(10) == pytest.approx(1 / 4)


def test_refusals_by_ground() -> None:
    found = refusals(
        [
            Final(day(1), REF, "dual_criminality"),
            Final(day(2), REF, "dual_criminality"),
            Final(day(3), REF, "ne_bis_in_idem"),
            Final(day(4), PAR),
            Final(day(5), FUL),
            Final(day(6), WDR),  # no final answer
            Final(day(95), REF, "immunity"),  # outside the period
            Final(None, None),
            Final(day(101), FUL),  # after the census
        ],
        SPRING,
        AS_OF,
    )
    assert {ground: (share.count, share.n) for ground, share in found.by_ground.items()} == {
        "dual_criminality": (2, 5),
        "ne_bis_in_idem": (1, 5),
    }
    assert (found.refused.count, found.partial.count, found.still_open) == (3, 1, 2)


STOCK = [
    Answered(day(100)),  # age 0
    Answered(day(69.5), moved_at=day(90)),  # age 30.5: in its 30th whole day
    Answered(day(69)),  # age 31
    Answered(day(9), moved_at=day(98)),  # age 91
    Answered(day(-81)),  # age 181
    Answered(day(-265)),  # age 365
    Answered(day(-266)),  # age 366
    Answered(day(0), day(100), FUL),  # ended at the census: no longer pending
    Answered(day(0), day(101), FUL),  # ended after it: still pending, age 100
    Answered(day(101)),  # not yet sent
]


def test_pending_stock() -> None:
    found = pending(STOCK, AS_OF)
    assert found.n == 8
    assert [(band.low, band.high, band.n) for band in found.bands] == [
        (0, 30, 2),
        (31, 90, 1),
        (91, 180, 2),
        (181, 365, 2),
        (366, None, 1),
    ]
    # ages in order: 0, 30.5, 31, 91, 100, 181, 365, 366
    assert (found.median_age, found.p90_age) == (91, 366)
    assert found.median_days_since_movement == 2


def test_clearance_and_disposition() -> None:
    found = flow(STOCK, day(0), day(100))
    # sent after day 0 by day 100: 100, 69.5, 69, 9; ended then: one; stock on day 0: 0, 0, -81, -265, -266
    assert (found.came_in, found.went_out, found.stock_before, found.stock_after) == (4, 1, 5, 8)
    assert found.clearance == 25
    assert found.disposition_days == 365 * 8


def test_nothing_out_is_not_defined() -> None:
    found = flow([Answered(day(1))], day(0), day(10))
    assert (found.clearance, found.disposition_days) == (0, None)
    assert flow([], day(0), day(10)).clearance is None


def test_empirical_quantile() -> None:
    assert empirical_quantile([], 0.5) is None
    assert empirical_quantile([4, 1, 3, 2], 0.5) == 2
    assert empirical_quantile(list(range(1, 11)), 0.9) == 9


SPELLS = [
    Spell("r1", "own side", day(0), day(10)),
    Spell("r1", "central authority", day(10), day(40)),
    Spell("r1", "own side", day(40), day(45), "completion"),
    Spell("r1", "provider", day(45), None),
    Spell("r2", "own side", day(70), day(80)),
    Spell("r2", "provider", day(80), day(120)),  # still runs at the census
    Spell("r3", "own side", day(101), None),  # begins after it
]


def test_time_by_holder_is_a_ratio_of_sums() -> None:
    found = {one.holder: one for one in time_by_holder(SPELLS, AS_OF)}
    assert list(found) == ["provider", "central authority", "own side"]
    assert [(one.days, one.requests, one.running) for one in found.values()] == [(75, 2, 2), (30, 1, 0), (25, 2, 0)]
    assert found["provider"].share == pytest.approx(75 / 130)
    # r1 runs 100 days from its draft to the census, r2 runs 30.
    assert sum(one.days for one in found.values()) == 100 + 30


def test_days_lost_by_returns() -> None:
    assert days_lost_by_returns(SPELLS, {"own side"}, 2, AS_OF) == 2.5
    assert days_lost_by_returns(SPELLS, {"own side"}, 0, AS_OF) is None


def test_length_of_spells() -> None:
    # 10 ended, 20 open, 55 open
    found = spell_length([spell for spell in SPELLS if spell.holder != "own side"] + SPELLS[4:5], AS_OF)
    assert [(step.t, step.events, step.censored) for step in found.steps] == [
        (10, 1, 0),
        (20, 0, 1),
        (30, 1, 0),
        (55, 0, 1),
    ]


PRESERVATIONS = [
    Preservation(day(0), day(90), day(5), day(90)),  # arrived at the last moment
    Preservation(day(0), day(90), day(89), day(91)),  # on its way at expiry
    Preservation(day(0), day(90), day(91), day(95)),  # made after expiry
    Preservation(day(0), day(90)),  # never made
    Preservation(day(50), day(140), day(60), day(70)),  # runs on, but has arrived: decided
    Preservation(day(50), day(140), day(60)),  # at risk
    Preservation(day(50), day(140), day(60), day(101)),  # arrives after the census: at risk
    Preservation(day(101), day(191)),  # begins after the census
]


def test_preservation_lapsed_first() -> None:
    found = lapsed_first(PRESERVATIONS, AS_OF)
    assert (found.rate.count, found.rate.n) == (3, 5)
    assert (found.in_transit, found.never_made, found.at_risk) == (1, 2, 2)


def test_chance_of_coming_too_late() -> None:
    transit = kaplan_meier([10, 20, 30, 40], [True, True, True, True])
    assert chance_too_late(transit, 15, 10) == pytest.approx((1 / 2) / (3 / 4))
    assert chance_too_late(transit, 0, 0) == 1
    assert chance_too_late(transit, 40, 5) is None
    assert chance_too_late(kaplan_meier([], []), 0, 5) is None


def test_cover_share() -> None:
    covered = [Period(day(0), day(30)), Period(day(20), day(40)), Period(day(60), day(90))]
    # 40 and 20 of 80 days for the first, answered on day 80; the second is covered from 90 to the census at 100
    assert cover_share([(covered, day(80)), ([Period(day(90), day(200))], day(300))], AS_OF) == pytest.approx(70 / 90)
    assert cover_share([([], day(80))], AS_OF) is None


REQUESTS = [
    Answered(day(0), day(10), FUL),
    Answered(day(0), day(20), WDR),
    Answered(day(0), day(30), REF),
    Answered(day(90)),
    Answered(day(0), day(101), LOST),  # after the census: open
    Answered(day(101)),  # after the census: not in it
]


def test_time_to_answer() -> None:
    curve = time_to_answer(REQUESTS, AS_OF)
    # 10: event, 5 at risk; 10 open (the one sent on day 90); 20 withdrawn; 30: event, 2 at risk; 100 open
    assert [(step.t, step.at_risk, step.events, step.censored) for step in curve.steps] == [
        (10, 5, 1, 1),
        (20, 3, 0, 1),
        (30, 2, 1, 0),
        (100, 1, 0, 1),
    ]
    assert curve.median().value == 30


def test_files_imported_while_open_enter_late() -> None:
    curve = time_to_answer([Answered(day(0), day(10), FUL), Answered(day(0), day(30), FUL, entry_days=20)], AS_OF)
    assert [step.at_risk for step in curve.steps] == [1, 1]


def test_ways_of_ending() -> None:
    found = ways_of_ending(REQUESTS, AS_OF)
    assert found.at(100) == pytest.approx({FUL: 1 / 5, REF: 4 / 5 / 2, PAR: 0, LOST: 0, Outcome.NOD: 0})


def test_what_withdrawals_could_hide() -> None:
    found = withdrawal_band(REQUESTS, AS_OF)
    # best: answered on day 20, 3 at risk: 4/5 · 2/3; worst: an event just after day 100, when the last is censored
    assert found.best.at(20).value == pytest.approx(8 / 15)
    assert found.censored.at(20).value == pytest.approx(4 / 5)
    assert found.worst.at(30).value == pytest.approx(4 / 5 * 2 / 3)
    assert found.worst.events == found.best.events == found.censored.events + 1
    assert found.best.median().value == 30
    assert found.worst.steps[-1].t > 100


def test_waits_in_minutes_and_drafts_never_sent() -> None:
    eight_hours = waiting(
        [
            Wait(ZERO, ZERO + timedelta(minutes=480)),
            Wait(ZERO, ZERO + timedelta(minutes=481)),
            Wait(ZERO),
            Wait(ZERO, None, censored_at=ZERO + timedelta(minutes=5)),
        ],
        AS_OF,
        unit_seconds=60,
    )
    assert eight_hours.answered_by(480).value == pytest.approx(1 / 3)
    assert (eight_hours.n, eight_hours.events, eight_hours.steps[0].t) == (4, 2, 5)


def test_mean_of_article_28() -> None:
    found = mean_as_prescribed([("traffic", day(0), day(4)), ("traffic", day(0), day(8)), ("content", day(1), day(2))])
    assert {group: (mean.value, mean.n) for group, mean in found.items()} == {"traffic": (6, 2), "content": (1, 1)}


def test_quality_of_the_records() -> None:
    found = quality(
        lateness=[timedelta(days=7), timedelta(days=7, seconds=1)],
        unknown_days=5,
        held_days=20,
        has_next_action=[True, False, False],
        imported=[],
    )
    assert (found.recorded_late.count, found.recorded_late.n, found.holder_unknown) == (1, 2, 0.25)
    assert (found.without_next_action.count, found.imported.share) == (2, None)


@pytest.mark.parametrize("wrong", [(day(1), day(0), FUL), (day(0), day(1), None), (day(0), None, FUL)])
def test_impossible_records_are_refused(wrong: tuple[datetime, datetime | None, Outcome | None]) -> None:
    with pytest.raises(ValueError, match=r"end"):
        Answered(*wrong)


def test_every_figure_is_defined() -> None:
    expected = [
        "M1",
        "M1a",
        "M1b",
        "M2",
        "M3",
        "M3a",
        "M4",
        "M5",
        "M6",
        "M7",
        "M8",
        "M8a",
        "M8b",
        "M9",
        "M9a",
        "M10",
        "M11",
        "M12",
        "M13",
        "M14",
        "M15",
    ]
    assert list(DEFINITIONS) == expected
    for name, definition in DEFINITIONS.items():
        assert definition.id == name
        assert all(str(text).endswith(".") for text in (definition.formula, definition.open_requests))
        assert str(definition.title)
