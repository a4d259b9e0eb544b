"""The list of papers says who signed each of them, and says so plainly where nobody did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from requests_app.papers.models import Paper
from tests import world as worlds
from tests.world import World

SignedIn = Callable[[str], Client]


def test_an_unsigned_paper_is_called_unsigned(world: World, signed_in: SignedIn, press: list[dict[str, Any]]) -> None:
    sent = worlds.walk(world, worlds.open_(world), worlds.BC29_SENT)
    page = signed_in("officer").get(f"/requests/{sent.ref}/").content.decode()
    assert "not signed electronically" in page


def test_the_signer_is_named(world: World, signed_in: SignedIn, press: list[dict[str, Any]]) -> None:
    sent = worlds.walk(world, worlds.open_(world), worlds.BC29_SENT)
    Paper.objects.update(signer="Office <of> Invention")
    page = signed_in("officer").get(f"/requests/{sent.ref}/").content.decode()
    assert "signed by Office &lt;of&gt; Invention" in page
    assert "not signed electronically" not in page
