"""Genuine, superseded, withdrawn or unknown: to a stranger by code and by file, and the same beside the paper."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from unittest import mock

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from requests_app.casework import ledger as ledgers
from requests_app.casework import machine
from requests_app.casework.models import Entry, Request
from requests_app.desk import mending
from requests_app.papers import codes, press, verification
from requests_app.papers.models import Paper
from requests_app.papers.verification import Answer, State
from requests_app.parties.models import Reach
from tests import world as worlds
from tests.world import World

pytestmark = pytest.mark.django_db
VERIFIED = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def world() -> Iterator[World]:
    with worlds.quick_papers():
        yield worlds.build()


@pytest.fixture
def sent(world: World) -> Request:
    return worlds.walk(world, worlds.open_(world), worlds.BC29_SENT)


def said(paper: Paper) -> State:
    """What a stranger is told, and what stands beside the paper: one and the same."""
    request = Request.objects.get(pk=paper.request_id)
    ledger = ledgers.read(request)
    beside = verification.states(request, ledger.route, list(request.papers.all()), ledger.entries)[paper.pk]
    answers = {verification.by_code(paper.code), verification.by_file(paper.sha256)}
    assert {answer.state for answer in answers} == {beside}
    return beside


def again(request: Request) -> Paper:
    """A further version of the paper of this request."""
    paper = request.papers.get()
    ledger = ledgers.read(request)
    rule = ledger.route.paper(paper.name)
    assert rule is not None
    drawn = press.draw(request, ledger, rule, contents={}, items=[], by=paper.by_actor, at=paper.made_at)
    return press.keep(drawn, request, paper.entry)


def test_issued_and_standing(sent: Request) -> None:
    assert said(sent.papers.get()) is State.GENUINE


def test_typed_otherwise_it_is_the_same(sent: Request) -> None:
    code = sent.papers.get().code
    assert verification.by_code(code.lower().replace("-", " ")).state is State.GENUINE


def test_another_code_and_another_byte_are_unknown(sent: Request) -> None:
    paper = sent.papers.get()
    body = bytearray(press.bytes_of(paper))
    body[-1] ^= 1
    assert verification.by_code(codes.new()) == verification.UNKNOWN
    assert verification.by_file(hashlib.sha256(bytes(body)).hexdigest()) == verification.UNKNOWN
    assert verification.by_file(hashlib.sha256(press.bytes_of(paper)).hexdigest()).state is State.GENUINE


def test_a_newer_version_takes_its_place(sent: Request) -> None:
    old = sent.papers.get()
    new = again(sent)
    assert (said(old), said(new)) == (State.SUPERSEDED, State.GENUINE)


def test_withdrawn_with_the_request(world: World, sent: Request) -> None:
    old = sent.papers.get()
    again(sent)
    worlds.do(world, sent, "officer", "withdraw")
    assert {said(paper) for paper in Paper.objects.all()} == {State.WITHDRAWN}
    assert said(old) is State.WITHDRAWN


def test_what_others_issued_stands_when_we_withdraw(world: World, sent: Request) -> None:
    Paper.objects.update(by_actor="receiver")
    worlds.do(world, sent, "officer", "withdraw")
    assert said(Paper.objects.get()) is State.GENUINE


def test_the_notice_of_the_withdrawal_is_no_withdrawn_paper(world: World, sent: Request) -> None:
    entry = worlds.do(world, sent, "officer", "withdraw")
    Paper.objects.update(entry=entry)
    assert said(Paper.objects.get()) is State.GENUINE


def test_withdrawn_with_its_step_and_the_next_one_stands(world: World, sent: Request) -> None:
    first = sent.papers.get()
    mending.take_back(world.who("contact"), sent, first.entry.seq, expected=sent.position, reason="sent too early")
    assert said(first) is State.WITHDRAWN
    worlds.do(world, sent, "contact", "send")
    second = Paper.objects.exclude(pk=first.pk).get()
    assert (said(first), said(second)) == (State.WITHDRAWN, State.GENUINE)


def test_a_version_taken_back_supersedes_nothing(world: World, sent: Request) -> None:
    first = sent.papers.get()
    note = mending.note(world.who("officer"), sent, "x", expected=sent.position)
    Paper.objects.filter(pk=again(sent).pk).update(entry=note)
    assert said(first) is State.SUPERSEDED
    struck = Entry(act=machine.VOID, facts={"corrects": note.seq}, from_state="sent", to_state="sent")
    with mock.patch.object(verification, "_state", _with(struck)):
        assert said(first) is State.GENUINE


def _with(entry: Entry) -> Callable[..., State]:
    """The rule, told of one entry more: no act of this route that issues a second version can be taken back."""
    rule = verification._state
    return lambda paper, route, later, entries: rule(paper, route, later, [*entries, entry])


def test_the_authority_and_its_number_from_the_directory(sent: Request) -> None:
    paper = sent.papers.get()
    issuer = sent.seats.filter(actor="sender")[0].organisation
    Reach.objects.create(organisation=issuer, means="phone", value="+49 30 555 0199")
    assert verification.by_code(paper.code) == Answer(State.GENUINE, issuer.name, "DE", "")
    Reach.objects.create(organisation=issuer, means="phone", value="+49 30 555 0100", verified_at=VERIFIED)
    assert verification.by_code(paper.code).number == "+49 30 555 0100"


def test_nothing_of_the_case_is_in_the_answer(sent: Request) -> None:
    told = repr(verification.by_code(sent.papers.get().code))
    for secret in (sent.ref, sent.title, sent.route_id, "account-a@mail.example", "Google"):
        assert secret not in told


def test_a_paper_of_old_has_no_code(sent: Request) -> None:
    Paper.objects.update(verify_digest=None, document={})
    paper = sent.papers.get()
    assert paper.code == ""
    assert verification.by_code("") == verification.UNKNOWN
    assert verification.by_file(paper.sha256).state is State.GENUINE


def test_the_same_questions_whatever_is_found(world: World, sent: Request) -> None:
    paper = sent.papers.get()
    worlds.do(world, worlds.walk(world, worlds.open_(world), worlds.BC29_SENT), "officer", "withdraw")
    other = Paper.objects.order_by("-pk")[0]
    asks = {"genuine": paper.code, "withdrawn": other.code, "unknown": codes.new(), "no code at all": "x"}
    taken = {}
    for name, code in asks.items():
        with CaptureQueriesContext(connection) as asked:
            verification.by_code(code)
        taken[name] = [query["sql"].partition(" WHERE ")[0] for query in asked.captured_queries]
    assert len(taken["genuine"]) == 6
    assert all(statements == taken["genuine"] for statements in taken.values())
