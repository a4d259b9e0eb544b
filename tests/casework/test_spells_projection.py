"""The spells kept in the table are those of the ledger: after each act, after a correction, after one is taken back."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from requests_app.casework import ledger as ledgers
from requests_app.casework import machine, project, rebuild, record
from requests_app.casework.models import Request, Spell
from requests_app.casework.record import New, Written
from requests_app.parties.models import Kind, Organisation, Person
from requests_app.routes.catalogue import catalogue
from tests.walk import Walker

pytestmark = pytest.mark.django_db

# The way of a mutual assistance request that is returned once for completion.
WAY = (
    "submit", "approve", "send", "receive", "begin_review", "return_for_completion", "complete", "approve_completion",
    "resend", "receive_completion",
)  # fmt: skip


def begun() -> tuple[Walker, Request, Written]:
    organisation = Organisation.objects.create(name="Spells", kind=Kind.AGENCY, country="DE")
    people = tuple(Person.objects.create(email=f"{n}@spells.example", name=n) for n in ("first", "second"))
    route = catalogue().current("US-MLA-3512")
    walker = Walker(route, Random(3), people, organisation)
    request = Request(
        route_id=route.id, route_version=route.version, title="spells", requesting="DE", requested="US",
        agency=organisation, opened_by=people[0],
    )  # fmt: skip
    seats = {name: organisation for name, actor in route.actors.items() if actor.roles}
    return walker, request, record.start(request, walker.opening(), seats)


def act(walker: Walker, request: Request, written: Written, name: str) -> Written:
    found = next((a, told) for a, told in walker.choices(written.ledger.position) if a.does == name)
    return record.append(request, walker.new(*found), expected=written.ledger.position.seq)


def kept(request: Request) -> list[tuple[str, str, object, object, str]]:
    rows = Spell.objects.filter(request=request).order_by("order")
    return list(rows.values_list("holder", "state", "start", "end", "because"))


def of_ledger(request: Request) -> list[tuple[str, str, object, object, str]]:
    ledger = ledgers.read(request)
    spells = machine.spells(ledger.route, ledger.lines)
    return [(s.holder.value, s.state, s.start, s.end, s.because) for s in spells]


def test_each_act_leaves_the_spells_of_the_ledger() -> None:
    walker, request, written = begun()
    assert kept(request) == [("drafter", "draft", walker.now, None, "")]
    for name in WAY:
        written = act(walker, request, written, name)
        assert kept(request) == of_ledger(request), name
    assert [(state, because) for _holder, state, _start, _end, because in kept(request)] == [
        ("draft", ""), ("approval", ""), ("own_review", ""), ("in_transit", ""), ("received", ""), ("under_review", ""),
        ("returned", "completion"), ("completion_approval", "completion"), ("completion_review", "completion"),
        ("completion_transit", ""), ("under_review", ""),
    ]  # fmt: skip
    ends = [end for _h, _s, _start, end, _b in kept(request)]
    starts = [start for _h, _s, start, _end, _b in kept(request)]
    assert ends[:-1] == starts[1:]
    assert ends[-1] is None


def test_a_step_touches_the_last_spell_alone() -> None:
    walker, request, written = begun()
    for name in WAY[:4]:
        written = act(walker, request, written, name)
    before = list(Spell.objects.filter(request=request).order_by("order").values_list("pk", flat=True))
    with CaptureQueriesContext(
        connection,
    ) as caught:
        act(walker, request, written, "begin_review")
    on_spells = [q["sql"].split()[0] for q in caught.captured_queries if '"casework_spell"' in q["sql"]]
    assert on_spells == ["SELECT", "UPDATE", "INSERT"]
    after = list(Spell.objects.filter(request=request).order_by("order").values_list("pk", flat=True))
    assert after[:-1] == before


def test_an_act_that_moves_nothing_writes_no_spell() -> None:
    walker, request, written = begun()
    for name in WAY[:4]:
        written = act(walker, request, written, name)
    with CaptureQueriesContext(connection) as caught:
        act(walker, request, written, "ask_status")
    on_spells = [q["sql"].split()[0] for q in caught.captured_queries if '"casework_spell"' in q["sql"]]
    assert on_spells == ["SELECT"]


def test_a_corrected_moment_moves_the_spells_before_and_after_it() -> None:
    walker, request, written = begun()
    for name in WAY[:6]:
        written = act(walker, request, written, name)
    was = kept(request)
    sent = next(e for e in written.ledger.entries if e.act == "send")
    right = sent.happened_at + timedelta(seconds=30)
    walker.now += timedelta(hours=1)
    correction = New(
        act=machine.CORRECT, happened_at=walker.now, recorded_at=walker.now, actor="own_central",
        person=walker.people[0], facts={"corrects": sent.seq, "happened_at": right.isoformat()},
    )  # fmt: skip
    record.append(request, correction, expected=written.ledger.position.seq)
    assert kept(request) == of_ledger(request)
    assert (was[2][3], kept(request)[2][3]) == (sent.happened_at, right)
    assert (was[3][2], kept(request)[3][2]) == (sent.happened_at, right)


def test_a_step_taken_back_runs_the_spell_before_it_on() -> None:
    walker, request, written = begun()
    for name in WAY[:5]:
        written = act(walker, request, written, name)
    before = kept(request)
    written = act(walker, request, written, "return_for_completion")
    walker.now += timedelta(hours=1)
    void = New(
        act=machine.VOID, happened_at=walker.now, recorded_at=walker.now, actor="foreign_central",
        person=walker.people[0], facts={"corrects": written.entry.seq},
    )  # fmt: skip
    record.append(request, void, expected=written.ledger.position.seq)
    assert kept(request) == before


def test_rebuild_finds_and_mends_a_changed_spell() -> None:
    walker, request, written = begun()
    for name in WAY[:4]:
        written = act(walker, request, written, name)
    Spell.objects.filter(request=request, order=2).update(holder="unknown")
    stored = Request.objects.get(pk=request.pk)
    ledger = ledgers.read(stored)
    assert rebuild.check(stored, ledger) == ["spells: stored and ledger differ"]
    rebuild.mend(stored, ledger)
    assert rebuild.check(stored, ledger) == []
    assert project.stored(stored).spells[2][0] == "own_central_authority"
