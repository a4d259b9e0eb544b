"""Handing data over asks for the sign-in again, outside a demonstration; reading does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django import Settings

from requests_app.casework.models import Entry, Request
from tests import world as worlds
from tests.world import World


@pytest.fixture
def meta(world: World, settings: Settings, signed_in: Callable[[str], Client]) -> Client:
    settings.COMITY_DEMO = False
    Authenticator.objects.create(user=world.person("meta"), type=Authenticator.Type.TOTP, data={"secret": "invented"})
    return signed_in("meta")


def test_producing_asks_for_the_sign_in_again(order: Request, world: World, meta: Client) -> None:
    worlds.walk(world, order, (("meta", "receive"), ("meta", "verify"), ("meta", "acknowledge")))
    assert meta.get(f"/portal/{order.ref}/").status_code == 200
    assert meta.get(f"/portal/{order.ref}/acts/ask_clarification/").status_code == 200
    address = f"/portal/{order.ref}/acts/produce/"
    told = {"expected": order.head, "item-1": "fulfilled", "item-2": "lost"}
    for answer in (meta.get(address), meta.post(address, told)):
        assert answer.status_code == 302
        assert "/accounts/" in answer["Location"]
        assert "reauthenticate" in answer["Location"]
    assert not Entry.objects.filter(request=order, act="produce").exists()
