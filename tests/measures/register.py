"""A small register for the figures: random walks of every route between three States, some linked, some imported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from requests_app.casework import machine, record
from requests_app.casework.machine import Position
from requests_app.casework.models import Request
from requests_app.casework.record import New
from requests_app.clocks import deadlines
from requests_app.parties.models import Kind, Organisation, Person
from requests_app.routes.catalogue import catalogue
from requests_app.routes.outcomes import Outcome
from requests_app.routes.schema import Act, Route
from tests.walk import Walker

AS_OF = datetime(2026, 11, 20, 7, 50, tzinfo=UTC)
BEGIN = datetime(2024, 1, 8, 9, 0, tzinfo=UTC)
PAIRS = (("DE", "US"), ("DE", "US"), ("DE", "FR"), ("FR", "US"), ("US", "DE"), ("FR", "DE"))
WAITS = (0, 0, 1, 3, 10, 25, 60)  # days, besides the minutes of the walker


ROUTES = ("BC-29", "EU-EPOC", "EU-EPOC-E", "EU-EPOC-N", "EU-EPOC-PR", "US-MLA-3512", "US-PRES-2703F")


@dataclass
class Register:
    """What was made: requests by position, organisations by State."""

    requests: list[Request] = field(default_factory=list)
    agencies: dict[str, Organisation] = field(default_factory=dict)


def populate(n: int = 60, seed: int = 2026, centrals: Mapping[str, Organisation] | None = None) -> Register:
    """`n` requests, the same ones for the same seed; every second is linked with the one before it.

    `centrals` seats central authorities by State in the requests their State makes.
    """
    random = Random(seed)
    made = Register()
    people = tuple(Person.objects.create(email=f"{name}@register.example", name=name) for name in ("first", "second"))
    for country in ("DE", "FR", "US"):
        made.agencies[country] = Organisation.objects.create(
            name=f"Agency of {country}", kind=Kind.AGENCY, country=country
        )
    routes = ROUTES
    for number in range(n):
        requesting, requested = random.choice(PAIRS)
        route = catalogue().current(routes[number % len(routes)])
        agency = made.agencies[requesting]
        begin = BEGIN + timedelta(minutes=random.randint(0, int((AS_OF - BEGIN) / timedelta(minutes=1))))
        walker = Walker(route, random, people, agency, now=begin, most=random.choice((3, 8, 16, 30, 30, 30)))
        request = Request(
            route_id=route.id, route_version=route.version, title="walk", requesting=requesting, requested=requested,
            agency=agency, opened_by=people[0], emergency=number % 7 == 0,
        )  # fmt: skip
        imported = timedelta(days=200) if number % 11 == 5 else timedelta()
        opening = walker.opening()
        central = (centrals or {}).get(requesting, agency)
        seats = {
            name: central if actor.seat == "own_central" else agency
            for name, actor in route.actors.items()
            if actor.roles
        }
        record.start(request, _recorded(opening, imported and opening.happened_at + imported), seats)
        past = _walk(walker, random)
        if number % 2 == 1:
            past.append(_link(walker, made.requests[-1].ref, people[0]))
        at = opening.happened_at + imported if imported else None
        ledger = record.history(request, [_recorded(new, at) for new in past])
        deadlines.follow(request, ledger)
        made.requests.append(request)
    return made


def _walk(walker: Walker, random: Random) -> list[New]:
    """The acts of a walk up to the census. It goes forward more often than chance would have it."""
    route, opening = walker.route, walker.opening()
    position = machine.begin(route, machine.Line(1, machine.OPEN, opening.happened_at, opening.recorded_at))
    found: list[New] = []
    while len(found) < walker.most and (choices := walker.choices(position)):
        weights = [_weight(route, position, act) for act, _told in choices]
        act, told = random.choices(choices, weights)[0]
        walker.now += timedelta(days=random.choice(WAITS))
        new = walker.new(act, told)
        if new.happened_at > AS_OF - timedelta(days=1):
            break
        move = machine.step(route, position, new.act, told)
        person = new.person.pk if new.person else None
        line = machine.Line(
            len(found) + 2, new.act, new.happened_at, new.recorded_at, new.actor, person, {**new.facts, "to": move.to}
        )
        position = machine.apply(route, position, line)
        found.append(new)
        if position.ended_at is not None:
            break
    return found


def _weight(route: Route, position: Position, act: Act) -> float:
    if not act.to:
        return 0.2
    if act.returns:
        return 2.0
    ends = route.states[act.to].ends if act.to in route.states else None
    if ends in (Outcome.WDR, Outcome.LAP, Outcome.EXM, Outcome.SUP):
        return 0.05 if position.sent_at is not None or ends is not Outcome.WDR else 0.02
    if act.to in position.came_from:
        return 0.1
    return 0.4 if ends else 1.0


def _link(walker: Walker, other: str, person: Person) -> New:
    at = min(walker.now, AS_OF - timedelta(hours=1))
    facts = {"links": [{"ref": other, "nature": "goes_with"}]}
    return New(act=machine.NOTE, happened_at=at, recorded_at=at, person=person, facts=facts)


def _recorded(new: New, not_before: datetime | timedelta | None) -> New:
    """The entry as a file brings it that came into the register only then."""
    if not isinstance(not_before, datetime) or new.recorded_at >= not_before:
        return new
    values = {name: getattr(new, name) for name in New.__dataclass_fields__}
    return New(**{**values, "recorded_at": not_before})
