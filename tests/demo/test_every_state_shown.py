"""Whatever can be seen on a route can be seen in the demonstration world: each place, each kind of trouble."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from django.db.models import F

from requests_app.access import policy
from requests_app.access.policy import CASE_ROLES
from requests_app.casework.models import Entry, Link, Request, Spell
from requests_app.clocks.models import Deadline
from requests_app.common import clock
from requests_app.desk import worklist
from requests_app.evidence.models import Piece
from requests_app.jobs.demo import paths, stories
from requests_app.parties.models import Person
from requests_app.routes.catalogue import catalogue
from requests_app.routes.outcomes import Outcome

pytestmark = pytest.mark.demo

ROUTES = tuple(stories.BY_CHANCE)
SHOWN = tuple(map(catalogue().current, ROUTES))


@pytest.mark.parametrize("route_id", ROUTES)
def test_each_place_of_each_route_holds_a_request(demo: dict[str, Any], route_id: str) -> None:
    route = catalogue().current(route_id)
    shown = set(Request.objects.filter(route_id=route_id).values_list("state", flat=True))
    assert set(route.states) - shown == set()


@pytest.mark.parametrize("route_id", ROUTES)
def test_a_way_leads_to_each_place(route_id: str) -> None:
    route = catalogue().current(route_id)
    assert set(paths.ways(route)) == set(route.states)


def test_every_outcome_is_there(demo: dict[str, Any]) -> None:
    possible = {s.ends for r in SHOWN for s in r.states.values() if s.ends}
    shown = {Outcome(o) for o in Request.objects.exclude(outcome="").values_list("outcome", flat=True)}
    assert possible <= shown


def test_every_holder_has_had_something(demo: dict[str, Any]) -> None:
    possible = {r.holder_in(n).value for r in SHOWN for n, s in r.states.items() if not s.ends}
    assert set(Spell.objects.values_list("holder", flat=True)) == possible


def test_returns_refusals_extensions_pauses_and_lapses(demo: dict[str, Any]) -> None:
    assert Request.objects.filter(returns__gt=0).exists()
    assert Request.objects.filter(outcome="refused").exclude(ground="").exists()
    assert Deadline.objects.filter(status="extended").exists()
    assert Deadline.objects.filter(status="paused").exists()
    assert Deadline.objects.filter(status="expired").exists()
    lapses = Entry.objects.filter(act="lapse").select_related("request")
    assert lapses
    for lapse in lapses:  # stamped with the moment it happened, found within the minute
        due = Deadline.objects.filter(request=lapse.request, due_at=lapse.happened_at)
        assert due.exists(), lapse.request.ref
        assert lapse.recorded_at > lapse.happened_at
    assert Entry.objects.exclude(reported_by="").filter(recorded_at__gt=F("happened_at")).exists()
    assert Link.objects.filter(nature="carries_out").exists()
    assert Piece.objects.exists()


def test_a_good_share_is_open_and_some_of_it_late(demo: dict[str, Any]) -> None:
    assert demo["requests"] == Request.objects.count()
    assert demo["open"] == Request.objects.filter(ended_at=None).count()
    assert demo["open"] * 4 > demo["requests"]


def test_everybody_who_handles_cases_has_something_to_do(demo: dict[str, Any]) -> None:
    now = clock.now()
    idle = []
    for person in Person.objects.prefetch_related("hats"):
        who = policy.standing(person)
        if not who.roles & CASE_ROLES:
            continue
        mine = worklist.of(who, now)
        if not (mine.due or mine.back or mine.todo or mine.silent):
            idle.append(person.email)
    assert idle == []


def test_the_first_desks_have_something_urgent(demo: dict[str, Any]) -> None:
    now = clock.now()

    def desk(email: str) -> worklist.Worklist:
        return worklist.of(policy.standing(Person.objects.get(email=f"{email}.demo.comity.example")), now)

    def hours(email: str, name: str) -> list[float]:
        due = [d for d in desk(email).due if d.deadline.clock == name and d.deadline.due_at]
        return [(d.deadline.due_at - now).total_seconds() / 3600 for d in due if d.deadline.due_at]

    officer = desk("officer@bka")
    # Counted in full hours, so that the end is between four and a half and five and a half hours away.
    assert any(4.4 < h < 5.6 for h in hours("officer@bka", "produce_emergency"))
    assert any(0 < h < 49 for h in hours("officer@bka", "preservation"))
    assert any(r.state == "returned" for r in officer.back)
    assert officer.silent
    assert officer.todo
    assert any(r.state == "approval" for r in desk("approver@bka").todo)
    assert any(r.state == "clarification" for r in desk("issuing@zit").back)
    assert any(r.state == "own_review" for r in desk("desk@bfj").todo)
    assert any(r.state == "ready" for r in desk("duty@bka-247").todo)
    unverified = [r for r in desk("counsel@meta-ie").back if r.emergency and r.state == "received"]
    assert unverified
    # On a Saturday the end has rolled to Monday.
    assert any(0 < h < 73 for h in hours("counsel@meta-ie", "produce"))
    assert any(r.route_id == "EU-EPOC-N" and r.state == "received" for r in desk("enforcing@garda-enforcing").back)


def test_acts_were_done_by_people_who_may(demo: dict[str, Any]) -> None:
    """Nobody acts without the hat of the seat, whoever approves has not drafted: as if done by hand."""
    worn = {
        (h.person_id, h.organisation_id, h.role) for p in Person.objects.prefetch_related("hats") for h in p.hats.all()
    }
    acts: Counter[str] = Counter()
    for entry in Entry.objects.select_related("request").exclude(person=None):
        route = catalogue().at(entry.request.route_id, entry.request.route_version)
        act = route.act(entry.act)
        roles = route.actors[entry.actor].roles
        assert any((entry.person_id, entry.organisation_id, r.value) in worn for r in roles), (entry.request, entry)
        if act is None:
            continue
        acts[act.does] += 1
        assert entry.actor in {*act.by, *act.recorded_by}
        assert bool(entry.reported_by) == (entry.actor not in act.by), (entry.request, entry)
    assert acts["approve"] > 10
