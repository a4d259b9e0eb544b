"""An emergency order is verified, acknowledged, questioned, answered in part; each act leaves a receipt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from requests_app.access.models import View
from requests_app.casework.models import Entry, Request
from requests_app.clocks.models import Deadline
from requests_app.evidence.models import Piece
from requests_app.parties.models import Reach
from tests import world as worlds
from tests.portal import orders
from tests.portal.pages import expected_on, submit, text
from tests.world import World

HASH = "a" * 64


@pytest.fixture
def meta(signed_in: Callable[[str], Client]) -> Client:
    return signed_in("meta")


@pytest.fixture
def received(order: Request, meta: Client) -> Request:
    """Receipt recorded in the portal."""
    assert submit(meta, order, "receive").status_code == 302
    order.refresh_from_db()
    return order


@pytest.fixture
def verified(received: Request, meta: Client) -> Request:
    """Origin verified in the portal."""
    done = submit(meta, received, "verify", **{"ask-verified_by": "received through the decentralised IT system"})
    assert done.status_code == 302
    received.refresh_from_db()
    return received


def test_until_verified_everything_else_is_held(received: Request, meta: Client) -> None:
    page = meta.get(f"/portal/{received.ref}/")
    said = text(page)
    assert "Assume this is forged until you have verified it." in said
    assert "Held until verified" in said
    links = page.content.decode()
    assert f"/portal/{received.ref}/acts/verify/" in links
    for act in ("acknowledge", "ask_clarification", "produce", "produce_part", "give_reasons"):
        assert f"/acts/{act}/" not in links
        assert meta.get(f"/portal/{received.ref}/acts/{act}/").status_code == 409
        refused = meta.post(f"/portal/{received.ref}/acts/{act}/", {"expected": Entry.objects.last().hash})  # type: ignore[union-attr]
        assert refused.status_code == 409
    received.refresh_from_db()
    assert received.state == "received"


def test_verification_by_calling_back_names_the_entry_of_the_directory(
    received: Request, meta: Client, world: World
) -> None:
    called = "issuing authority called back on a number from a directory"
    page = meta.get(f"/portal/{received.ref}/acts/verify/")
    assert "+49 69 1367 01" in text(page)
    unchecked = Reach.objects.get(value="unchecked@bka.example")
    assert f'value="{unchecked.pk}"' not in page.content.decode()
    without = submit(meta, received, "verify", **{"ask-verified_by": called})
    assert without.status_code == 422
    assert "Choose the entry of the directory that was called back." in text(without)
    forged = submit(meta, received, "verify", **{"ask-verified_by": called, "way": str(unchecked.pk)})
    assert forged.status_code == 422
    way = Reach.objects.get(value="+49 69 1367 01")
    assert submit(meta, received, "verify", **{"ask-verified_by": called, "way": str(way.pk)}).status_code == 302
    entry = Entry.objects.get(request=received, act="verify")
    assert entry.channel == "phone"
    assert entry.source.startswith("directory: phone +49 69 1367 01 (Generalstaatsanwaltschaft Frankfurt am Main")
    assert entry.facts["asked"] == {"verified_by": called}


def test_a_verification_recorded_by_the_other_side_is_said_to_be_theirs(
    received: Request, meta: Client, world: World
) -> None:
    worlds.do(world, received, "officer", "verify", reported_by="Legal team", channel="telephone")
    said = text(meta.get(f"/portal/{received.ref}/"))
    assert "Verified only by the other side" in said
    assert "recorded by the asking side, not by you" in said


def test_the_numbers_of_the_request_itself_are_never_a_way_to_verify(received: Request, meta: Client) -> None:
    page = text(meta.get(f"/portal/{received.ref}/"))
    assert "never verify with this" in page
    ways = page[page.index("How to verify") : page.index("What the order says")]
    assert "+49 69 1367 01" in ways
    assert "Invented contact" not in ways
    assert "not verified: do not rely on it" in ways


def test_asked_once_then_answered_in_part(
    verified: Request, meta: Client, world: World, clock: time_machine.Traveller, press: list[dict[str, Any]]
) -> None:
    assert submit(meta, verified, "acknowledge", **{"ask-addressee_reference": "M-2026-77"}).status_code == 302
    clock.shift(timedelta(hours=1))
    asked = submit(
        meta, verified, "ask_clarification",
        **{"ask-why": "contains manifest errors", "ask-question": "Which of the two is the user?", "ask-kept": "yes"},
    )  # fmt: skip
    assert asked.status_code == 302
    assert press[-1]["name"] == "annex-iii"
    receipt = meta.get(asked["Location"])
    assert "Which of the two is the user?" in text(receipt)
    deadline = Deadline.objects.get(request=verified, clock="produce_emergency")
    assert deadline.status == "paused"
    inbox = text(meta.get("/portal/"))
    assert "Paused since 1 Sep 2026, 11:00 IST" in inbox[inbox.index("Waiting for the authority") :]
    clock.shift(timedelta(hours=2))
    worlds.do(world, verified, "issuing", "clarify", clarification="The first one.")
    page = text(meta.get(f"/portal/{verified.ref}/"))
    assert "The first one." in page
    assert "Your turn" in page
    clock.shift(timedelta(minutes=30))
    answered = submit(
        meta, verified, "produce",
        **{"item-1": "fulfilled", "item-2": "nothing_held", "channel": "our own portal",
           "manifest": f"{HASH}  5120  subscriber.json\n"},
    )  # fmt: skip
    assert answered.status_code == 302
    verified.refresh_from_db()
    assert verified.state == "partial"
    piece = Piece.objects.get()
    assert (piece.name, piece.size, piece.sha256) == ("subscriber.json", 5120, HASH)
    kept = text(meta.get(answered["Location"]))
    assert HASH in kept
    assert "subscriber.json" in kept
    assert "produced" in kept
    assert "nothing held" in kept
    assert "our own portal" in kept
    assert Entry.objects.get(request=verified, act="produce").hash in kept
    assert "Answered" in text(meta.get("/portal/"))


def test_nothing_is_chosen_for_the_provider_and_nothing_typed_is_lost(verified: Request, meta: Client) -> None:
    page = meta.get(f"/portal/{verified.ref}/acts/produce/").content.decode()
    assert "alpha@mail.example" in page
    assert "selected" not in page[page.index('name="item-1"') : page.index('name="item-2"')].replace(
        'value="" selected', ""
    )
    wrong = submit(
        meta, verified, "produce", **{"item-1": "fulfilled", "item-2": "", "manifest": "not a line", "channel": "post"}
    )
    assert wrong.status_code == 422
    said = wrong.content.decode()
    assert "Say what was found: nothing is assumed." in text(wrong)
    assert "not a line</textarea>" in said
    assert 'value="fulfilled" selected' in said
    assert 'href="#id_item-2"' in said
    wrong = submit(
        meta, verified, "produce",
        **{"item-1": "fulfilled", "item-2": "lost", "manifest": "not a line", "channel": "post"},
    )  # fmt: skip
    assert wrong.status_code == 422
    assert "Line 1 of the manifest" in text(wrong)
    assert not Entry.objects.filter(request=verified, act="produce").exists()


def test_a_refused_item_needs_its_reason(verified: Request, meta: Client) -> None:
    bare = submit(meta, verified, "produce", **{"item-1": "fulfilled", "item-2": "refused"})
    assert bare.status_code == 422
    assert "Something is refused: say why" in text(bare)
    told = {"item-1": "fulfilled", "item-2": "refused", "note": "Not our service."}
    done = submit(meta, verified, "produce", **told)
    assert done.status_code == 302
    assert "Not our service." in text(meta.get(done["Location"]))


def test_some_now_and_the_rest_later(verified: Request, meta: Client) -> None:
    submit(meta, verified, "acknowledge")
    first = submit(meta, verified, "produce_part", **{"item-1": "fulfilled"})
    assert first.status_code == 302
    later = meta.get(f"/portal/{verified.ref}/acts/produce/").content.decode()
    assert 'value="fulfilled" selected' in later
    assert submit(meta, verified, "produce", **{"item-1": "fulfilled", "item-2": "lost"}).status_code == 302
    verified.refresh_from_db()
    assert verified.outcome == "partial"


def test_a_moment_that_cannot_be_is_told_at_its_field(verified: Request, meta: Client) -> None:
    early = submit(meta, verified, "acknowledge", happened_at="2026-01-01T08:00")
    assert early.status_code == 422
    assert "This moment lies before the step it follows." in text(early)
    assert 'value="2026-01-01T08:00"' in early.content.decode()


def test_what_an_authority_writes_unseen_does_not_send_the_form_back(
    verified: Request, meta: Client, world: World
) -> None:
    saw = expected_on(meta, verified, "acknowledge")
    orders.note(world, verified)
    done = meta.post(f"/portal/{verified.ref}/acts/acknowledge/", {"expected": saw})
    assert done.status_code == 302


def test_what_the_provider_may_know_sends_the_form_back_with_everything_typed(
    verified: Request, meta: Client, world: World
) -> None:
    submit(meta, verified, "acknowledge")
    saw = expected_on(meta, verified, "produce")
    worlds.do(world, verified, "meta", "produce_part", settled={"1": "fulfilled"})
    told = {"expected": saw, "item-1": "fulfilled", "item-2": "lost", "manifest": f"{HASH}  1  typed.bin"}
    moved = meta.post(f"/portal/{verified.ref}/acts/produce/", told)
    assert moved.status_code == 409
    assert "Something happened meanwhile." in text(moved)
    assert "produced some of the data" in text(moved)
    assert "typed.bin" in moved.content.decode()
    assert not Entry.objects.filter(request=verified, act="produce").exists()


def test_a_withdrawn_order_is_answered_no_more_and_what_was_typed_can_be_copied(
    verified: Request, meta: Client, world: World
) -> None:
    submit(meta, verified, "acknowledge")
    saw = expected_on(meta, verified, "produce")
    worlds.do(world, verified, "officer", "withdraw", reason="SECRET-REASON")
    late = meta.post(f"/portal/{verified.ref}/acts/produce/", {"expected": saw, "note": "long words I typed"})
    assert late.status_code == 409
    assert "long words I typed" in text(late)
    assert "SECRET-REASON" not in text(late)
    page = text(meta.get(f"/portal/{verified.ref}/"))
    assert "withdrew the order" in page
    assert "SECRET-REASON" not in page
    assert "This request is over." in page


def test_every_page_leaves_its_line_in_the_log(verified: Request, meta: Client, world: World) -> None:
    View.objects.filter(person=world.person("meta"))
    before = View.objects.count()
    for address in ("", "request.json", "items.csv", "acts/acknowledge/"):
        assert meta.get(f"/portal/{verified.ref}/{address}").status_code == 200
    seen = list(View.objects.order_by("pk").values_list("what", "role", "purpose")[before:])
    assert [what for what, _role, _purpose in seen] == [
        "request", "request as JSON", "items as CSV", "act acknowledge",
    ]  # fmt: skip
    assert {(role, purpose) for _what, role, purpose in seen} == {("provider_counsel", "execution")}
    meta.get("/portal/export.csv")
    assert View.objects.order_by("-pk").values_list("what", flat=True)[0] == "export csv"
