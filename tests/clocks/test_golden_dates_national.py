"""Due dates by the rules of Australia, Singapore, France, the Netherlands and India: each with its arithmetic."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

import pytest
from django.core.management import ManagementUtility

from requests_app.clocks.counting import reckon
from requests_app.clocks.places import place, zone_of


@dataclass(frozen=True)
class Day:
    """A period and its last day (for hours: its last minute). `inclusive` and `roll` as `reckon` takes them."""

    rule: str
    start: str
    length: int
    unit: str
    place: str
    due: str
    inclusive: bool | None = None
    roll: bool | None = None


AUSTRALIA = (
    # Starting on 24 Aug: 8 days of August, 38 with September, 69, 99, 130 with December, 161, and 19 Feb: a Friday.
    Day("AU_AIA", "2026-08-24", 180, "day", "AU", "2027-02-19", inclusive=True),
    # From 24 Aug: one later, Sat 20 Feb; a thing to be done moves to Mon 22 Feb, s. 36(2).
    Day("AU_AIA", "2026-08-24", 180, "day", "AU", "2027-02-22", inclusive=False),
    # The same where the end never moves.
    Day("AU_AIA", "2026-08-24", 180, "day", "AU", "2027-02-20", inclusive=False, roll=False),
    # Starting on 12 Jan: day 14 is Sun 25 Jan; Mon 26 is Australia Day; Tue 27.
    Day("AU_AIA", "2026-01-12", 14, "day", "AU", "2026-01-27", inclusive=True),
    # From 20 Mar: 11 days of March and 3 April, Good Friday; Sat, Sun, Easter Monday; Tue 7.
    Day("AU_AIA", "2026-03-20", 14, "day", "AU", "2026-04-07", inclusive=False),
    # From 20 Oct: 11 days of October and 3 November, a Tuesday: Melbourne Cup in Victoria, no holiday next door.
    Day("AU_AIA", "2026-10-20", 14, "day", "AU-VIC", "2026-11-04", inclusive=False),
    Day("AU_AIA", "2026-10-20", 14, "day", "AU-NSW", "2026-11-03", inclusive=False),
    # From 25 May: 6 days of May and 8 June, a Monday: the King's Birthday in New South Wales, not in the West.
    Day("AU_AIA", "2026-05-25", 14, "day", "AU-NSW", "2026-06-09", inclusive=False),
    Day("AU_AIA", "2026-05-25", 14, "day", "AU-WA", "2026-06-08", inclusive=False),
    # From Thu 24 Dec: one day ends on Fri 25, Christmas; Sat, Sun, Mon 28 in lieu of Boxing Day; Tue 29.
    Day("AU_AIA", "2026-12-24", 1, "day", "AU-ACT", "2026-12-29", inclusive=False),
)
SINGAPORE = (
    # 7 days of August and 23 of September: a Wednesday.
    Day("SG_INTERP", "2026-08-24", 30, "day", "SG", "2026-09-23"),
    # Day 14 is Tue 17 Feb, Chinese New Year, as Wed 18; Thu 19.
    Day("SG_INTERP", "2026-02-03", 14, "day", "SG", "2026-02-19"),
    # 7 days of March and 3 April, Good Friday; Saturday is an ordinary day.
    Day("SG_INTERP", "2026-03-24", 10, "day", "SG", "2026-04-04"),
    # Day 14 is Sun 8 Nov, Deepavali; Mon 9 in its place; Tue 10.
    Day("SG_INTERP", "2026-10-25", 14, "day", "SG", "2026-11-10"),
    # Day 14 is Fri 25 Dec; Sat 26.
    Day("SG_INTERP", "2026-12-11", 14, "day", "SG", "2026-12-26"),
    # Five days, so Sundays and holidays do not count: not Fri 3 Apr; Sat 4; not Sun 5; Mon 6, 7, 8, Thu 9.
    Day("SG_INTERP", "2026-04-02", 5, "day", "SG", "2026-04-09"),
    # Seven days, so all count: Sun 9 Aug, National Day; Mon 10 in its place; Tue 11.
    Day("SG_INTERP", "2026-08-02", 7, "day", "SG", "2026-08-11"),
    # Six days over a Sunday: Sat 22; not Sun 23; Mon 24, 25, 26, 27, Fri 28.
    Day("SG_INTERP", "2026-08-21", 6, "day", "SG", "2026-08-28"),
)
FRANCE = (
    # Fri 14 Aug, an ordinary day.
    Day("FR_CPP", "2026-08-04", 10, "day", "FR", "2026-08-14"),
    # Sat 15 Aug, Assumption too; Mon 17.
    Day("FR_CPP", "2026-08-05", 10, "day", "FR", "2026-08-17"),
    # 9 days of April and Fri 1 May; Sat, Sun; Mon 4.
    Day("FR_CPP", "2026-04-21", 10, "day", "FR", "2026-05-04"),
    # 2 days of April and Fri 8 May; Sat, Sun; Mon 11.
    Day("FR_CPP", "2026-04-28", 10, "day", "FR", "2026-05-11"),
    # Whit Monday, 25 May; Tue 26.
    Day("FR_CPP", "2026-05-15", 10, "day", "FR", "2026-05-26"),
    # 9 days of December and Fri 1 Jan; Sat, Sun; Mon 4.
    Day("FR_CPP", "2026-12-22", 10, "day", "FR", "2027-01-04"),
    # 7 days of March and Fri 3 April, Good Friday: no holiday in France but one in Moselle, then to Tue 7.
    Day("FR_CPP", "2026-03-24", 10, "day", "FR", "2026-04-03"),
    Day("FR_CPP", "2026-03-24", 10, "day", "FR-57", "2026-04-07"),
    # No 31 September: its last day, a Wednesday.
    Day("FR_CPP", "2026-08-31", 1, "month", "FR", "2026-09-30"),
)
NETHERLANDS = (
    # Fri 25 Dec, Sat 26, Sun 27; Mon 28.
    Day("NL_ATW", "2026-12-15", 10, "day", "NL", "2026-12-28"),
    # Thu 14 May, Ascension; Fri 15.
    Day("NL_ATW", "2026-05-04", 10, "day", "NL", "2026-05-15"),
    # Mon 25 May, Whit Monday; Tue 26.
    Day("NL_ATW", "2026-05-14", 11, "day", "NL", "2026-05-26"),
    # Mon 27 April, King's Day; Tue 28.
    Day("NL_ATW", "2026-04-17", 10, "day", "NL", "2026-04-28"),
    # Wed 1, Thu 2, Fri 3 April, Good Friday; Sat, Sun, Easter Monday; Tue 7.
    Day("NL_ATW", "2026-03-31", 3, "day", "NL", "2026-04-07"),
    # Sat 4, Sun 5, Easter Monday 6; Tue 7 is the only working day, art. 2 wants two: Wed 8.
    Day("NL_ATW", "2026-04-03", 3, "day", "NL", "2026-04-08"),
    # Sv art. 126ni: 8 days of August, 38, 69 with October, and Sat 21 Nov; ninety days move, to Mon 23.
    Day("NL_ATW", "2026-08-23", 90, "day", "NL", "2026-11-23"),
    # The same as a retention: it never moves.
    Day("NL_ATW", "2026-08-23", 90, "day", "NL", "2026-11-21", roll=False),
)
INDIA = (
    # 7 days of August and 23 of September: a Wednesday.
    Day("IN_GCA", "2026-08-24", 30, "day", "IN", "2026-09-23"),
    # Mon 26 Jan, Republic Day; Tue 27.
    Day("IN_GCA", "2026-01-16", 10, "day", "IN", "2026-01-27"),
    # 7 days of March and Fri 3 April, Good Friday; Sat, Sun; Mon 6.
    Day("IN_GCA", "2026-03-24", 10, "day", "IN", "2026-04-06"),
    # Fri 25 Dec; Sat, Sun; Mon 28.
    Day("IN_GCA", "2026-12-15", 10, "day", "IN", "2026-12-28"),
    # Thu 1 May 2025: Maharashtra Day there, an ordinary day for the Union.
    Day("IN_GCA", "2025-04-21", 10, "day", "IN-MH", "2025-05-02"),
    Day("IN_GCA", "2025-04-21", 10, "day", "IN", "2025-05-01"),
    # IT Rules 2021 r. 3(1)(j): three days on, to the minute; a Sunday moves no hours.
    Day("IN_GCA", "2026-10-01T10:00", 72, "hour", "IN", "2026-10-04T10:00"),
    # r. 3(1)(g), a retention: 7 days of August, 37, 68, 98, 129 with December, 160, and Sat 20 Feb; it never moves.
    Day("IN_GCA", "2026-08-24", 180, "day", "IN", "2027-02-20", roll=False),
)
ALL = (*AUSTRALIA, *SINGAPORE, *FRANCE, *NETHERLANDS, *INDIA)


def name(day: Day) -> str:
    """The period in a few words."""
    how = {True: " included", False: " excluded", None: ""}[day.inclusive]
    return f"{day.rule} {day.start} {day.length} {day.unit} {day.place}{how}{' unmoved' if day.roll is False else ''}"


@pytest.mark.parametrize("day", ALL, ids=name)
def test_due(day: Day) -> None:
    start = datetime.fromisoformat(day.start if "T" in day.start else f"{day.start}T12:00")
    reckoned = reckon(
        day.rule,
        start.replace(tzinfo=zone_of(place(day.place))),
        day.length,
        day.unit,
        place=day.place,
        roll=day.roll,
        inclusive=day.inclusive,
    )
    due: date | datetime = datetime.fromisoformat(day.due) if "T" in day.due else date.fromisoformat(day.due)
    assert reckoned.due == reckoned.latest == due


@pytest.mark.parametrize("day", [d for d in ALL if d.inclusive is None], ids=name)
def test_the_command_says_the_same(day: Day, capsys: pytest.CaptureFixture[str]) -> None:
    words = [day.rule, day.start, str(day.length), day.unit, "--place", day.place, "--json"]
    ManagementUtility(["manage.py", "reckon", *words, *(["--no-roll"] if day.roll is False else [])]).execute()
    assert json.loads(capsys.readouterr().out)["due"] == day.due


def test_a_wording_not_known_shows_both_days(capsys: pytest.CaptureFixture[str]) -> None:
    # 180 days starting on 24 August end on Fri 19 February, from it on Sat 20, moved to Mon 22.
    ManagementUtility(
        ["manage.py", "reckon", "AU_AIA", "2026-08-24", "180", "day", "--place", "AU-ACT", "--json"]
    ).execute()
    said = json.loads(capsys.readouterr().out)
    assert (said["due"], said["latest"]) == ("2027-02-19", "2027-02-22")
