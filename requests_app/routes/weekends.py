"""Which weekdays are days of rest in a place, since when and until when, and the days of rest decided one by one."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

DATA = Path(__file__).parent / "data"
MARKS = frozenset({"V", "V2", "R"})


@dataclass(frozen=True)
class Weekend:
    """The weekly days of rest of a place for a time; weekdays as Python numbers them, Monday 0 to Sunday 6."""

    place: str
    days: frozenset[int]
    since: date | None
    until: date | None
    source: str
    mark: str
    note: str

    def holds_on(self, day: date) -> bool:
        """Whether the row speaks of this day; both ends are included."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Override:
    """One day added to, or taken out of, the public holidays of a place."""

    place: str
    day: date
    added: bool
    name: str
    source: str
    mark: str


@cache
def weekends() -> Mapping[str, tuple[Weekend, ...]]:
    """The table of weekends by place, each place's rows in the order of time."""
    table: dict[str, tuple[Weekend, ...]] = {}
    for number, row in _rows("weekends.csv"):
        weekend = Weekend(
            place=row["place"],
            days=frozenset(int(number) for number in row["weekend"].split()),
            since=date.fromisoformat(row["from"]) if row["from"] else None,
            until=date.fromisoformat(row["until"]) if row["until"] else None,
            source=row["source"],
            mark=row["mark"],
            note=row["note"],
        )
        earlier = table.get(weekend.place, ())
        if weekend.mark not in MARKS or not weekend.source:
            raise ValueError(f"weekends.csv, line {number}: every row needs a source and a mark V, V2 or R.")
        if not weekend.days or not weekend.days <= set(range(7)):
            raise ValueError(f"weekends.csv, line {number}: weekdays are numbers from 0 (Monday) to 6 (Sunday).")
        if earlier and not (earlier[-1].until and weekend.since and earlier[-1].until < weekend.since):
            raise ValueError(f"weekends.csv, line {number}: the row overlaps an earlier one of {weekend.place}.")
        table[weekend.place] = (*earlier, weekend)
    return MappingProxyType(table)


@cache
def zones() -> Mapping[str, str]:
    """The IANA zone of each place: of its capital, for a country."""
    return MappingProxyType({row["place"]: row["zone"] for _, row in _rows("zones.csv")})


@cache
def overrides() -> Mapping[tuple[str, date], Override]:
    """Days that differ from the public-holiday calendars we take from elsewhere."""
    table: dict[tuple[str, date], Override] = {}
    for number, row in _rows("holiday_overrides.csv"):
        if row["change"] not in {"add", "remove"} or row["mark"] not in MARKS or not row["source"]:
            raise ValueError(f"holiday_overrides.csv, line {number}: needs add or remove, a source and a mark.")
        day = date.fromisoformat(row["date"])
        table[row["place"], day] = Override(
            place=row["place"],
            day=day,
            added=row["change"] == "add",
            name=row["name"],
            source=row["source"],
            mark=row["mark"],
        )
    return MappingProxyType(table)


def _rows(name: str) -> list[tuple[int, dict[str, str]]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(enumerate(csv.DictReader(file), start=2))
