"""What an act issues is signed by whoever issues it; a draft never is; a broken key stops the act and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from requests_app.casework import ledger as ledgers
from requests_app.casework.models import Entry, Request
from requests_app.desk import mending, proving
from requests_app.papers import development, press, render, seal, signatures
from requests_app.papers.document import Document
from requests_app.papers.keys import KeyTrouble
from requests_app.papers.models import Paper
from tests import world as worlds
from tests.papers import signed as samples
from tests.papers.test_render_conformance import problems
from tests.world import World

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.pdf]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with time_machine.travel(NOW, tick=False), samples.key_folder(tmp_path / "keys"):
        yield worlds.build()


def sent(world: World) -> Request:
    """A preservation request whose paper has gone out."""
    return worlds.walk(world, worlds.open_(world, "BC-29"), worlds.BC29_SENT)


def test_the_issued_file_is_signed_as_of_its_making(world: World) -> None:
    samples.installation_key()
    request = sent(world)
    paper = Paper.objects.get(request=request)
    body = press.bytes_of(paper)
    (found,) = signatures.read(body)
    assert found.holds
    assert found.ours
    assert found.at == paper.made_at == NOW
    assert (paper.signer, paper.signed_with) == (found.signer, found.certificate)
    assert problems(body) == []
    named = Entry.objects.get(pk=paper.entry_id).facts["papers"]
    assert [one["sha256"] for one in named] == [paper.sha256]
    assert mending.ledger_faults()[1] == []
    proof = proving.proof(sha256=paper.sha256)
    assert proof is not None
    assert proof.holds()


def test_what_was_signed_can_be_made_again_from_the_stored_model(world: World) -> None:
    samples.installation_key()
    paper = Paper.objects.get(request=sent(world))
    body = press.bytes_of(paper)
    document = Document.model_validate(paper.document)
    with time_machine.travel("2031-03-03T03:03:03Z", tick=False):
        again = render.render(document, created_at=paper.made_at)
    name = f"Electronic seal of the issuing authority: {document.from_party.name}"
    assert body.startswith(seal.prepare(again, name))


def test_the_key_is_that_of_the_organisation_that_issues(world: World) -> None:
    samples.installation_key()
    for name in ("bka", "bka_247"):
        development.make(world[name].pk, f"Office {name}", days=900, now=samples.KEY_MADE)
    paper = Paper.objects.get(request=sent(world))
    by = paper.request.seats.get(actor=paper.by_actor).organisation
    expected = next(name for name in ("bka", "bka_247") if world[name].pk == by.pk)
    assert paper.signer == f"Office {expected} (development)"


def test_without_a_key_the_paper_goes_out_unsigned_and_says_so(world: World) -> None:
    paper = Paper.objects.get(request=sent(world))
    assert (paper.signer, paper.signed_with, paper.time_stamped) == ("", "", False)
    assert signatures.read(press.bytes_of(paper)) == []


def test_a_broken_key_stops_the_act_and_nothing_is_written(world: World, tmp_path: Path) -> None:
    samples.installation_key()
    (tmp_path / "keys" / "installation" / "signing.pem").write_text("junk")
    request = worlds.walk(world, worlds.open_(world, "BC-29"), worlds.BC29_SENT[:-1])
    before = request.position
    with pytest.raises(KeyTrouble, match="keys rotate --installation"):
        worlds.do(world, request, *worlds.BC29_SENT[-1])
    request.refresh_from_db()
    assert request.position == before
    assert not Paper.objects.exists()


def test_a_draft_is_never_signed(world: World) -> None:
    samples.installation_key()
    request = worlds.open_(world, "BC-29")
    ledger = ledgers.read(request)
    rule = ledger.route.papers[0]
    drawn = press.draw(request, ledger, rule, contents={}, items=[], by="officer", at=NOW, draft=True)
    assert drawn.signer == ""
    assert signatures.read(drawn.body) == []
