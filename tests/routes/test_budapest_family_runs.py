"""The Budapest Convention, its Second Protocol and the UN Convention: their figures by hand, and how they are run."""

from __future__ import annotations

from datetime import date

import pytest

from requests_app.advice.openness import Status, openness
from requests_app.casework.machine import NotOpen, Told
from requests_app.routes.catalogue import catalogue
from requests_app.routes.outcomes import Outcome
from tests.routes.clock_map.budapest import MAP
from tests.routes.test_law_runs_the_story import ALL, ITEMS, ONE_OF_TWO, SENT, run

TODAY = date(2026, 11, 21)

# number, kind, mark, start of every clock that has a number or binds; typed from the corrected tables
CLOCKS = {
    ("BC-27", "inform_outcome"): (None, "soft", "V", "produce"),
    ("BC-30", "response"): (None, "soft", "V", "find_other_provider"),
    ("BC-31", "response"): (None, "soft", "V", "invoke_expedited"),
    ("SAP-6", "provider_return"): (None, "requested", "R", "receive"),
    ("SAP-7", "provider_return"): (30, "hard", "R", "receive"),
    ("SAP-8", "serve"): (45, "soft", "R", "find_complete"),
    ("SAP-8", "return_subscriber"): (20, "hard", "V2", "serve_subscriber"),
    ("SAP-8", "return_traffic"): (45, "hard", "V2", "serve_traffic"),
    ("SAP-8", "forward"): (None, "soft", "R", "produce"),
    ("SAP-9", "response"): (None, "soft", "R", "receive"),
    ("SAP-10", "response"): (None, "soft", "R", "find_emergency"),
    ("SAP-10", "supplemental"): (None, "soft", "R", "return_for_completion"),
    ("UNCC-42", "preservation"): (60, "floor", "R", "confirm_preservation.preserved_at"),
}
OPEN = ("BC-18", "BC-26", "BC-27", "BC-30", "BC-31", "BC-32")
PROTOCOL = ("SAP-6", "SAP-7", "SAP-8", "SAP-9", "SAP-10")
UNITED_NATIONS = ("UNCC-42", "UNCC-44")


@pytest.mark.parametrize(("route_id", "name"), CLOCKS)
def test_a_clock_has_the_figures_of_the_text(route_id: str, name: str) -> None:
    clock = catalogue().current(route_id).clock(name)
    assert clock is not None
    assert (clock.length.amount, clock.kind, clock.cite.mark, clock.runs_from) == CLOCKS[(route_id, name)]


@pytest.mark.parametrize("route_id", [*OPEN, *PROTOCOL, *UNITED_NATIONS])
def test_no_other_clock_has_a_number_or_binds(route_id: str) -> None:
    route = catalogue().current(route_id)
    known = {name for of, name in CLOCKS if of == route_id}
    others = [c for c in route.clocks if c.name not in known]
    assert [c.name for c in others if c.length.amount is not None or c.kind in ("hard", "soft", "floor")] == []
    assert sum(clock.answers for clock in route.clocks) == 1


def test_the_map_holds() -> None:
    for row in MAP:
        if row.why_not:
            assert row.route + row.clock == ""
            continue
        clock = catalogue().current(row.route).clock(row.clock)
        assert clock is not None, row
        unit = "" if clock.length.unit == "none" else clock.length.unit
        assert (clock.length.amount, unit, clock.cite.article) == (row.n, row.unit, row.article)


@pytest.mark.parametrize("route_id", OPEN)
def test_the_convention_is_open_between_two_parties(route_id: str) -> None:
    assert openness(catalogue().current(route_id), "DE", "US", TODAY).status == Status.OPEN


@pytest.mark.parametrize("route_id", ["BC-27", "BC-31"])
def test_the_convention_is_closed_to_a_state_that_is_no_party(route_id: str) -> None:
    assert (
        openness(catalogue().current(route_id), "DE", "KR", TODAY).status == Status.CLOSED
    )  # invited only, 25-04-2026


@pytest.mark.parametrize("route_id", [*PROTOCOL, *UNITED_NATIONS])
def test_what_is_not_in_force_is_closed_and_says_why(route_id: str) -> None:
    route = catalogue().current(route_id)
    assert openness(route, "RS", "JP", TODAY).status == Status.CLOSED
    wanted = "Costa Rica" if route_id in PROTOCOL else "40 ratifications"
    assert wanted in route.validity.note


@pytest.mark.parametrize("route_id", ["SAP-9", "SAP-10"])
def test_only_a_risk_to_life_or_safety_opens_the_emergency_routes(route_id: str) -> None:
    (need,) = catalogue().current(route_id).open.needs
    assert [(test.fact, test.is_) for test in need.any] == [("emergency", ("yes",))]


def test_information_under_conditions_leaves_only_when_they_are_answered() -> None:
    asked = ("submit", "approve", "propose_conditions")
    with pytest.raises(NotOpen):
        run("BC-26", *asked, "send")
    told = (*asked, "accept_conditions", "send", "receive", "report_use")
    assert run("BC-26", *told)[1].outcome == Outcome.FUL
    assert run("BC-26", *asked, "decline_conditions", "abandon")[1].outcome == Outcome.WDR


def test_assistance_is_returned_once_put_under_conditions_and_executed_in_part() -> None:
    returned = (*SENT, "receive", ("return_for_completion", Told(code="nexus_missing")), "complete")
    agreed = ("approve_completion", "resend", "receive_completion", "propose_conditions", "accept_conditions")
    done = ("serve", "produce", ("transmit", Told(settled=ONE_OF_TWO)), "receive_answer")
    for route_id in ("BC-27", "BC-31", "SAP-10", "UNCC-44"):
        _route, position = run(route_id, *returned, *agreed, *done)
        assert (position.outcome, position.returns) == (Outcome.PAR, 1)


def test_assistance_is_not_refused_without_a_ground() -> None:
    with pytest.raises(NotOpen):
        run("BC-27", *SENT, "receive", "refuse")
    refused = (*SENT, "receive", ("refuse", Told(ground="political_offence")))
    assert run("BC-27", *refused)[1].outcome == Outcome.REF


def test_no_effect_is_given_to_an_order_before_all_information_is_there() -> None:
    with pytest.raises(NotOpen):
        run("SAP-8", *SENT, "receive", "accept")
    served = (*SENT, "receive", "find_complete", "accept", "serve_subscriber", "serve_traffic")
    done = ("produce", ("transmit", Told(settled=ALL)), "receive_answer")
    assert run("SAP-8", *served, *done)[1].outcome == Outcome.FUL


def test_the_authority_of_the_provider_can_forbid_and_another_route_remains() -> None:
    forbidden = (*SENT, "receive", "consult", ("forbid", Told(ground="own_investigation")))
    with pytest.raises(NotOpen):
        run("SAP-7", *forbidden, ("produce", Told(settled=ALL)))
    assert run("SAP-7", *forbidden, "go_on_elsewhere")[1].outcome == Outcome.SUP


def test_the_path_is_disclosed_or_withheld_on_a_ground_of_the_closed_list() -> None:
    traced = (*SENT, "receive", "find_other_provider")
    assert run("BC-30", *traced, ("disclose", Told(settled=ALL)))[1].outcome == Outcome.FUL
    assert run("BC-30", *traced, ("refuse", Told(ground="essential_interests")))[1].outcome == Outcome.REF
    assert [ground.code for ground in catalogue().current("BC-30").grounds] == [
        "political_offence",
        "essential_interests",
    ]


def test_nothing_is_accessed_without_consent() -> None:
    asked = ("submit", "approve", "ask_consent")
    settled = Told(settled=dict.fromkeys(ITEMS, Outcome.FUL))
    with pytest.raises(NotOpen):
        run("BC-32", *asked, ("access", settled))
    assert run("BC-32", *asked, "give_consent", ("access", settled))[1].outcome == Outcome.FUL
    assert run("BC-32", *asked, ("refuse_consent", Told(ground="no_consent")))[1].outcome == Outcome.REF


def test_the_un_preservation_waits_for_the_production_request() -> None:
    preserved = (*SENT, "receive", "serve", ("confirm_preservation", Told(settled=ALL)))
    assert run("UNCC-42", *preserved, "link_request", "release")[1].outcome == Outcome.FUL
    assert run("UNCC-42", *preserved, "lapse")[1].outcome == Outcome.LAP
