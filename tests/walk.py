"""Random walks over a route: whatever the law allows next, at random moments, by whoever may; for property tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from requests_app.casework import machine
from requests_app.casework.machine import Line, Position, Told
from requests_app.casework.record import New
from requests_app.common import canonical
from requests_app.parties.models import Organisation, Person
from requests_app.routes.outcomes import Outcome
from requests_app.routes.schema import Act, Route

START = datetime(2025, 1, 6, 8, 0, tzinfo=UTC)
SETTLED = (Outcome.FUL, Outcome.FUL, Outcome.PAR, Outcome.NOD, Outcome.REF, Outcome.LOST)


@dataclass
class Walker:
    """Chooses the next act; keeps two people so that four eyes can be satisfied."""

    route: Route
    random: Random
    people: tuple[Person | None, ...] = (None, None)
    organisation: Organisation | None = None
    now: datetime = START
    done: int = 0
    most: int = 40
    trail: list[str] = field(default_factory=list)

    def opening(self) -> New:
        """The first line."""
        person = self.people[0]
        return New(
            act=machine.OPEN,
            happened_at=self.now,
            recorded_at=self.now,
            actor=self.route.states[self.route.first].held_by,
            person=person,
            organisation=self.organisation,
            facts={"route": self.route.key},
        )

    def choices(self, position: Position) -> list[tuple[Act, Told]]:
        """Every act that is open here, with what has to be told for it."""
        found = []
        for act in machine.acts_from(self.route, position.state):
            told = self.told(act, position)
            if machine.refusal(self.route, position, act, told) is None and self.leads_somewhere(position, act, told):
                found.append((act, told))
        return found

    def leads_somewhere(self, position: Position, act: Act, told: Told) -> bool:
        """Whether the act's destination exists for what the items came to."""
        try:
            machine.destination(self.route, position, act, {**position.settled, **told.settled})
        except machine.NotOpen:
            return False
        return True

    def told(self, act: Act, position: Position) -> Told:
        """What somebody tells with this act, as the act needs it."""
        other = next((n for n, p in enumerate(self.people) if p and p.pk not in position.drafters), 0)
        person = self.people[other if act.needs.approval_by_another else 0]
        pk = person.pk if person else None
        settled: dict[str, Outcome] = {}
        if act.settles:
            wanted = act.needs.outcome
            settled = {k: wanted[0] if wanted else self.random.choice(SETTLED) for k in position.items}
        return Told(
            person=pk,
            late=frozenset({act.needs.late} if act.needs.late else ()),
            linked=True,
            ground=self.random.choice(self.route.grounds).code if act.needs.ground else "",
            code=self.random.choice(self.route.returns).code if act.needs.code else "",
            settled=settled,
        )

    def new(self, act: Act, told: Told) -> New:
        """The entry for an act, a random while after the last one."""
        self.now += timedelta(minutes=self.random.choice((1, 7, 45, 600, 1440, 4000, 20000)))
        person = next((p for p in self.people if p and p.pk == told.person), None)
        facts: dict[str, Any] = {}
        body: dict[str, Any] = {}
        if act.needs.contents:
            data = self.route.data or ("subscriber",)
            facts["items"] = [
                {
                    "key": str(n),
                    "kind": "account",
                    "data": self.random.choice(data),
                    "since": "",
                    "until": "",
                    "zone": "",
                }
                for n in range(1, self.random.randint(1, 3) + 1)
            ]
            body = {
                "contents": {"facts": "Invented."},
                "identifiers": {i["key"]: f"id-{i['key']}" for i in facts["items"]},
            }
        asked = {a.name: self.answer(a.type, a.options) for a in act.asks if a.required and not a.personal}
        facts |= {k: v for k, v in (("asked", asked), ("ground", told.ground), ("code", told.code)) if v}
        references = {a.name: asked[a.name] for a in act.asks if a.type == "reference" and a.name in asked}
        if references:
            facts["references"] = references
        if told.settled:
            facts["settled"] = {k: v.value for k, v in told.settled.items()}
        for name in act.extends:
            clock = self.route.clock(name)
            amount = clock.extend.n if clock and clock.extend and clock.extend.n else 30
            unit = clock.extend.unit if clock and clock.extend else "day"
            facts.setdefault("extensions", {})[name] = {"n": str(amount), "unit": unit, "reason": "asked for"}
        self.trail.append(act.does)
        return New(
            act=act.does,
            happened_at=self.now,
            recorded_at=self.now + timedelta(minutes=self.random.choice((0, 0, 3, 3000))),
            actor=act.by[0] if act.by else "",
            person=person,
            organisation=self.organisation,
            facts=facts,
            body=body,
            told=told,
        )

    def answer(self, kind: str, options: tuple[str, ...]) -> str:
        """Something that fits the type of an ask."""
        match kind:
            case "instant":
                return canonical.instant(self.now)
            case "date":
                return (self.now + timedelta(days=30)).date().isoformat()
            case "number" | "period_days":
                return str(self.random.randint(5, 60))
            case "choice":
                return self.random.choice(options)
            case _:
                return f"R-{self.random.randint(100, 999)}"

    def steps(self, position: Position) -> Iterator[tuple[Act, Told]]:
        """The next choice, until the walk has ended or is long enough; repeated acts that move nothing get rare."""
        self.done += 1
        if self.done > self.most:
            return
        choices = self.choices(position)
        if self.random.random() < 0.93:  # giving up is always possible and would cut most walks short
            choices = [c for c in choices if c[0].does not in ("abandon", "withdraw")] or choices
        moving = [c for c in choices if c[0].to]
        still = [c for c in choices if not c[0].to]
        pool = moving if moving and (not still or self.random.random() < 0.75) else still
        if pool:
            yield self.random.choice(pool)


def pure(route: Route, random: Random, most: int = 40) -> list[Line]:
    """A walk in memory: the lines of a ledger that never touched a database."""
    walker = Walker(route, random, most=most)
    lines = [_line(1, walker.opening())]
    position = machine.begin(route, lines[0])
    while chosen := next(walker.steps(position), None):
        new = walker.new(*chosen)
        move = machine.step(route, position, new.act, chosen[1])
        line = _line(len(lines) + 1, new, move.to)
        position = machine.apply(route, position, line)
        lines.append(line)
        if position.ended_at is not None and random.random() < 0.7:
            break
    return lines


def _line(seq: int, new: New, to: str = "") -> Line:
    facts = {**new.facts, "to": to} if to else dict(new.facts)
    return Line(seq, new.act, new.happened_at, new.recorded_at, new.actor, new.person.pk if new.person else None, facts)
