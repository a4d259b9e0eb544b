"""Every role times act times state of every route: exactly those may act whom the law names, nobody else."""

from __future__ import annotations

from typing import Any

import pytest

from requests_app.access import policy
from requests_app.access.policy import Standing
from requests_app.casework.models import Seat
from requests_app.parties.models import Person
from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Act, Role, Route

ROUTES = [catalogue().current(route_id) for route_id in sorted(catalogue().ids())]
CASELESS = {Role.MINISTRY, Role.AUDITOR, Role.ADMINISTRATOR}
ELSEWHERE = 999


def seats_of(route: Route, *, opened: bool = True) -> list[Seat]:
    """One organisation for each actor, numbered from 1, in each role that signs in for the actor."""
    return [
        Seat(request_id=1, actor=name, organisation_id=number, role=role, opened=opened)
        for number, (name, actor) in enumerate(route.actors.items(), start=1)
        for role in actor.roles
    ]


def wearing(organisation: int, role: Role) -> Standing:
    """Somebody with one hat."""
    return Standing(Person(pk=1), frozenset({(organisation, role)}))


def allowed(route: Route, act: Act, name: str, role: Role) -> bool:
    """What the route says, read without the code under test: the actor is named, and the role signs in for it."""
    named = name in act.by or name in act.recorded_by
    return named and role in route.actors[name].roles and role not in CASELESS and not act.automatic


@pytest.mark.parametrize("route", ROUTES, ids=lambda r: r.id)
def test_who_may_act_here(route: Route) -> None:
    """In each state, of each act that leads out of it, for each actor's organisation and each role: what the law says.

    One test for a route, not one for each of some five thousand places: the list names every one that differs.
    """
    seats = seats_of(route)
    hats = {
        (name, role): policy.actors_of(wearing(number, role), seats)
        for number, name in enumerate(route.actors, start=1)
        for role in Role
    }
    wrong, looked = [], 0
    for state in route.states:
        for act in (one for one in route.acts if state in one.from_):
            for (name, role), acts_as in hats.items():
                found = policy.as_actor(route, act, acts_as)
                looked += 1
                if (found is not None) != allowed(route, act, name, role):
                    wrong.append(f"{state}: {role} of {name} and {act.does}")
                elif found is not None and found[1] == (name in act.by):
                    wrong.append(f"{state}: {role} of {name} and {act.does}: whose act it is")
    assert wrong == []
    assert looked >= len(Role) * len(route.actors)


@pytest.mark.parametrize("route", ROUTES, ids=lambda r: r.id)
def test_the_right_role_in_another_organisation_sees_nothing(route: Route) -> None:
    """A colleague from another country wears the same hat elsewhere."""
    for role in Role:
        assert not policy.may_see(wearing(ELSEWHERE, role), seats_of(route))


@pytest.mark.parametrize("route", ROUTES, ids=lambda r: r.id)
def test_a_seat_the_request_has_not_reached_sees_nothing(route: Route) -> None:
    """Before it is sent, the other side does not know that the request exists."""
    seats = seats_of(route, opened=False)
    for number, actor in enumerate(route.actors.values(), start=1):
        for role in actor.roles:
            assert not policy.may_see(wearing(number, role), seats)


@pytest.mark.parametrize("role", sorted(CASELESS))
def test_roles_without_case_content_see_no_case(role: Role) -> None:
    """Even if a seat were given to them by mistake."""
    seat = Seat(request_id=1, actor="officer", organisation_id=1, role=role, opened=True)
    assert not policy.may_see(wearing(1, role), [seat])


def test_an_inactive_person_wears_nothing(db: Any) -> None:
    """A disabled account has no standing, whatever hats it holds."""
    person = Person(pk=1, is_active=False)
    assert policy.standing(person).hats == frozenset()
