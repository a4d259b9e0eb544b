"""Checks of clocks: each is started, each ends on every path, a pause can be lifted, and one of them answers."""

from __future__ import annotations

from functools import partial
from typing import Literal

from requests_app.routes.graph import Edge, ends_of, leaving, reached
from requests_app.routes.problem import Problem
from requests_app.routes.schema import Clock, Route

# The counting rules of the room `clocks`, which lies above this one; a test there holds the two lists equal.
COUNTING = frozenset(
    {"EU_1182_71", "US_FRCRP45", "UK_INCLUSIVE", "UK_CPR", "CA_INTERP", "IE_INTERP", "DE_STPO", "RAW"}
    | {"AU_AIA", "SG_INTERP", "FR_CPP", "NL_ATW", "IN_GCA"}
)

Hand = Literal["idle", "running", "paused"]
Node = tuple[str, Hand]


def _starters(route: Route, clock: Clock) -> frozenset[str]:
    """The names of this clock and of those whose end begins it: an act that starts one of them may start this."""
    names = {clock.name}
    while clock.after and clock.after not in names:
        names.add(clock.after)
        clock = next(c for c in route.clocks if c.name == clock.after)
    return frozenset(names)


def _after(edge: Edge, hand: Hand, name: str, starters: frozenset[str]) -> Hand:
    """How the clock stands after an act: stopping comes first, so that an act may end one run and begin the next."""
    act = edge.act
    if name in act.stops:
        hand = "idle"
    if starters.intersection(act.starts):
        return "running"
    if name in act.pauses and hand == "running":
        return "paused"
    if name in act.resumes and hand == "paused":
        return "running"
    return hand


def _ways(route: Route, clock: Clock) -> dict[Node, set[Node]]:
    """Every place with every standing of the clock that can be come to, and what follows each."""
    starters, ends = _starters(route, clock), ends_of(route)
    ways: dict[Node, set[Node]] = {}

    def following(node: Node) -> set[Node]:
        place, hand = node
        ways[node] = {
            (e.to, _after(e, hand, clock.name, starters))
            for e in leaving(route, place)
            if not (place in ends and e.to != place)
        }
        return ways[node]

    start: Node = (route.first, "idle")
    reached([start], following)
    return ways


def expires(route: Route, clock: Clock) -> bool:
    """Whether the clock ends by itself: its length is a number, or a fact that must be given states it."""
    if clock.length.amount is not None:
        return True
    name, _, fact = clock.length.stated_in.partition(".")
    act = route.act(name)
    return act is not None and any(ask.name == fact and ask.required for ask in act.asks)


def clocks_start(route: Route) -> list[Problem]:
    """Something starts every clock, and it is the act the clock says it runs from."""
    problems: list[Problem] = []
    for number, clock in enumerate(route.clocks):
        starters = [act.does for act in route.acts if clock.name in act.starts]
        if not starters and not clock.after:
            problems.append(Problem(("clocks", number), f"nothing starts the clock {clock.name!r}"))
            continue
        name = clock.runs_from.partition(".")[0]
        if starters and name not in starters:
            reason = f"the clock {clock.name!r} runs from {name!r}, but that act does not start it"
            problems.append(Problem(("clocks", number, "runs_from"), reason))
        if clock.after and clock.name in _chain(route, clock):
            problems.append(
                Problem(("clocks", number, "after"), f"the clock {clock.name!r} would begin when itself ends")
            )
    for number, act in enumerate(route.acts):
        for name in act.extends:
            extended = route.clock(name)
            if extended is not None and extended.extend is None:
                reason = f"the act {act.does!r} extends {name!r}, but that clock has no extend"
                problems.append(Problem(("acts", number, "extends"), reason))
    return problems


def _chain(route: Route, clock: Clock) -> set[str]:
    """The clocks before this one, by `after`."""
    names: set[str] = set()
    before = clock.after
    while before and before not in names:
        names.add(before)
        found = route.clock(before)
        before = found.after if found else None
    return names


def clocks_end(route: Route) -> list[Problem]:
    """A clock that does not expire by itself is stopped on every path to an end, at the latest by an act open there."""
    problems: list[Problem] = []
    ends = ends_of(route)
    for number, clock in enumerate(route.clocks):
        if expires(route, clock):
            continue
        late = {name for act in route.acts if clock.name in act.stops for name in act.from_ if name in ends}
        running = sorted({place for place, hand in _ways(route, clock) if place in ends - late and hand != "idle"})
        if running:
            reason = f"the clock {clock.name!r} has no length and nothing stops it on the way to {', '.join(running)}"
            problems.append(Problem(("clocks", number), reason))
    return problems


def _paused_before(before: dict[Node, set[Node]], paused: set[Node], node: Node) -> set[Node]:
    return before.get(node, set()) & paused


def pauses_resume(route: Route) -> list[Problem]:
    """From every place come to while a clock is paused it can run again, unless every act there ends the route."""
    problems: list[Problem] = []
    ends = ends_of(route)
    for number, clock in enumerate(route.clocks):
        if not any(clock.name in act.pauses for act in route.acts):
            continue
        ways = _ways(route, clock)
        before: dict[Node, set[Node]] = {}
        for node, following in ways.items():
            for next_ in following:
                before.setdefault(next_, set()).add(node)
        paused = {node for node in ways if node[1] == "paused"}
        freed = {node for node in paused if any(hand != "paused" and to not in ends for to, hand in ways[node])}
        lifted = reached(freed, partial(_paused_before, before, paused))
        stuck = sorted(
            place
            for place, hand in paused - lifted
            if place not in ends and any(to not in ends and to != place for to, _ in ways[(place, hand)])
        )
        if stuck:
            reason = f"the clock {clock.name!r} can be paused at {', '.join(stuck)} and never runs again"
            problems.append(Problem(("clocks", number), reason))
    return problems


def automatic_acts_are_reached(route: Route) -> list[Problem]:
    """An automatic act is what a clock does at its end, and it is open somewhere the clock can run."""
    problems: list[Problem] = []
    by_clock = {clock.at_end.act for clock in route.clocks}
    for number, act in enumerate(route.acts):
        if act.automatic and act.does not in by_clock:
            problems.append(Problem(("acts", number), f"the act {act.does!r} is automatic, but no clock ends with it"))
    for number, clock in enumerate(route.clocks):
        wanted = route.act(clock.at_end.act) if clock.at_end.act else None
        if wanted is None:
            continue
        place = ("clocks", number, "at_end", "act")
        if not wanted.automatic:
            problems.append(Problem(place, f"the act {wanted.does!r} at the end of {clock.name!r} is not automatic"))
        running = {name for name, hand in _ways(route, clock) if hand == "running"}
        if not running.intersection(wanted.from_):
            reason = f"the act {wanted.does!r} is open nowhere the clock {clock.name!r} can run"
            problems.append(Problem(place, reason))
    return problems


def one_clock_answers(route: Route) -> list[Problem]:
    """At most one clock is the period for answering; none only where the law gives no period that binds."""
    answering = [number for number, clock in enumerate(route.clocks) if clock.answers]
    if len(answering) > 1:
        first = route.clocks[answering[0]].name
        return [
            Problem(("clocks", n, "answers"), f"the clock {route.clocks[n].name!r} answers, but {first!r} already does")
            for n in answering[1:]
        ]
    binding = [clock.name for clock in route.clocks if clock.kind in ("hard", "soft")]
    if not answering and binding:
        reason = f"no clock answers, though {binding[0]!r} binds (hard or soft); exactly one must"
        return [Problem(("clocks",), reason)]
    return []


def clocks_are_counted(route: Route) -> list[Problem]:
    """Every counting rule is known; a floor never rolls; a clock without a moment of ending tells nobody of it."""
    problems: list[Problem] = []
    if route.counting not in COUNTING:
        problems.append(Problem(("counting",), f"there is no counting rule {route.counting!r}"))
    for number, clock in enumerate(route.clocks):
        here = ("clocks", number)
        if clock.counting and clock.counting not in COUNTING:
            problems.append(Problem((*here, "counting"), f"there is no counting rule {clock.counting!r}"))
        if clock.kind == "floor" and clock.roll == "rule":
            problems.append(Problem((*here, "roll"), f"the floor {clock.name!r} must not roll: the data may be gone"))
        if clock.rungs and (clock.kind == "statistical" or not (expires(route, clock) or clock.length.stated_in)):
            reason = f"the clock {clock.name!r} has no end the law knows; it has no rungs"
            problems.append(Problem((*here, "rungs"), reason))
        if clock.length.amount is not None and clock.length.unit == "none":
            problems.append(Problem((*here, "length"), f"the length of the clock {clock.name!r} has no unit"))
    return problems
