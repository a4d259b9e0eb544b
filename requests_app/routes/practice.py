"""Which data a provider answers directly to the authorities of another State, and which it sends to mutual assistance.

It is what the provider itself publishes. A category no row names is not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import cast

from requests_app.routes.csv_rows import Row, rows_of
from requests_app.routes.jurisdictions import DATA, providers
from requests_app.routes.schema import Data, Mark

ANSWERS = frozenset({"yes", "no"})
WHEN = frozenset({"", "emergency"})
KNOWN: frozenset[str] = frozenset({"subscriber", "identification_only", "traffic", "content"})


@dataclass(frozen=True, slots=True)
class Practice:
    """What a provider says of direct requests for some categories, at any time or in an emergency."""

    provider: str
    data: tuple[Data, ...]
    when: str
    answers: bool
    process: str
    source: str
    mark: Mark


def read_practice(path: Path, known: frozenset[str]) -> tuple[Practice, ...]:
    """Every row of a file. Raises `LawError` with file and line."""
    return tuple(
        Practice(
            provider=row.one_of("provider", known),
            data=_data(row),
            when=row.one_of("when", WHEN),
            answers=row.one_of("answers", ANSWERS) == "yes",
            process=row.some("process"),
            source=row.some("source"),
            mark=row.mark(),
        )
        for row in rows_of(path)
    )


def _data(row: Row) -> tuple[Data, ...]:
    found = row.words("data")
    if not found or set(found) - KNOWN:
        raise row.error(f"data is {row.text('data')!r}, not categories of data with ; between them")
    return cast(tuple[Data, ...], found)


@cache
def practice() -> MappingProxyType[str, tuple[Practice, ...]]:
    """Every provider's rows by its key, read once."""
    keys = frozenset(p.key for p in providers())
    rows = read_practice(DATA / "provider-direct.csv", keys)
    return MappingProxyType({key: tuple(row for row in rows if row.provider == key) for key in keys})


def said(provider: str, data: Data, *, emergency: bool = False) -> Practice | None:
    """What the provider says of this category: in an emergency first its own word for that."""
    fitting = [row for row in practice().get(provider, ()) if data in row.data]
    times = ("emergency", "") if emergency else ("",)
    return next((row for when in times for row in fitting if row.when == when), None)


def answers(provider: str, data: Data, *, emergency: bool = False) -> bool | None:
    """Whether it answers foreign authorities directly for this category. None: not known."""
    row = said(provider, data, emergency=emergency)
    return None if row is None else row.answers
