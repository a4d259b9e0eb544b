"""Makes the stories of the demonstration world: by chance over three years, and one for every place of every route."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from requests_app.desk.founding import World
from requests_app.desk.importing import Opening
from requests_app.desk.opening import Plan, drafter_of
from requests_app.jobs.demo import pace
from requests_app.jobs.demo.cases import WITHOUT_VALIDATION, Case, contents_for, invent, items_for
from requests_app.jobs.demo.corridors import Corridor, Corridors
from requests_app.jobs.demo.paths import Way
from requests_app.jobs.demo.people import ZONES
from requests_app.jobs.demo.story import Story
from requests_app.jobs.demo.walker import Walker
from requests_app.parties.models import Organisation, Person
from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Act, Role, Route

# The routes the world shows, and how many requests chance puts on each; one for each place comes on top. The others are
# law to be read and used; a world that showed each place of each would be no world any more.
BY_CHANCE = {
    "BC-29": 52, "US-PRES-2703F": 28, "US-MLA-3512": 58, "EU-EPOC": 46, "EU-EPOC-N": 26, "EU-EPOC-E": 30,
    "EU-EPOC-PR": 24,
}  # fmt: skip
YEARS = timedelta(days=3 * 365)
DEPTH = 2  # how far requests may follow from one another
CHILD_PROTECTION_SHARE = 0.3
TRIES, ENOUGH = 12, 7  # to bring a story to its place at the right time, and when to be content with less


@dataclass
class Stories:
    """All stories so far, and what is needed to make another."""

    world: World
    seed: int
    until: datetime
    corridors: Corridors
    people: Mapping[tuple[int, str], Sequence[Person]]
    made: list[Story] = field(default_factory=list)
    waiting: list[tuple[Story, Random]] = field(default_factory=list)
    depths: dict[str, int] = field(default_factory=dict)
    number: int = 0

    # ---- opening ----

    def random(self, key: str) -> Random:
        """A source of chance of one's own for each story, so that one more story changes no other."""
        return Random(f"{self.seed}/{key}")  # noqa: S311 - nothing here is secret

    def opened(
        self,
        key: str,
        random: Random,
        route: Route,
        corridor: Corridor,
        opened_at: datetime,
        *,
        case: Case | None = None,
        person: Person | None = None,
        links: Sequence[Mapping[str, str]] = (),
        kind: str = "",
        unvalidated: bool = False,
        complete: bool = True,
    ) -> Story:
        """A story with its opening alone."""
        agency = corridor.agency
        if case is None:
            self.number += 1
            if not kind and random.random() < CHILD_PROTECTION_SHARE:
                kind = "child protection"
            case = invent(random, self.number, agency.country, ZONES[agency.country], opened_at, kind)
        narrow = unvalidated or (route.id == "EU-EPOC-E" and random.random() < 0.8)
        items = items_for(route, case, narrow=narrow)
        contents = contents_for(
            route,
            case,
            items,
            agency=agency,
            provider=corridor.provider,
            validation=WITHOUT_VALIDATION if unvalidated else "",
            expected=opened_at + timedelta(days=45),
        )
        if not complete:
            for name in ("provisions", "nexus", "relation", "necessity"):
                contents.pop(name, None)
        plan = Plan(
            route.id,
            case.title,
            agency,
            corridor.requested,
            corridor.provider,
            case.kind,
            contents=contents,
            items=items,
            chosen=corridor.seats,
        )
        recorded = opened_at + timedelta(seconds=random.randint(5, 90))
        drafter = person or self._drafter(random, route, agency)
        return Story(key, route, plan, case, Opening(drafter, opened_at, recorded, links), corridor.seats)

    def _drafter(self, random: Random, route: Route, agency: Organisation) -> Person:
        roles = route.actors[drafter_of(route)].roles
        found = [p for role in roles for p in self.people.get((agency.pk, role.value), ())]
        return random.choice(found)

    def walker(self, story: Story, random: Random, until: datetime, *, slower: float = 1.0) -> Walker:
        """Somebody to walk the story."""
        return Walker(
            story,
            random,
            self.people,
            until,
            self,
            slower,
            unvalidated=story.plan.contents.get("validation") == WITHOUT_VALIDATION,
        )

    def case_of(self, key: str) -> Case:
        """The case another story is about."""
        return next(s.case for s in self.made if s.key == key)

    # ---- by chance ----

    def by_chance(self, route_id: str, count: int) -> None:
        """Requests on one route, begun somewhere in the last three years or since the route can be used."""
        route = catalogue().current(route_id)
        first = max(self.until - YEARS, _since(route.validity.since))
        span = self.until - first
        if span <= timedelta(days=1):
            return
        for n in range(count):
            key = f"{route_id}-{n:03d}"
            random = self.random(key)
            share = random.random() ** 0.8
            begun = pace.office_hours(random, first + span * share, "Europe/Berlin")
            if begun >= self.until:
                continue
            corridor = self.corridors.draw(random, route, begun.date())
            if corridor is None:
                continue
            unvalidated = route.id == "EU-EPOC-E" and random.random() < 0.15
            story = self.opened(key, random, route, corridor, begun, unvalidated=unvalidated)
            slower = (1.15 - 0.25 * share) * random.lognormvariate(0, 0.2)
            self.made.append(self.walker(story, random, self.until, slower=slower).walk())
        self.follow_up()

    # ---- one for each place ----

    def reaching(
        self, key: str, route: Route, state: str, way: Sequence[Way], corridor: Corridor, *, until: datetime
    ) -> Story | None:
        """A story that stands in that place at `until`; none where the law of time leaves no way there yet."""
        begun, slower = until - timedelta(days=20), 0.6
        before = len(self.waiting), self.number
        for attempt in range(TRIES):
            random = self.random(key)
            over = route.states[state].ends is not None
            target = until - timedelta(hours=random.uniform(30, 700) if over else random.uniform(2, 40))
            if begun < _since(route.validity.since):
                begun, slower = _since(route.validity.since) + timedelta(days=attempt), slower * 0.6
            del self.waiting[before[0] :]
            self.number = before[1]
            unvalidated = any(w.act == "issue_unvalidated" for w in way)
            story = self.opened(key, random, route, corridor, begun, unvalidated=unvalidated)
            walker = self.walker(story, random, until, slower=slower)
            walker.at_any_hour = attempt > ENOUGH  # office hours can keep an end from ever falling where it should
            if not _follow(walker, way):
                return None
            lapse = walker.lapse()
            stands = story.at.state == state and not (lapse and lapse[0] <= until)
            near = timedelta(days=45 if over or attempt > ENOUGH else 3)
            if stands and timedelta(0) <= until - walker.now <= near:
                self.made.append(story)
                return story
            begun -= walker.now - target
        return None

    # ---- what follows from another ----

    def can(self, walker: Walker, act: Act) -> bool:
        """Whether a request could follow from an act of this story."""
        return self._next(walker, act) is not None

    def _next(self, walker: Walker, act: Act) -> tuple[Route, Corridor] | None:
        story = walker.story
        if self.depths.get(story.key, 0) >= DEPTH or story.plan.provider is None:
            return None
        actor = next((a for a in act.by if a in story.seats), "")
        agency = story.seats.get(actor, story.plan.agency)
        if not any(p for r in (Role.OFFICER, Role.CONTACT) for p in self.people.get((agency.pk, r.value), ())):
            agency = story.plan.agency
        for route_id in (one for one in act.links if one in BY_CHANCE):
            route = catalogue().current(route_id)
            found = self.corridors.between(route, agency, story.plan.provider, walker.now.date())
            if found:
                return route, found
        return None

    def open(self, walker: Walker, act: Act, actor: str, at: datetime) -> str:
        """Opens the request that follows, to be walked later; its key, until it has a reference."""
        found = self._next(walker, act)
        if found is None:
            raise LookupError(f"Nothing can follow from {act.does}.")
        route, corridor = found
        key = f"{walker.story.key}+{act.does}"
        random = self.random(key)
        person = walker.story.opened.person if corridor.agency == walker.story.plan.agency else None
        links = ({"ref": named(walker.story.key), "nature": "goes_with"},)
        case = walker.story.case
        story = self.opened(key, random, route, corridor, at, case=case, person=person, links=links)
        self.depths[key] = self.depths.get(walker.story.key, 0) + 1
        self.waiting.append((story, random))
        return named(key)

    def follow_up(self) -> None:
        """Walks every request that follows from another."""
        while self.waiting:
            story, random = self.waiting.pop(0)
            self.made.append(self.walker(story, random, max(self.until, story.opened.recorded_at)).walk())


def named(key: str) -> str:
    """How a story is referred to before it has a reference."""
    return f"@{key}"


def _since(day: date | None) -> datetime:
    return datetime.combine(day, time(6), UTC) if day else datetime(2000, 1, 1, tzinfo=UTC)


def _follow(walker: Walker, way: Sequence[Way]) -> bool:
    """Takes the steps of a way, each before anything lapses that should not."""
    for one in way:
        act = walker.route.act(one.act)
        if act is None:
            return False
        lapse = walker.lapse()
        if act.automatic:
            if lapse is None or lapse[1].does != act.does:
                return False
            walker.lapses(*lapse)
            continue
        if walker.told(act, one.outcome) is None:
            return False
        at = walker.moment(act)
        if lapse and lapse[0] <= at:
            at = walker.now + (lapse[0] - walker.now) * 0.6
        walker.take(act, at, outcome=one.outcome)
    return True
