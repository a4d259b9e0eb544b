"""Papers made of an entry: by the office whose act it was and by nobody else, with what the act was told."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from requests_app.access.policy import NotYours
from requests_app.casework.models import Entry, Request
from requests_app.desk import look, mending, pressing
from requests_app.papers import press
from requests_app.papers.models import Paper
from tests import world as worlds
from tests.desk.unrendered import NOW, clock, world
from tests.world import World

__all__ = ["clock", "world"]

pytestmark = pytest.mark.django_db
MLA_SENT = (("officer", "submit"), ("approver", "approve"), ("central", "send"))


def offered(world: World, request: Request, who: str) -> list[tuple[str, int]]:
    """What this person may have made: the paper, and of which entry."""
    found = pressing.owed(look.at(world.who(who), request.ref))
    return [(one.rule.name, one.entry.seq) for one in found]


def made(world: World, entry: Entry, who: str, name: str) -> tuple[Paper, str]:
    """The paper and everything its document says."""
    paper = pressing.press_now(world.who(who), entry.request.ref, entry.seq, name)
    return paper, json.dumps(paper.document, ensure_ascii=False)


def mla(world: World) -> Request:
    request = worlds.open_(world, "US-MLA-3512")
    worlds.walk(world, request, MLA_SENT)
    return request


def test_a_request_to_the_united_states_is_acknowledged_and_returned(
    world: World, clock: time_machine.Traveller
) -> None:
    """The authority that did both acts makes both papers; each says its own and not the other's."""
    request = mla(world)
    received = worlds.do(world, request, "us_central", "receive", file_number="OIA-118-04")
    returned = worlds.do(
        world, request, "us_central", "return_for_completion",
        code="facts_too_thin", missing="Say how the account is known.", answer_by="2026-10-15",
    )  # fmt: skip
    assert [name for name, _seq in offered(world, request, "us_central")] == [
        "acknowledgement",
        "return-for-completion",
    ]
    clock.shift(timedelta(days=2))
    first, said = made(world, received, "us_central", "acknowledgement")
    assert (first.by_actor, first.to_actor, first.entry) == ("foreign_central", "own_central", received)
    assert first.made_at == NOW + timedelta(days=2)  # not dated back
    assert "1 September 2026, 09:00 (UTC)" in said
    assert "OIA-118-04" in said
    assert request.ref in said
    assert "Say how the account is known." not in said
    _second, said = made(world, returned, "us_central", "return-for-completion")
    assert "Facts too thin" in said
    assert "Say how the account is known." in said
    assert "15 October 2026" in said
    assert "2703(d)" in said  # the content the code is about, with its source
    assert "Invented" not in said  # nothing of what the request says
    assert offered(world, request, "us_central") == []
    assert mending.ledger_faults()[1] == []


def test_the_other_side_reads_the_paper_once_it_is_made(world: World) -> None:
    request = mla(world)
    entry = worlds.do(world, request, "us_central", "receive", file_number="OIA-118-04")
    for who in ("officer", "central", "approver"):
        assert offered(world, request, who) == []
        with pytest.raises(NotYours):
            pressing.press_now(world.who(who), request.ref, entry.seq, "acknowledgement")
    paper, _said = made(world, entry, "us_central", "acknowledgement")
    assert paper in look.at(world.who("central"), request.ref).papers


def test_of_what_was_only_reported_nobody_makes_a_paper(world: World) -> None:
    """The officer records what came by fax; neither side issues a paper of it in the other's name."""
    request = mla(world)
    entry = worlds.do(
        world, request, "officer", "receive",
        file_number="F-1", reported_by="Office of International Affairs, intake", channel="fax",
    )  # fmt: skip
    for who in ("officer", "central", "us_central"):
        assert offered(world, request, who) == []
        with pytest.raises(NotYours):
            pressing.press_now(world.who(who), request.ref, entry.seq, "acknowledgement")
    assert not Paper.objects.filter(name="acknowledgement").exists()
    withdrawn = worlds.do(world, request, "central", "withdraw")
    assert "F-1" in made(world, withdrawn, "central", "withdrawal")[1]  # the number is theirs, whoever wrote it down


def test_a_preservation_request_is_refused_with_its_ground(world: World) -> None:
    request = worlds.open_(world)
    worlds.walk(world, request, worlds.BC29_SENT)
    entry = worlds.do(world, request, "us_contact", "refuse", ground="political_offence")
    _paper, said = made(world, entry, "us_contact", "refusal")
    assert "29(5)(a)" in said
    assert "Convention on Cybercrime" in said
    assert "nicht angegeben" in said  # none given: refused before it was registered; it goes to Germany


def test_a_withdrawal_does_not_say_why(world: World) -> None:
    """The reason is told to one's own side; the paper goes to the other."""
    request = mla(world)
    worlds.do(world, request, "us_central", "receive", file_number="OIA-118-04")
    entry = worlds.do(world, request, "central", "withdraw", reason="SECRET-REASON")
    paper, said = made(world, entry, "central", "withdrawal")
    assert (paper.by_actor, paper.to_actor) == ("own_central", "foreign_central")
    assert "SECRET-REASON" not in said
    assert "OIA-118-04" in said


def test_a_preservation_letter_is_withdrawn_too(world: World) -> None:
    request = worlds.open_(world, "US-PRES-2703F")
    worlds.walk(world, request, (("officer", "submit"), ("approver", "approve"), ("officer", "send")))
    entry = worlds.do(world, request, "officer", "withdraw", reason="SECRET-REASON")
    paper, said = made(world, entry, "officer", "withdrawal")
    assert paper.to_actor == "custodian"
    assert "SECRET-REASON" not in said


def test_a_delay_is_told_with_its_new_date(world: World) -> None:
    request = mla(world)
    worlds.do(world, request, "us_central", "receive", file_number="OIA-118-04")
    worlds.do(world, request, "us_central", "begin_review")
    entry = worlds.do(
        world, request, "us_central", "delay_notice", delay_because="A hearing is set.", expected_on="2027-01-29"
    )
    _paper, said = made(world, entry, "us_central", "delay-notice")
    assert "A hearing is set." in said
    assert "29 January 2027" in said


def test_a_longer_period_is_told_with_its_new_end(world: World) -> None:
    """Directive 2014/41, Art. 12(5): the decision takes longer; the new end is counted, and the number is theirs."""
    request = worlds.open_(world, "EU-EIO", requested="IE", provider="meta_ie")
    steps = (
        ("officer", "submit"), ("issuing", "validate"), ("issuing", "send"), ("enforcing", "receive"),
    )  # fmt: skip
    worlds.walk(world, request, steps)
    worlds.do(world, request, "enforcing", "acknowledge", executing_reference="GARDA-9")
    worlds.do(world, request, "enforcing", "take_up")
    entry = worlds.do(
        world, request, "enforcing", "extend_decision", delay_because="The file is being translated.",
        extension={"reason": "translation", "n": "30", "unit": "day"},
    )  # fmt: skip
    paper, said = made(world, entry, "enforcing", "delay-notice")
    assert "The file is being translated." in said
    assert "GARDA-9" in said
    # The paper goes to Germany, so it is in German.
    # Thirty days from the receipt on 1 September end with 1 October; thirty more with 31 October.
    ends = [row[1] for section in paper.document["sections"] for b in section["blocks"] for row in b.get("rows", ())]
    assert [end.partition("\n")[0] for end in ends] == ["31. Oktober 2026"]


def test_a_struck_out_entry_has_no_paper(world: World) -> None:
    request = mla(world)
    entry = worlds.do(world, request, "us_central", "receive", file_number="OIA-118-04")
    request.refresh_from_db()
    mending.take_back(world.who("us_central"), request, entry.seq, expected=request.position, reason="Wrong request.")
    assert ("acknowledgement", entry.seq) not in offered(world, request, "us_central")


def test_it_is_drawn_once_and_kept_with_its_hash(world: World) -> None:
    request = mla(world)
    entry = worlds.do(world, request, "us_central", "receive", file_number="OIA-118-04")
    paper, _said = made(world, entry, "us_central", "acknowledgement")
    assert hashlib.sha256(press.bytes_of(paper)).hexdigest() == paper.sha256
    with pytest.raises(NotYours):
        pressing.press_now(world.who("us_central"), request.ref, entry.seq, "acknowledgement")
    Paper.objects.filter(pk=paper.pk).update(sha256="0" * 64)
    assert [fault.seq for fault in mending.ledger_faults()[1]] == [entry.seq]


def test_an_act_waits_for_no_paper_on_demand(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Receiving draws nothing: the renderer is not asked until somebody wants the paper."""
    request = mla(world)
    asked: list[Any] = []
    monkeypatch.setattr(press, "draw", lambda *a, **k: asked.append(a))
    worlds.do(world, request, "us_central", "receive", file_number="OIA-118-04")
    assert asked == []
