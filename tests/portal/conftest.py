"""What the tests of the portal share: the small world, papers without a renderer, an order on its way, a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from requests_app.casework.models import Request
from requests_app.parties.models import Reach
from tests import world as worlds
from tests.portal import orders
from tests.world import World

NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)  # a Tuesday, after the Regulation began to apply


@pytest.fixture(autouse=True)
def _demonstration(settings: Settings) -> None:
    """The second factor is tested where it belongs; here pages are."""
    settings.COMITY_DEMO = True


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """A clock that stands still until it is moved."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def world(db: None, clock: time_machine.Traveller) -> World:
    made = worlds.build()
    Reach.objects.create(
        organisation=made["zit"],
        means="phone",
        value="+49 69 1367 01",
        verified_at=datetime(2026, 8, 1, tzinfo=UTC),
        method="called back by two people",
        source="public directory of the courts of Hesse",
        mark="V",
    )
    Reach.objects.create(organisation=made["bka"], means="email", value="unchecked@bka.example", source="old list")
    return made


@pytest.fixture
def press() -> Iterator[list[dict[str, Any]]]:
    with worlds.quick_papers() as asked:
        yield asked


@pytest.fixture
def order(world: World, press: list[dict[str, Any]]) -> Request:
    """An emergency order for two identifiers, sent to Meta in Ireland a moment ago."""
    return orders.sent(world)


@pytest.fixture
def signed_in(world: World) -> Callable[[str], Client]:
    """`signed_in("meta")` is a browser in which counsel of Meta has signed in."""

    def browser(name: str) -> Client:
        client = Client()
        client.force_login(world.person(name), backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return browser
