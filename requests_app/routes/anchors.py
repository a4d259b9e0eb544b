"""Published figures for how long a route takes, with source and year: what is shown until our own suffice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from requests_app.routes.csv_rows import rows_of
from requests_app.routes.jurisdictions import DATA
from requests_app.routes.schema import Mark, Route


@dataclass(frozen=True, slots=True)
class Anchor:
    """One published figure: for a route or a kind of route, from and to which State. Days are counted from it by us."""

    route: str
    kind: str
    requesting: str
    requested: str
    days: int
    days_to: int | None
    figure: str
    source: str
    year: str
    mark: Mark

    def fits(self, route: Route, requesting: str, requested: str) -> bool:
        """Whether the figure may stand for this route between these States."""
        return (
            (self.route == route.id if self.route else self.kind == route.kind)
            and self.requesting in ("", requesting)
            and self.requested in ("", requested)
        )


def read_anchors(path: Path) -> tuple[Anchor, ...]:
    """Every figure of a file, the most exact first as they stand. Raises `LawError` with file and line."""
    found: list[Anchor] = []
    for row in rows_of(path):
        days = row.number("days")
        if days is None:
            raise row.error("days is empty")
        if bool(row.text("route")) == bool(row.text("kind")):
            raise row.error("a figure is for a route or for a kind of route")
        states = {name: row.code(name) if row.text(name) else "" for name in ("requesting", "requested")}
        found.append(
            Anchor(
                route=row.text("route"),
                kind=row.text("kind"),
                days=days,
                days_to=row.number("days_to"),
                figure=row.some("figure"),
                source=row.some("source"),
                year=row.text("year"),
                mark=row.mark(),
                **states,
            )
        )
    return tuple(found)


@cache
def anchors() -> tuple[Anchor, ...]:
    """Every published figure, read once."""
    return read_anchors(DATA / "anchors.csv")


def anchor(route: Route, requesting: str, requested: str) -> Anchor | None:
    """The first figure that fits, or none where nothing is published."""
    return next((one for one in anchors() if one.fits(route, requesting, requested)), None)
