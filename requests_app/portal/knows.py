"""What a provider may know of a request: the one page on which it is decided, entry by entry, clock by clock.

A request is read whole (`desk.look`), because the machine needs all of it. Pages, files and exports of this door get
nothing but what `Known` lets through:

1. Nothing before the request was on its way to the provider: drafting, approval and the talk between States stay out.
   The entry that brought it (the sending, or the service by the authority addressed) is the first one shown.
2. Afterwards the provider's own acts, whoever recorded them.
3. Acts of an authority only where they move the ball from the provider or to it, or move a clock that is the
   provider's: start, stop, pause, resume, extend it, or end the request while it runs.
4. Notes, corrections and erasures of an authority never; that a shown entry was corrected is shown at that entry.
5. Personal words (payloads) of the provider's own acts, and of an answer that hands the ball back to the provider,
   since it is addressed to it. No other words of an authority.
6. Contents that stand on a paper addressed to the provider. Where none is (it was served by national process), only
   what has to be kept or produced, and whether the user may be told.
7. Clocks that are the provider's, that an act it may know started, or on whose end an act of its own waits.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from types import MappingProxyType
from typing import Any

from requests_app.access.policy import NotYours
from requests_app.casework import machine, project
from requests_app.casework.machine import BACK, RESERVED, Line, Spell
from requests_app.casework.models import Entry
from requests_app.clocks.models import Deadline
from requests_app.desk.look import Seen
from requests_app.routes.schema import Act, Content, Holder, Route
from requests_app.show import sentences

NOTHING: Mapping[str, Any] = MappingProxyType({})
HANDLING = frozenset({"confidentiality", "no_notice", "delay_notice"})
PUBLIC = frozenset({"asked", "ground", "code"})
AUTHORITY = "authority"  # the one name under which all hands but the provider's stand on its ball line


def doer(route: Route, entry: Entry) -> str:
    """Whose act it was, also where somebody else recorded it."""
    return sentences.doer(route.act(entry.act), entry.actor)


def on_its_way(route: Route, state: str, mine: frozenset[str]) -> bool:
    """Whether a request in transit here is the provider's to take."""
    held_by = route.states[state].held_by
    if not held_by or held_by in route.actors:
        return False
    return any(mine & set(act.by) for act in machine.acts_from(route, state) if act.to and not act.automatic)


def its_turn(route: Route, state: str, mine: frozenset[str], done: frozenset[str]) -> bool:
    """Whether it is the provider's turn: it holds the request, can take it, or has its origin still to verify."""
    if route.states[state].held_by in mine or on_its_way(route, state, mine):
        return True
    verify = route.act("verify")
    return verify is not None and state in verify.from_ and bool(mine & set(verify.by)) and "verify" not in done


@dataclass(frozen=True)
class Known:
    """One request as its provider may know it."""

    seen: Seen

    @cached_property
    def route(self) -> Route:
        return self.seen.route

    @cached_property
    def mine(self) -> frozenset[str]:
        """The actors this person is at this door. Raises `NotYours` when the request is seen in another role only."""
        found = frozenset(a for a in self.seen.actors if self.route.actors[a].seat == "provider")
        if not found:
            raise NotYours
        return found

    @cached_property
    def arrival(self) -> Entry:
        """The entry that brought the request to the provider: from there on it may see it."""
        ledger = self.seen.ledger
        for n, entry in enumerate(ledger.entries, start=1):
            if self.mine & project.opened_actors(replace(ledger, entries=ledger.entries[:n])):
                return entry
        raise NotYours

    @cached_property
    def entries(self) -> list[Entry]:
        """The entries the provider may know, in the order of the ledger."""
        later = [e for e in self.seen.ledger.entries if e.seq > self.arrival.seq and self._known(e)]
        return [self.arrival, *later]

    @cached_property
    def lines(self) -> dict[int, Line]:
        """The lines as corrected, by their place in the ledger; struck-out ones are missing."""
        return {line.seq: line for line in machine.effective(self.seen.ledger.lines)}

    def is_own(self, entry: Entry) -> bool:
        """Whether it is an act of the provider, whoever recorded it."""
        return entry.actor in self.mine or doer(self.route, entry) in self.mine

    def _known(self, entry: Entry) -> bool:
        if entry.act in RESERVED:
            return entry.actor in self.mine
        act = self.route.act(entry.act)
        if act is None:
            return False
        return self.is_own(entry) or self._moves_the_ball(entry) or self._moves_a_clock(entry, act)

    def _moves_the_ball(self, entry: Entry) -> bool:
        if entry.from_state == entry.to_state:
            return False
        held = {self.route.states[name].held_by for name in (entry.from_state, entry.to_state)}
        return bool(held & self.mine) or on_its_way(self.route, entry.from_state, self.mine)

    def _moves_a_clock(self, entry: Entry, act: Act) -> bool:
        own = {c.name for c in self.route.clocks if c.owner in self.mine}
        if own & {*act.starts, *act.stops, *act.pauses, *act.resumes, *act.extends}:
            return True
        if self.route.states[entry.to_state].ends is None or entry.from_state == entry.to_state:
            return False
        # An end closes whatever still runs.
        return any(
            d.started_seq < entry.seq and (d.ended_at is None or d.ended_at >= entry.happened_at)
            for d in self.seen.deadlines
            if d.owner in self.mine and d.kind != "statistical"
        )

    @cached_property
    def told(self) -> list[Entry]:
        """The entries as they may be told: of an authority's act what it asked, its ground, its code, nothing else."""
        found = []
        for entry in self.entries:
            shown = copy(entry)
            if not self.is_own(entry):
                shown.facts = {k: v for k, v in entry.facts.items() if k in PUBLIC}
                shown.reported_by = shown.channel = shown.source = ""
            found.append(shown)
        return found

    def body(self, entry: Entry) -> Mapping[str, Any]:
        """The words of an entry that are the provider's own, or addressed to it."""
        said = self.seen.bodies.get(entry.seq, NOTHING)
        if entry.actor in self.mine:
            return said
        act = self.route.act(entry.act)
        answers = act is not None and act.to == BACK and self.route.states[entry.to_state].held_by in self.mine
        return {"asked": said["asked"]} if (answers or self.is_own(entry)) and "asked" in said else NOTHING

    # ---- what is asked --------------------------------------------------------------------------

    @cached_property
    def frozen(self) -> Entry | None:
        """What the provider was sent: the last freezing before its last paper, or before its service."""
        until = self.arrival.seq
        for entry in self.seen.ledger.entries:
            act = self.route.act(entry.act)
            rules = [self.route.paper(p) for p in act.papers] if act else []
            if any(rule is not None and rule.to in self.mine for rule in rules):
                until = max(until, entry.seq)
        return next((e for e in reversed(self.seen.ledger.entries) if e.seq <= until and "items" in e.facts), None)

    @cached_property
    def parts(self) -> frozenset[str]:
        """The parts of the contents that stand on a paper addressed to the provider."""
        return frozenset(part for rule in self.route.papers if rule.to in self.mine for part in rule.contents)

    @cached_property
    def contents(self) -> list[tuple[Content, Any]]:
        """The contents the provider may read, with what they say, in the order of the law."""
        if self.frozen is None:
            return []
        said = self.seen.bodies.get(self.frozen.seq, NOTHING).get("contents", NOTHING)
        return [
            (content, said[content.name])
            for content in self.route.contents
            if content.type != "items"
            and said.get(content.name) not in (None, "", [], False)
            and (set(content.on) & self.parts or (not self.parts and content.name in HANDLING))
        ]

    @cached_property
    def items(self) -> list[dict[str, str]]:
        """Every identifier and category asked, in full, with the outcome the provider itself gave it."""
        if self.frozen is None:
            return []
        line = self.lines.get(self.frozen.seq)
        facts = line.facts if line else self.frozen.facts
        identifiers = self.seen.bodies.get(self.frozen.seq, NOTHING).get("identifiers", NOTHING)
        names = ("kind", "data", "since", "until", "zone")
        return [
            {
                "key": str(item["key"]),
                "identifier": str(identifiers.get(str(item["key"]), "")),
                **{name: str(item.get(name, "")) for name in names},
                "outcome": self.outcomes.get(str(item["key"]), ""),
            }
            for item in facts["items"]
        ]

    @cached_property
    def outcomes(self) -> dict[str, str]:
        """The outcome of each item as the provider gave it; what others decided later is theirs."""
        found: dict[str, str] = {}
        for entry in self.entries:
            if self.is_own(entry) and entry.seq in self.lines:
                found |= {str(k): str(v) for k, v in self.lines[entry.seq].facts.get("settled", {}).items()}
        return found

    # ---- where it stands ------------------------------------------------------------------------

    @cached_property
    def clocks(self) -> list[Deadline]:
        """The clocks the provider may know. Why one was extended is told by its basis, not in an authority's words."""
        known = {e.seq for e in self.entries}
        awaited = {act.needs.late for act in self.route.acts if self.mine & set(act.by) and act.needs.late}
        found = [d for d in self.seen.deadlines if d.owner in self.mine or d.started_seq in known or d.clock in awaited]
        for deadline in found:
            deadline.steps = [_without_reason(step) for step in deadline.steps]
        return found

    @cached_property
    def its_turn(self) -> bool:
        """Whether it is the provider's turn."""
        return its_turn(self.route, self.seen.position.state, self.mine, self.seen.position.done)

    @cached_property
    def place(self) -> str:
        """The present state, where the step into it may be known; else nothing: it is with the authorities."""
        moving = [e for e in self.seen.ledger.entries if e.from_state != e.to_state and e.seq >= self.arrival.seq]
        known = {e.seq for e in self.entries}
        return self.seen.position.state if not moving or moving[-1].seq in known else ""

    @cached_property
    def ended_at(self) -> datetime | None:
        """When it was over, where the provider may know the end."""
        state = self.route.states.get(self.place)
        return self.seen.position.ended_at if state is not None and state.ends else None

    @cached_property
    def spells(self) -> list[Spell]:
        """Who has had it since it came: the provider, transit, and everybody else as one."""
        since = self.arrival.happened_at
        found = []
        for spell in self.seen.spells:
            if spell.end is not None and spell.end <= since:
                continue
            start = max(spell.start, since)
            if spell.actor in self.mine:
                found.append(Spell(Holder.PROVIDER, spell.actor, "", start, spell.end))
            elif spell.holder is Holder.TRANSIT:
                found.append(Spell(Holder.TRANSIT, "", "", start, spell.end))
            else:
                found.append(Spell(Holder.ISSUING, AUTHORITY, "", start, spell.end))
        return found

    @cached_property
    def verified(self) -> str:
        """Who verified where it comes from: `ours`, only `theirs`, nobody, or `none` where the route has no such act.

        A forger who wrote to the provider would also say that the provider had checked him: only its own act counts.
        """
        verify = self.route.act("verify")
        if verify is None or not self.mine & set(verify.by):
            return "none"
        done = [e for e in self.seen.ledger.entries if e.act == "verify" and e.seq in self.lines]
        if any(e.actor in self.mine for e in done):
            return "ours"
        return "theirs" if done else ""

    @property
    def held(self) -> bool:
        """Whether everything but receipt and verification is held back."""
        return self.verified == ""

    @property
    def head(self) -> str:
        """The place the reader saw, as the hash of the last entry: a number would tell how much was written unseen."""
        return str(self.seen.ledger.entries[-1].hash)


def _without_reason(step: Mapping[str, Any]) -> dict[str, Any]:
    if step["code"] != "extended_because":
        return dict(step)
    return {"code": "extended", "params": {k: v for k, v in step["params"].items() if k != "reason"}}
