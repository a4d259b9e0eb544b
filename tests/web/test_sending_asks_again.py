"""Outside a demonstration, sending asks for the sign-in again; within it does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from requests_app.web import middleware
from tests import world as worlds
from tests.world import World

SignedIn = Callable[[str], Client]


def test_sending_leads_to_the_sign_in(
    world: World,
    signed_in: SignedIn,
    press: list[dict[str, Any]],
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    request = worlds.walk(world, worlds.open_(world), worlds.BC29_SENT[:-1])
    address = f"/requests/{request.ref}/act/send/"
    contact = signed_in("contact")
    assert contact.get(address).status_code == 200
    settings.COMITY_DEMO = False
    monkeypatch.setattr(middleware, "is_mfa_enabled", lambda _person: True)
    for answer in (contact.get(address), contact.post(address, {"expected": request.position})):
        assert answer.status_code == 302
        assert "/reauthenticate/" in answer["Location"]
    request.refresh_from_db()
    assert request.state == "ready"
    assert contact.get(f"/requests/{request.ref}/act/abandon/").status_code == 200
