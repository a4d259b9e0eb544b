"""Days of rest by place: public holidays, the lists that rules make for themselves, weekends as they were."""

from __future__ import annotations

from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from requests_app.clocks.calendars import Calendar, public_holidays, version_of_holidays, weekend
from requests_app.clocks.counting import reckon
from requests_app.clocks.errors import UnknownPlace, WrongStart
from requests_app.clocks.legal_holidays import canada, easter_sunday, netherlands
from requests_app.clocks.local_time import at_place
from requests_app.clocks.places import place, zone_of
from requests_app.routes import weekends

SAT_SUN = frozenset({5, 6})
FRI_SAT = frozenset({4, 5})


@pytest.mark.parametrize(
    ("where", "day", "days"),
    [
        ("DE", date(2026, 1, 1), SAT_SUN),
        ("AE", date(2021, 12, 31), FRI_SAT),
        ("AE", date(2022, 1, 1), SAT_SUN),
        ("AE-SH", date(2022, 1, 1), frozenset({4, 5, 6})),
        ("SA", date(2026, 1, 1), FRI_SAT),
        ("IL", date(2026, 1, 1), FRI_SAT),
        ("NP", date(2026, 1, 1), frozenset({5})),
        ("IR", date(2026, 1, 1), frozenset({4})),
        ("HK", date(2026, 1, 1), frozenset({6})),
        ("MY", date(2026, 1, 1), SAT_SUN),
        ("MY-02", date(2026, 1, 1), FRI_SAT),
        ("MY-01", date(2024, 12, 31), FRI_SAT),
        ("MY-01", date(2025, 1, 1), SAT_SUN),
        ("MY-JHR", date(2025, 1, 1), SAT_SUN),
        ("MY-10", date(2026, 1, 1), SAT_SUN),
        ("XA", date(2026, 1, 1), SAT_SUN),
        ("AF", date(2026, 1, 1), FRI_SAT),  # not in our table: the library's
    ],
)
def test_weekends_are_those_of_the_day(where: str, day: date, days: frozenset[int]) -> None:
    assert weekend(place(where), day) == days


def test_every_weekend_has_a_source_and_a_mark() -> None:
    rows = [row for rows in weekends.weekends().values() for row in rows]
    assert len(rows) > 70
    assert all(row.source and row.mark in {"V", "V2", "R"} for row in rows)


def test_a_weekend_row_without_a_mark_or_over_another_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = "place,weekend,from,until,source,mark,note\n"
    bad = {
        "XA,5 6,,,,V,\n": "line 2: every row needs a source",
        "XA,5 6,,,law,maybe,\n": "line 2: every row needs a source",
        "XA,5 7,,,law,V,\n": "line 2: weekdays are numbers",
        "XA,5 6,,2021-12-31,law,V,\nXA,4 5,2021-12-31,,law,V,\n": "line 3: the row overlaps",
        "XA,5 6,,,law,V,\nXA,4 5,2022-01-01,,law,V,\n": "line 3: the row overlaps",
    }
    monkeypatch.setattr(weekends, "DATA", tmp_path)
    for rows, said in bad.items():
        (tmp_path / "weekends.csv").write_text(head + rows, encoding="utf-8")
        with pytest.raises(ValueError, match=said):
            weekends.weekends.__wrapped__()


@pytest.mark.parametrize(
    ("where", "day", "name"),
    [
        ("IE", date(2026, 4, 6), "Easter Monday"),
        ("DE", date(2026, 10, 3), "German Unity Day"),
        ("GB", date(2026, 8, 31), "Late Summer Bank Holiday"),
        ("GB-SCT", date(2026, 8, 3), "Summer Bank Holiday"),
        ("GB", date(2026, 12, 28), "Boxing Day (observed)"),
        ("SG", date(2026, 8, 10), "National Day (observed)"),
    ],
)
def test_public_holidays_have_names_in_english(where: str, day: date, name: str) -> None:
    rest = Calendar(place(where)).rest(day)
    assert rest is not None
    assert rest.holiday == name


@pytest.mark.parametrize(
    ("where", "day"),
    [
        ("IE", date(2026, 4, 3)),  # Good Friday
        ("GB-SCT", date(2026, 4, 6)),  # Easter Monday
        ("GB-SCT", date(2026, 8, 31)),  # the summer bank holiday of the others
        ("DE", date(2026, 6, 4)),  # Corpus Christi outside Bavaria and some others
        ("AE", date(2022, 11, 11)),  # a Friday after the change
    ],
)
def test_ordinary_days(where: str, day: date) -> None:
    assert Calendar(place(where)).is_working(day)


def test_legal_holidays_of_rule_45_add_the_states_own_days_and_lose_none() -> None:
    california = Calendar(place("US-CA"), "us_legal", SAT_SUN)
    assert not california.is_working(date(2026, 10, 12))  # Columbus Day, not kept by the State
    assert not california.is_working(date(2026, 11, 27))  # the day after Thanksgiving, kept by the State
    assert Calendar(place("US"), "us_legal", SAT_SUN).is_working(date(2026, 11, 27))
    assert Calendar(place("US-CA"), "us_federal", SAT_SUN).is_working(date(2026, 11, 27))


def test_the_canadian_list_is_that_of_section_35() -> None:
    assert sorted(canada(2026, {}, {})) == [
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 5, 18),
        date(2026, 7, 1),
        date(2026, 9, 7),
        date(2026, 9, 30),
        date(2026, 10, 12),
        date(2026, 11, 11),
        date(2026, 12, 25),
    ]
    assert date(2020, 9, 30) not in canada(2020, {}, {})
    assert date(2027, 5, 24) in canada(2027, {}, {})  # the Monday before 25 May, a Tuesday
    # Provinces bring their own days, but neither Boxing Day nor days in lieu.
    ontario = canada(2026, {}, public_holidays("CA", "ON", 2026))
    assert date(2026, 2, 16) in ontario
    assert date(2026, 12, 26) not in ontario
    assert date(2026, 12, 28) not in ontario


def test_the_dutch_list_is_that_of_article_3() -> None:
    assert sorted(netherlands(2025)) == [
        date(2025, 1, 1),
        date(2025, 4, 18),
        date(2025, 4, 20),
        date(2025, 4, 21),
        date(2025, 4, 26),  # 27 April is a Sunday
        date(2025, 5, 5),
        date(2025, 5, 29),
        date(2025, 6, 8),
        date(2025, 6, 9),
        date(2025, 12, 25),
        date(2025, 12, 26),
    ]


@pytest.mark.parametrize(
    "easter",
    [date(1981, 4, 19), date(2000, 4, 23), date(2008, 3, 23), date(2026, 4, 5), date(2038, 4, 25), date(2049, 4, 18)],
)
def test_easter(easter: date) -> None:
    assert easter_sunday(easter.year) == easter


@pytest.mark.parametrize(
    ("where", "zone"),
    [
        ("IE", "Europe/Dublin"),
        ("US", "America/New_York"),
        ("US-CA", "America/Los_Angeles"),
        ("GB-SCT", "Europe/London"),
        ("CA", "America/Toronto"),
        ("AU", "Australia/Sydney"),
        ("BR", "America/Sao_Paulo"),
        ("RU", "Europe/Moscow"),
        ("MX", "America/Mexico_City"),
        ("ES", "Europe/Madrid"),
        ("ES-CN", "Atlantic/Canary"),
        ("CD", "Africa/Kinshasa"),
        ("KZ", "Asia/Almaty"),
        ("XB", "UTC"),
    ],
)
def test_the_zone_is_that_of_the_capital(where: str, zone: str) -> None:
    assert zone_of(place(where)).key == zone


def test_every_zone_is_one_the_machine_knows() -> None:
    assert len(weekends.zones()) > 240
    for name in weekends.zones().values():
        assert ZoneInfo(name).key == name


def test_every_weekend_and_override_is_of_a_known_place() -> None:
    for name in (*weekends.weekends(), *(where for where, _ in weekends.overrides())):
        assert str(place(name)) == name


def test_a_year_beyond_the_calendar_is_said_to_be_incomplete() -> None:
    assert Calendar(place("IN")).is_complete(2030)
    assert not Calendar(place("IN")).is_complete(2040)
    event = datetime(2039, 6, 1, 12, tzinfo=UTC)
    codes = [step.code for step in reckon("IN_GCA", event, 10, "day", place="IN").explanation]
    assert "calendar_incomplete" in codes
    assert "calendar_incomplete" not in [s.code for s in reckon("RAW", event, 10, "day", place="IE").explanation]


def test_no_place_is_guessed() -> None:
    for text in ("UK", "EU", "zz", "I", "IE-XYZ", "IE/..", "US-ZZ"):
        with pytest.raises(UnknownPlace):
            place(text)


def test_a_time_that_never_was_and_one_that_was_twice_are_refused() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    with pytest.raises(WrongStart, match="never was"):
        at_place(datetime(2026, 3, 29, 2, 30), berlin)  # noqa: DTZ001 - a wall time has no zone yet
    with pytest.raises(WrongStart, match="twice"):
        at_place(datetime(2026, 10, 25, 2, 30), berlin)  # noqa: DTZ001
    assert at_place(datetime(2026, 10, 25, 3, 30), berlin) == datetime(2026, 10, 25, 2, 30, tzinfo=UTC)  # noqa: DTZ001


def test_the_version_of_the_calendar_is_kept() -> None:
    reckoned = reckon("RAW", datetime(2026, 8, 24, tzinfo=UTC), 1, "day", place="IE")
    assert reckoned.calendar_version == version_of_holidays() == version("holidays")
