"""Routes to providers in the United States and by executive agreement, act by act: what opens, and the end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from requests_app.casework import machine
from requests_app.casework.machine import Line, NotOpen, Position, Told
from requests_app.routes.catalogue import catalogue
from requests_app.routes.outcomes import Outcome

ALL = Told(settled={"1": Outcome.FUL})
SECOND = {"approve", "check_legal_basis"}  # done by a second person

Step = str | tuple[str, Told]


def run(route_id: str, *steps: Step) -> Position:
    """The position after these acts, one hour apart; one item; whoever approves is another than the drafter."""
    route = catalogue().current(route_id)
    at = datetime(2026, 9, 1, 8, tzinfo=UTC)
    position = machine.begin(route, Line(1, machine.OPEN, at, at, person=1))
    for seq, step in enumerate(steps, start=2):
        name, told = step if isinstance(step, tuple) else (step, Told())
        at += timedelta(hours=1)
        person = 2 if name in SECOND else 1
        move = machine.step(route, position, name, Told(person, settled=told.settled, ground=told.ground))
        facts: dict[str, object] = {"to": move.to, "settled": {k: v.value for k, v in told.settled.items()}}
        if move.act.needs.contents:
            facts["items"] = [{"key": "1"}]
        position = machine.apply(route, position, Line(seq, name, at, at, person=person, facts=facts))
    return position


@pytest.mark.parametrize("route_id", ["EDR-PROVIDER", "US-EDR"])
def test_an_emergency_request_leaves_and_is_answered_only_through_its_checks(route_id: str) -> None:
    with pytest.raises(NotOpen):
        run(route_id, "submit", "approve")  # the legal basis was not checked
    approved = ("submit", "check_legal_basis", "approve")
    with pytest.raises(NotOpen):
        run(route_id, *approved, "send")  # the provider's address was not verified
    received = (*approved, "verify_channel", "send", "receive")
    with pytest.raises(NotOpen):
        run(route_id, *received, ("produce", ALL))  # who is asking was not verified
    with pytest.raises(NotOpen):
        run(route_id, *received, "call_back")  # the sender was not checked
    disclosed = (*received, "check_sender", "hold_for_call_back", "call_back", ("produce", ALL))
    assert run(route_id, *disclosed, "send_process", "look_back").outcome == Outcome.FUL


def test_a_forged_emergency_request_is_declined_as_suspected() -> None:
    sent = ("submit", "check_legal_basis", "approve", "verify_channel", "send", "receive", "check_sender")
    with pytest.raises(NotOpen):
        run("EDR-PROVIDER", *sent, "decline")  # not without a ground
    assert run("EDR-PROVIDER", *sent, ("decline", Told(ground="fraud_suspected"))).outcome == Outcome.REF


def test_a_report_to_the_cybertipline_preserves_by_law_until_process_arrives() -> None:
    kept = ("submit", "approve", "record_submission")
    assert run("US-PRES-2258A-H", *kept, "link_letter", "record_process").outcome == Outcome.SUP
    assert run("US-PRES-2258A-H", *kept, "lapse").outcome == Outcome.LAP


def test_while_a_motion_is_pending_nothing_is_produced_unless_the_court_orders_it_at_once() -> None:
    moved = ("submit", "approve", "send", "receive", "move")
    with pytest.raises(NotOpen):
        run("US-MOTION-2703H", *moved, ("produce", ALL))  # 2703(h)(4)
    assert run("US-MOTION-2703H", *moved, ("quash", Told(ground="conflict_of_law"))).outcome == Outcome.REF
    assert run("US-MOTION-2703H", *moved, "order_immediate_production", ("produce", ALL)).outcome == Outcome.FUL


def test_notice_follows_the_delay() -> None:
    delayed = (
        "submit",
        "approve",
        "file",
        "grant_delay",
        "extend_delay",
        "extend_delay",
    )  # again and again, 2705(a)(4)
    assert run("US-NDO-2705", *delayed, "notify_customer").outcome == Outcome.FUL


@pytest.mark.parametrize("route_id", ["CLOUD-UK-TO-US", "CLOUD-US-TO-UK", "CLOUD-AU-TO-US", "CLOUD-US-TO-AU", "UK-OPO"])
def test_the_provider_objects_here_first_and_then_on_the_other_side(route_id: str) -> None:
    served = ("submit", "approve", "apply", "issue_order", "certify", "tell_third_country", "transmit", "receive")
    with pytest.raises(NotOpen):
        run(route_id, *served, "go_to_other_side")
    objected = (*served, ("object", Told(ground="targeting_receiving_party_person")), "maintain", "go_to_other_side")
    assert run(route_id, *objected, "confer", "find_no_issue", ("produce", ALL), "minimise").outcome == Outcome.FUL
    inapplicable = ("find_inapplicable", Told(ground="targeting_receiving_party_person"))
    assert run(route_id, *objected, inapplicable).outcome == Outcome.REF


def test_an_overseas_production_order_not_served_is_treated_as_quashed() -> None:
    made = ("submit", "approve", "apply", "notify_application", "issue_order", "certify")
    assert run("UK-OPO", *made, "quash").outcome == Outcome.LAP


def test_frozen_evidence_is_sent_or_released() -> None:
    sent = ("submit", "approve", "send", "receive", "nominate_court")
    kept = (*sent, "order_production", ("produce", ALL))
    assert run("UK-FREEZING", *kept, "send_evidence").outcome == Outcome.FUL
    assert run("UK-FREEZING", *kept, "release_ceased").outcome == Outcome.LAP
    out = ("submit", "approve", "apply", "make_order", "send_to_territorial", "forward", "receive")
    assert run("UK-FREEZING-OUT", *out, ("confirm_protection", ALL), "receive_evidence").outcome == Outcome.FUL


AGREEMENTS = {
    "CLOUD-UK-TO-US": ({("target_us_person", ("no",), ()), ("target_resides", (), ("US",))}, "CLOUD-UK-US"),
    "CLOUD-AU-TO-US": ({("target_us_person", ("no",), ()), ("target_resides", (), ("US",))}, "CLOUD-AU-US"),
    "CLOUD-US-TO-UK": ({("target_resides", (), ("GB",))}, "CLOUD-UK-US"),
    "CLOUD-US-TO-AU": ({("target_resides", (), ("AU",))}, "CLOUD-AU-US"),
    "UK-OPO": ({("target_us_person", ("no",), ()), ("target_resides", (), ("US",))}, "CLOUD-UK-US"),
}


@pytest.mark.parametrize("route_id", sorted(AGREEMENTS))
def test_no_protected_person_is_a_target_and_the_crime_is_serious(route_id: str) -> None:
    wanted = catalogue().current(route_id).open
    tests = [test for need in wanted.needs for test in need.any]
    who, agreement = AGREEMENTS[route_id]
    assert {(t.fact, t.is_, t.is_not) for t in tests if t.fact.startswith("target")} == who
    assert [t.at_least for t in tests if t.fact == "max_penalty"] == [3]
    assert {wanted.requesting.agreement, wanted.requested.agreement} == {agreement}


def test_content_goes_to_no_foreign_authority_from_a_provider_in_the_united_states() -> None:
    assert "content" not in catalogue().current("US-DIRECT-NONCONTENT").data  # 2702(c)(6)
    assert catalogue().current("US-EDR").open.requesting.country == ("US",)  # 2702(b)(8), 2711(4)
    (need,) = (n for n in catalogue().current("EDR-PROVIDER").open.needs if n.data)
    assert need.data == ("content",)
    assert [(t.fact, t.is_not) for t in need.any] == [("provider_state", ("US",))]
