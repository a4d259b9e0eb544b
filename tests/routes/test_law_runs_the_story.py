"""The story the house must run, act by act on the law itself: each act is open in its turn, and where it ends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from requests_app.casework import machine
from requests_app.casework.machine import Line, NotOpen, Position, Told
from requests_app.routes.catalogue import catalogue
from requests_app.routes.outcomes import Outcome
from requests_app.routes.schema import Route

ITEMS = ("1", "2")
ALL = dict.fromkeys(ITEMS, Outcome.FUL)
ONE_OF_TWO = {"1": Outcome.FUL, "2": Outcome.NOD}
APPROVALS = {"approve", "approve_completion", "issue", "validate", "issue_unvalidated", "sign", "accept_impossibility"}

Step = str | tuple[str, Told]


def run(route_id: str, *steps: Step) -> tuple[Route, Position]:
    """The position after these acts, one hour apart; the drafter is person 1, whoever approves person 2."""
    route = catalogue().current(route_id)
    at = datetime(2026, 9, 1, 8, tzinfo=UTC)
    position = machine.begin(route, Line(1, machine.OPEN, at, at, person=1))
    for seq, step in enumerate(steps, start=2):
        name, told = step if isinstance(step, tuple) else (step, Told())
        at += timedelta(hours=1)
        person = told.person or (2 if name in APPROVALS else 1)
        move = machine.step(
            route, position, name, Told(person, settled=told.settled, code=told.code, ground=told.ground)
        )
        facts: dict[str, object] = {"to": move.to, "settled": {k: v.value for k, v in told.settled.items()}}
        if move.act.needs.contents:
            facts["items"] = [{"key": key} for key in ITEMS]
        position = machine.apply(route, position, Line(seq, name, at, at, person=person, facts=facts))
    return route, position


SENT = ("submit", "approve", "send")
PRESERVED = (*SENT, "receive", "serve", "link_letter", ("confirm_preservation", Told(settled=ALL)))


def test_the_budapest_preservation_is_served_confirmed_and_covered_by_the_production_request() -> None:
    _route, position = run("BC-29", *PRESERVED, "prepare_request", "link_request", "release")
    assert position.outcome == Outcome.FUL


def test_the_budapest_preservation_left_alone_lapses() -> None:
    assert run("BC-29", *PRESERVED, "lapse")[1].outcome == Outcome.LAP


def test_the_letter_is_confirmed_renewed_once_and_followed_by_process() -> None:
    confirmed = (*SENT, "receive", ("confirm_preservation", Told(settled=ALL)), "renew", "confirm_renewal")
    assert run("US-PRES-2703F", *confirmed, "record_process")[1].outcome == Outcome.SUP
    with pytest.raises(NotOpen):
        run("US-PRES-2703F", *confirmed, "renew")  # 2703(f)(2): one additional period


def test_the_mla_request_is_returned_once_completed_executed_and_answered() -> None:
    returned = (*SENT, "note_preservation", "receive", ("return_for_completion", Told(code="nexus_missing")))
    executed = ("receive_completion", "accept", "apply_to_court", "issue_order", "serve", "produce")
    way_back = (("transmit", Told(settled=ALL)), "receive_answer", "hand_over")
    steps = (*returned, "complete", "approve_completion", "resend", *executed, *way_back)
    _route, position = run("US-MLA-3512", *steps)
    assert position.outcome == Outcome.FUL
    assert position.returns == 1


def test_the_emergency_order_is_verified_clarified_once_and_answered_in_part() -> None:
    received = ("submit", "issue", "send", "receive", "verify", "acknowledge")
    _route, position = run(
        "EU-EPOC-E", *received, "ask_clarification", "clarify", ("produce", Told(settled=ONE_OF_TWO))
    )
    assert position.outcome == Outcome.PAR


def test_nothing_is_produced_before_the_origin_of_an_order_is_verified() -> None:
    with pytest.raises(NotOpen):
        run("EU-EPOC-E", "submit", "issue", "send", "receive", ("produce", Told(settled=ALL)))


def test_a_notified_order_is_produced_only_when_cleared() -> None:
    received = ("submit", "issue", "send", "receive", "receive_notification", "verify")
    with pytest.raises(NotOpen):
        run("EU-EPOC-N", *received, ("produce", Told(settled=ALL)))
    cleared = (*received, "clear_by_silence", ("produce", Told(settled=ALL)))
    assert run("EU-EPOC-N", *cleared)[1].outcome == Outcome.FUL


def test_a_ground_is_raised_only_after_the_issuing_authority_was_contacted() -> None:
    received = ("submit", "issue", "send", "receive", "receive_notification")
    refusal = ("refuse", Told(ground="ne_bis_in_idem"))
    with pytest.raises(NotOpen):
        run("EU-EPOC-N", *received, refusal)
    assert run("EU-EPOC-N", *received, "discuss", refusal)[1].outcome == Outcome.REF


def test_a_preservation_order_is_extended_confirmed_and_released_and_silence_exempts() -> None:
    received = ("submit", "issue", "send", "receive")
    kept = ("verify", ("confirm_preservation", Told(settled=ALL)), "extend", "confirm_production", "release")
    assert run("EU-EPOC-PR", *received, *kept)[1].outcome == Outcome.FUL
    assert run("EU-EPOC-PR", *received, "ask_clarification", "become_exempt")[1].outcome == Outcome.EXM
