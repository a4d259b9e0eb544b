"""The graph of a route: which act leads from where to where, and what is reached. Of guards only outcomes weigh."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from requests_app.routes.outcomes import EVENTS, Outcome
from requests_app.routes.schema import Act, Route

BACK, BY_OUTCOME = "back", "by_outcome"  # as in `casework.machine`
AWAY = frozenset({BACK, BY_OUTCOME})

Node = TypeVar("Node", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Edge:
    """One act from one place to one place. `number` is the act's in the file."""

    number: int
    act: Act
    from_: str
    to: str


def ends_of(route: Route) -> frozenset[str]:
    """The places at which the route ends."""
    return frozenset(name for name, state in route.states.items() if state.ends)


def outcomes_of(act: Act) -> frozenset[Outcome]:
    """The outcomes an act by outcome may come to: those it demands, else the five that items can have."""
    return frozenset(act.needs.outcome) or EVENTS


@dataclass(frozen=True, slots=True)
class Ways:
    """The edges of one route: all of them in the file's order, and those that leave each place."""

    route: Route
    edges: tuple[Edge, ...]
    leaving: Mapping[str, tuple[Edge, ...]]


# The ways of the route asked for last: some twenty checks of one route follow one another. It is only ever replaced
# whole, so that another thread finds either the old or the new.
_last: list[Ways] = []


def ways_of(route: Route) -> Ways:
    """The edges of a route, found once for as long as the same route is asked for."""
    for ways in _last:
        if ways.route is route:
            return ways
    edges = _edges(route)
    leaving: dict[str, list[Edge]] = {}
    for edge in edges:
        leaving.setdefault(edge.from_, []).append(edge)
    found = Ways(route, edges, {name: tuple(mine) for name, mine in leaving.items()})
    _last[:] = [found]
    return found


def edges_of(route: Route) -> tuple[Edge, ...]:
    """Every edge. An act `back` leads to every place from which its own can be entered."""
    return ways_of(route).edges


def leaving(route: Route, place: str) -> tuple[Edge, ...]:
    """The edges that leave a place."""
    return ways_of(route).leaving.get(place, ())


def _edges(route: Route) -> tuple[Edge, ...]:
    ends = {state.ends: name for name, state in reversed(route.states.items()) if state.ends}
    forward: list[Edge] = []
    for number, act in enumerate(route.acts):
        outcomes = outcomes_of(act)
        for from_ in act.from_:
            if act.to == BY_OUTCOME:
                goals = [ends[o] for o in Outcome if o in outcomes and o in ends]
            else:
                goals = [] if act.to == BACK else [act.to or from_]
            forward.extend(Edge(number, act, from_, to) for to in goals)
    entered: dict[str, set[str]] = {}
    for edge in forward:
        if edge.from_ != edge.to:
            entered.setdefault(edge.to, set()).add(edge.from_)
    back = [
        Edge(number, act, from_, to)
        for number, act in enumerate(route.acts)
        if act.to == BACK
        for from_ in act.from_
        for to in sorted(entered.get(from_, ()))
    ]
    return (*forward, *back)


def reached(starts: Iterable[Node], following: Callable[[Node], Iterable[Node]]) -> set[Node]:
    """Everything that can be come to from the starts, they included."""
    found = set(starts)
    waiting = list(found)
    while waiting:
        for node in following(waiting.pop()):
            if node not in found:
                found.add(node)
                waiting.append(node)
    return found
