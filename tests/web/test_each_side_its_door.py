"""Who takes part sees what is theirs and no more: a provider has a door of its own, a draft stays with its side.

That strangers find nothing at any address is tested among the stories.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from requests_app.casework.models import Request
from tests import world as worlds
from tests.world import World

SignedIn = Callable[[str], Client]


@pytest.fixture
def sent(world: World, press: list[dict[str, Any]]) -> Request:
    request = worlds.open_(world)
    worlds.walk(world, request, worlds.BC29_SENT)
    worlds.do(world, request, "us_contact", "receive", file_number="CCIPS-77")
    return request


@pytest.mark.parametrize(
    "page", ["/requests/", "/requests/new/", "/search/", "/requests/{ref}/", "/requests/{ref}/draft/"]
)
def test_a_provider_has_a_door_of_its_own(sent: Request, signed_in: SignedIn, page: str) -> None:
    assert signed_in("google").get(page.format(ref=sent.ref)).status_code == 404


def test_the_foreign_desk_sees_no_draft_of_ours(sent: Request, signed_in: SignedIn) -> None:
    desk = signed_in("us_contact")
    assert desk.get(f"/requests/{sent.ref}/").status_code == 200
    assert desk.get(f"/requests/{sent.ref}/draft.pdf").status_code == 404
    assert desk.get(f"/requests/{sent.ref}/draft/").status_code == 409
