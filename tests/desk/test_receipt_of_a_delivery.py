"""When what was handed over is on record as received, and its hashes as compared: by the act that confirms receipt."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from requests_app.casework.models import Request
from requests_app.desk import custody, mending, pressing
from requests_app.evidence.models import Delivery
from requests_app.routes.catalogue import catalogue
from tests import world as worlds
from tests.desk.unrendered import NOW, clock, world
from tests.world import World

__all__ = ["clock", "world"]

pytestmark = pytest.mark.django_db
FIRST, SECOND, OTHER = "a" * 64, "b" * 64, "c" * 64
SENT = f"{FIRST} 12 letter.pdf\n{SECOND} 13 list.csv"
EXECUTED = (
    ("officer", "submit"), ("approver", "approve"), ("central", "send"), ("us_central", "receive"),
    ("us_central", "begin_review"), ("us_central", "accept"), ("us_central", "serve"), ("google", "produce"),
)  # fmt: skip


@pytest.fixture
def sent(world: World, clock: time_machine.Traveller) -> Request:
    """A request whose answer is on its way, with the files the other State listed; it comes two days later."""
    request = worlds.open_(world, "US-MLA-3512")
    worlds.walk(world, request, EXECUTED)
    worlds.do(world, request, "us_central", "transmit", manifest=SENT, channel="courier")
    clock.shift(timedelta(days=2))
    return request


def of_the_sender() -> Delivery:
    return Delivery.objects.order_by("pk")[0]


def test_what_is_on_its_way_was_not_received(sent: Request) -> None:
    one = of_the_sender()
    assert (one.received_at, one.received_by, one.verified_at) == (None, None, None)


def test_the_answer_received_says_when_and_by_whom(world: World, sent: Request) -> None:
    worlds.do(world, sent, "central", "receive_answer", happened_at=NOW + timedelta(days=1))
    one = of_the_sender()
    assert one.received_at == NOW + timedelta(days=1)  # when it happened, not when it was put down
    assert one.received_by == world.who("central").person
    assert one.verified_at is None  # nobody said that the hashes were compared
    assert one.handed_over_at == NOW


def test_files_listed_anew_with_equal_hashes_are_compared(world: World, sent: Request) -> None:
    worlds.do(world, sent, "central", "receive_answer", manifest=f"{SECOND} 13 b.csv\n{FIRST} 12 letter.pdf")
    assert [one.verified_at for one in Delivery.objects.order_by("pk")] == [NOW + timedelta(days=2)] * 2


@pytest.mark.parametrize("listed", [f"{FIRST} 12 letter.pdf", f"{FIRST} 12 letter.pdf\n{OTHER} 13 list.csv"])
def test_a_file_that_is_missing_or_other_is_not_found_equal(world: World, sent: Request, listed: str) -> None:
    worlds.do(world, sent, "central", "receive_answer", manifest=listed)
    one = of_the_sender()
    assert one.received_at == NOW + timedelta(days=2)
    assert one.verified_at is None


def test_what_is_taken_back_was_not_received(world: World, sent: Request) -> None:
    entry = worlds.do(world, sent, "central", "receive_answer", manifest=SENT)
    sent.refresh_from_db()
    mending.take_back(world.who("central"), sent, entry.seq, expected=sent.position, reason="Another request's answer.")
    assert all(one.received_at is None and one.verified_at is None for one in Delivery.objects.all())


def test_a_corrected_moment_moves_the_receipt(world: World, sent: Request) -> None:
    entry = worlds.do(world, sent, "central", "receive_answer")
    sent.refresh_from_db()
    mending.amend(
        world.who("central"), sent, entry.seq, expected=sent.position, reason="The stamp says so.",
        happened_at=NOW + timedelta(days=1),
    )  # fmt: skip
    assert of_the_sender().received_at == NOW + timedelta(days=1)


def test_a_receipt_changed_in_the_store_is_found_and_put_right(world: World, sent: Request) -> None:
    worlds.do(world, sent, "central", "receive_answer", manifest=SENT)
    Delivery.objects.update(received_at=None)
    _count, found = mending.rebuild_all(check=True)
    assert len([one for one in found if "receipt of the delivery" in one]) == 2
    mending.rebuild_all(check=False)
    assert mending.rebuild_all(check=True)[1] == []
    assert of_the_sender().received_at == NOW + timedelta(days=2)


def test_the_certificate_prints_both_moments(world: World, sent: Request) -> None:
    entry = worlds.do(world, sent, "central", "receive_answer", manifest=SENT)
    paper = pressing.press_now(world.who("central"), sent.ref, entry.seq, "certificate-of-receipt")
    # The first section names the request; each delivery has one of its own, in the order in which they were listed.
    facts = [b["facts"] for s in paper.document["sections"][1:] for b in s["blocks"] if "facts" in b]
    told = [{fact["label"]: fact["value"] for fact in one} for one in facts]
    assert [one["Handed over at"] for one in told] == ["1 September 2026, 09:00 (UTC)", "3 September 2026, 09:00 (UTC)"]
    assert [one["Received at"] for one in told] == ["3 September 2026, 09:00 (UTC)"] * 2
    assert [one["Hashes compared"] for one in told] == ["3 September 2026, 09:00 (UTC)"] * 2


def test_what_the_provider_gave_its_own_authority_is_compared_but_not_received_here(world: World) -> None:
    """The certificate tells each hand: the provider's, that of the authority there, and one's own."""
    request = worlds.open_(world, "US-MLA-3512")
    worlds.walk(world, request, EXECUTED[:-1])
    worlds.do(world, request, "google", "produce", manifest=SENT)
    worlds.do(world, request, "us_central", "transmit", manifest=SENT)
    entry = worlds.do(world, request, "central", "receive_answer", manifest=SENT)
    assert [one.received_at for one in Delivery.objects.order_by("pk")] == [None, NOW, NOW]
    assert [one.verified_at for one in Delivery.objects.order_by("pk")] == [NOW, NOW, NOW]
    paper = pressing.press_now(world.who("central"), request.ref, entry.seq, "certificate-of-receipt")
    facts = [b["facts"] for s in paper.document["sections"][1:] for b in s["blocks"] if "facts" in b]
    told = [{fact["label"]: fact["value"] for fact in one} for one in facts]
    oia, bfj = world["oia"].name, world["bfj"].name
    hands = [(one["Handed over by"], one["Received by"]) for one in told]
    assert hands == [("Google LLC", oia), (oia, bfj), (oia, bfj)]


def test_what_was_sent_on_the_other_sides_word_names_the_other_side(world: World) -> None:
    """Whoever wrote it down did not hand it over."""
    request = worlds.open_(world, "US-MLA-3512")
    worlds.walk(world, request, EXECUTED)
    said = {"reported_by": "Office of International Affairs", "channel": "courier"}
    worlds.do(world, request, "officer", "transmit", manifest=SENT, **said)
    entry = worlds.do(world, request, "central", "receive_answer")
    paper = pressing.press_now(world.who("central"), request.ref, entry.seq, "certificate-of-receipt")
    facts = next(b for s in paper.document["sections"][1:] for b in s["blocks"])["facts"]
    assert {fact["label"]: fact["value"] for fact in facts}["Handed over by"] == world["oia"].name


def test_a_certificate_of_what_the_provider_only_produced_claims_no_receipt(world: World) -> None:
    """The provider's act says that the provider handed something over, not that it came."""
    request = worlds.open_(world, "US-DIRECT-NONCONTENT")
    steps = (
        ("officer", "submit"), ("approver", "approve"), ("officer", "send"), ("google", "receive"),
        ("google", "verify_identity"),
    )  # fmt: skip
    worlds.walk(world, request, steps)
    entry = worlds.do(world, request, "google", "produce", manifest=SENT)
    paper = pressing.press_now(world.who("officer"), request.ref, entry.seq, "certificate-of-receipt")
    said = json.dumps(paper.document)
    assert "Received at" not in said
    assert "not recorded" in said


def test_the_acts_that_confirm_receipt_are_these() -> None:
    routes = [catalogue().current(name) for name in catalogue().ids()]
    found = {act.does for route in routes for act in route.acts if custody.confirms(route, act)}
    assert found == {"receive_answer", "receive_evidence", "access"}


def test_the_page_says_when_it_was_received_and_compared(world: World, sent: Request) -> None:
    worlds.do(world, sent, "central", "receive_answer", manifest=SENT)
    page = Client()
    page.force_login(world.person("central"))
    said = " ".join(page.get(f"/requests/{sent.ref}/").content.decode().split())
    assert "hashes found equal" in said
