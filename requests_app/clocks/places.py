"""What a place is: a country, or a part of one, with a zone and a name in the holiday calendars."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import holidays

from requests_app.clocks.errors import UnknownPlace, UnknownZone
from requests_app.routes import weekends

# Names people use for a place that is written otherwise.
INSTEAD = {
    "UK": "write GB, or a part such as GB-ENG",
    "EL": "write GR",
    "EU": "name the Member State where the act is to be done, such as IE",
}


@dataclass(frozen=True)
class Place:
    """A country by its ISO 3166-1 code, with the code of a part where the calendar is that of a part."""

    country: str
    part: str = ""

    def __str__(self) -> str:
        return f"{self.country}-{self.part}" if self.part else self.country


@cache
def place(text: str) -> Place:
    """The place written as `CC` or `CC-PART`."""
    found = re.fullmatch(r"([A-Z]{2})(?:-([A-Z0-9]{1,3}))?", text.strip().upper())
    if not found:
        raise UnknownPlace(f"{text!r} is not a place: write a country such as IE, or a part of one such as US-DC.")
    country, part = found[1], found[2] or ""
    if country not in weekends.zones():
        hint = INSTEAD.get(country, "write the two letters of ISO 3166-1")
        raise UnknownPlace(f"No calendar is known for the place {country}: {hint}.")
    if part:
        part = _part(country, part)
    return Place(country, part)


@cache
def calendar_parts(country: str) -> frozenset[str]:
    """The parts of a country that the holiday calendars know."""
    return frozenset(holidays.list_supported_countries().get(country, ()))


def zone_of(where: Place) -> ZoneInfo:
    """The zone of a part if it has one of its own, else that of the capital."""
    names = weekends.zones()
    return ZoneInfo(names.get(str(where), names[where.country]))


def zone_named(name: str) -> ZoneInfo:
    """The IANA zone of this name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZone(f"{name!r} is not a time zone: write one such as Europe/Dublin.") from error


def _part(country: str, part: str) -> str:
    known = calendar_parts(country)
    if known and part not in known:
        aliases = holidays.country_holidays(country).subdivisions_aliases
        part = {str(alias).upper(): code for alias, code in aliases.items()}.get(part, part)
    written = f"{country}-{part}"
    if part in known or written in weekends.zones() or written in weekends.weekends():
        return part
    raise UnknownPlace(f"No calendar is known for the place {written}: {country} alone has one.")
