"""Reads a CSV event log as durations: each case from its first event to the first event that ends it."""

from __future__ import annotations

import contextlib
import csv
import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from itertools import chain
from pathlib import Path

DELIMITERS = (",", ";", "\t", "|")
DAY = 86_400

# Python's own reader takes any character between date and time, so a count of milliseconds could pass for a date of the
# twelfth century: only these shapes are handed to it.
_ISO = re.compile(r"\d{4}-(?:\d{2}-\d{2}|W\d{2}-\d)(?:[Tt ].+)?|\d{8}(?:[Tt].+)?")
_DATE = re.compile(
    r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"(?:[T ]\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d+))?)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?",
    re.IGNORECASE,
)


class BadLog(ValueError):
    """The log cannot be read as asked; the message is one sentence that names the place and the way out."""


@dataclass(frozen=True, slots=True)
class Durations:
    """One entry per case: days from its first event to its end or to the census, and whether it ended."""

    days: tuple[float, ...]
    ended: tuple[bool, ...]
    left_out: int


def read_moment(text: str) -> datetime:
    """A point in time from ISO 8601 or its variants with a blank or slashes, year first; without a zone it is UTC."""
    text = text.strip()
    moment = None
    if _ISO.fullmatch(text):
        with contextlib.suppress(ValueError):
            moment = datetime.fromisoformat(text)
    if moment is None:
        moment = _read_variant(text)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def read_durations(
    path: Path, *, case: str, time: str, activity: str, ends: Sequence[str], as_of: datetime
) -> Durations:
    """Read the log and follow each case up to `as_of`.

    A case enters at its first event and ends at the earliest event named in `ends` that is not after `as_of`; else it
    is censored at `as_of`. A case first seen after `as_of` is left out. Raises `BadLog`.
    """
    first: dict[str, datetime] = {}
    ended: dict[str, datetime] = {}
    wanted = dict.fromkeys(ends, False)
    names: set[str] = set()
    rows = 0
    for key, moment, name in _events(path, case, time, activity):
        rows += 1
        if name in wanted:
            wanted[name] = True
            if moment <= as_of and (key not in ended or moment < ended[key]):
                ended[key] = moment
        else:
            names.add(name)
        if key not in first or moment < first[key]:
            first[key] = moment
    if not rows:
        raise BadLog(f"{path} has a header but no events: export the log again with its rows.")
    for name, seen in wanted.items():
        if not seen:
            raise BadLog(_no_such_activity(name, activity, sorted(names | {end for end in wanted if wanted[end]})))
    days: list[float] = []
    flags: list[bool] = []
    for key, begun in first.items():
        if begun <= as_of:
            days.append((ended.get(key, as_of) - begun).total_seconds() / DAY)
            flags.append(key in ended)
    return Durations(tuple(days), tuple(flags), len(first) - len(days))


def _events(path: Path, case: str, time: str, activity: str) -> Iterator[tuple[str, datetime, str]]:
    """The rows as (case, moment, activity); the row number named in a complaint counts the header as row 1."""
    row = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            top = stream.readline()
            delimiter = _delimiter(top, path, (case, time, activity))
            reader = csv.reader(chain([top], stream), delimiter=delimiter, strict=True)
            header = next(reader)
            places = _places(header, path, (case, time, activity))
            for row, fields in enumerate(reader, start=2):
                if fields:
                    yield _event(row, fields, header, places)
    except UnicodeDecodeError:
        raise BadLog(f"Line {_undecodable_line(path)} of {path} is not UTF-8 text: save it as CSV in UTF-8.") from None
    except csv.Error as error:
        raise BadLog(f"After row {row}, {path} is not well-formed CSV ({error}): mend its quotes.") from None
    except OSError as error:
        raise BadLog(f"{path} cannot be read ({error.strerror or error}): check the name and the rights.") from None


def _undecodable_line(path: Path) -> int:
    """The first line that is not UTF-8: the text layer reads ahead, so the row in hand is not the place."""
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 1


def _event(row: int, fields: list[str], header: list[str], places: list[int]) -> tuple[str, datetime, str]:
    if len(fields) != len(header):
        raise BadLog(
            f"Row {row} has {len(fields)} fields where the header has {len(header)}: "
            "put a value that holds the delimiter in double quotes."
        )
    for place in places:
        if not fields[place].strip():
            raise BadLog(f"Row {row} has nothing in column '{header[place]}': fill it in or take the row out.")
    key, moment, name = (fields[place] for place in places)
    try:
        return key, read_moment(moment), name
    except ValueError as error:
        raise BadLog(
            f"Row {row}, column '{header[places[1]]}': '{_short(moment)}' is no time ({error}): "
            "write it year first, such as 2026-08-22 09:30:00 or 2026-08-22T09:30:00+02:00."
        ) from None


def _delimiter(line: str, path: Path, columns: Sequence[str]) -> str:
    """The delimiter under which the header holds the named columns; else the one that parts it most."""
    if not line.strip():
        raise BadLog(f"{path} has no header in its first row: the first row must name the columns.")

    def quality(delimiter: str) -> tuple[int, int]:
        fields = [field.strip() for field in next(csv.reader([line], delimiter=delimiter))]
        return sum(column in fields for column in columns), len(fields)

    return max(DELIMITERS, key=quality)


def _places(header: list[str], path: Path, columns: Sequence[str]) -> list[int]:
    found = [field.strip() for field in header]
    for column in columns:
        count = found.count(column)
        if count == 0:
            raise BadLog(f"{path} has no column '{column}': its columns are {_listed(found)}.")
        if count > 1:
            raise BadLog(f"{path} has {count} columns named '{column}': rename all but one.")
    return [found.index(column) for column in columns]


def _read_variant(text: str) -> datetime:
    """What `fromisoformat` refuses but real logs hold: slashes, single digits, a blank before the zone, 'UTC'."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError("not a date with the year first")
    part = match.groupdict()
    fraction = (part["fraction"] or "")[:6].ljust(6, "0")
    day = (int(part["year"]), int(part["month"]), int(part["day"]))
    time = (int(part["hour"] or 0), int(part["minute"] or 0), int(part["second"] or 0), int(fraction))
    return datetime(*day, *time, tzinfo=_zone(part["zone"]))


def _zone(text: str | None) -> timezone:
    if text is None or text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "").ljust(4, "0")
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))


def _no_such_activity(name: str, column: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean '{near[0]}'?" if near else f"the log holds {_listed(known)}."
    return f"No event is named '{name}' in column '{column}': {hint}"


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f"'{_short(name)}'" for name in names[:12])
    return shown if len(names) <= 12 else f"{shown} and {len(names) - 12} more"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:57]}..."
