"""A past that is brought in is believed only as far as the machine would have let it happen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from requests_app.casework import roots
from requests_app.casework.machine import NotOpen, Told
from requests_app.casework.models import Draft, Request
from requests_app.casework.record import BadTime
from requests_app.clocks.models import Deadline
from requests_app.desk import importing, mending
from requests_app.desk.importing import Opening, Step
from requests_app.desk.opening import Plan
from requests_app.papers.models import Paper
from requests_app.routes.catalogue import catalogue
from requests_app.routes.outcomes import Outcome
from tests import world as worlds
from tests.world import World

BEGUN = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)


@pytest.fixture
def world(db: None) -> World:
    return worlds.build(synthetic=True)


def plan(world: World) -> Plan:
    route = catalogue().current("BC-29")
    contents, items = worlds.contents_for(route), worlds.items_for(route)
    return Plan("BC-29", "Invented", world["bka"], "US", world["google"], contents=contents, items=items)


def opening(world: World) -> Opening:
    return Opening(world.person("officer"), BEGUN, BEGUN)


def step(world: World, act: str, by: str, actor: str, hours: float, **more: Any) -> Step:
    at = BEGUN + timedelta(hours=hours)
    person = world.person(by)
    told = more.pop("told", Told(person=person.pk, linked=True))
    return Step(act, at, at + timedelta(minutes=1), actor, person, told=told, **more)


def steps(world: World) -> list[Step]:
    route = catalogue().current("BC-29")
    settled: Mapping[str, Outcome] = {str(n): Outcome.FUL for n in range(1, len(worlds.items_for(route)) + 1)}
    preserved = BEGUN + timedelta(hours=30)
    contents, items = worlds.contents_for(route), worlds.items_for(route)
    return [
        step(world, "submit", "officer", "officer", 1, contents=contents, items=items),
        step(world, "approve", "approver", "approver", 2),
        step(world, "send", "contact", "sender", 3),
        step(world, "receive", "us_contact", "receiver", 8),
        step(world, "serve", "us_contact", "receiver", 20),
        step(
            world, "confirm_preservation", "google", "custodian", 31,
            facts={
                "asked": {"preserved_at": preserved.isoformat(), "custodian_reference": "X-1"},
                "references": {"custodian_reference": "X-1"},
                "settled": {k: v.value for k, v in settled.items()},
            },
            told=Told(person=world.person("google").pk, settled=settled),
        ),
    ]  # fmt: skip


def test_a_whole_past_is_kept_with_its_clocks(world: World) -> None:
    request = importing.import_history(plan(world), opening(world), steps(world))
    assert (request.state, request.ref) == ("preserved", "2026-DE-0001")
    assert request.opened_at == BEGUN
    assert [e.act for e in request.entries.order_by("seq")][1:] == [s.act for s in steps(world)]
    assert [e.organisation for e in request.entries.filter(act="receive")] == [world["ccips"]]
    due = Deadline.objects.get(request=request, clock="preservation")
    assert due.due == "2026-03-14"  # sixty days from 13 January, that day not counted
    assert request.references.get().value == "X-1"
    assert request.items.count() == 2
    assert Draft.objects.get(request=request).contents
    assert mending.ledger_faults() == (7, [])
    assert mending.rebuild_all(check=True) == (1, [])


def refused(world: World, told: list[Step]) -> type[Exception]:
    with pytest.raises((NotOpen, BadTime)) as error:
        importing.import_history(plan(world), opening(world), told)
    assert not Request.objects.exists()  # all of it or nothing
    return error.type


def test_a_step_that_was_not_open_takes_the_whole_past_with_it(world: World) -> None:
    assert refused(world, [s for s in steps(world) if s.act != "approve"]) is NotOpen


def test_the_drafter_did_not_approve(world: World) -> None:
    told = steps(world)
    person = world.person("officer")
    told[1] = replace(told[1], person=person, told=Told(person=person.pk))
    assert refused(world, told) is NotOpen


def test_an_incomplete_draft_was_not_submitted(world: World) -> None:
    told = steps(world)
    told[0] = replace(told[0], contents={})
    assert refused(world, told) is NotOpen


def test_somebody_else_did_not_act(world: World) -> None:
    told = steps(world)
    told[1] = replace(told[1], actor="receiver")
    assert refused(world, told) is NotOpen


def test_steps_are_in_order(world: World) -> None:
    told = steps(world)
    told[2] = replace(told[2], happened_at=BEGUN)
    assert refused(world, told) is BadTime


def test_nothing_was_recorded_before_it_happened(world: World) -> None:
    told = steps(world)
    told[-1] = replace(told[-1], recorded_at=told[-1].happened_at - timedelta(hours=1))
    assert refused(world, told) is BadTime


def test_a_sealed_day_takes_nothing_more(world: World) -> None:
    importing.import_history(plan(world), opening(world), steps(world))
    roots.seal(BEGUN + timedelta(days=10))
    with pytest.raises(BadTime, match="sealed"):
        importing.begin(plan(world), opening(world))
    after = replace(opening(world), recorded_at=BEGUN + timedelta(days=10))
    assert importing.begin(plan(world), after).state == "draft"


def test_papers_are_drawn_when_asked_and_named_in_their_entry(world: World) -> None:
    with worlds.quick_papers() as asked:
        importing.import_history(plan(world), opening(world), steps(world))
        assert asked == []
        request = importing.import_history(plan(world), opening(world), steps(world), pressed=True)
    paper = Paper.objects.get(request=request)
    sent = request.entries.get(act="send")
    assert paper.entry == sent
    assert sent.facts["papers"] == [{"name": "preservation-request", "sha256": paper.sha256}]
    assert asked[0]["items"][0]["identifier"] == worlds.ITEMS[0]["identifier"]
    assert mending.rebuild_all(check=True) == (2, [])
