"""What the other sides read of a request: never the drafting, never what papers to them do not carry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from requests_app.casework.models import Request
from requests_app.desk import look, mending
from tests import world as worlds
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Iterator[World]:
    """A world at noon on 2 March 2026, papers unpressed."""
    with worlds.quick_papers(), time_machine.travel(datetime(2026, 3, 2, 12, 0, tzinfo=UTC), tick=False):
        yield worlds.build()


@pytest.fixture
def order(world: World) -> Request:
    """An emergency order that the provider has received, with a note of the officer."""
    request = worlds.open_(world, "EU-EPOC-E", requested="IE", provider="meta_ie")
    worlds.walk(world, request, (("officer", "submit"), ("issuing", "issue"), ("issuing", "send"), ("meta", "receive")))
    mending.note(world.who("officer"), request, "Ask the analyst.", expected=request.position)
    request.refresh_from_db()
    return request


def test_the_requesting_side_reads_all(world: World, order: Request) -> None:
    """Drafting, approval, notes, withheld contents."""
    seen = look.at(world.who("officer"), order.ref)
    assert [e.act for e in seen.entries] == ["open", "submit", "issue", "send", "receive", "note"]
    assert "necessity_proportionality" in seen.contents
    assert seen.spells[0].state == "draft"


def test_the_addressee_reads_from_the_sending(world: World, order: Request) -> None:
    """Neither the drafting nor the note, and no time before the sending."""
    seen = look.at(world.who("meta"), order.ref)
    assert [e.act for e in seen.entries] == ["send", "receive"]
    assert not any("note" in body for body in seen.bodies.values())
    assert [s.state for s in seen.spells] == ["sent", "received"]


def test_what_is_meant_for_the_enforcing_authority_never_reaches_the_addressee(world: World, order: Request) -> None:
    """Regulation (EU) 2023/1543 Art. 9(2): points (i) and (j) of Art. 5(5) are not for the addressee."""
    withheld = {c.name for c in look.at(world.who("officer"), order.ref).route.contents if c.on == ("enforcing",)}
    assert {"necessity_proportionality", "summary"} <= withheld
    seen = look.at(world.who("meta"), order.ref)
    assert not withheld & set(seen.contents)
    for body in seen.bodies.values():
        assert not withheld & set(body.get("contents", {}))
    assert seen.contents


def test_a_desk_reads_what_it_might_have_done_itself(world: World) -> None:
    """Art. 29: the provider confirms where the contact point of the requested State might have; the point reads it."""
    request = worlds.open_(world)
    worlds.walk(world, request, worlds.BC29_SERVED)
    worlds.do(world, request, "google", "confirm_preservation")
    seen = look.at(world.who("us_contact"), request.ref)
    assert [e.act for e in seen.entries] == ["send", "receive", "serve", "confirm_preservation"]
