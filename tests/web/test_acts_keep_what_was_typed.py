"""A refused act loses nothing: every fault stands at its field, and what happened meanwhile is shown above the form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from requests_app.casework.models import Request
from requests_app.evidence.models import Piece
from tests import world as worlds
from tests.world import World

SignedIn = Callable[[str], Client]


@pytest.fixture
def served(world: World, press: list[dict[str, Any]]) -> Request:
    request = worlds.open_(world)
    return worlds.walk(world, request, worlds.BC29_SERVED)


def test_a_fault_stands_at_its_field_and_the_rest_stays(served: Request, signed_in: SignedIn) -> None:
    told = {
        "expected": served.position,
        "ask-preserved_at": "2099-01-01T00:00",
        "ask-custodian_reference": "G-4711",
        "item-1": "fulfilled",
        "item-2": "fulfilled",
        "note": "Kept in two places.",
        "reported_by": "Google, legal department",
        "channel": "portal",
    }
    answer = signed_in("officer").post(f"/requests/{served.ref}/act/confirm_preservation/", told)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_ask-preserved_at_error"' in text
    assert "lies in the future" in text
    assert 'value="G-4711"' in text
    assert "Kept in two places." in text
    assert 'value="Google, legal department"' in text
    served.refresh_from_db()
    assert served.state == "served"


def test_what_must_be_told_is_asked_at_its_field(served: Request, signed_in: SignedIn) -> None:
    answer = signed_in("officer").post(
        f"/requests/{served.ref}/act/ask/", {"expected": served.position, "channel": "telephone"}
    )
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_reported_by_error"' in text
    assert 'id="id_ask-question_error"' in text
    assert 'value="telephone"' in text


def test_a_moment_before_the_last_step_is_said_at_its_field(served: Request, signed_in: SignedIn) -> None:
    answer = signed_in("us_contact").post(
        f"/requests/{served.ref}/act/ask/",
        {"expected": served.position, "ask-question": "Which period?", "happened_at": "2020-01-01T00:00"},
    )
    assert answer.status_code == 422
    assert 'id="id_happened_at_error"' in answer.content.decode()


def test_what_happened_meanwhile_is_shown_with_what_was_typed(
    world: World, served: Request, signed_in: SignedIn
) -> None:
    seen_at = served.position
    worlds.do(world, served, "us_contact", "ask", question="Which of the two accounts?")
    answer = signed_in("officer").post(
        f"/requests/{served.ref}/act/withdraw/", {"expected": seen_at, "ask-reason": "The suspect was found."}
    )
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody acted on this request meanwhile" in text
    assert "asked for clarification" in text
    assert "The suspect was found." in text
    assert f'name="expected" value="{seen_at + 1}"' in text
    served.refresh_from_db()
    assert served.state == "questioned"


def test_a_ground_is_chosen_from_the_law_with_its_article(
    world: World, press: list[dict[str, Any]], signed_in: SignedIn
) -> None:
    request = worlds.walk(world, worlds.open_(world), worlds.BC29_SENT)
    desk, address = signed_in("us_contact"), f"/requests/{request.ref}/act/refuse/"
    text = desk.get(address).content.decode()
    assert "29(5)(a)" in text
    assert desk.post(address, {"expected": request.position}).status_code == 422
    assert desk.post(address, {"expected": request.position, "ground": "political_offence"}).status_code == 302
    request.refresh_from_db()
    assert (request.state, request.ground) == ("refused", "political_offence")


def test_a_manifest_is_read_or_refused_at_its_field(served: Request, signed_in: SignedIn) -> None:
    desk, address = signed_in("us_contact"), f"/requests/{served.ref}/act/find_nothing/"
    told = {"expected": served.position, "item-1": "nothing_held", "item-2": "nothing_held"}
    bad = desk.post(address, {**told, "manifest": "no hash letter.pdf"})
    assert bad.status_code == 422
    assert 'id="id_manifest_error"' in bad.content.decode()
    assert desk.post(address, {**told, "manifest": f"{'a' * 64} 12 letter.pdf"}).status_code == 302
    assert Piece.objects.get().name == "letter.pdf"
    page = signed_in("officer").get(f"/requests/{served.ref}/").content.decode()
    assert "a" * 64 in page


def test_the_drafter_is_told_who_can_approve(world: World, signed_in: SignedIn) -> None:
    request = worlds.open_(world, by="both")
    worlds.do(world, request, "both", "submit")
    address = f"/requests/{request.ref}/act/approve/"
    browser = signed_in("both")
    assert "a second person must" in browser.get(address).content.decode()
    answer = browser.post(address, {"expected": request.position})
    assert answer.status_code == 409
    assert "a second person must" in answer.content.decode()
    request.refresh_from_db()
    assert request.state == "approval"


def test_an_act_of_another_place_or_person_is_a_page_with_the_reason(served: Request, signed_in: SignedIn) -> None:
    elsewhere = signed_in("officer").get(f"/requests/{served.ref}/act/submit/")
    assert elsewhere.status_code == 409
    assert "Served on the provider" in elsewhere.content.decode()
    others = signed_in("approver").get(f"/requests/{served.ref}/act/withdraw/")
    assert others.status_code == 409
    assert "24/7 point of contact" in others.content.decode()


def test_the_minute_of_the_last_step_can_be_named(
    world: World, press: list[dict[str, Any]], signed_in: SignedIn
) -> None:
    request = worlds.walk(world, worlds.open_(world), worlds.BC29_SENT)
    last = request.entries.latest("seq").happened_at
    zone = world.person("us_contact").zone
    typed = last.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M")
    told = {"expected": request.position, "happened_at": typed}
    assert signed_in("us_contact").post(f"/requests/{request.ref}/act/receive/", told).status_code == 302
