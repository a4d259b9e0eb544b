"""An officer opens a need, preserves first, has it approved and sent, and goes on to the request for the data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from requests_app.casework.models import Link, Request
from tests import world as worlds
from tests.world import World

SignedIn = Callable[[str], Client]

NEED = {
    "rows": "2",
    "kind-1": "email",
    "identifier-1": "account-a@mail.example",
    "data": ["subscriber", "content"],
    "since": "2026-03-01T00:00",
    "until": "2026-05-31T00:00",
    "zone": "Europe/Berlin",
    "offence": "Section 184b of the Criminal Code",
    "facts": "The account offered material in a closed group; a report of 3 June names it.",
}


def need(world: World, **changed: Any) -> dict[str, Any]:
    return {**NEED, "provider": str(world["google"].pk), **changed}


def test_preserve_now_opens_a_draft_with_what_was_told(world: World, signed_in: SignedIn) -> None:
    answer = signed_in("officer").post("/requests/new/", need(world, go="preserve"))
    request = Request.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/requests/{request.ref}/draft/"
    assert (request.route_id, request.requested, request.provider) == ("BC-29", "US", world["google"])
    assert request.title == "Content data of one account"
    draft = request.draft
    assert draft.contents["facts"] == NEED["facts"]
    assert draft.contents["authority"] == "Bundeskriminalamt"
    assert [(i["identifier"], i["data"], i["since"]) for i in draft.items] == [
        ("account-a@mail.example", "subscriber", ""),
        ("account-a@mail.example", "content", "2026-03-01 00:00"),
    ]


def test_every_page_of_a_preservation_is_walked_by_hand(
    world: World, signed_in: SignedIn, press: list[dict[str, Any]]
) -> None:
    officer, approver, contact = signed_in("officer"), signed_in("approver"), signed_in("contact")
    officer.post("/requests/new/", need(world, go="preserve"))
    request = Request.objects.get()
    base = f"/requests/{request.ref}"
    assert officer.get(f"{base}/draft/").status_code == 200
    worlds.write(world, request)

    def act(browser: Client, name: str, **told: str) -> None:
        request.refresh_from_db()
        page = browser.get(f"{base}/act/{name}/")
        assert page.status_code == 200, page.content.decode()[:400]
        done = browser.post(f"{base}/act/{name}/", {"expected": request.position, **told})
        assert (done.status_code, done.headers.get("Location")) == (302, f"{base}/"), done.content.decode()

    act(officer, "submit")
    act(approver, "approve")
    act(contact, "send")
    act(signed_in("us_contact"), "receive", **{"ask-file_number": "CCIPS-77"})
    act(signed_in("us_contact"), "serve")
    request.refresh_from_db()
    assert request.state == "served"
    page = officer.get(f"{base}/").content.decode()
    assert "CCIPS-77" in page
    assert "account-a@mail.example" not in page


def test_the_request_for_the_data_follows_with_what_was_said(
    world: World, signed_in: SignedIn, press: list[dict[str, Any]]
) -> None:
    officer = signed_in("officer")
    request = worlds.open_(world)
    page = officer.get(f"/requests/{request.ref}/").content.decode()
    assert "Open: MLA to the United States" in page
    answer = officer.post(f"/requests/{request.ref}/next/US-MLA-3512/", {"title": "Content of one account"})
    made = Request.objects.exclude(pk=request.pk).get()
    assert answer["Location"] == f"/requests/{made.ref}/draft/"
    assert made.draft.contents["facts"] == request.draft.contents["facts"]
    assert Link.objects.get(request=request).nature == "preserves"


def test_a_letter_is_linked_by_the_foreign_desk(world: World, signed_in: SignedIn, press: list[dict[str, Any]]) -> None:
    request = worlds.open_(world)
    worlds.walk(world, request, worlds.BC29_SERVED)
    desk = signed_in("us_contact")
    answer = desk.post(f"/requests/{request.ref}/act/link_letter/", {"expected": request.position})
    made = Request.objects.exclude(pk=request.pk).get()
    assert answer["Location"] == f"/requests/{made.ref}/draft/"
    assert (made.route_id, made.agency, made.provider) == ("US-PRES-2703F", world["ccips"], world["google"])
    assert made.draft.items[0]["identifier"] == "account-a@mail.example"
    assert desk.get(f"/requests/{made.ref}/draft/").status_code == 200
    assert Link.objects.get(request=request).nature == "carries_out"
