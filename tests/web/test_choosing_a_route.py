"""From the need to a route: preserving first, by the Union's own order within it; what is closed says why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from requests_app.casework.models import Request
from tests.web.test_the_story_by_pages import need
from tests.world import World

SignedIn = Callable[[str], Client]


def test_within_the_union_its_own_order_preserves(world: World, signed_in: SignedIn) -> None:
    told = need(world, provider=str(world["meta_ie"].pk), go="preserve")
    assert signed_in("officer").post("/requests/new/", told).status_code == 302
    assert Request.objects.get().route_id == "EU-EPOC-PR"


def test_the_routes_that_are_open_and_why_the_others_are_not(world: World, signed_in: SignedIn) -> None:
    text = signed_in("officer").post("/requests/new/", need(world, go="routes")).content.decode()
    assert 'value="route:US-MLA-3512"' in text
    assert 'value="route:EU-EPOC"' not in text
    assert "United States is not bound by" in text
    assert not Request.objects.exists()


def test_an_emergency_puts_its_order_first(world: World, signed_in: SignedIn) -> None:
    told = need(
        world,
        provider=str(world["meta_ie"].pk),
        go="routes",
        emergency="on",
        data=["subscriber", "identification_only"],
    )
    text = signed_in("officer").post("/requests/new/", told).content.decode()
    assert 'value="route:EU-EPOC-E"' in text
    assert text.index('value="route:EU-EPOC-E"') < text.index('value="route:EU-EPOC"')
    calm = signed_in("officer").post("/requests/new/", {**told, "emergency": ""}).content.decode()
    assert 'value="route:EU-EPOC-E"' not in calm


def test_a_closed_route_cannot_be_opened_by_hand(world: World, signed_in: SignedIn) -> None:
    answer = signed_in("officer").post("/requests/new/", need(world, go="route:EU-EPOC"))
    assert answer.status_code == 200
    assert not Request.objects.exists()


def test_everything_typed_stays_and_each_fault_stands_at_its_field(world: World, signed_in: SignedIn) -> None:
    told: dict[str, Any] = need(world, go="preserve", provider="", since="", until="", **{"identifier-2": "192.0.2"})
    answer = signed_in("officer").post("/requests/new/", {**told, "kind-2": "ip"})
    text = answer.content.decode()
    assert answer.status_code == 422
    for field in ("requested", "since", "identifier-2"):
        assert f'id="id_{field}_error"' in text, field
    assert 'value="192.0.2"' in text
    assert 'value="account-a@mail.example"' in text
    assert "A report of 3 June" not in text
    assert "a report of 3 June names it" in text


def test_more_identifiers_are_had_without_a_script(world: World, signed_in: SignedIn) -> None:
    text = signed_in("officer").post("/requests/new/", need(world, go="row")).content.decode()
    assert 'name="identifier-4"' in text
    assert 'value="account-a@mail.example"' in text
    assert 'class="faults"' not in text


def test_only_officers_and_desks_open_requests(world: World, signed_in: SignedIn) -> None:
    assert signed_in("contact").get("/requests/new/").status_code == 200
    for name in ("approver", "central", "enforcing"):
        assert signed_in(name).get("/requests/new/").status_code == 404


def test_another_route_than_the_first_needs_a_word_why_and_loses_nothing(world: World, signed_in: SignedIn) -> None:
    told = need(world, provider=str(world["meta_ie"].pk), go="route:EU-EPOC", data=["content"])
    officer = signed_in("officer")
    assert 'name="choice_reason"' not in officer.post("/requests/new/", {**told, "go": "routes"}).content.decode()
    answer = officer.post("/requests/new/", told)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert not Request.objects.exists()
    assert 'id="id_choice_reason_error"' in text
    assert 'value="account-a@mail.example"' in text
    assert 'class="btn btn-primary" name="go" value="route:EU-EPOC"' in text
    reason = "The person lives here and the offence was committed here."
    again = officer.post("/requests/new/", {**told, "choice_reason": "  ", "go": "route:EU-EPOC"})
    assert again.status_code == 422
    assert officer.post("/requests/new/", {**told, "choice_reason": reason}).status_code == 302
    request = Request.objects.get()
    opening = request.entries.get(seq=1)
    assert opening.facts["advice"]["first"] == "EU-EPOC-N"
    assert opening.facts["advice"]["open"][:2] == ["EU-EPOC-N", "EU-EPOC"]
    assert opening.payload.body == {"choice_reason": reason}
    page = officer.get(f"/requests/{request.ref}/").content.decode()
    assert reason in page
    assert "Why not the first, EU-EPOC-N" in page


def test_the_first_route_needs_no_reason_and_what_was_offered_is_kept(world: World, signed_in: SignedIn) -> None:
    told = need(world, provider=str(world["meta_ie"].pk), go="route:EU-EPOC-N", data=["content"])
    assert signed_in("officer").post("/requests/new/", told).status_code == 302
    opening = Request.objects.get().entries.get(seq=1)
    assert opening.facts["advice"]["first"] == "EU-EPOC-N"
    assert "EU-EPOC" in opening.facts["advice"]["open"]
    assert not opening.payload_digest


def test_another_way_to_preserve_needs_a_word_why(world: World, signed_in: SignedIn) -> None:
    officer = signed_in("officer")
    told = need(world, go="route:US-PRES-2703F")
    assert officer.post("/requests/new/", told).status_code == 422
    assert not Request.objects.exists()
    assert officer.post("/requests/new/", need(world, go="preserve")).status_code == 302
    opening = Request.objects.get().entries.get(seq=1)
    assert opening.facts["advice"]["first"] == "BC-29"
    assert "US-PRES-2703F" in opening.facts["advice"]["open"]
    assert "US-MLA-3512" not in opening.facts["advice"]["open"]


def test_what_is_to_be_expected_stands_beside_each_open_route(world: World, signed_in: SignedIn) -> None:
    text = signed_in("officer").post("/requests/new/", need(world, go="routes")).content.decode()
    assert "about 10 months" in text
    assert "President&#x27;s Review Group" in text
    assert "Google keeps preserved data for 90 days" in text


def test_data_for_identification_are_asked_for_as_traffic_outside_the_regulation(
    world: World, signed_in: SignedIn
) -> None:
    told = need(world, go="route:US-MLA-3512", data=["identification_only"], choice_reason="The treaty is the way.")
    assert signed_in("officer").post("/requests/new/", told).status_code == 302
    assert {item["data"] for item in Request.objects.get().draft.items} == {"traffic"}


def test_what_is_told_of_the_case_opens_and_closes_routes(world: World, signed_in: SignedIn) -> None:
    officer = signed_in("officer")
    told = need(world, provider=str(world["meta_ie"].pk), go="routes", data=["content"])
    assert 'value="route:EU-EPOC-N"' in officer.post("/requests/new/", told).content.decode()
    wrong = officer.post("/requests/new/", {**told, "max_penalty": "many"})
    assert wrong.status_code == 422
    assert 'id="id_max_penalty_error"' in wrong.content.decode()
    kept = officer.post("/requests/new/", {**told, "max_penalty": "5", "target_resides": "FR"}).content.decode()
    assert 'value="FR" selected' in kept
    assert 'value="route:EU-EPOC-N"' in kept
