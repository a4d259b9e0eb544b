"""Which organisation can ask which on which route: the law's conditions, and who is registered to sit there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from requests_app.desk.founding import World
from requests_app.desk.opening import SEAT_KINDS
from requests_app.parties.models import Kind, Organisation
from requests_app.routes.jurisdictions import is_party
from requests_app.routes.schema import Condition, Route

# How much of the whole each agency asks for; synthetic.
SHARES = {
    "bka": 10, "lka-nrw": 4, "ofac": 6, "politie": 4, "nca": 5, "npa": 3, "policia-nacional": 3, "pj": 2,
    "policie-cr": 2, "garda": 2, "fbi": 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Corridor:
    """An agency, a State addressed, a provider's company there."""

    agency: Organisation
    provider: Organisation
    seats: Mapping[str, Organisation]

    @property
    def requested(self) -> str:
        return self.provider.country


class Corridors:
    """Every corridor of the world, by route."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.agencies = [world.organisations[key] for key in SHARES]
        self.shares = {world.organisations[key].pk: share for key, share in SHARES.items()}
        self.providers = [o for o in world.organisations.values() if o.kind == Kind.PROVIDER]
        self._known: dict[tuple[str, date], list[Corridor]] = {}
        self._first: dict[tuple[str, str], Organisation] = {}
        for one in world.organisations.values():
            self._first.setdefault((one.kind, one.country), one)

    def of(self, route: Route, day: date) -> Sequence[Corridor]:
        """Everything open on the route on that day."""
        known = self._known.get((route.key, day))
        if known is None:
            known = [c for a in self.agencies for p in self.providers if (c := self.between(route, a, p, day))]
            self._known[route.key, day] = known
        return known

    def between(self, route: Route, agency: Organisation, provider: Organisation, day: date) -> Corridor | None:
        """The corridor, if the law lets it be and everybody needed is there."""
        if agency.country == provider.country and route.id != "US-PRES-2703F":
            return None
        asking = _met(route.open.requesting, agency.country, day)
        if not asking or not _met(route.open.requested, provider.country, day):
            return None
        seats: dict[str, Organisation] = {}
        for name, actor in route.actors.items():
            if not actor.roles:
                continue
            if actor.seat == "agency":
                seats[name] = agency
            elif actor.seat == "provider":
                seats[name] = provider
            else:
                kind, side = SEAT_KINDS[actor.seat]
                one = self._first.get((kind, agency.country if side == "requesting" else provider.country))
                if one is None:
                    return None
                seats[name] = one
        return Corridor(agency, provider, seats)

    def draw(self, random: Random, route: Route, day: date) -> Corridor | None:
        """One of those open, the busier agencies more often."""
        found = self.of(route, day)
        if not found:
            return None
        busy: dict[int, int] = {}
        for one in found:
            busy[one.agency.pk] = busy.get(one.agency.pk, 0) + 1
        weights = [self.shares[c.agency.pk] / busy[c.agency.pk] for c in found]
        return random.choices(found, weights)[0]


def _met(condition: Condition, country: str, day: date) -> bool:
    if condition.country and country not in condition.country:
        return False
    if country in condition.not_country:
        return False
    needed = [i for i in (condition.party_to, condition.bound_by) if i]
    return all(is_party(instrument, country, day) for instrument in needed)
