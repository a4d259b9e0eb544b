"""Checks of the graph: no trap, nothing out of reach, an end for every outcome, two people before a request leaves."""

from __future__ import annotations

from requests_app.routes.graph import BACK, BY_OUTCOME, edges_of, ends_of, leaving, outcomes_of, reached
from requests_app.routes.outcomes import Outcome
from requests_app.routes.problem import Problem
from requests_app.routes.schema import Route


def _reached(route: Route) -> set[str]:
    return reached([route.first], lambda place: [edge.to for edge in leaving(route, place)])


def every_place_is_reached(route: Route) -> list[Problem]:
    """Every state can be come to from the first one."""
    there = _reached(route)
    return [
        Problem(("states", name), f"the state {name!r} cannot be reached") for name in route.states if name not in there
    ]


def every_place_leads_to_an_end(route: Route) -> list[Problem]:
    """From every state an end can be come to: there is no trap."""
    before: dict[str, list[str]] = {}
    for edge in edges_of(route):
        before.setdefault(edge.to, []).append(edge.from_)
    safe = reached(ends_of(route), lambda place: before.get(place, []))
    there = _reached(route)
    return [
        Problem(("states", name), f"the state {name!r} is a trap: no end can be reached from it")
        for name in route.states
        if name in there and name not in safe
    ]


def ends_are_final(route: Route) -> list[Problem]:
    """What may still be done at an end changes no place; the route does not begin at one."""
    ends = ends_of(route)
    problems = [
        Problem(("acts", number, "from"), f"the act {act.does!r} leads on from the end {name!r}; an end is final")
        for number, act in enumerate(route.acts)
        for name in act.from_
        if name in ends and act.to not in ("", name)
    ]
    if route.first in ends:
        problems.append(Problem(("first",), f"the route begins at the end {route.first!r}"))
    return problems


def outcomes_have_ends(route: Route) -> list[Problem]:
    """An act that leads by outcome finds an end for each, and an act that leads back has somewhere to go back to."""
    ends = {state.ends for state in route.states.values()}
    edges = edges_of(route)
    problems: list[Problem] = []
    for number, act in enumerate(route.acts):
        if act.to == BY_OUTCOME:
            missing = [o.value for o in Outcome if o in outcomes_of(act) and o not in ends]
            if missing:
                reason = f"the act {act.does!r} leads by outcome, but there is no end for: {', '.join(missing)}"
                problems.append(Problem(("acts", number, "to"), reason))
        if act.to == BACK:
            lost = [name for name in act.from_ if not any(e.number == number and e.from_ == name for e in edges)]
            problems.extend(
                Problem(("acts", number, "to"), f"the act {act.does!r} leads back, but nothing leads to {name!r}")
                for name in lost
            )
        if act.needs.ground and not route.grounds:
            problems.append(
                Problem(("acts", number, "needs"), f"the act {act.does!r} needs a ground, but none is listed")
            )
        if act.needs.code == "return" and not route.returns:
            problems.append(
                Problem(("acts", number, "needs"), f"the act {act.does!r} needs a return code, but none is listed")
            )
    return problems


def outcomes_have_acts(route: Route) -> list[Problem]:
    """For each outcome the route declares some act ends it so; an act by outcome follows one that settles the items."""
    ended = {route.states[edge.to].ends for edge in edges_of(route) if not route.states[edge.from_].ends}
    problems = [
        Problem(("states", name, "ends"), f"no act ends the route as {state.ends.value}")
        for name, state in route.states.items()
        if state.ends and state.ends not in ended
    ]
    if not any(act.settles for act in route.acts):
        problems += [
            Problem(("acts", number, "to"), f"the act {act.does!r} leads by outcome, but no act settles the items")
            for number, act in enumerate(route.acts)
            if act.to == BY_OUTCOME
        ]
    return problems


def can_be_withdrawn(route: Route) -> list[Problem]:
    """From every state that is no end, the requesting side can withdraw."""
    ours = {name for name, actor in route.actors.items() if actor.side == "requesting"}
    free = {
        edge.from_
        for edge in edges_of(route)
        if route.states[edge.to].ends == Outcome.WDR and not edge.act.automatic and ours.intersection(edge.act.by)
    }
    return [
        Problem(
            ("states", name),
            f"the requesting side cannot withdraw from {name!r}: no act of its leads to an end withdrawn",
        )
        for name, state in route.states.items()
        if not state.ends and name not in free
    ]


def two_people_before_sending(route: Route) -> list[Problem]:
    """What was drafted is approved by another person before it is sent, and again after every completion."""
    problems: list[Problem] = []
    drafting = {name for act in route.acts if act.needs.contents == "all" for name in act.by}
    for number, act in enumerate(route.acts):
        same = sorted(drafting.intersection(act.by)) if act.needs.approval_by_another else []
        if same:
            reason = f"the act {act.does!r} is the approval by another, but {same[0]!r} also drafts"
            problems.append(Problem(("acts", number, "by"), reason))

    def following(node: tuple[str, bool]) -> list[tuple[str, bool]]:
        place, approved = node
        found: list[tuple[str, bool]] = []
        for edge in leaving(route, place):
            now = edge.act.needs.approval_by_another or (approved and edge.act.needs.contents != "all")
            found.append((edge.to, now))
        return found

    unapproved = {place for place, approved in reached([(route.first, False)], following) if not approved}
    for number, act in enumerate(route.acts):
        open_at = [name for name in act.from_ if name in unapproved] if act.sends else []
        if open_at and not act.needs.approval_by_another:
            reason = f"the act {act.does!r} sends from {open_at[0]!r} what no second person approved"
            problems.append(Problem(("acts", number, "sends"), reason))
    return problems
