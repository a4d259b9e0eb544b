"""The procedures beside a European order and the investigation order, run act by act: where each of them ends."""

from __future__ import annotations

from datetime import date

import pytest

from requests_app.casework.machine import NotOpen, Told
from requests_app.routes.catalogue import catalogue
from requests_app.routes.jurisdictions import is_party
from requests_app.routes.outcomes import Outcome
from tests.routes.test_law_runs_the_story import ALL, ITEMS, ONE_OF_TWO, Step, run

NOTHING = dict.fromkeys(ITEMS, Outcome.NOD)
GIVEN = Told(settled=ALL)


def ends(route_id: str, *steps: Step) -> Outcome | None:
    return run(route_id, *steps)[1].outcome


# ---- enforcement, Art. 16 ----

HANDED = ("submit", "sign", "send", "receive")


def test_enforcement_ends_with_the_answer_forwarded_by_the_enforcing_authority() -> None:
    assert ends("EU-ENF", *HANDED, "recognise", ("comply", GIVEN), "forward") == Outcome.FUL
    assert ends("EU-ENF", *HANDED, "recognise", ("comply", Told(settled=ONE_OF_TWO)), "forward") == Outcome.PAR


def test_enforcement_is_denied_only_after_the_issuing_authority_was_consulted() -> None:
    ground = Told(ground="immunity_press_enforcement")
    with pytest.raises(NotOpen):
        run("EU-ENF", *HANDED, ("deny_enforcement", ground))
    consulted = (*HANDED, "consult_issuer", "reply_to_enforcing")
    assert ends("EU-ENF", *consulted, ("deny_enforcement", ground)) == Outcome.REF


def test_an_objection_is_confirmed_or_upheld_and_silence_after_it_costs_a_penalty() -> None:
    objected = (*HANDED, "recognise", ("object_to_enforcement", Told(ground="not_stored")))
    assert ends("EU-ENF", *objected, "confirm_order", "penalise") == Outcome.REF
    assert ends("EU-ENF", *objected, "confirm_order", ("comply", GIVEN), "forward") == Outcome.FUL


def test_the_addressee_cannot_invoke_fundamental_rights() -> None:
    """Art. 16(3)(a): a manifest breach, 16(4)(g) and 16(5)(f), is for the enforcing authority alone to see."""
    grounds = {g.code: g.by for g in catalogue().current("EU-ENF").grounds}
    assert {code for code, by in grounds.items() if "addressee" not in by} == {"manifest_breach_enforcement"}
    assert len(grounds) == 7


# ---- the answer by Annex III, Arts 10 and 11 ----


def test_a_question_is_answered_in_writing_signed_by_another() -> None:
    answered = ("record_for_production", "submit", "sign", "send", "receive")
    assert ends("EU-ANNEX-III", *answered) == Outcome.FUL


def test_silence_frees_the_addressee_of_a_preservation_order_and_of_no_other() -> None:
    assert ends("EU-ANNEX-III", "record_for_preservation", "become_exempt") == Outcome.EXM
    with pytest.raises(NotOpen):
        run("EU-ANNEX-III", "record_for_production", "become_exempt")  # 10(6): the duties stay suspended


def test_impossibility_is_accepted_only_where_it_was_reported() -> None:
    accepted = ("accept_impossibility", Told(settled=NOTHING))
    assert ends("EU-ANNEX-III", "record_impossibility", "submit", accepted) == Outcome.NOD
    with pytest.raises(NotOpen):
        run("EU-ANNEX-III", "record_other_reasons", "submit", accepted)
    assert ends("EU-ANNEX-III", "record_other_reasons", "submit", "reject_reasons") == Outcome.SUP


# ---- the law of a third country, Art. 17 ----

OBJECTED = ("record_receipt", "object_conflict")


def test_the_court_upholds_or_lifts() -> None:
    referred = (*OBJECTED, "submit", ("send", Told(person=2)), "register", "ask_third_country")
    assert ends("EU-CONFLICT", *referred, "court_upholds", "inform_enforcing") == Outcome.FUL
    lifted = ("court_lifts", Told(ground="third_country_conflict"))
    assert ends("EU-CONFLICT", *referred, lifted, "inform_enforcing") == Outcome.REF


def test_whoever_drafted_the_reference_does_not_send_it_to_the_court() -> None:
    with pytest.raises(NotOpen):
        run("EU-CONFLICT", *OBJECTED, "submit", "send")


def test_the_order_can_be_adapted_instead_of_upheld() -> None:
    assert ends("EU-CONFLICT", *OBJECTED, "adapt") == Outcome.SUP


def test_a_preservation_order_is_not_reviewed() -> None:
    links = {one for act in catalogue().current("EU-CONFLICT").acts for one in act.links}
    assert links == {"EU-EPOC", "EU-EPOC-N", "EU-EPOC-E"}


# ---- the investigation order ----

DECIDED = ("submit", "issue", "send", "receive", "acknowledge", "take_up", "recognise")


def test_the_evidence_is_transferred_after_a_remedy() -> None:
    waited = (*DECIDED, "delay_execution", "postpone", "end_postponement", "obtain", "suspend_transfer")
    assert ends("EU-EIO", *waited, "decide_remedy", ("transfer", GIVEN)) == Outcome.FUL


def test_the_decision_is_extended_once_and_the_measure_as_often_as_agreed() -> None:
    review = DECIDED[:-1]
    run("EU-EIO", *review, "extend_decision")
    with pytest.raises(NotOpen):
        run("EU-EIO", *review, "extend_decision", "extend_decision")  # 12(5): thirty days at the most
    run("EU-EIO", *DECIDED, "delay_execution", "delay_execution")  # 12(6): no maximum


def test_an_incomplete_form_comes_back_and_is_issued_again() -> None:
    back = (*DECIDED[:-2], ("return_for_completion", Told(code="form_incomplete")), "complete")
    again = (*back, "approve_completion", "resend", "receive_completion", "recognise", "obtain", ("transfer", GIVEN))
    _route, position = run("EU-EIO", *again)
    assert (position.outcome, position.returns) == (Outcome.FUL, 1)


def test_the_provisional_measure_is_lifted_by_either_side_or_followed_by_a_transfer() -> None:
    secured = (*DECIDED, ("secure", GIVEN))
    assert ends("EU-EIO-32", *secured, "follow_up", "transfer") == Outcome.FUL
    assert ends("EU-EIO-32", *secured, "release") == Outcome.FUL
    assert ends("EU-EIO-32", *secured, "propose_lifting", "comment", "lift") == Outcome.LAP
    with pytest.raises(NotOpen):
        run("EU-EIO-32", *secured, "lift")  # 32(5): the issuing authority is heard first


def test_the_provisional_measure_keeps_no_clock_of_the_ordinary_order() -> None:
    names = {c.name for c in catalogue().current("EU-EIO-32").clocks}
    assert names == {"acknowledge", "decide_provisional"}


# ---- who is bound ----


@pytest.mark.parametrize(
    ("country", "orders", "investigation"),
    [("DE", True, True), ("IE", True, False), ("DK", False, False), ("US", False, False)],
)
def test_denmark_is_bound_by_neither_and_ireland_by_the_orders_alone(
    country: str, orders: bool, investigation: bool
) -> None:
    day = date(2026, 9, 1)
    for route_id in ("EU-EPOC", "EU-EPOC-N", "EU-EPOC-E", "EU-EPOC-PR", "EU-ENF", "EU-ANNEX-III", "EU-CONFLICT"):
        open_ = catalogue().current(route_id).open
        assert is_party(open_.requesting.bound_by, country, day) is orders
        assert is_party(open_.requested.bound_by, country, day) is orders
    for route_id in ("EU-EIO", "EU-EIO-32"):
        open_ = catalogue().current(route_id).open
        assert is_party(open_.requesting.bound_by, country, day) is investigation
        assert is_party(open_.requested.bound_by, country, day) is investigation


# ---- what the case must be ----


def test_traffic_and_content_need_three_years_or_an_offence_of_the_list() -> None:
    for route_id in ("EU-EPOC", "EU-EPOC-N", "EU-EPOC-E"):
        [need] = [n for n in catalogue().current(route_id).open.needs if n.cite.article == "5(4)"]
        assert need.data == ("traffic", "content")
        assert [(t.fact, t.is_, t.at_least) for t in need.any] == [("max_penalty", (), 3), ("annex_iv", ("yes",), None)]


def test_only_the_emergency_order_needs_an_emergency_and_preservation_needs_nothing() -> None:
    needing = {
        route.id
        for route in catalogue().all_current()
        if route.instrument == "EU2023/1543" and any(t.fact == "emergency" for n in route.open.needs for t in n.any)
    }
    assert needing == {"EU-EPOC-E"}
    assert catalogue().current("EU-EPOC-PR").open.needs == ()  # 6(3): all offences


def test_a_prosecutor_is_enough_for_subscriber_data_and_preservation_alone() -> None:
    for route_id in ("EU-EPOC", "EU-EPOC-E"):
        said = catalogue().current(route_id).open.issued_by
        assert "or public prosecutor issues" in said["subscriber"]
        assert said["subscriber"] == said["identification_only"]
        assert "a public prosecutor is not enough" in said["content"]
        assert said["content"] == said["traffic"]
    assert set(catalogue().current("EU-EPOC-N").open.issued_by) == {"traffic", "content"}
    assert "or public prosecutor issues" in catalogue().current("EU-EPOC-PR").open.issued_by["content"]
