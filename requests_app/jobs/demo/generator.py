"""Builds the demonstration world: the same one each time, ending today, every word of it invented and labelled so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from requests_app.casework.models import Request
from requests_app.desk import founding, importing
from requests_app.desk.founding import World
from requests_app.desk.importing import Opening, Step
from requests_app.jobs.demo import living, paths
from requests_app.jobs.demo.corridors import Corridor, Corridors
from requests_app.jobs.demo.organisations import organisations
from requests_app.jobs.demo.people import newcomers
from requests_app.jobs.demo.stories import BY_CHANCE, Stories, named
from requests_app.jobs.demo.story import Story
from requests_app.papers import engine
from requests_app.parties.models import Person
from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Role, Route

SEED = 20230712
PRESSED = 20  # requests whose papers are drawn at once; others are drawn when somebody asks
# Where each place of a route is shown: the agencies take turns, so do the providers.
ORDER = ("bka", "ofac", "nca", "politie", "npa", "policia-nacional", "pj", "policie-cr", "garda", "lka-nrw", "fbi")


@dataclass(frozen=True, slots=True)
class Built:
    """What was built."""

    organisations: int
    people: int
    requests: int
    entries: int
    open: int
    papers: int
    notices: int
    without_papers: str = ""  # why no paper was drawn
    by_route: Mapping[str, int] | None = None


def build(
    now: datetime,
    *,
    password: str,
    small: bool = False,
    seed: int = SEED,
    pressed: int | None = None,
    say: Callable[[str], None] = lambda _sentence: None,
) -> Built:
    """The whole world in one transaction: all of it or nothing."""
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    without = engine.unavailable()
    if pressed is None:
        pressed = 0 if small else PRESSED
    with transaction.atomic():
        founded = list(organisations().values())
        people = newcomers(founded)
        world = founding.found(founded, people, password=password, at=now, synthetic=True)
        say(f"{len(founded)} organisations and {len(people)} people.")
        told = stories(world, now, today, small=small, seed=seed)
        say(f"{len(told)} requests told.")
        if without:
            pressed = 0
        requests = write(told, pressed)
        notices = importing.settle_notices(now)
    papers = sum(r.papers.count() for r in requests) if pressed else 0
    by_route: dict[str, int] = {}
    for story in told:
        by_route[story.route.id] = by_route.get(story.route.id, 0) + 1
    return Built(
        organisations=len(founded),
        people=len(people),
        requests=len(told),
        entries=sum(len(s.lines) for s in told),
        open=sum(s.at.ended_at is None for s in told),
        papers=papers,
        notices=notices,
        without_papers=without,
        by_route=by_route,
    )


def stories(world: World, now: datetime, today: datetime, *, small: bool, seed: int) -> list[Story]:
    """Every story, in the order in which they were opened. Those by hand end now, all others today at midnight."""
    wearing: dict[tuple[int, str], list[Person]] = {}
    for newcomer in newcomers(list(organisations().values())):
        organisation, person = world.organisations[newcomer.organisation], world.people[newcomer.email]
        for role in newcomer.roles:
            wearing.setdefault((organisation.pk, role.value), []).append(person)
    made = Stories(world, seed, today, Corridors(world), wearing)
    living.play(made, now)
    _every_place(made)
    made.follow_up()
    if not small:
        for route_id, count in BY_CHANCE.items():
            made.by_chance(route_id, count)
    _every_desk(made)
    made.follow_up()
    return sorted(made.made, key=lambda s: (s.opened.happened_at, s.key))


def _every_place(made: Stories) -> None:
    """One request standing in each place of each route."""
    turn = 0
    for route in map(catalogue().current, BY_CHANCE):
        for state, way in paths.ways(route).items():
            turn += 1
            corridor = _corridor(made, route, turn)
            if corridor is not None:
                made.reaching(f"{route.id}/{state}", route, state, way, corridor, until=made.until)


def _corridor(made: Stories, route: Route, turn: int) -> Corridor | None:
    """The next agency's turn, and the next provider's among those it can ask."""
    day = made.until.date()
    found = made.corridors.of(route, day)
    agencies = [a for key in ORDER if any(c.agency == (a := made.world.organisations[key]) for c in found)]
    if not agencies:
        return None
    agency = agencies[turn % len(agencies)]
    mine = [c for c in found if c.agency == agency]
    return mine[turn % len(mine)]


def _every_desk(made: Stories) -> None:
    """Everybody who handles cases has at least one in hand."""
    busy = {
        (seat.pk, role)
        for story in made.made
        if (held := story.route.states[story.at.state].held_by) in story.seats and story.at.ended_at is None
        for seat in (story.seats[held],)
        for role in story.route.actors[held].roles
    }
    keys = {o.pk: key for key, o in made.world.organisations.items()}
    for organisation_pk, role in list(made.people):
        if (organisation_pk, Role(role)) in busy:
            continue
        for route, state, way, corridor in _seats_for(made, organisation_pk, Role(role)):
            key = f"desk/{keys[organisation_pk]}/{role}"
            if made.reaching(key, route, state, way, corridor, until=made.until):
                break


def _seats_for(
    made: Stories, organisation: int, role: Role
) -> Sequence[tuple[Route, str, tuple[paths.Way, ...], Corridor]]:
    """Places of routes at which this organisation, in this role, has the ball; the nearest to the opening first."""
    found = []
    for route in map(catalogue().current, BY_CHANCE):
        corridors = [
            c for c in made.corridors.of(route, made.until.date()) if organisation in {o.pk for o in c.seats.values()}
        ]
        for state, way in paths.ways(route).items() if corridors else ():
            actor = route.states[state].held_by
            if actor not in route.actors or role not in route.actors[actor].roles or not way:
                continue
            corridor = next((c for c in corridors if c.seats[actor].pk == organisation), None)
            if corridor:
                found.append((route, state, way, corridor))
    return sorted(found, key=lambda f: len(f[2]))


# ---- writing ------------------------------------------------------------------------------------


def write(told: Sequence[Story], pressed: int) -> list[Request]:
    """Opens all requests in order, so that they can name one another, then writes what happened to each."""
    refs: dict[str, str] = {}
    begun: list[tuple[Story, Request]] = []
    for story in told:
        opened = story.opened
        known = [{**link, "ref": refs[link["ref"]]} for link in opened.links if link["ref"] in refs]
        request = importing.begin(story.plan, Opening(opened.person, opened.happened_at, opened.recorded_at, known))
        refs[named(story.key)] = request.ref
        begun.append((story, request))
    wanted = _to_press(told, pressed)
    for story, request in begun:
        if story.steps:
            steps = [_linked(step, refs) for step in story.steps]
            importing.go_on(request, steps, pressed=story.key in wanted)
    return [request for _story, request in begun]


def _to_press(told: Sequence[Story], count: int) -> set[str]:
    """Which requests have their papers drawn: those made by hand, then the shortest and latest."""
    drawing = [s for s in told if any((a := s.route.act(t.act)) and a.papers for t in s.steps)]
    drawing.sort(key=lambda s: (not s.pressed, len(s.route.contents), -s.opened.happened_at.timestamp()))
    return {s.key for s in drawing[:count]}


def _linked(step: Step, refs: Mapping[str, str]) -> Step:
    links = step.facts.get("links")
    if not links:
        return step
    known: list[dict[str, Any]] = [{**link, "ref": refs[link["ref"]]} for link in links if link["ref"] in refs]
    return replace(step, facts={**step.facts, "links": known})


def as_document(built: Built) -> dict[str, Any]:
    """What was built, as plain data."""
    return asdict(built)
