"""What holds of every period, whatever its rule, its place and its length."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from requests_app.clocks import explain, steps
from requests_app.clocks.calendars import Calendar
from requests_app.clocks.counting import Reckoned, reckon
from requests_app.clocks.errors import (
    NoBackwardRule,
    ReckoningError,
    UnknownPlace,
    UnknownRule,
    UnknownZone,
    WrongLength,
    WrongStart,
    WrongUnit,
)
from requests_app.clocks.places import Place, place
from requests_app.clocks.rules import RULES

HOME = {"": "IE", "GB": "GB-ENG", "DE": "DE-BY", "US": "US-DC", "CA": "CA-ON", "AU": "AU-ACT"}
PLACES = ("IE", "DE", "DE-BY", "GB", "US", "US-DC", "CA", "FR", "NL", "SG", "IN", "AE", "IL", "MY-01", "XA", "AU-ACT")
DAY_UNITS = ("day", "working_day", "week", "month", "year")
# In days up to so many a rule leaves out days of rest, or moves its end, and beyond no more: there it may go back.
BREAKS = {"UK_CPR": {"day": 5}, "SG_INTERP": {"day": 6}, "NL_ATW": {"day": 90, "week": 12, "month": 3}}

rules = st.sampled_from(sorted(RULES))
places = st.sampled_from(PLACES)
lengths = st.integers(1, 120)
moments = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001 - hypothesis wants naive bounds
    datetime(2035, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)
day_units = st.sampled_from(DAY_UNITS)
units = st.sampled_from(("hour", *DAY_UNITS))


def sensible(length: int, unit: str) -> int:
    """Keeps years short: no calendar is asked for the next century."""
    return length % 20 + 1 if unit == "year" else length


def as_day(due: date | datetime) -> date:
    return due.date() if isinstance(due, datetime) else due


def home_calendar(rule: str, where: str) -> Calendar:
    law = RULES[rule]
    at = place(where)
    return Calendar(at if law.country in {"", at.country} else Place(law.country), law.list_name, law.week)


def text_of(reckoned: Reckoned) -> str:
    return "\n".join(explain.sentences(reckoned.explanation))


@settings(max_examples=300, deadline=None)
@given(rules, moments, lengths, units, places)
def test_due_is_never_before_the_start_and_never_after_the_latest_reading(
    rule: str, start: datetime, length: int, unit: str, where: str
) -> None:
    reckoned = reckon(rule, start, sensible(length, unit), unit, place=where)
    assert start < reckoned.due_at == reckoned.earliest_at <= reckoned.latest_at
    assert reckoned.due == reckoned.earliest <= reckoned.latest
    assert reckoned.due_at.tzinfo is UTC


@settings(max_examples=300, deadline=None)
@given(rules, moments, lengths, units, places)
def test_a_longer_period_never_ends_sooner(rule: str, start: datetime, length: int, unit: str, where: str) -> None:
    length = sensible(length, unit)
    if BREAKS.get(rule, {}).get(unit) == length:
        return
    shorter = reckon(rule, start, length, unit, place=where)
    longer = reckon(rule, start, length + 1, unit, place=where)
    if rule == "US_FRCRP45" and unit == "hour":
        # 45(a)(2)(C): late on Sunday becomes late on Monday, while early on Monday stays: only the days are in order.
        assert as_day(shorter.due) <= as_day(longer.due)
        return
    assert shorter.due_at <= longer.due_at
    assert shorter.latest_at <= longer.latest_at


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(r for r in RULES if RULES[r].roll)), moments, lengths, day_units, places)
def test_an_end_that_moves_is_a_working_day(rule: str, start: datetime, length: int, unit: str, where: str) -> None:
    length = sensible(length, unit)
    due = reckon(rule, start, length, unit, place=where).due
    if not RULES[rule].applies(length, unit):
        return
    assert home_calendar(rule, where).is_working(due)


@settings(max_examples=300, deadline=None)
@given(rules, moments, lengths, st.sampled_from(("day", "week", "month")), places)
def test_an_end_told_to_stay_is_never_after_the_one_that_moves(
    rule: str, start: datetime, length: int, unit: str, where: str
) -> None:
    stays = reckon(rule, start, length, unit, place=where, roll=False)
    moves = reckon(rule, start, length, unit, place=where, roll=True)
    assert stays.due_at <= moves.due_at
    disputed = reckon(rule, start, length, unit, place=where, disputed_roll=True)
    assert disputed.due_at == stays.due_at
    assert disputed.latest_at == moves.latest_at


@settings(max_examples=200, deadline=None)
@given(rules, moments, st.integers(1, 15), st.just("working_day"), places)
def test_the_explanation_names_every_day_left_out(
    rule: str, start: datetime, length: int, unit: str, where: str
) -> None:
    reckoned = reckon(rule, start, length, unit, place=where)
    calendar = home_calendar(rule, where)
    event = start.astimezone(ZoneInfo(reckoned.zone)).date()
    first = event if RULES[rule].first_day != "excluded" else event + timedelta(days=1)
    text = text_of(reckoned)
    assert isinstance(reckoned.due, date)
    day = first
    while day <= reckoned.due:
        rest = calendar.rest(day)
        if rest:
            line = next(line for line in text.splitlines() if line.startswith(explain.day_in_words(day)))
            assert "skipped" in line
            assert (rest.holiday in line) if rest.is_holiday else ("weekend" in line)
        day += timedelta(days=1)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(("EU_1182_71", "DE_STPO", "US_FRCRP45", "FR_CPP")), moments, lengths, places)
def test_the_explanation_names_every_day_the_end_moved_over(
    rule: str, start: datetime, length: int, where: str
) -> None:
    stays = reckon(rule, start, length, "day", place=where, roll=False).due
    moved = reckon(rule, start, length, "day", place=where)
    calendar = home_calendar(rule, where)
    text = text_of(moved)
    day = stays
    while day < moved.due:
        assert (f"{explain.day_in_words(day)} is a" in text) == (not calendar.is_working(day))
        day += timedelta(days=1)
    assert explain.day_in_words(moved.due) in text


@settings(max_examples=200, deadline=None)
@given(rules, moments, lengths, units, places)
def test_the_explanation_is_stored_and_read_back(
    rule: str, start: datetime, length: int, unit: str, where: str
) -> None:
    explanation = reckon(rule, start, sensible(length, unit), unit, place=where).explanation
    stored = json.dumps(steps.to_json(explanation))
    assert steps.from_json(json.loads(stored)) == explanation


@settings(max_examples=200, deadline=None)
@given(rules, moments, lengths, units, places)
def test_every_step_has_a_sentence_and_the_law_its_citation(
    rule: str, start: datetime, length: int, unit: str, where: str
) -> None:
    explanation = reckon(rule, start, sensible(length, unit), unit, place=where).explanation
    for step in explanation:
        sentence = explain.sentence(step)
        assert sentence.endswith((".", ":", ")"))
        assert "%(" not in sentence
        if "cite" in step.params:
            assert str(step.params["cite"]) in sentence
    assert RULES[rule].name in text_of(reckon(rule, start, 1, "day", place=where))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(r for r in RULES if RULES[r].back)), moments, st.integers(1, 90), day_units, places)
def test_counted_back_the_act_comes_before_the_day(
    rule: str, day: datetime, length: int, unit: str, where: str
) -> None:
    length = sensible(length, unit)
    reckoned = reckon(rule, day, length, unit, place=where, backwards=True)
    assert reckoned.due <= reckoned.latest < day.astimezone(ZoneInfo(reckoned.zone)).date()
    further = reckon(rule, day, length + 1, unit, place=where, backwards=True)
    if BREAKS.get(rule, {}).get(unit) != length:
        assert further.due <= reckoned.due


def test_a_step_written_by_hand_reads_as_the_law_does() -> None:
    explanation = reckon("EU_1182_71", datetime(2026, 8, 20, 10, tzinfo=UTC), 10, "day", place="IE").explanation
    text = explain.sentences(explanation)
    assert "The event is on Thursday 20 August 2026 (Europe/Dublin)." in text
    assert "Reg. (EEC, Euratom) 1182/71 Art. 3(1): the day of the event is not counted." in text
    assert "Sunday 30 August 2026 is a day of the weekend and is skipped." in text
    assert text[-1] == "The last day is Monday 31 August 2026; it is over at midnight at its end."


def test_what_was_only_recalled_says_so() -> None:
    explanation = reckon("UK_INCLUSIVE", datetime(2026, 8, 24, 10, tzinfo=UTC), 7, "day", place="GB").explanation
    assert any("not yet confirmed" in sentence for sentence in explain.sentences(explanation))


def test_a_place_without_known_holidays_says_so() -> None:
    explanation = reckon("RAW", datetime(2026, 8, 24, 10, tzinfo=UTC), 7, "day", place="XA").explanation
    assert any("No public holidays of XA are known" in sentence for sentence in explain.sentences(explanation))


GOOD: dict[str, Any] = {
    "rule": "EU_1182_71",
    "start": datetime(2026, 8, 20, 10, tzinfo=UTC),
    "length": 10,
    "unit": "day",
    "place": "IE",
}
BAD = [
    ({"rule": "EU"}, UnknownRule, "AU_AIA, CA_INTERP"),
    ({"rule": "eu_1182_71"}, UnknownRule, "EU_1182_71"),
    ({"place": "ZZ"}, UnknownPlace, "ZZ"),
    ({"place": "UK"}, UnknownPlace, "GB"),
    ({"place": "EU"}, UnknownPlace, "Member State"),
    ({"place": "IE-99"}, UnknownPlace, "IE-99"),
    ({"place": "Ireland"}, UnknownPlace, "Ireland"),
    ({"place": ""}, UnknownPlace, "not a place"),
    ({"unit": "fortnight"}, WrongUnit, "working_day"),
    ({"unit": "days"}, WrongUnit, "day"),
    ({"unit": "hour", "inclusive": True}, WrongUnit, "hours"),
    ({"length": 0}, WrongLength, "at least 1"),
    ({"length": -3}, WrongLength, "at least 1"),
    ({"length": True}, WrongLength, "at least 1"),
    ({"length": 1.5}, WrongLength, "at least 1"),
    ({"length": 10**9}, WrongLength, "too long"),
    ({"unit": "year", "length": 101}, WrongLength, "too long"),
    ({"start": datetime(2026, 8, 20, 10)}, WrongStart, "time zone"),  # noqa: DTZ001 - naive is what is refused
    ({"start": datetime(1, 1, 1, tzinfo=UTC)}, WrongStart, "1970"),
    ({"start": datetime(9999, 12, 31, tzinfo=UTC)}, WrongStart, "2100"),
    ({"zone": "Europe/Atlantis"}, UnknownZone, "Atlantis"),
    ({"zone": "../etc/passwd"}, UnknownZone, "time zone"),
    ({"rule": "DE_STPO", "backwards": True}, NoBackwardRule, "DE_STPO"),
    ({"unit": "hour", "backwards": True}, NoBackwardRule, "Hours"),
]


@pytest.mark.parametrize(("change", "error", "word"), BAD, ids=lambda value: str(value)[:40])
def test_bad_input_is_one_clear_sentence(change: dict[str, Any], error: type[ReckoningError], word: str) -> None:
    with pytest.raises(error) as caught:
        reckon(**{**GOOD, **change})
    text = str(caught.value)
    assert word in text
    assert "\n" not in text
    assert text.endswith(".")
    assert isinstance(caught.value, ValueError)
