"""A provider reads beside each paper the code it carries and what anybody is told of it."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from requests_app.casework.models import Request
from tests import world as worlds
from tests.world import World


def test_code_and_state(world: World, order: Request, signed_in: Callable[[str], Client]) -> None:
    browser, address = signed_in("meta"), f"/portal/{order.ref}/"
    paper = order.papers.filter(to_actor="addressee")[0]
    text = browser.get(address).content.decode()
    assert paper.code in text
    assert "reads: genuine" in text
    assert "reads: withdrawn" not in text
    worlds.do(world, order, "officer", "withdraw")
    assert "reads: withdrawn" in browser.get(address).content.decode()
