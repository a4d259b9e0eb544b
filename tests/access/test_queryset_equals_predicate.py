"""The one narrowing queryset and the one predicate agree, for every person and every request."""

from __future__ import annotations

from random import Random

import pytest

from requests_app.access import policy, scope
from requests_app.casework import record
from requests_app.casework.models import Request, Seat
from requests_app.desk import opening
from requests_app.desk.opening import Plan
from requests_app.parties.models import Hat
from requests_app.routes.catalogue import catalogue
from tests import world as worlds
from tests.walk import Walker

pytestmark = pytest.mark.django_db


def test_queryset_and_predicate_agree() -> None:
    """Requests of every route at many places, every person of the world, and one whose hat has ended."""
    world = worlds.build()
    ended = Hat.objects.get(person=world.person("colleague"))
    ended.ended_at = ended.person.joined_at
    ended.save()
    people = tuple(world.person(n) for n in ("officer", "approver"))
    for number, route_id in enumerate(sorted(catalogue().ids())):
        route = catalogue().current(route_id)
        for seed in range(1 + number % 2):  # with all routes, walks of every length up to fifteen steps
            most = 3 * ((number + 3 * seed) % 6)
            walker = Walker(route, Random(100 * number + seed), people, world["bka"], most=most)
            europe = any(actor.seat == "enforcing" for actor in route.actors.values())
            plan = Plan(
                route_id, "walk", world["bka"], "IE" if europe else "US", world["meta_ie" if europe else "google"]
            )
            request = Request(
                route_id=route.id, route_version=route.version, title="walk", requesting="DE", requested=plan.requested,
                agency=world["bka"], opened_by=people[0],
            )  # fmt: skip
            position = record.start(request, walker.opening(), opening.seats_for(route, plan)).ledger.position
            while chosen := next(walker.steps(position), None):
                position = record.append(request, walker.new(*chosen), expected=position.seq).ledger.position
    requests = list(Request.objects.prefetch_related("seats"))
    seen = 0
    for person in world.people.values():
        who = policy.standing(person)
        by_queryset = set(scope.visible_to(who).values_list("pk", flat=True))
        by_predicate = {r.pk for r in requests if policy.may_see(who, r.seats.all())}
        assert by_queryset == by_predicate, person.name
        seen += len(by_queryset)
    assert seen > len(requests)
    assert Seat.objects.filter(opened=False).exists()
    assert not scope.visible_to(policy.standing(world.person("stranger"))).exists()
    assert not scope.visible_to(policy.standing(world.person("colleague"))).exists()
