"""Which days are days of rest in a place: public holidays by name, and weekends as they were on that day."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import version
from types import MappingProxyType

import holidays

from requests_app.clocks import legal_holidays
from requests_app.clocks.places import Place
from requests_app.routes import weekends

# Where the whole country has no single calendar of public holidays, the capital's holds for it.
CAPITAL_PART = {"GB": "ENG"}

SATURDAY_SUNDAY = frozenset({5, 6})


@dataclass(frozen=True)
class Rest:
    """Why a day is not a working day: a weekday of rest, or the name of the holiday."""

    holiday: str = ""

    @property
    def is_holiday(self) -> bool:
        """Whether the reason is a holiday, not the weekday."""
        return bool(self.holiday)


@dataclass(frozen=True)
class Calendar:
    """The days of rest that a rule looks at in a place. `week` set means that the law names its weekdays itself."""

    place: Place
    list_name: str = "public"
    week: frozenset[int] | None = None

    def rest(self, day: date) -> Rest | None:
        """Why nothing is done on this day, or None on a working day; a holiday is named before a weekend."""
        name = self._holidays(day.year).get(day)
        if name:
            return Rest(name)
        week = self.week if self.week is not None else weekend(self.place, day)
        return Rest() if day.weekday() in week else None

    def is_working(self, day: date) -> bool:
        """Whether it is a working day."""
        return self.rest(day) is None

    @property
    def has_holidays(self) -> bool:
        """Whether any list of public holidays is known for the country."""
        return self.place.country in _countries()

    def is_complete(self, year: int) -> bool:
        """Whether all holidays of the year are known; lists that follow a rule of law always are."""
        return self.list_name in {"ca_s35", "nl_atw"} or _year(self.place.country, self._part, year)[1]

    @property
    def _part(self) -> str:
        return self.place.part or CAPITAL_PART.get(self.place.country, "")

    def _holidays(self, year: int) -> Mapping[date, str]:
        match self.list_name:
            case "us_federal":
                return public_holidays("US", "", year)
            case "us_legal":
                of_state = public_holidays("US", self.place.part, year) if self.place.part else {}
                return legal_holidays.us(public_holidays("US", "", year), of_state)
            case "ca_s35":
                of_province = public_holidays("CA", self.place.part, year) if self.place.part else {}
                return legal_holidays.canada(year, _added("CA", year), of_province)
            case "nl_atw":
                return legal_holidays.netherlands(year)
            case _:
                return public_holidays(self.place.country, self._part, year)


@cache
def version_of_holidays() -> str:
    """The version of the library of public holidays, kept with every reckoned date."""
    return version("holidays")


@cache
def _countries() -> Mapping[str, list[str]]:
    """The countries the library knows, each with its parts."""
    return holidays.list_supported_countries()


def public_holidays(country: str, part: str, year: int) -> Mapping[date, str]:
    """The public holidays of a year, with the days on which they are kept instead, names in English."""
    return _year(country, part, year)[0]


@cache
def _year(country: str, part: str, year: int) -> tuple[Mapping[date, str], bool]:
    """The public holidays of a year, and whether the library says it knows them all."""
    known = _countries()
    names: dict[date, str] = {}
    complete = True
    if country in known:
        # Where festivals follow the moon and are not yet announced, the library warns; we say it in the explanation.
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            calendar = holidays.country_holidays(
                country,
                subdiv=part if part in known[country] else None,
                years=year,
                expand=False,
                language=_english(country),
            )
        complete = not warned and calendar.start_year <= year <= calendar.end_year
        names = {day: str(name) for day, name in calendar.items() if day.year == year}
    for (where, day), change in weekends.overrides().items():
        if day.year != year or where not in {country, f"{country}-{part}"}:
            continue
        if change.added:
            names[day] = change.name
        else:
            names.pop(day, None)
    return MappingProxyType(names), complete


def weekend(where: Place, day: date) -> frozenset[int]:
    """The weekdays of rest of the place as they were on this day: our table, else the library's, else Sat and Sun."""
    for name in (str(where), where.country):
        rows = weekends.weekends().get(name, ())
        for row in rows:
            if row.holds_on(day):
                return row.days
    return _library_weekend(where.country)


@cache
def _library_weekend(country: str) -> frozenset[int]:
    if country not in _countries():
        return SATURDAY_SUNDAY
    return frozenset(int(number) for number in holidays.country_holidays(country).weekend) or SATURDAY_SUNDAY


@cache
def _english(country: str) -> str | None:
    languages = holidays.country_holidays(country).supported_languages
    return next((name for name in ("en_US", "en_GB") if name in languages), None)


def _added(country: str, year: int) -> dict[date, str]:
    return {
        day: change.name
        for (where, day), change in weekends.overrides().items()
        if where == country and change.added and day.year == year
    }
