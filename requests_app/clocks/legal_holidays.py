"""The lists of holidays that some counting rules make for themselves, where they differ from public holidays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

MONDAY = 0


@cache
def easter_sunday(year: int) -> date:
    """Easter in the Gregorian calendar: the Sunday after the full moon of the church on or after 21 March."""
    golden = year % 19
    century = year // 100
    # Age of the moon of the church on 21 March, corrected for dropped leap days and for the drift of the moon.
    drift = (8 * century + 13) // 25
    age = (19 * golden + century - century // 4 - drift + 15) % 30
    # The two exceptions that keep the full moon out of 19 April, and out of 18 April in the second half of the cycle.
    if age == 29 or (age == 28 and golden > 10):
        age -= 1
    full_moon = date(year, 3, 21) + timedelta(days=age)
    return full_moon + timedelta(days=7 - (full_moon.weekday() + 1) % 7)


def us(federal: Mapping[date, str], of_state: Mapping[date, str]) -> Mapping[date, str]:
    """Fed. R. Crim. P. 45(a)(6): the federal days as statute sets them aside, and any other day of the State.

    A State that does not keep a federal day does not take it away: the list of the rule stands first.
    """
    return {**of_state, **federal}


@cache
def _canada_national(year: int) -> Mapping[date, str]:
    """Interpretation Act (R.S.C. 1985, c. I-21) s. 35(1) "holiday", without Sunday, which is a matter of the week.

    No Boxing Day, and no Saturday or Monday in lieu; only Canada Day moves, to 2 July when 1 July is a Sunday.
    """
    easter = easter_sunday(year)
    canada_day = date(year, 7, 1)
    if canada_day.weekday() == 6:
        canada_day = date(year, 7, 2)
    days = {
        date(year, 1, 1): "New Year's Day",
        easter - timedelta(days=2): "Good Friday",
        easter + timedelta(days=1): "Easter Monday",
        _monday_before(date(year, 5, 25)): "Victoria Day",
        canada_day: "Canada Day",
        _nth_monday(year, 9, 1): "Labour Day",
        # Day of general thanksgiving by the proclamation of 1957: the second Monday of October.
        _nth_monday(year, 10, 2): "Thanksgiving Day",
        date(year, 11, 11): "Remembrance Day",
        date(year, 12, 25): "Christmas Day",
    }
    if year >= 2021:
        days[date(year, 9, 30)] = "National Day for Truth and Reconciliation"
    return days


def canada(year: int, proclaimed: Mapping[date, str], of_province: Mapping[date, str]) -> Mapping[date, str]:
    """The days of s. 35(1), those proclaimed once, and those of the province, which never bring in Boxing Day."""
    provincial = {
        day: name for day, name in of_province.items() if "Boxing Day" not in name and "(observed)" not in name
    }
    return {**provincial, **_canada_national(year), **proclaimed}


@cache
def netherlands(year: int) -> Mapping[date, str]:
    """Algemene termijnenwet art. 3: Good Friday and 5 May are on its list every year."""
    easter = easter_sunday(year)
    kings_day = date(year, 4, 27) if year >= 2014 else date(year, 4, 30)
    if kings_day.weekday() == 6:
        # On a Sunday the birthday of the King is kept the day before.
        kings_day -= timedelta(days=1)
    return {
        date(year, 1, 1): "New Year's Day",
        easter - timedelta(days=2): "Good Friday",
        easter: "Easter Sunday",
        easter + timedelta(days=1): "Easter Monday",
        kings_day: "King's Day" if year >= 2014 else "Queen's Day",
        date(year, 5, 5): "Liberation Day",
        easter + timedelta(days=39): "Ascension Day",
        easter + timedelta(days=49): "Whit Sunday",
        easter + timedelta(days=50): "Whit Monday",
        date(year, 12, 25): "Christmas Day",
        date(year, 12, 26): "Second Day of Christmas",
    }


def _nth_monday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(MONDAY - first.weekday()) % 7 + 7 * (nth - 1))


def _monday_before(day: date) -> date:
    """The last Monday before a day: Victoria Day is the one before 25 May."""
    return day - timedelta(days=(day.weekday() - MONDAY) % 7 or 7)
