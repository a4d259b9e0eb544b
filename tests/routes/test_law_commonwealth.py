"""The law of Australia, Canada, New Zealand, India, Japan and Singapore, act by act: what is open in its turn."""

from __future__ import annotations

import pytest

from requests_app.casework.machine import NotOpen, Told
from requests_app.routes.catalogue import catalogue
from requests_app.routes.outcomes import Outcome
from tests.routes.test_law_runs_the_story import ALL, SENT, Step, run

KEPT = ("confirm_preservation", Told(settled=ALL))
REVIEWED = (*SENT, "receive", "begin_review")
BACK = (("transmit", Told(settled=ALL)), "receive_answer", "hand_over")


def test_the_australian_notice_is_followed_by_the_access_request() -> None:
    given: tuple[Step, ...] = (*SENT, "receive", "give_notice", KEPT)
    assert run("AU-FPN", *given, "prepare_request", "record_process")[1].outcome == Outcome.SUP


def test_the_australian_notice_is_revoked_only_when_the_access_request_is_late() -> None:
    with pytest.raises(NotOpen):
        run("AU-FPN", *SENT, "receive", "give_notice", KEPT, "revoke")


def test_a_canadian_demand_is_made_once_and_expires_or_is_revoked() -> None:
    demanded = (*SENT, "receive", "make_demand", KEPT)
    assert run("CA-PRES-DEMAND", *demanded, "prepare_order", "lapse")[1].outcome == Outcome.LAP
    assert run("CA-PRES-DEMAND", *demanded, "revoke")[1].outcome == Outcome.LAP
    with pytest.raises(NotOpen):
        run("CA-PRES-DEMAND", *SENT, "receive", "make_demand", "make_domestic_demand")


@pytest.mark.parametrize("route_id", ["CA-PRES-ORDER", "CA-KEEP-OPEN"])
def test_a_canadian_order_comes_from_the_court(route_id: str) -> None:
    ordered = (*SENT, "receive", "apply_to_court", "make_order", "serve", KEPT)
    assert run(route_id, *ordered, "record_process")[1].outcome == Outcome.SUP
    with pytest.raises(NotOpen):
        run(route_id, *SENT, "receive", "make_order")


def test_the_record_of_a_canadian_production_order_can_be_sent_directly() -> None:
    produced = (*REVIEWED, "accept", "apply_to_court", "issue_production_order", "serve", "produce")
    direct = ("take_for_direct_sending", ("send_directly", Told(settled=ALL)), "receive_answer")
    assert run("CA-MLA-IN", *produced, *direct)[1].outcome == Outcome.FUL


def test_what_a_canadian_warrant_gathered_needs_a_second_order_and_agreed_conditions() -> None:
    gathered = (*REVIEWED, "accept", "apply_to_court", "issue_order", "serve", "produce")
    with pytest.raises(NotOpen):
        run("CA-MLA-IN", *gathered, "take_for_direct_sending")
    sending = (*gathered, "apply_to_send", "order_sending")
    with pytest.raises(NotOpen):
        run("CA-MLA-IN", *sending, *BACK)
    assert run("CA-MLA-IN", *sending, "agree_conditions", *BACK)[1].outcome == Outcome.FUL


def test_a_canadian_production_order_can_be_revoked_on_the_providers_application() -> None:
    served: tuple[Step, ...] = (*REVIEWED, "accept", "apply_to_court", "issue_production_order", "serve", "ask_review")
    revoked: Step = ("revoke_order", Told(ground="order_revoked"))
    assert run("CA-MLA-IN", *served, revoked)[1].outcome == Outcome.REF
    assert run("CA-MLA-IN", *served, "uphold_order", "produce")[1].state == "gathered"


def test_a_new_zealand_direction_is_renewed_four_times_at_most() -> None:
    renewed = ("ask_renewal", "renew", "renew", "renew", "renew")
    directed: tuple[Step, ...] = (*SENT, "receive", "apply_to_commissioner", "make_direction", KEPT, *renewed)
    assert run("NZ-FPD", *directed)[1].state == "preserved"
    with pytest.raises(NotOpen):
        run("NZ-FPD", *directed, "renew")


def test_an_indian_letter_of_request_is_issued_by_a_court_before_the_ministry_sends_it() -> None:
    with pytest.raises(NotOpen):
        run("IN-LR-OUT", *SENT)
    issued = ("submit", "approve", "issue_letter", "send", "receive", "begin_review")
    assert run("IN-LR-OUT", *issued, "accept", "serve", "produce", *BACK)[1].outcome == Outcome.FUL


def test_a_request_to_india_may_need_no_court() -> None:
    assert run("IN-MLA-IN", *REVIEWED, "accept", "serve", "produce", *BACK)[1].outcome == Outcome.FUL


def test_a_request_to_japan_without_a_treaty_goes_by_the_foreign_minister() -> None:
    sent = ("discuss_draft", *SENT, "reach_foreign_ministry", "receive", "begin_review")
    assert run("JP-MLA-IN", *sent, "accept", "serve", "produce", *BACK)[1].outcome == Outcome.FUL


def test_singapore_gives_the_minister_notice_before_it_processes_a_request() -> None:
    with pytest.raises(NotOpen):
        run("SG-MLA-IN", *REVIEWED, "accept")
    assert run("SG-MLA-IN", *REVIEWED, "notify_minister", "accept")[1].state == "accepted"


def test_the_grounds_of_singapore_are_the_twelve_letters_of_section_20() -> None:
    articles = [g.cite.article for g in catalogue().current("SG-MLA-IN").grounds if not g.cite.instrument]
    assert articles == [f"20(1)({letter})" for letter in "abcdefghijkl"]


def test_each_route_counts_by_the_rule_of_its_state() -> None:
    counted = {
        "AU-FPN": "AU_AIA",
        "AU-MLA-IN": "AU_AIA",
        "CA-PRES-DEMAND": "CA_INTERP",
        "CA-PRES-ORDER": "CA_INTERP",
        "CA-KEEP-OPEN": "CA_INTERP",
        "CA-MLA-IN": "CA_INTERP",
        "NZ-FPD": "RAW",
        "IN-MLA-OUT": "IN_GCA",
        "IN-LR-OUT": "IN_GCA",
        "IN-MLA-IN": "IN_GCA",
        "JP-MLA-IN": "RAW",
        "SG-MLA-IN": "SG_INTERP",
    }
    assert {name: catalogue().current(name).counting for name in counted} == counted
