"""A provider has the paper of its own act made on its page, and never one of an authority's act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from requests_app.casework.models import Request
from requests_app.papers.models import Paper
from tests import world as worlds
from tests.world import World

SignedIn = Callable[[str], Client]
SENT = (("officer", "submit"), ("approver", "approve"), ("officer", "send"))


def letter(world: World) -> Request:
    """A preservation letter that the provider has received."""
    request = worlds.open_(world, "US-PRES-2703F")
    worlds.walk(world, request, SENT)
    worlds.do(world, request, "google", "receive", provider_reference="G-7")
    return request


def test_a_provider_makes_its_refusal(world: World, press: list[dict[str, Any]], signed_in: SignedIn) -> None:
    request = letter(world)
    entry = worlds.do(world, request, "google", "reject")
    browser, ref = signed_in("google"), request.ref
    shown = browser.get(f"/portal/{ref}/").content.decode()
    number = 3  # sent, received, rejected: counted as its page counts them
    address = f"/portal/{ref}/papers/{number}/refusal/"
    assert address in shown
    assert f"/papers/{entry.seq}/" not in shown  # the ledger's own number would tell how much was written unseen
    found = browser.post(address)
    paper = Paper.objects.get(entry=entry)
    assert found["Location"] == f"/portal/papers/{paper.pk}/"
    told = press[-1]["answering"]
    assert (told.own_number, told.their_number) == ("G-7", ref)
    assert told.ground is not None
    assert browser.get(found["Location"]).content.startswith(b"%PDF")
    assert address not in browser.get(f"/portal/{ref}/").content.decode()
    assert browser.post(address).status_code == 404


def test_a_provider_makes_no_paper_of_another(world: World, press: list[dict[str, Any]], signed_in: SignedIn) -> None:
    """Neither the withdrawal of the agency, nor an acknowledgement that the agency wrote down for it."""
    request = worlds.open_(world, "US-PRES-2703F")
    worlds.walk(world, request, SENT)
    worlds.do(
        world, request, "officer", "receive",
        provider_reference="G-8", reported_by="Google LLC, legal department", channel="e-mail",
    )  # fmt: skip
    worlds.do(world, request, "officer", "withdraw")
    browser, drawn = signed_in("google"), len(press)
    assert "Make the paper" not in browser.get(f"/portal/{request.ref}/").content.decode()
    for number, name in ((2, "acknowledgement"), (3, "withdrawal"), (9, "withdrawal"), (0, "withdrawal")):
        assert browser.post(f"/portal/{request.ref}/papers/{number}/{name}/").status_code == 404
    assert len(press) == drawn
