"""In which order open routes are proposed: by legal fitness, as `order.toml` says, never by speed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from requests_app.advice.facts import Facts
from requests_app.routes import jurisdictions
from requests_app.routes.schema import Route

ORDER = Path(__file__).parent / "order.toml"


@dataclass(frozen=True, slots=True)
class Rank:
    """One step of the order: its number, its name, what it is and why it stands there."""

    number: int
    name: str
    says: str
    why: str
    routes: tuple[str, ...]


@cache
def ranks() -> tuple[Rank, ...]:
    """The steps, the fittest first."""
    rows = tomllib.loads(ORDER.read_text(encoding="utf-8"))["rank"]
    return tuple(
        Rank(n, row["name"], row["says"], row["why"], tuple(row["routes"])) for n, row in enumerate(rows, start=1)
    )


def rank_named(name: str) -> Rank:
    """The step of that name."""
    return next(rank for rank in ranks() if rank.name == name)


@cache
def _listed(route_id: str) -> tuple[Rank, int] | None:
    """Where the lists name the route: by its own name before a name with a star."""
    for exact in (True, False):
        for rank in ranks():
            for place, name in enumerate(rank.routes):
                if route_id == name if exact else fnmatchcase(route_id, name):
                    return rank, place
    return None


def rank_of(route: Route, requesting: str, requested: str) -> tuple[Rank, int]:
    """The step of a route between two States, and its place within it.

    A State's own law on mutual assistance is treaty assistance only where a treaty between the two is on record.
    """
    listed = _listed(route.id)
    if listed is None:
        return rank_named(_by_nature(route)), 99
    rank, place = listed
    if rank.name == "treaty" and by_national_law(route) and not has_treaty(requesting, requested):
        return rank_named("generic"), place
    return rank, place


def by_national_law(route: Route) -> bool:
    """Whether it is the law of the State addressed that opens the route, not what ties the two States."""
    sides = (route.open.requesting, route.open.requested)
    tied = any(side.party_to or side.bound_by or side.agreement for side in sides)
    return route.kind == "assistance" and not tied


def has_treaty(requesting: str, requested: str) -> bool:
    """Whether a bilateral treaty in force is on record, or both are Member States of the Union, who share several."""
    both_in_union = {requesting, requested} <= jurisdictions.EU
    treaty = jurisdictions.mlat(requesting, requested)
    return both_in_union or (treaty is not None and treaty.state == "in_force")


def _by_nature(route: Route) -> str:
    sides = (route.open.requesting, route.open.requested)
    if route.kind == "enforcement":
        return "follows"
    if all(side.party_to or side.bound_by or side.agreement for side in sides):
        return "treaty" if route.kind == "assistance" else "bound"
    return "generic" if route.kind == "assistance" else "voluntary"


def urgency(route: Route, facts: Facts) -> int:
    """In an emergency its own routes come first within their rank; where nobody told of one, last."""
    if not route.emergency:
        return 1
    return 0 if facts.emergency else 2
