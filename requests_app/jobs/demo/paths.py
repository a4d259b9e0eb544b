"""The shortest lawful way from the opening to every place of a route, so that each can be shown."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime

from requests_app.casework import machine
from requests_app.casework.machine import Line, Position, Told
from requests_app.routes.outcomes import Outcome
from requests_app.routes.schema import Act, Route

SOME_DAY = datetime(2026, 1, 5, tzinfo=UTC)
RESULTS = (Outcome.FUL, Outcome.PAR, Outcome.NOD, Outcome.LOST, Outcome.REF)
DRAFTER, OTHER = 1, 2


@dataclass(frozen=True, slots=True)
class Way:
    """One act of a way, with what its items came to."""

    act: str
    outcome: Outcome | None = None


def ways(route: Route) -> dict[str, tuple[Way, ...]]:
    """A way to each place that can be reached, the fewest acts first."""
    begin = machine.begin(route, Line(1, machine.OPEN, SOME_DAY, SOME_DAY, person=DRAFTER))
    found: dict[str, tuple[Way, ...]] = {begin.state: ()}
    names = frozenset(n for act in route.acts for n in (*act.needs.done, *act.needs.not_done))
    seen = {_key(begin, names)}
    queue: deque[tuple[Position, tuple[Way, ...]]] = deque([(begin, ())])
    while queue and len(found) < len(route.states):
        position, way = queue.popleft()
        for act in machine.acts_from(route, position.state):
            for outcome in _results(position, act):
                after = _after(route, position, act, outcome)
                if after is None or _key(after, names) in seen:
                    continue
                seen.add(_key(after, names))
                longer = (*way, Way(act.does, outcome))
                found.setdefault(after.state, longer)
                if after.ended_at is None:
                    queue.append((after, longer))
    return found


def _key(position: Position, names: frozenset[str]) -> tuple[object, ...]:
    came = frozenset(position.settled.values())
    return position.state, position.came_from[-1:], position.done & names, bool(position.items), came


def _results(position: Position, act: Act) -> tuple[Outcome | None, ...]:
    if not act.settles:
        return (None,)
    return RESULTS if set(position.items) - position.settled.keys() else (None,)


def _ran_out(route: Route, position: Position, act: Act) -> bool:
    """Whether the clock an act waits for has been started, and does not end by itself with another act first."""
    waited = [c for c in route.clocks if c.name == act.needs.late or (act.automatic and c.at_end.act == act.does)]
    for clock in waited:
        started = any(clock.name in a.starts for name in position.done if (a := route.act(name)))
        itself = route.act(clock.at_end.act) if clock.at_end.act and clock.at_end.act != act.does else None
        if not started or (itself is not None and position.state in itself.from_):
            return False
    return True


def _after(route: Route, position: Position, act: Act, outcome: Outcome | None) -> Position | None:
    if act.links and not act.to:  # moves nothing; stories that lead on to another request take it
        return None
    if not _ran_out(route, position, act):
        return None
    told = Told(
        person=OTHER if act.needs.approval_by_another else DRAFTER,
        late=frozenset({act.needs.late}) if act.needs.late else frozenset(),
        linked=True,
        ground=next((g.code for g in route.grounds if not g.by or set(g.by) & set(act.by)), ""),
        code=next((r.code for r in route.returns), ""),
        settled={key: outcome for key in position.items if key not in position.settled} if outcome else {},
    )
    if machine.refusal(route, position, act, told):
        return None
    try:
        to = machine.destination(route, position, act, {**position.settled, **told.settled})
    except machine.NotOpen:
        return None
    facts: dict[str, object] = {"to": to}
    if act.needs.contents:
        facts["items"] = [{"key": "1"}]
    if told.settled:
        facts["settled"] = {k: v.value for k, v in told.settled.items()}
    if act.needs.ground:
        facts["ground"] = told.ground
    line = Line(position.seq + 1, act.does, SOME_DAY, SOME_DAY, person=told.person, facts=facts)
    return machine.apply(route, position, line)
