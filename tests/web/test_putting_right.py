"""An entry is corrected, taken back or erased from its own page; what was written stays and says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from requests_app.casework.models import Payload, Request
from tests import world as worlds
from tests.world import World

SignedIn = Callable[[str], Client]


@pytest.fixture
def submitted(world: World) -> Request:
    request = worlds.open_(world)
    worlds.do(world, request, "officer", "submit")
    return request


def test_a_step_is_taken_back_with_its_reason(submitted: Request, signed_in: SignedIn) -> None:
    officer, address = signed_in("officer"), f"/requests/{submitted.ref}/entries/2/"
    bare = officer.post(address, {"doing": "take_back", "expected": submitted.position})
    assert bare.status_code == 422
    assert 'id="id_take_back_reason_error"' in bare.content.decode()
    done = officer.post(address, {"doing": "take_back", "expected": submitted.position, "reason": "Sent too early."})
    assert done["Location"] == f"/requests/{submitted.ref}/"
    submitted.refresh_from_db()
    assert submitted.state == "draft"
    page = officer.get(f"/requests/{submitted.ref}/").content.decode()
    assert "Sent too early." in page
    assert "struck out later" in page


def test_a_moment_is_corrected_to_a_past_one_only(submitted: Request, signed_in: SignedIn) -> None:
    officer, address = signed_in("officer"), f"/requests/{submitted.ref}/entries/2/"
    told = {"doing": "amend", "expected": submitted.position, "reason": "Typed wrongly."}
    future = officer.post(address, {**told, "happened_at": "2099-01-01T00:00"})
    assert future.status_code == 422
    assert 'id="id_amend_happened_at_error"' in future.content.decode()


def test_an_approver_erases_and_the_page_says_so(
    submitted: Request, signed_in: SignedIn, press: list[dict[str, Any]]
) -> None:
    address = f"/requests/{submitted.ref}/entries/2/"
    told = {"doing": "erase", "expected": submitted.position, "basis": "Invented basis."}
    assert signed_in("officer").post(address, told).status_code == 404
    assert Payload.objects.filter(entry__seq=2).exists()
    assert signed_in("approver").post(address, told).status_code == 302
    assert not Payload.objects.filter(entry__seq=2).exists()
    page = signed_in("approver").get(f"/requests/{submitted.ref}/")
    assert "Invented basis." in page.content.decode()
    assert "account-a@mail.example" not in page.content.decode()


def test_a_note_tells_what_it_holds(submitted: Request, signed_in: SignedIn) -> None:
    officer, address = signed_in("officer"), f"/requests/{submitted.ref}/note/"
    assert officer.post(address, {"expected": submitted.position}).status_code == 422
    assert officer.post(address, {"expected": submitted.position, "note": "Called <b>twice</b>."}).status_code == 302
    text = officer.get(f"/requests/{submitted.ref}/").content.decode()
    assert "Called &lt;b&gt;twice&lt;/b&gt;." in text
