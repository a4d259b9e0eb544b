"""Walks one invented request along its route: who acts, when, and what they tell; every step asked of the machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Protocol

from requests_app.casework import machine
from requests_app.casework.machine import Line, Told
from requests_app.clocks import run as runs
from requests_app.clocks.run import Run
from requests_app.desk.importing import Step
from requests_app.desk.opening import drafter_of
from requests_app.jobs.demo import pace, telling, words
from requests_app.jobs.demo.story import Story
from requests_app.parties.models import Person
from requests_app.routes.outcomes import Outcome
from requests_app.routes.schema import Act, Route

MOST = 60  # steps of one story
AGAIN = {"progress_note": 3, "ask_status": 3, "produce_part": 1}
ALL_OF_IT = 0.45  # how often everything asked for is there; synthetic, as all shares here
ANSWERS: tuple[tuple[Outcome, int], ...] = (
    (Outcome.FUL, 64),
    (Outcome.PAR, 9),
    (Outcome.NOD, 14),
    (Outcome.REF, 6),
    (Outcome.LOST, 7),
)


class Spawner(Protocol):
    """Opens a request that follows from another."""

    def can(self, walker: Walker, act: Act) -> bool:
        """Whether there is a request that could follow."""

    def open(self, walker: Walker, act: Act, actor: str, at: datetime) -> str:
        """Opens it; the name by which it will be known until it has a reference."""


@dataclass
class Walker:
    """Takes the steps of one story. `people` gives who wears a hat; `spawn` opens a request that follows from this."""

    story: Story
    random: Random
    people: Mapping[tuple[int, str], Sequence[Person]]
    until: datetime
    spawner: Spawner | None = None
    slower: float = 1.0
    by_word: float = 0.3  # how often the other side's acts are recorded by ours, on their word
    unvalidated: bool = False
    at_any_hour: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    _runs: tuple[int, list[Run]] = (0, [])

    def __post_init__(self) -> None:
        if self.story.position is not None:
            return
        opened = self.story.opened
        line = Line(
            1,
            machine.OPEN,
            opened.happened_at,
            opened.recorded_at,
            drafter_of(self.story.route),
            opened.person.pk,
            {"route": self.story.route.key},
        )
        self.story.lines = [line]
        self.story.position = machine.begin(self.story.route, line)

    # ---- where it stands ----

    @property
    def route(self) -> Route:
        return self.story.route

    @property
    def now(self) -> datetime:
        """The moment of the last step."""
        return self.story.lines[-1].happened_at

    def runs(self) -> list[Run]:
        """Every run of every clock as the ledger stands."""
        known, found = self._runs
        if known != len(self.story.lines):
            plan = self.story.plan

            def place(actor: str) -> str:
                one = self.route.actors.get(actor)
                return plan.agency.country if one is None or one.side == "requesting" else plan.requested

            found = runs.runs(self.route, self.story.lines, place)
            self._runs = (len(self.story.lines), found)
        return found

    def due(self, clock: str) -> datetime | None:
        """When a running clock runs out."""
        return next((r.due_at for r in self.runs() if r.clock == clock and r.status == runs.RUNNING), None)

    def lapse(self) -> tuple[datetime, Act, str] | None:
        """The next automatic act, when it falls due, and by which clock."""
        found = []
        started = {name for line in self.story.lines if (a := self.route.act(line.act)) for name in a.starts}
        for clock in self.route.clocks:
            act = self.route.act(clock.at_end.act) if clock.at_end.act and clock.name in started else None
            due = self.due(clock.name) if act else None
            if act is None or due is None or due < self.now:  # what could not lapse then lapses no more: it is late
                continue
            if machine.refusal(self.route, self.story.at, act, Told(late=frozenset({clock.name}))) is None:
                found.append((due, act, clock.name))
        return min(found, key=lambda f: f[0]) if found else None

    # ---- the random walk ----

    def walk(self) -> Story:
        """Steps until the story is over or today is reached."""
        for _round in range(MOST):
            chosen = self.choose()
            if chosen is None and self.lapse() is None:
                break
            at = self.moment(chosen) if chosen else self.until
            lapse = self.lapse()
            if lapse and lapse[0] <= min(at, self.until):
                self.lapses(*lapse)
                continue
            if chosen is None or at > self.until:
                break
            self.take(chosen, at)
        return self.story

    def choose(self) -> Act | None:
        """One of the acts that are open here, by their weights; none: the rest is silence."""
        found = [(act, pace.of(self.route, act).weight) for act in self.choices()]
        total = sum(w for _a, w in found)
        over = self.story.at.ended_at is not None
        if not total or (over and self.random.random() < 0.4):
            return None
        return self.random.choices([a for a, _w in found], [w for _a, w in found])[0]

    def choices(self) -> list[Act]:
        """Acts that are open, that somebody can take, and that have not been taken too often."""
        return [
            act
            for act in machine.acts_from(self.route, self.story.at.state)
            if not act.automatic
            and (act.to or self.counts[act.does] < AGAIN.get(act.does, 1))
            and (not act.links or (self.counts[act.does] < 1 and self._can_spawn(act)))
            and (not act.needs.emergency_unvalidated or self.unvalidated)
            and self.told(act) is not None
        ]

    def _can_spawn(self, act: Act) -> bool:
        return bool(act.links) and self.spawner is not None and self.spawner.can(self, act)

    def moment(self, act: Act) -> datetime:
        """When the act is taken: after its usual time, in office hours unless it is an emergency."""
        at = self.now + pace.of(self.route, act).wait(self.random, self.slower)
        if act.needs.late:
            at = max(at, (self.due(act.needs.late) or at) + timedelta(hours=self.random.randint(5, 120)))
        if self.route.emergency or self.at_any_hour:
            return at
        actor = act.by[0]
        organisation = self.story.seats.get(actor, self.story.plan.agency)
        zone = next((p.zone for p in self.people.get((organisation.pk, self._role(actor)), ())), self.story.case.zone)
        return pace.office_hours(self.random, at, zone)

    # ---- one step ----

    def told(self, act: Act, outcome: Outcome | None = None, ground: str = "") -> Told | None:
        """What has to be told with an act so that the machine lets it be; none where it will not."""
        person = self._person(self._actor(act), act)
        late: frozenset[str] = frozenset()
        if act.needs.late:
            if self.due(act.needs.late) is None:
                return None
            late = frozenset({act.needs.late})
        grounds = [g.code for g in self.route.grounds if not g.by or set(g.by) & set(act.by)]
        grounds = [g for g in grounds if g not in words.HARDLY] or grounds
        told = Told(
            person=person.pk if person else None,
            late=late,
            linked=True,
            ground=ground or (self.random.choice(grounds) if act.needs.ground and grounds else ""),
            code=self.random.choice(self.route.returns).code if act.needs.code and self.route.returns else "",
            settled=self._settled(act, outcome) if act.settles else {},
            categories=frozenset(i["data"] for i in self.story.plan.items),
        )
        if machine.refusal(self.route, self.story.at, act, told) is not None:
            return None
        try:
            machine.destination(self.route, self.story.at, act, {**self.story.at.settled, **told.settled})
        except machine.NotOpen:
            return None
        return told

    def _settled(self, act: Act, outcome: Outcome | None) -> dict[str, Outcome]:
        at = self.story.at
        open_ = [key for key in at.items if key not in at.settled]
        if act.needs.items == "open" and len(open_) > 1 and outcome is None:
            open_ = open_[:1]
        if not act.needs.items and not act.needs.outcome and at.settled:
            return {}
        if outcome is not None:
            return dict.fromkeys(open_, outcome)
        likely: dict[Outcome, int] = dict(ANSWERS)
        if act.needs.outcome:
            fitting = [o for o in act.needs.outcome if o is not Outcome.PAR]
            return dict.fromkeys(open_, self.random.choices(fitting, [likely[o] for o in fitting])[0])
        if self.random.random() < ALL_OF_IT:
            return dict.fromkeys(open_, Outcome.FUL)
        wanted, weights = list(likely), list(likely.values())
        return {key: self.random.choices(wanted, weights)[0] for key in open_}

    def take(
        self,
        act: Act,
        at: datetime,
        *,
        outcome: Outcome | None = None,
        ground: str = "",
        asked: Mapping[str, str] | None = None,
        by_word: bool | None = None,
        person: Person | None = None,
    ) -> None:
        """Takes one step at a moment. Raises `NotOpen` where the machine refuses it."""
        told = self.told(act, outcome, ground) or Told(person=None)
        actor, for_another = self._actor(act), False
        if self._can_be_told(act) and (self.random.random() < self.by_word if by_word is None else by_word):
            actor, for_another = self._recorder(act), True
        if actor not in self.story.seats:
            actor, for_another = self._recorder(act), True
        who = person or self._person(actor, act)
        told = Told(
            person=who.pk if who else None,
            late=told.late,
            linked=told.linked,
            ground=told.ground,
            code=told.code,
            settled=told.settled,
            categories=told.categories,
        )
        move = machine.step(self.route, self.story.at, act.does, told)
        facts, body = telling.facts(self.story, self.random, act, told, at, asked or {})
        link = self.spawner.open(self, act, actor, at) if self.spawner and self._can_spawn(act) else ""
        if link:
            facts["links"] = [{"ref": link, "nature": "carries_out"}]
        step = Step(
            act=act.does,
            happened_at=at,
            recorded_at=self._recorded(at, for_another),
            actor=actor,
            person=who,
            reported_by=words.reporter(self.route, act) if for_another else "",
            channel=self.random.choice(words.CHANNELS) if for_another else "",
            facts=facts,
            body=body,
            told=told,
            contents=dict(self.story.plan.contents) if act.needs.contents else {},
            items=self.story.plan.items if act.needs.contents else (),
            files=telling.files(self.story, self.random, act, told),
        )
        self._add(step, move.to)

    def lapses(self, due: datetime, act: Act, clock: str) -> None:
        """What the clock does by itself, found by a sweep of the same minute."""
        owner = next(c.owner for c in self.route.clocks if c.name == clock)
        told = Told(late=frozenset({clock}))
        move = machine.step(self.route, self.story.at, act.does, told)
        recorded = max(due + timedelta(seconds=self.random.randint(2, 59)), self._last_recorded())
        step = Step(act.does, due, recorded, owner, source="clock", facts={"clock": clock}, told=told)
        self._add(step, move.to)

    def _add(self, step: Step, to: str) -> None:
        facts = {**step.facts, "to": to}
        act = self.route.act(step.act)
        if act is not None and act.needs.contents:
            facts["items"] = [{"key": str(n), "data": i["data"]} for n, i in enumerate(step.items, start=1)]
        line = Line(
            len(self.story.lines) + 1,
            step.act,
            step.happened_at,
            step.recorded_at,
            step.actor,
            step.person.pk if step.person else None,
            facts,
        )
        self.story.position = machine.apply(self.route, self.story.at, line)
        self.story.lines.append(line)
        self.story.steps.append(step)
        self.counts[step.act] += 1

    # ---- who ----

    def _role(self, actor: str) -> str:
        roles = self.route.actors[actor].roles
        return roles[0].value if roles else ""

    def _actor(self, act: Act) -> str:
        held_by = self.route.states[self.story.at.state].held_by
        return held_by if held_by in act.by else act.by[0]

    def _can_be_told(self, act: Act) -> bool:
        return bool(act.recorded_by) and self.route.actors[self._actor(act)].side != "requesting"

    def _recorder(self, act: Act) -> str:
        ours = [a for a in act.recorded_by if self.route.actors[a].side == "requesting" and a in self.story.seats]
        return "officer" if "officer" in ours else ours[0] if ours else act.recorded_by[0]

    def _person(self, actor: str, act: Act) -> Person | None:
        organisation = self.story.seats.get(actor)
        if organisation is None:
            return None
        if actor == drafter_of(self.route):
            return self.story.opened.person
        drafters = self.story.at.drafters if act.needs.approval_by_another else frozenset()
        roles = [r.value for r in self.route.actors[actor].roles]
        for role in roles:
            for one in self.people.get((organisation.pk, role), ()):
                if one.pk not in drafters:
                    return one
        return None

    # ---- when ----

    def _last_recorded(self) -> datetime:
        return self.story.lines[-1].recorded_at

    def _recorded(self, at: datetime, for_another: bool) -> datetime:
        """Our time: at once where one acts for oneself; where we were told, some hours or some days later."""
        delay = timedelta(seconds=self.random.randint(5, 240))
        if for_another and self.random.random() < 0.45:
            delay = timedelta(hours=min(200.0, 26 * self.random.lognormvariate(0, 0.9)))
            lapse = self.lapse()
            if lapse and at + delay >= lapse[0]:
                delay = timedelta(seconds=30)
        return min(max(at + delay, self._last_recorded()), max(self.until, at))
