"""One line of a CSV file of law, which says where it stands when something in it is wrong."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import cast

from requests_app.routes.loader import LawError
from requests_app.routes.schema import Mark

MARKS = frozenset({"V", "V2", "R"})


class Row:
    """One line of a CSV file, which says where it stands when something in it is wrong."""

    def __init__(self, path: Path, line: int, cells: Mapping[str, str | None]) -> None:
        self.path, self.line, self.cells = path, line, cells

    def error(self, reason: str) -> LawError:
        return LawError(self.path, self.line, reason)

    def text(self, name: str) -> str:
        value = self.cells.get(name)
        if value is None:
            raise self.error(f"the column {name!r} is missing")
        return value.strip()

    def some(self, name: str) -> str:
        if not self.text(name):
            raise self.error(f"{name} is empty")
        return self.text(name)

    def one_of(self, name: str, known: frozenset[str]) -> str:
        if self.text(name) not in known:
            raise self.error(f"{name} is {self.text(name)!r}, not one of {', '.join(sorted(known))}")
        return self.text(name)

    def mark(self, name: str = "mark") -> Mark:
        return cast(Mark, self.one_of(name, MARKS))

    def code(self, name: str) -> str:
        if not re.fullmatch(r"[A-Z]{2}", self.text(name)):
            raise self.error(f"{name} is {self.text(name)!r}, not a country code of two capital letters")
        return self.text(name)

    def day(self, name: str) -> date | None:
        if not self.text(name):
            return None
        try:
            return date.fromisoformat(self.text(name))
        except ValueError:
            raise self.error(f"{name} is {self.text(name)!r}, not a day as 2026-11-21") from None

    def number(self, name: str) -> int | None:
        if not self.text(name):
            return None
        if not self.text(name).isdigit():
            raise self.error(f"{name} is {self.text(name)!r}, not a whole number")
        return int(self.text(name))

    def words(self, name: str) -> tuple[str, ...]:
        return tuple(word.strip() for word in self.text(name).split(";") if word.strip())


def rows_of(path: Path) -> Iterator[Row]:
    """Every line of a file below its heading. Raises `LawError`."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            for cells in reader:
                row = Row(path, reader.line_num, cells)
                if None in cells:
                    raise row.error("the line has more cells than the heading")
                yield row
    except OSError as error:
        raise LawError(path, 1, f"the file cannot be read: {error.strerror}") from None
