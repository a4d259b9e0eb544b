"""A certificate of receipt: made by whoever received, of what the manifests list, and only where something came."""

from __future__ import annotations

import json

import pytest

from requests_app.access.policy import NotYours
from requests_app.casework.models import Entry, Request
from requests_app.desk import look, mending, pressing
from requests_app.evidence.models import Delivery, Piece
from requests_app.papers.models import Paper
from tests import world as worlds
from tests.desk.unrendered import clock, world
from tests.world import World

__all__ = ["clock", "world"]

pytestmark = pytest.mark.django_db
FIRST, SECOND = "a" * 64, "b" * 64
TEXT = f"{FIRST} 12 letter.pdf\n{SECOND} 13 list.csv"
AT_PROVIDER = (
    ("officer", "submit"), ("approver", "approve"), ("officer", "send"), ("google", "receive"),
    ("google", "verify_identity"),
)  # fmt: skip


def asked(world: World) -> Request:
    request = worlds.open_(world, "US-DIRECT-NONCONTENT")
    worlds.walk(world, request, AT_PROVIDER)
    return request


def offered(world: World, request: Request, who: str) -> list[str]:
    """What this person may have made, by name."""
    return [one.rule.name for one in pressing.owed(look.at(world.who(who), request.ref))]


def made(world: World, entry: Entry, who: str) -> tuple[Paper, str]:
    paper = pressing.press_now(world.who(who), entry.request.ref, entry.seq, "certificate-of-receipt")
    return paper, json.dumps(paper.document, ensure_ascii=False)


def test_the_agency_certifies_what_the_provider_handed_over(world: World) -> None:
    request = asked(world)
    entry = worlds.do(world, request, "google", "produce", manifest=TEXT, channel="portal")
    assert "certificate-of-receipt" not in offered(world, request, "google")  # nobody certifies for the other
    assert offered(world, request, "officer") == ["certificate-of-receipt"]
    paper, said = made(world, entry, "officer")
    assert (paper.by_actor, paper.to_actor) == ("officer", "custodian")
    for text in (FIRST[:32], SECOND[:32], "letter.pdf", "list.csv", "portal", "Google LLC", "Bundeskriminalamt"):
        assert text in said
    assert entry.facts["delivery"]["sha256"] in said  # as the ledger names the manifest
    assert worlds.ITEMS[0]["identifier"] not in said
    assert mending.ledger_faults()[1] == []


def test_its_digest_is_that_of_the_lines_it_lists(world: World) -> None:
    """A line changed in the store is found by the ledger, so that no certificate stands on it unseen."""
    request = asked(world)
    entry = worlds.do(world, request, "google", "produce", manifest=TEXT)
    Piece.objects.filter(name="list.csv").update(sha256="c" * 64)
    assert [fault.seq for fault in mending.ledger_faults()[1]] == [entry.seq]


def test_where_nothing_was_handed_over_there_is_nothing_to_certify(world: World) -> None:
    request = asked(world)
    entry = worlds.do(world, request, "google", "produce")
    assert offered(world, request, "officer") == []
    with pytest.raises(NotYours):
        made(world, entry, "officer")


def test_what_came_on_the_providers_word_is_certified_by_whoever_received_it(world: World) -> None:
    """The officer recorded it for the provider; the certificate is his own office's and names the provider."""
    request = asked(world)
    entry = worlds.do(
        world, request, "officer", "produce",
        manifest=TEXT, reported_by="Google LLC, legal department", channel="courier",
    )  # fmt: skip
    assert Delivery.objects.get().by == world["google"]
    _paper, said = made(world, entry, "officer")
    facts = next(b for s in json.loads(said)["sections"][1:] for b in s["blocks"])["facts"]
    assert {f["label"]: f["value"] for f in facts}["Handed over by"] == "Google LLC"
    assert {f["label"]: f["value"] for f in facts}["Received by"] == "Bundeskriminalamt"


def test_a_central_authority_that_lists_what_it_received_names_who_sent_it(world: World) -> None:
    """By mutual assistance the answer comes from the other central authority."""
    request = worlds.open_(world, "US-MLA-3512")
    steps = (
        ("officer", "submit"), ("approver", "approve"), ("central", "send"), ("us_central", "receive"),
        ("us_central", "begin_review"), ("us_central", "accept"), ("us_central", "serve"), ("google", "produce"),
        ("us_central", "transmit"),
    )  # fmt: skip
    worlds.walk(world, request, steps)
    entry = worlds.do(world, request, "central", "receive_answer", manifest=TEXT)
    paper, said = made(world, entry, "central")
    assert (paper.by_actor, paper.to_actor) == ("own_central", "foreign_central")
    facts = next(b for s in json.loads(said)["sections"][1:] for b in s["blocks"])["facts"]
    told = {f["label"]: f["value"] for f in facts}
    assert told["Handed over by"] == world["oia"].name
    assert told["Received by"] == world["bfj"].name
