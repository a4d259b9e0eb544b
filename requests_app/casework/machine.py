"""The pure machine: reads route and ledger, answers where a request stands, who holds it, what is open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from requests_app.routes.outcomes import Outcome
from requests_app.routes.schema import Act, Holder, Route

BACK = "back"  # an act that leads back to the place the present one was entered from
BY_OUTCOME = "by_outcome"  # an act that leads to the end its items come to

OPEN, NOTE, CORRECT, VOID, ERASE = "open", "note", "correct", "void", "erase"
RESERVED = frozenset({OPEN, NOTE, CORRECT, VOID, ERASE})  # what may be written on any route

PRODUCED = frozenset({Outcome.FUL, Outcome.PAR})


class NotOpen(Exception):
    """The act is not open here and now; says which condition failed and who could act instead."""

    def __init__(self, code: str, sentence: str, who: str = "") -> None:
        super().__init__(sentence)
        self.code, self.sentence, self.who = code, sentence, who


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of the ledger as the machine reads it. `facts` holds nothing personal."""

    seq: int
    act: str
    happened_at: datetime
    recorded_at: datetime
    actor: str = ""
    person: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spell:
    """One stretch of time in one pair of hands. `end` is none while it still runs."""

    holder: Holder
    actor: str
    state: str
    start: datetime
    end: datetime | None
    because: str = ""  # "completion" when the requesting side has it back to complete it


@dataclass(frozen=True, slots=True)
class Position:
    """Where a request stands after its last line."""

    state: str
    seq: int
    since: datetime
    opened_at: datetime
    came_from: tuple[str, ...] = ()
    done: frozenset[str] = frozenset()
    drafters: frozenset[int] = frozenset()
    sent_at: datetime | None = None
    received_at: datetime | None = None
    returned_at: datetime | None = None
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    outcome: Outcome | None = None
    desired: str = ""
    reported: str = ""
    items: tuple[str, ...] = ()
    settled: Mapping[str, Outcome] = field(default_factory=dict)
    ground: str = ""
    code: str = ""
    returns: int = 0
    extended: Mapping[str, int] = field(default_factory=dict)  # how often each running clock was lengthened


@dataclass(frozen=True, slots=True)
class Told:
    """What the desk tells the machine about this moment: facts the machine cannot know by itself."""

    person: int | None = None
    complete: bool = True
    late: frozenset[str] = frozenset()
    linked: bool = False
    ground: str = ""
    code: str = ""
    settled: Mapping[str, Outcome] = field(default_factory=dict)
    categories: frozenset[str] = frozenset()  # the data categories asked for


# Regulation (EU) 2023/1543 Art. 4(5): in an emergency, without prior validation, only these.
UNVALIDATED = frozenset({"subscriber", "identification_only"})


@dataclass(frozen=True, slots=True)
class Move:
    """An act that is open: from where it leads to where."""

    act: Act
    from_: str
    to: str

    @property
    def moves(self) -> bool:
        return self.from_ != self.to


def combined(outcomes: Iterable[Outcome]) -> Outcome:
    """What a request comes to from what its items came to. No item at all counts as fulfilled.

    All alike: that. Anything produced among others: partial. Nothing produced: refused before lost before nothing held.
    """
    found = set(outcomes)
    if not found:
        return Outcome.FUL
    if len(found) == 1:
        return found.pop()
    if found & PRODUCED:
        return Outcome.PAR
    return next(
        o
        for o in (Outcome.REF, Outcome.LOST, Outcome.NOD, Outcome.EXM, Outcome.SUP, Outcome.WDR, Outcome.LAP)
        if o in found
    )


def effective(lines: Sequence[Line]) -> list[Line]:
    """The lines as corrected: amended times and facts in place, voided lines left out. Order is that of the ledger."""
    amended: dict[int, Line] = {line.seq: line for line in lines}
    gone: set[int] = set()
    for line in lines:
        if line.act == CORRECT:
            target = amended[int(line.facts["corrects"])]
            facts = {**target.facts, **line.facts.get("facts", {})}
            when = line.facts.get("happened_at")
            moment = datetime.fromisoformat(when) if when else target.happened_at
            amended[target.seq] = replace(target, happened_at=moment, facts=facts)
        elif line.act == VOID:
            gone.add(int(line.facts["corrects"]))
    return [amended[line.seq] for line in lines if line.seq not in gone]


def _end_for(route: Route, outcome: Outcome) -> str | None:
    return next((name for name, state in route.states.items() if state.ends == outcome), None)


def destination(route: Route, position: Position, act: Act, settled: Mapping[str, Outcome]) -> str:
    """The place an act leads to from here."""
    if not act.to:
        return position.state
    if act.to == BACK:
        return position.came_from[-1] if position.came_from else position.state
    if act.to == BY_OUTCOME:
        outcome = combined(settled.values())
        end = _end_for(route, outcome)
        if end is None:
            raise NotOpen("outcome", _("This route has no end for that outcome."))
        return end
    return act.to


def begin(route: Route, line: Line) -> Position:
    """The position after the opening line."""
    if line.act != OPEN:
        raise ValueError("A ledger begins with its opening.")
    return Position(
        state=route.first,
        seq=line.seq,
        since=line.happened_at,
        opened_at=line.happened_at,
        drafters=frozenset() if line.person is None else frozenset({line.person}),
    )


def apply(route: Route, position: Position, line: Line) -> Position:
    """The position after one more line, which was legal when it was written."""
    if line.act in RESERVED:
        return replace(position, seq=line.seq)
    act = route.act(line.act)
    if act is None:
        raise ValueError(f"{route.key} has no act {line.act!r}.")
    settled = dict(position.settled)
    items = position.items
    if "items" in line.facts:
        items = tuple(str(i["key"]) for i in line.facts["items"])
        settled = {k: v for k, v in settled.items() if k in items}
    if act.settles:
        settled.update({k: Outcome(v) for k, v in line.facts.get("settled", {}).items()})
    to = str(line.facts.get("to") or destination(route, position, act, settled))
    moved = to != position.state
    came_from = position.came_from
    if moved:
        came_from = came_from[:-1] if act.to == BACK else (*came_from, position.state)[-8:]
    drafters = position.drafters
    if "items" in line.facts and line.person is not None:
        drafters = drafters | {line.person}
    ends = route.states[to].ends
    extended = {k: v for k, v in position.extended.items() if k not in act.starts}
    for name in act.extends:
        extended[name] = extended.get(name, 0) + 1
    return replace(
        position,
        state=to,
        seq=line.seq,
        since=line.happened_at if moved else position.since,
        came_from=came_from,
        done=position.done | {act.does},
        drafters=drafters,
        sent_at=position.sent_at or (line.happened_at if act.sends else None),
        received_at=position.received_at or (line.happened_at if act.receives else None),
        returned_at=position.returned_at or (line.happened_at if act.returns else None),
        answered_at=position.answered_at or (line.happened_at if act.answers else None),
        ended_at=position.ended_at or (line.happened_at if ends else None),
        outcome=ends or position.outcome,
        desired=act.wishes or position.desired,
        reported=act.reports or position.reported,
        items=items,
        settled=settled,
        ground=str(line.facts.get("ground", "")) or position.ground,
        code=str(line.facts.get("code", "")) or position.code,
        returns=position.returns + (1 if act.returns else 0),
        extended=extended,
    )


def replay(route: Route, lines: Sequence[Line]) -> Position:
    """The position after all lines, corrections applied. This is what every projection must equal."""
    valid = effective(lines)
    position = begin(route, valid[0])
    for line in valid[1:]:
        position = apply(route, position, line)
    return replace(position, seq=lines[-1].seq)


def spells(route: Route, lines: Sequence[Line]) -> list[Spell]:
    """Every stretch from the opening to the end, one holder each, without gap or overlap. The last may still run."""
    valid = effective(lines)
    position = begin(route, valid[0])
    found: list[Spell] = []
    because = ""

    def close(until: datetime) -> None:
        state = route.states[position.state]
        found.append(
            Spell(route.holder_in(position.state), state.held_by, position.state, position.since, until, because)
        )

    for line in valid[1:]:
        after = apply(route, position, line)
        if after.state != position.state and position.ended_at is None:
            close(line.happened_at)
            act = route.act(line.act)
            if act is not None and act.returns:
                because = "completion"
            elif after.sent_at != position.sent_at or (act is not None and (act.sends or act.receives)):
                because = ""
        position = after
    if position.ended_at is None:
        state = route.states[position.state]
        found.append(
            Spell(route.holder_in(position.state), state.held_by, position.state, position.since, None, because)
        )
    return found


def refusal(route: Route, position: Position, act: Act, told: Told) -> NotOpen | None:
    """Why an act is not open here and now, or none when it is. The actor is asked elsewhere (access)."""
    who = ", ".join(route.actors[a].is_ for a in act.by)
    if position.state not in act.from_:
        return NotOpen(
            "place",
            _("This cannot be done at this place: %(place)s.") % {"place": _(route.states[position.state].says)},
            who,
        )
    needs = act.needs
    if needs.contents == "all" and not told.complete:
        return NotOpen("contents", _("The request is not complete: required contents are missing."), who)
    if needs.approval_by_another and told.person is not None and told.person in position.drafters:
        return NotOpen("four_eyes", _("Whoever drafted a request cannot approve it; a second person must."), who)
    if needs.emergency_unvalidated and told.categories - UNVALIDATED:
        return NotOpen(
            "validation",
            _("Without prior validation only subscriber data and data for identification alone can be ordered."),
            who,
        )
    if needs.late and needs.late not in told.late:
        return NotOpen("not_late", _("This opens only when the period has run out."), who)
    settled = {**position.settled, **told.settled}
    unsettled = [key for key in position.items if key not in settled]
    if needs.items == "settled" and unsettled:
        return NotOpen("items", _("Every item needs its outcome first."), who)
    if needs.items == "open" and not unsettled:
        return NotOpen("items", _("Every item already has its outcome."), who)
    if needs.outcome and combined(settled.values()) not in needs.outcome:
        return NotOpen("outcome", _("The outcomes of the items do not come to this."), who)
    if needs.ground and told.ground not in {g.code for g in route.grounds}:
        return NotOpen("ground", _("A refusal needs one of the grounds this route knows."), who)
    if needs.code == "return" and told.code not in {r.code for r in route.returns}:
        return NotOpen("code", _("A return for completion needs its coded reason."), who)
    if needs.linked and not told.linked:
        return NotOpen("linked", _("Another request has to be linked first."), who)
    for name in act.extends:
        clock = route.clock(name)
        often = clock.extend.times if clock and clock.extend else None
        if often is not None and position.extended.get(name, 0) >= often:
            return NotOpen("extended", _("The law allows this period to be extended no further."), who)
    missing = [name for name in needs.done if name not in position.done]
    if missing:
        return NotOpen(
            "done", _("Something has to be done first: %(what)s.") % {"what": _label(route, missing[0])}, who
        )
    if [name for name in needs.not_done if name in position.done]:
        return NotOpen("not_done", _("This can be done only once."), who)
    return None


def _label(route: Route, name: str) -> str:
    act = route.act(name)
    return _(act.label) if act else name


def step(route: Route, position: Position, name: str, told: Told) -> Move:
    """The move an act makes from here. Raises `NotOpen` with the failed condition and who could act instead."""
    act = route.act(name)
    if act is None:
        raise NotOpen("unknown", _("This route knows no such act."))
    refused = refusal(route, position, act, told)
    if refused:
        raise refused
    return Move(act, position.state, destination(route, position, act, {**position.settled, **told.settled}))


def acts_from(route: Route, state: str) -> list[Act]:
    """Every act that starts at this place, automatic ones included, in the order of the law."""
    return [act for act in route.acts if state in act.from_]
