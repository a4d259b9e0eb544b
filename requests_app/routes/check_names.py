"""Checks of names: each is given once, each that is used exists, and each act has somebody who can do it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from requests_app.routes.graph import AWAY
from requests_app.routes.problem import Problem
from requests_app.routes.schema import Act, Route
from requests_app.routes.toml_lines import Place

HANDS = frozenset({"transit", "unknown"})  # who holds the ball when no actor does
WRITTEN_ON_ANY_ROUTE = frozenset({"open", "note", "correct", "void", "erase"})  # as in `casework.machine`

Use = tuple[Place, str, Iterable[str]]  # where a name is used, what kind of name, and which ones are


def names_differ(route: Route) -> list[Problem]:
    """No name is given twice."""
    problems: list[Problem] = []
    groups: list[tuple[Place, str, list[str]]] = [
        (("acts",), "act", [act.does for act in route.acts]),
        (("clocks",), "clock", [clock.name for clock in route.clocks]),
        (("contents",), "content", [content.name for content in route.contents]),
        (("grounds",), "ground", [ground.code for ground in route.grounds]),
        (("returns",), "return code", [ground.code for ground in route.returns]),
        (("papers",), "paper", [paper.name for paper in route.papers]),
        *((("acts", n, "asks"), "fact", [ask.name for ask in act.asks]) for n, act in enumerate(route.acts)),
    ]
    for place, kind, names in groups:
        for number, name in enumerate(names):
            if name in names[:number]:
                problems.append(Problem((*place, number), f"the {kind} {name!r} is there twice"))
    for number, act in enumerate(route.acts):
        if act.does in WRITTEN_ON_ANY_ROUTE:
            problems.append(Problem(("acts", number, "does"), f"{act.does!r} is reserved"))
    for name in route.states:
        if name in AWAY:
            problems.append(Problem(("states", name), f"{name!r} is a way to say where an act leads, not a place"))
    return problems


def names_exist(route: Route) -> list[Problem]:
    """Every state, actor, clock, paper and act that is named is there."""
    known: dict[str, frozenset[str]] = {
        "state": frozenset(route.states),
        "actor": frozenset(route.actors),
        "clock": frozenset(clock.name for clock in route.clocks),
        "paper": frozenset(paper.name for paper in route.papers),
        "act": frozenset(act.does for act in route.acts),
    }
    return [
        Problem(place, f"there is no {kind} {name!r}")
        for place, kind, names in _uses(route)
        for name in names
        if name not in known[kind]
    ]


def _uses(route: Route) -> Iterator[Use]:
    yield ("first",), "state", [route.first]
    for name, state in route.states.items():
        yield ("states", name, "held_by"), "actor", {state.held_by} - HANDS - {""}
    for number, act in enumerate(route.acts):
        yield from _uses_of_act(("acts", number), act)
    for number, clock in enumerate(route.clocks):
        here: Place = ("clocks", number)
        yield (*here, "owner"), "actor", [clock.owner]
        yield (*here, "place"), "actor", {clock.place} - {""}
        yield (*here, "tells"), "actor", clock.tells
        yield (*here, "after"), "clock", [clock.after] if clock.after else []
        yield (*here, "at_end", "act"), "act", [clock.at_end.act] if clock.at_end.act else []
        yield (*here, "runs_from"), "act", [clock.runs_from.partition(".")[0]]
        stated = clock.length.stated_in.partition(".")[0]
        yield (*here, "length", "stated_in"), "act", [stated] if stated else []
    for kind, grounds in (("grounds", route.grounds), ("returns", route.returns)):
        for number, ground in enumerate(grounds):
            yield (kind, number, "by"), "actor", ground.by
    for number, paper in enumerate(route.papers):
        yield ("papers", number, "to"), "actor", [paper.to]
        yield ("papers", number, "by"), "actor", [paper.by] if paper.by else []


def _uses_of_act(here: Place, act: Act) -> Iterator[Use]:
    yield (*here, "from"), "state", act.from_
    yield (*here, "to"), "state", {act.to} - AWAY - {""}
    yield (*here, "by"), "actor", act.by
    yield (*here, "recorded_by"), "actor", act.recorded_by
    yield (*here, "papers"), "paper", act.papers
    yield (*here, "on_demand"), "paper", act.on_demand
    yield (*here, "starts"), "clock", act.starts
    yield (*here, "stops"), "clock", act.stops
    yield (*here, "pauses"), "clock", act.pauses
    yield (*here, "resumes"), "clock", act.resumes
    yield (*here, "extends"), "clock", act.extends
    yield (*here, "needs", "late"), "clock", [act.needs.late] if act.needs.late else []
    yield (*here, "needs", "done"), "act", act.needs.done
    yield (*here, "needs", "not_done"), "act", act.needs.not_done


def facts_exist(route: Route) -> list[Problem]:
    """A clock that runs from a fact, or takes its length from one, names a fact an act asks, of a fitting type."""
    problems: list[Problem] = []
    for number, clock in enumerate(route.clocks):
        wanted = (
            (("runs_from",), clock.runs_from, {"instant", "date"}),
            (("length", "stated_in"), clock.length.stated_in, {"number", "period_days", "instant", "date"}),
        )
        for keys, dotted, types in wanted:
            name, dot, fact = dotted.partition(".")
            act = route.act(name)
            place: Place = ("clocks", number, *keys)
            if keys[-1] == "stated_in" and dotted and not dot:
                problems.append(Problem(place, f"{dotted!r} is an act; a length is stated in a fact: act.fact"))
            if act is None or not dot:
                continue
            ask = next((a for a in act.asks if a.name == fact), None)
            if ask is None:
                problems.append(Problem(place, f"the act {name!r} does not ask for a fact {fact!r}"))
            elif ask.type not in types:
                words = ", ".join(sorted(types))
                problems.append(
                    Problem(place, f"the fact {dotted!r} is of type {ask.type}; here one of {words} is needed")
                )
    return problems


def acts_have_actors(route: Route) -> list[Problem]:
    """Every act has somebody whose act it is, and somebody who signs in to do or record it."""
    problems: list[Problem] = []
    for number, act in enumerate(route.acts):
        if not act.from_:
            problems.append(Problem(("acts", number), f"the act {act.does!r} can be done nowhere: from is empty"))
        if not act.by:
            problems.append(Problem(("acts", number), f"the act {act.does!r} has no actor"))
            continue
        hands = [route.actors[name] for name in (*act.by, *act.recorded_by) if name in route.actors]
        if hands and not act.automatic and not any(actor.roles for actor in hands):
            reason = f"nobody signs in for the act {act.does!r}: no actor of by or recorded_by has a role"
            problems.append(Problem(("acts", number, "by"), reason))
    return problems


def routes_exist(route: Route, known: frozenset[str]) -> list[Problem]:
    """Every route this one leads to or opens a linked request on is written."""
    uses: list[tuple[Place, tuple[str, ...]]] = [(("open", "leads_to"), route.open.leads_to)]
    uses += [(("acts", number, "links"), act.links) for number, act in enumerate(route.acts)]
    return [
        Problem(place, f"there is no route {name!r}") for place, names in uses for name in names if name not in known
    ]
