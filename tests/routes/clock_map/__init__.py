"""The map by hand from each row of the clock tables of the law files to the clock of a route, or why it has none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One row of a source: the clock it is here, with the figures typed from the source; or why it is no clock here."""

    source: str
    route: str = ""
    clock: str = ""
    n: int | None = None
    unit: str = ""
    article: str = ""
    why_not: str = ""
