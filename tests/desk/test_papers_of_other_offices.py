"""Papers of an office that did not do the act itself: after a court, after a delivery, after a judge."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from requests_app.access.policy import NotYours
from requests_app.casework.models import Draft, Entry, Request
from requests_app.desk import look, pressing
from requests_app.papers.models import Paper
from tests import world as worlds
from tests.desk.unrendered import clock, world
from tests.world import World

__all__ = ["clock", "world"]

pytestmark = pytest.mark.django_db
FILE = f"{'a' * 64} 12 letter.pdf"
IN_COURT = (
    ("officer", "submit"), ("approver", "approve"), ("central", "send"), ("us_central", "receive"),
    ("us_central", "begin_review"), ("us_central", "accept"), ("us_central", "apply_to_court"),
)  # fmt: skip
OBTAINED = (
    ("officer", "submit"), ("issuing", "validate"), ("issuing", "send"), ("enforcing", "receive"),
    ("enforcing", "take_up"), ("enforcing", "recognise"), ("enforcing", "obtain"),
)  # fmt: skip


def offered(world: World, request: Request, who: str) -> list[str]:
    """What this person may have made, by name."""
    return [one.rule.name for one in pressing.owed(look.at(world.who(who), request.ref))]


def made(world: World, entry: Entry, who: str, name: str) -> tuple[Paper, str]:
    """The paper and everything its document says."""
    paper = pressing.press_now(world.who(who), entry.request.ref, entry.seq, name)
    return paper, json.dumps(paper.document, ensure_ascii=False)


def denied(world: World, who: str, **told: Any) -> tuple[Request, Entry]:
    request = worlds.open_(world, "US-MLA-3512")
    worlds.walk(world, request, IN_COURT)
    said = {"reported_by": "Clerk of the court", "channel": "letter"}
    return request, worlds.do(world, request, who, "deny_order", **said, **told)


def test_the_central_authority_tells_what_the_court_refused(world: World) -> None:
    """The court has no account; the office that recorded its decision passes it on, and says whose it is."""
    request, entry = denied(world, "us_central")
    assert offered(world, request, "central") == []
    assert "court-refusal" in offered(world, request, "us_central")
    paper, said = made(world, entry, "us_central", "court-refusal")
    assert (paper.by_actor, paper.to_actor) == ("foreign_central", "own_central")
    ground = next(s for s in paper.document["sections"] if s["heading"] == "Ground of the refusal")
    facts = {fact["label"]: fact["value"] for block in ground["blocks"] for fact in block.get("facts", ())}
    assert facts["Decided by"] == "Court"
    assert facts["Ground"]
    assert worlds.ITEMS[0]["identifier"] not in said


def test_a_refusal_of_the_authority_itself_names_no_court(world: World) -> None:
    request = worlds.open_(world, "US-MLA-3512")
    worlds.walk(world, request, IN_COURT[:5])
    entry = worlds.do(world, request, "us_central", "refuse")
    assert "Decided by" not in made(world, entry, "us_central", "refusal")[1]


def test_what_the_asking_side_heard_of_the_court_is_on_nobodys_paper(world: World) -> None:
    request, entry = denied(world, "officer")
    for who in ("officer", "central", "us_central"):
        assert "court-refusal" not in offered(world, request, who)
        with pytest.raises(NotYours):
            made(world, entry, who, "court-refusal")


def test_the_issuing_authority_certifies_the_evidence_of_an_investigation_order(
    world: World, clock: time_machine.Traveller
) -> None:
    """Annex B stays what the executing authority confirms; the evidence is certified by whoever it came to."""
    request = worlds.open_(world, "EU-EIO", requested="IE", provider="meta_ie")
    worlds.walk(world, request, OBTAINED)
    entry = worlds.do(world, request, "enforcing", "transfer", manifest=FILE, channel="courier")
    clock.shift(timedelta(days=1))
    assert offered(world, request, "enforcing") == []
    assert offered(world, request, "issuing") == ["certificate-of-receipt"]
    paper, said = made(world, entry, "issuing", "certificate-of-receipt")
    assert (paper.by_actor, paper.to_actor) == ("issuing", "executing")
    for text in ("letter.pdf", "a" * 32, world["ie_enforcing"].name, world["zit"].name, "courier"):
        assert text in said


@pytest.mark.parametrize("sent", [False, True])
def test_an_order_that_never_went_out_is_not_taken_back_on_paper(world: World, sent: bool) -> None:
    """Regulation (EU) 2023/1543, Art. 4(5): validation is refused, before or after the order was transmitted."""
    request = worlds.open_(world, "EU-EPOC-E", requested="IE", provider="meta_ie")
    Draft.objects.update(items=[worlds.ITEMS[1]])  # of subscriber data alone
    worlds.walk(world, request, (("officer", "submit"), ("approver", "issue_unvalidated")))
    if sent:
        worlds.do(world, request, "officer", "send")
    entry = worlds.do(world, request, "issuing", "refuse_validation")
    assert offered(world, request, "issuing") == (["withdrawal"] if sent else [])
    if sent:
        assert made(world, entry, "issuing", "withdrawal")[0].to_actor == "addressee"


def test_a_person_who_consented_is_told_what_was_accessed(world: World) -> None:
    """The person has no office: the certificate names it by what it is asked as."""
    request = worlds.open_(world, "BC-32", provider="")
    worlds.walk(world, request, (("officer", "submit"), ("approver", "approve"), ("officer", "ask_consent")))
    worlds.do(world, request, "officer", "give_consent", reported_by="The person", channel="in person")
    entry = worlds.do(world, request, "officer", "access", manifest=FILE)
    paper, _said = made(world, entry, "officer", "certificate-of-receipt")
    facts = next(b for s in paper.document["sections"][1:] for b in s["blocks"])["facts"]
    told = {fact["label"]: fact["value"] for fact in facts}
    assert told["Handed over by"] == paper.document["to_party"]["name"] != ""
    assert told["Received by"] == world["bka"].name
    assert told["Received at"] == told["Put on record at"]
