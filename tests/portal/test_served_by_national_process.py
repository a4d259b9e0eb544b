"""A provider served by its own State learns what to keep or produce, not what the foreign request says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from requests_app.casework.models import Entry, Request
from tests import world as worlds
from tests.portal import orders
from tests.portal.pages import submit, text
from tests.world import World


@pytest.fixture
def google(signed_in: Callable[[str], Client]) -> Client:
    return signed_in("google")


@pytest.fixture
def letter(world: World, press: list[dict[str, object]]) -> Request:
    return orders.letter(world)


def test_a_letter_is_received_and_preservation_confirmed(letter: Request, google: Client) -> None:
    assert submit(google, letter, "receive", **{"ask-provider_reference": "LE-1"}).status_code == 302
    done = submit(
        google, letter, "confirm_preservation",
        **{"item-1": "fulfilled", "ask-preserved_at": "2026-09-01T01:30", "ask-custodian_reference": "SNAP-9"},
    )  # fmt: skip
    assert done.status_code == 302, text(done)
    letter.refresh_from_db()
    assert letter.state == "preserved"
    asked = Entry.objects.get(request=letter, act="confirm_preservation").facts["asked"]
    assert asked == {"preserved_at": "2026-09-01T08:30:00.000000Z", "custodian_reference": "SNAP-9"}
    assert "SNAP-9" in text(google.get(done["Location"]))
    inbox = text(google.get("/portal/"))
    assert "keep the data until 30 Nov 2026" in inbox[inbox.index("Waiting for the authority") :]


def test_a_renewal_is_confirmed(letter: Request, google: Client, world: World) -> None:
    submit(google, letter, "receive")
    told = {"item-1": "fulfilled", "ask-preserved_at": "2026-09-01T01:30", "ask-custodian_reference": "S"}
    submit(google, letter, "confirm_preservation", **told)
    early = google.get(reverse("portal:act", args=[letter.ref, "confirm_renewal"]))
    assert early.status_code == 409
    worlds.do(world, letter, "us_contact", "renew")
    assert submit(google, letter, "confirm_renewal", **{"ask-renewal_reference": "R-2"}).status_code == 302
    page = text(google.get(reverse("portal:request", args=[letter.ref])))
    assert "Confirm the renewal" in page


def test_nothing_found_offers_only_what_that_can_mean(letter: Request, google: Client) -> None:
    submit(google, letter, "receive")
    form = google.get(reverse("portal:act", args=[letter.ref, "find_nothing"])).content.decode()
    row = form[form.index('name="item-1"') :]
    assert ['value="nothing_held"' in row, 'value="lost"' in row, 'value="fulfilled"' in row] == [True, True, False]
    assert submit(google, letter, "find_nothing", **{"item-1": "nothing_held"}).status_code == 302
    letter.refresh_from_db()
    assert letter.state == "nothing_held"


def test_a_letter_is_rejected_with_a_coded_ground_and_words(letter: Request, google: Client) -> None:
    submit(google, letter, "receive")
    bare = submit(google, letter, "reject", note="No letterhead.")
    assert bare.status_code == 422
    assert "No letterhead.</textarea>" in bare.content.decode()
    done = submit(google, letter, "reject", ground="not_signed", note="No letterhead.")
    assert done.status_code == 302
    kept = text(google.get(done["Location"]))
    assert "Not on letterhead, or not signed" in kept
    assert "No letterhead." in kept


def test_the_asking_side_answers_a_question(letter: Request, google: Client, world: World) -> None:
    submit(google, letter, "receive")
    submit(google, letter, "ask", **{"ask-question": "Which account?"})
    worlds.do(world, letter, "us_contact", "answer", answer="The first.")
    page = text(google.get(reverse("portal:request", args=[letter.ref])))
    thread = page[page.index("Questions and answers") :]
    assert thread.index("Which account?") < thread.index("The first.")


def test_a_budapest_request_tells_the_provider_what_to_keep_and_no_more(
    world: World, google: Client, press: list[dict[str, object]]
) -> None:
    request = worlds.open_(world, title="SECRET-TITLE")
    worlds.write(world, request, facts="SECRET-FACTS " * 40, necessity="SECRET-NECESSITY " * 20)
    worlds.walk(world, request, worlds.BC29_SERVED)
    page = google.get(reverse("portal:request", args=[request.ref]))
    assert "account-a@mail.example" in text(page)
    assert "CCIPS" in text(page)
    assert "SECRET" not in page.content.decode()
    assert "Bundeskriminalamt" not in text(page)
    said = google.get(reverse("portal:json", args=[request.ref])).json()
    assert [line["act"] for line in said["timeline"]] == ["serve"]
    assert said["papers"] == []
    assert set(said["contents"]) <= {"confidentiality", "no_notice"}
    assert [a["name"] for a in said["asked_by"]] == ["US Department of Justice, CCIPS 24/7"]
    told = {"item-1": "fulfilled", "item-2": "fulfilled", "ask-preserved_at": "2026-09-01T01:30",
            "ask-custodian_reference": "S-1"}  # fmt: skip
    assert submit(google, request, "confirm_preservation", **told).status_code == 302
