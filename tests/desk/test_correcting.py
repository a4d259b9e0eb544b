"""To correct, to take back and to erase are new entries; what was written stays, and the clocks follow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from requests_app.access.policy import NotYours
from requests_app.casework import ledger as ledgers
from requests_app.casework.machine import NotOpen
from requests_app.casework.models import Entry, Item, Payload, Request
from requests_app.clocks.models import Deadline
from requests_app.desk import mending
from requests_app.desk.answers import BadAnswer
from tests import world as worlds
from tests.world import World

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def world() -> Iterator[World]:
    """A world at noon on 2 March 2026, papers unpressed."""
    with worlds.quick_papers(), time_machine.travel(NOW, tick=False):
        yield worlds.build()


@pytest.fixture
def request_(world: World) -> Request:
    """A preservation that the provider has confirmed."""
    request = worlds.open_(world)
    worlds.walk(world, request, worlds.BC29_SERVED)
    worlds.do(world, request, "google", "confirm_preservation", preserved_at=NOW.isoformat())
    request.refresh_from_db()
    return request


def consistent(request: Request) -> None:
    """The chain holds, and the tables say what the ledger says."""
    assert ledgers.verify([request])[1] == []
    assert mending.rebuild_all(check=True)[1] == []


def test_amending_a_fact_moves_the_clock(world: World, request_: Request) -> None:
    """Preserved two days earlier than told: 60 days from 28 February are 29 April, not 1 May."""
    seq = Entry.objects.get(request=request_, act="confirm_preservation").seq
    earlier = {"asked": {"preserved_at": "2026-02-28T12:00:00.000000Z"}}
    mending.amend(world.who("google"), request_, seq, expected=request_.position, reason="Read again.", facts=earlier)
    assert Deadline.objects.get(request=request_, clock="preservation").due == "2026-04-29"
    assert Entry.objects.get(request=request_, seq=seq).facts["asked"]["preserved_at"].startswith("2026-03-02")
    consistent(request_)


def test_the_other_side_cannot_correct(world: World, request_: Request) -> None:
    """An entry is corrected by the side that wrote it; a stranger does not even learn that it exists."""
    seq = Entry.objects.get(request=request_, act="confirm_preservation").seq
    with pytest.raises(NotOpen, match="side that wrote it"):
        mending.amend(world.who("officer"), request_, seq, expected=request_.position, reason="No.")
    with pytest.raises(NotYours):
        mending.amend(world.who("stranger"), request_, seq, expected=request_.position, reason="No.")


def test_the_last_step_can_be_taken_back_and_only_the_last(world: World, request_: Request) -> None:
    """Taking back the confirmation puts the request back to where it was served; an earlier step is refused."""
    confirmed = Entry.objects.get(request=request_, act="confirm_preservation").seq
    sent = Entry.objects.get(request=request_, act="send").seq
    with pytest.raises(NotOpen, match="Only the last step"):
        mending.take_back(world.who("contact"), request_, sent, expected=request_.position, reason="Wrong.")
    mending.take_back(world.who("google"), request_, confirmed, expected=request_.position, reason="Wrong account.")
    request_.refresh_from_db()
    assert (request_.state, request_.holder) == ("served", "provider")
    assert Deadline.objects.get(request=request_, clock="preservation").status == "void"
    assert Entry.objects.filter(request=request_, seq=confirmed).exists()
    consistent(request_)


def test_a_correction_cannot_put_steps_out_of_order(world: World, request_: Request) -> None:
    """The sending cannot have happened after the receipt."""
    sent = Entry.objects.get(request=request_, act="submit").seq
    with time_machine.travel(NOW + timedelta(days=1), tick=False), pytest.raises(ValueError, match="in order"):
        mending.amend(
            world.who("officer"), request_, sent, expected=request_.position, reason="Later.",
            happened_at=NOW + timedelta(hours=20),
        )  # fmt: skip


def test_erasing_removes_the_payload_and_keeps_the_chain(world: World, request_: Request) -> None:
    """Identifiers and facts go, the digest stays, verification says nothing is wrong."""
    seq = Entry.objects.get(request=request_, act="submit").seq
    assert Item.objects.filter(request=request_, identifier="account-a@mail.example").exists()
    mending.erase(
        world.who("approver"), request_, [seq], expected=request_.position, basis="Directive 2016/680 Art. 16"
    )
    assert not Payload.objects.filter(entry__request=request_, entry__seq=seq).exists()
    assert Entry.objects.get(request=request_, seq=seq).payload_digest
    assert set(Item.objects.filter(request=request_).values_list("identifier", flat=True)) == {""}
    consistent(request_)


def test_only_an_approver_of_the_agency_erases_and_names_the_basis(world: World, request_: Request) -> None:
    """An officer cannot; an empty basis is refused."""
    with pytest.raises(NotYours):
        mending.erase(world.who("officer"), request_, [2], expected=request_.position, basis="x")
    with pytest.raises(BadAnswer, match="legal basis"):
        mending.erase(world.who("approver"), request_, [2], expected=request_.position, basis=" ")
