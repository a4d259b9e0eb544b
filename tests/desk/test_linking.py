"""The request that follows goes by a route open between the two States, never by one that merely stands first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from requests_app.desk import linking
from requests_app.desk.answers import Answers, BadAnswer
from requests_app.routes.catalogue import catalogue
from tests import world as worlds
from tests.world import World

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 21)


@pytest.fixture
def world() -> Iterator[World]:
    with worlds.quick_papers():
        yield worlds.build()


@pytest.mark.parametrize(
    ("requesting", "requested", "first", "never"),
    [
        ("DE", "US", "US-MLA-3512", {"EU-EIO", "JP-MLA-IN"}),
        ("DE", "FR", "EU-EIO", {"US-MLA-3512"}),
        ("DE", "DK", "BC-31", {"EU-EIO", "US-MLA-3512"}),  # Denmark is not bound by the Investigation Order
        ("DE", "JP", "JP-MLA-IN", {"EU-EIO", "US-MLA-3512"}),
        ("US", "DE", "DE-MLA-IN", {"EU-EIO", "US-MLA-3512"}),
        ("AU", "GB", "UK-MLA-IN", {"AU-MLA-IN", "EU-EIO"}),
    ],
)
def test_what_may_follow_a_preservation(requesting: str, requested: str, first: str, never: set[str]) -> None:
    act = catalogue().current("BC-29").act("prepare_request")
    assert act is not None
    found = [route.id for route in linking.possible(act, requesting, requested, DAY)]
    assert found[0] == first
    assert not never & set(found)
    assert "BC-31" in found


def test_without_a_choice_the_first_that_is_open_is_opened(world: World) -> None:
    request = worlds.walk(world, worlds.open_(world), worlds.BC29_SENT)
    made = linking.pass_on(world.who("officer"), request, "prepare_request", Answers(), expected=request.position)
    assert made.route_id == "US-MLA-3512"


def test_one_that_is_open_can_be_chosen(world: World) -> None:
    request = worlds.walk(world, worlds.open_(world), worlds.BC29_SENT)
    told = Answers()
    made = linking.pass_on(
        world.who("officer"), request, "prepare_request", told, expected=request.position, route_id="BC-31"
    )
    assert made.route_id == "BC-31"


def test_one_that_is_closed_cannot_be_chosen(world: World) -> None:
    request = worlds.walk(world, worlds.open_(world), worlds.BC29_SENT)
    with pytest.raises(BadAnswer) as caught:
        linking.pass_on(
            world.who("officer"), request, "prepare_request", Answers(), expected=request.position, route_id="JP-MLA-IN"
        )
    assert "None of the requests" in caught.value.faults["link"]
    request.refresh_from_db()
    assert not request.links.exists()
