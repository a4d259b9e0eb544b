"""A paper of somebody else is filed by its side, checked by content, kept by hash, and handed out only as a file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from requests_app.access.models import View
from requests_app.casework.models import Entry, Request
from requests_app.desk import mending
from requests_app.papers import incoming as filing
from requests_app.papers.models import Incoming
from tests import world as worlds
from tests.papers import bombs, incoming
from tests.world import World

SignedIn = Callable[[str], Client]
PAPER = incoming.pdf(2)
SIGNED = incoming.signed(PAPER)  # once: to read a signature takes its time


@pytest.fixture
def sent(world: World, press: list[dict[str, Any]]) -> Request:
    return worlds.walk(world, worlds.open_(world), worlds.BC29_SENT)


def file(browser: Client, request: Request, body: bytes = PAPER, **said: Any) -> Any:
    request.refresh_from_db()
    given = {"title": "Answer of the court", "source": "Court of Example", "channel": "letter", **said}
    sent = SimpleUploadedFile("Letter of A. Person.pdf", body, "application/pdf")
    return browser.post(f"/requests/{request.ref}/incoming/", {"expected": request.position, "file": sent, **given})


def where(entry: Entry) -> str:
    return f"/requests/{entry.request.ref}/incoming/{entry.seq}.pdf"


def test_filed_recorded_shown_and_taken_out(sent: Request, signed_in: SignedIn) -> None:
    browser = signed_in("officer")
    assert file(browser, sent, SIGNED).status_code == 302
    entry = Entry.objects.filter(request=sent).latest("seq")
    fact = {
        "sha256": hashlib.sha256(SIGNED).hexdigest(),
        "size": len(SIGNED),
        "pages": 2,
        "carries": [],
        "signatures": 1,
    }
    assert (entry.act, entry.facts, entry.from_state) == ("note", {"incoming": fact}, entry.to_state)
    assert (entry.source, entry.channel) == ("Court of Example", "letter")
    assert bytes(Incoming.objects.get(pk=fact["sha256"]).body) == SIGNED
    page = browser.get(f"/requests/{sent.ref}/").content.decode()
    for words in ("Answer of the court", "unchanged since", "not checked against a trust list", where(entry)):
        assert words in page
    assert "filed a paper that came in" in page
    assert mending.ledger_faults()[1] == []


def test_a_file_is_saved_never_shown(sent: Request, signed_in: SignedIn) -> None:
    browser = signed_in("officer")
    file(browser, sent)
    entry = Entry.objects.filter(request=sent).latest("seq")
    answer = browser.get(where(entry))
    assert answer.content == PAPER
    assert answer["Content-Disposition"] == f'attachment; filename="{sent.ref}-incoming-{entry.seq}.pdf"'
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    view = View.objects.latest("pk")
    assert (view.request, view.what, view.person.email) == (sent, "incoming paper", "officer@example.test")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"MZ this calls itself a PDF", "This is no PDF"),
        (b"<html><script>%PDF-1.7</script>", "This is no PDF"),
        (b"%PDF-1.7\nand nothing after it", "damaged"),
        (incoming.pdf(password="secret"), "closed by a password"),
        (incoming.pdf(0), "has no page"),
        (b"", "empty"),
    ],
)
def test_what_is_no_paper_is_refused(sent: Request, signed_in: SignedIn, body: bytes, words: str) -> None:
    before = Entry.objects.count()
    answer = file(signed_in("officer"), sent, body)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert (Entry.objects.count(), Incoming.objects.count()) == (before, 0)


def test_too_large_is_refused(sent: Request, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filing, "MOST", len(PAPER) - 1)
    assert "larger than" in file(signed_in("officer"), sent).content.decode()
    monkeypatch.setattr(filing, "MOST", len(PAPER))
    assert file(signed_in("officer"), sent).status_code == 302


def test_what_it_carries_is_said(sent: Request, signed_in: SignedIn) -> None:
    browser = signed_in("officer")
    file(browser, sent, incoming.pdf(attached=b"a;b", script="app.alert(1)"))
    page = browser.get(f"/requests/{sent.ref}/").content.decode()
    assert "files attached to it" in page
    assert "start something by itself" in page
    assert "no electronic signature" in page


def test_one_that_exhausts_its_reader_is_kept_and_said_to_be_unread(sent: Request, signed_in: SignedIn) -> None:
    browser, body = signed_in("officer"), bombs.inflating()
    assert file(browser, sent, body).status_code == 302
    assert bytes(Incoming.objects.get(pk=hashlib.sha256(body).hexdigest()).body) == body
    page = browser.get(f"/requests/{sent.ref}/").content.decode()
    assert "could not be read safely" in page
    assert "0 pages" not in page
    assert "no electronic signature" not in page
    assert browser.get(where(Entry.objects.filter(request=sent).latest("seq"))).content == body
    assert mending.ledger_faults()[1] == []


def test_its_own_side_reads_it_and_nobody_else(sent: Request, signed_in: SignedIn) -> None:
    file(signed_in("us_contact"), sent)
    entry = Entry.objects.filter(request=sent).latest("seq")
    read = {name: signed_in(name).get(where(entry)).status_code for name in ("us_contact", "officer", "approver")}
    assert read == {"us_contact": 200, "officer": 200, "approver": 200}
    file(signed_in("officer"), sent, incoming.pdf(3))
    ours = Entry.objects.filter(request=sent).latest("seq")
    for name in ("us_contact", "stranger", "google", "meta", "ministry", "auditor", "administrator", "central"):
        assert signed_in(name).get(where(ours)).status_code == 404, name
    page = signed_in("us_contact").get(f"/requests/{sent.ref}/").content.decode()
    assert where(ours) not in page
    assert where(entry) in page


def test_strangers_file_nothing(sent: Request, signed_in: SignedIn) -> None:
    for name in ("stranger", "google", "meta", "ministry", "auditor", "administrator"):
        assert file(signed_in(name), sent).status_code == 404, name
    assert Incoming.objects.count() == 0


def test_it_says_what_and_whose(sent: Request, signed_in: SignedIn) -> None:
    assert file(signed_in("officer"), sent, title="").status_code == 422
    assert file(signed_in("officer"), sent, source=" ").status_code == 422
    assert Incoming.objects.count() == 0


def test_somebody_acted_meanwhile(world: World, sent: Request, signed_in: SignedIn) -> None:
    browser, at = signed_in("officer"), sent.position
    worlds.do(world, sent, "us_contact", "receive")
    answer = file(browser, sent, expected=at)
    assert "Somebody acted on this request meanwhile" in answer.content.decode()
    assert Incoming.objects.count() == 0


def test_the_same_paper_is_kept_once(world: World, sent: Request, signed_in: SignedIn) -> None:
    other, browser = worlds.open_(world), signed_in("officer")
    assert file(browser, sent).status_code == 302
    assert "filed here already" in file(browser, sent).content.decode()
    assert file(browser, other).status_code == 302
    assert Incoming.objects.count() == 1


def test_erased_with_its_entry_unless_another_holds_it(world: World, sent: Request, signed_in: SignedIn) -> None:
    other, browser, approver = worlds.open_(world), signed_in("officer"), world.who("approver")
    file(browser, sent)
    file(browser, other)
    for request, left in ((sent, 1), (other, 0)):
        request.refresh_from_db()
        entry = Entry.objects.filter(request=request).latest("seq")
        mending.erase(approver, request, [entry.seq], expected=request.position, basis="Art. 17 GDPR")
        assert Incoming.objects.count() == left
        assert browser.get(where(entry)).status_code == 404
        assert mending.ledger_faults()[1] == []


def test_a_changed_a_missing_and_a_smuggled_paper_show(sent: Request, signed_in: SignedIn) -> None:
    file(signed_in("officer"), sent)
    Incoming.objects.update(body=PAPER + b" ")
    assert [fault.what for fault in mending.ledger_faults()[1]] == ["the paper that came in with it is gone or changed"]
    Incoming.objects.all().delete()
    assert len(mending.ledger_faults()[1]) == 1
    Incoming.objects.create(sha256=hashlib.sha256(PAPER).hexdigest(), body=PAPER)
    assert mending.ledger_faults()[1] == []
    Incoming.objects.create(sha256="0" * 64, body=b"")
    assert [fault.what for fault in mending.ledger_faults()[1]] == [
        "a paper that came in is kept of which no entry tells"
    ]


def test_the_page_costs_nothing_more(sent: Request, signed_in: SignedIn) -> None:
    browser = signed_in("officer")
    counts = []
    for _n in range(2):
        browser.get(f"/requests/{sent.ref}/")
        with CaptureQueriesContext(connection) as asked:
            browser.get(f"/requests/{sent.ref}/")
        counts.append(len(asked))
        file(browser, sent)
    assert counts[0] == counts[1]
