"""What the tests of the pages share: the small world, papers without a renderer, and somebody signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from tests import world as worlds
from tests.world import World


@pytest.fixture(autouse=True)
def _demonstration(settings: Settings) -> None:
    """The second factor is tested where it belongs; here pages are."""
    settings.COMITY_DEMO = True


@pytest.fixture
def world(db: None) -> World:
    return worlds.build()


@pytest.fixture
def press() -> Iterator[list[dict[str, Any]]]:
    with worlds.quick_papers() as asked:
        yield asked


@pytest.fixture
def signed_in(world: World) -> Callable[[str], Client]:
    """`signed_in("officer")` is a browser in which the officer has signed in."""

    def browser(name: str) -> Client:
        client = Client()
        client.force_login(world.person(name), backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return browser
