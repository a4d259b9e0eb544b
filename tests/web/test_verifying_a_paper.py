"""The public page: a code or a file from anybody, one of four words back, nothing about the case, nothing kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from requests_app.access.models import View
from requests_app.casework.models import Request
from requests_app.papers import codes, press
from requests_app.papers.models import Paper
from requests_app.web import verifying
from tests import world as worlds
from tests.world import World

SignedIn = Callable[[str], Client]
QUERIES = 6  # the answer's own; a stranger has no session to read


@pytest.fixture(autouse=True)
def _fresh() -> None:
    cache.clear()


@pytest.fixture
def paper(world: World, press: list[dict[str, Any]]) -> Paper:
    return worlds.walk(world, worlds.open_(world), worlds.BC29_SENT).papers.get()


def dropped(body: bytes, client: Client | None = None) -> Any:
    return (client or Client()).post("/verify/", {"paper": SimpleUploadedFile("order.pdf", body, "application/pdf")})


def typed(code: str) -> Any:
    return Client().post("/verify/", {"code": code})


def words(answer: Any) -> str:
    """The page without the token, which differs each time, and without the code that was asked about."""
    text = re.sub(r'("X-CSRFToken": "|name="csrfmiddlewaretoken" value=")\w+', r"\1", answer.content.decode())
    return re.sub(r'name="code" value="[^"]*"', "", text)


def heading(answer: Any) -> str:
    found = re.search(r'<h2 id="answer">(\w+)</h2>', answer.content.decode())
    return found[1] if found else ""


def test_the_address_on_a_paper_is_that_of_the_page() -> None:
    assert reverse("web:verify") == codes.PAGE


def test_without_a_question_there_is_no_answer(db: None) -> None:
    answer = Client().get("/verify/")
    assert (answer.status_code, heading(answer)) == (200, "")


def test_a_code_typed_and_a_code_from_the_square(paper: Paper) -> None:
    for answer in (typed(paper.code), Client().get(codes.link("/verify/", paper.code))):
        assert (answer.status_code, heading(answer)) == (200, "Genuine")
        assert "Bundeskriminalamt, 24/7 point of contact" in answer.content.decode()
        assert "Ask the authority through a number you already have" in answer.content.decode()


def test_a_file_and_one_byte_of_it(paper: Paper) -> None:
    body = press.bytes_of(paper)
    assert heading(dropped(body)) == "Genuine"
    for changed in (body + b"\n", body[:-1], bytes([body[0] ^ 1]) + body[1:]):
        assert heading(dropped(changed)) == "Unknown"


def test_superseded_and_withdrawn(world: World, paper: Paper) -> None:
    worlds.do(world, paper.request, "officer", "withdraw")
    assert heading(typed(paper.code)) == "Withdrawn"
    Request.objects.update(outcome="")
    Paper.objects.filter(pk=paper.pk).update(number=1)
    Paper.objects.create(**{**vars_of(paper), "number": 2, "sha256": "0" * 64, "verify_digest": "0" * 64})
    assert heading(typed(paper.code)) == "Superseded"


def vars_of(paper: Paper) -> dict[str, Any]:
    return {f.attname: getattr(paper, f.attname) for f in paper._meta.concrete_fields if not f.primary_key}


def test_unknown_is_one_and_the_same_page(paper: Paper) -> None:
    pages = {words(typed(codes.new())) for _n in range(3)}
    assert len(pages) == 1
    assert "Issued by" not in pages.pop()


def test_a_slip_is_told_from_the_code_alone(paper: Paper) -> None:
    wrong = paper.code[:-1] + ("1" if paper.code[-1] != "1" else "2")
    answer = typed(wrong)
    assert heading(answer) == "Unknown"
    assert "missing or mistyped" in answer.content.decode()
    assert "missing or mistyped" not in typed(codes.new()).content.decode()


def test_nothing_of_the_case_is_said_or_written(paper: Paper, caplog: pytest.LogCaptureFixture) -> None:
    before = View.objects.count()
    with caplog.at_level("DEBUG"):
        pages = typed(paper.code).content.decode() + dropped(press.bytes_of(paper)).content.decode()
    for secret in (paper.request.ref, paper.request.title, "BC-29", "account-a@mail.example", "Google", paper.title):
        assert secret not in pages
    logged = " ".join(record.getMessage() for record in caplog.records if not record.name.startswith("django.db"))
    assert paper.code not in logged
    assert paper.request.ref not in logged
    assert View.objects.count() == before


@pytest.mark.parametrize("known", [True, False])
def test_it_costs_the_same_queries(paper: Paper, known: bool) -> None:
    code = paper.code if known else codes.new()
    body = press.bytes_of(paper) if known else b"%PDF-1.7 of somebody else"
    asks: list[tuple[Callable[[Any], Any], Any]] = [(typed, code), (dropped, body)]
    for ask, what in asks:
        with CaptureQueriesContext(connection) as asked:
            ask(what)
        assert len(asked) == QUERIES


def test_a_file_is_neither_kept_nor_read_beyond_the_limit(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "MOST", 1000)
    answer = dropped(b"x" * 1001)
    assert (answer.status_code, heading(answer)) == (413, "")
    assert dropped(b"x" * 1000).status_code == 200
    monkeypatch.setattr(verifying, "BESIDES", 0)
    assert dropped(b"x" * 5000).status_code == 413


def test_one_of_the_two_is_asked_for_and_neither_is_called_optional(db: None) -> None:
    page = Client().get("/verify/").content.decode()
    assert page.count("<fieldset") == page.count(">Type the code or choose the file</legend>") == 1
    assert "optional" not in page
    assert 'aria-describedby="not-asked"' not in page


@pytest.mark.parametrize("asked", [{}, {"code": "  "}, {"paper": SimpleUploadedFile("order.pdf", b"")}])
def test_neither_given_says_so_at_the_two(db: None, asked: dict[str, Any]) -> None:
    answer = Client().post("/verify/", asked)
    assert (answer.status_code, heading(answer)) == (422, "")
    page = answer.content.decode()
    assert re.search(r'<fieldset class="field faulty" aria-describedby="not-asked">\s*<legend ', page)
    assert re.search(r'(?s)id="not-asked" role="alert">.*Neither was given: one of the two is needed\.', page)


def test_an_empty_file_beside_a_code_is_no_file_and_a_file_goes_before_a_code(paper: Paper) -> None:
    both = {"code": paper.code, "paper": SimpleUploadedFile("order.pdf", b"")}
    assert heading(Client().post("/verify/", both)) == "Genuine"
    other = {"code": paper.code, "paper": SimpleUploadedFile("order.pdf", b"another file")}
    assert heading(Client().post("/verify/", other)) == "Unknown"


def test_a_form_of_another_site_is_refused(paper: Paper) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/verify/", {"code": paper.code}).status_code == 403
    assert dropped(press.bytes_of(paper), strict).status_code == 403
    strict.get("/verify/")
    token = strict.cookies["csrftoken"].value
    assert heading(strict.post("/verify/", {"code": paper.code, "csrfmiddlewaretoken": token})) == "Genuine"
    sent = {"paper": SimpleUploadedFile("order.pdf", press.bytes_of(paper)), "csrfmiddlewaretoken": token}
    assert heading(strict.post("/verify/", sent)) == "Genuine"


def test_headers(paper: Paper) -> None:
    answer = typed(paper.code)
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    assert "<script>" not in answer.content.decode()


def test_every_answer_leaves_at_the_end_of_a_span(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    ticks = iter([10.0, 10.23, 20.0, 20.01])
    monkeypatch.setattr(settings, "VERIFY_SECONDS", 0.1)
    monkeypatch.setattr(verifying, "time", type("Clock", (), {"monotonic": lambda: next(ticks), "sleep": slept.append}))
    typed(paper.code)
    typed(codes.new())
    assert slept == pytest.approx([0.07, 0.09])


def test_papers_carry_their_code_and_state_on_the_request_page(world: World, paper: Paper, signed_in: SignedIn) -> None:
    page = f"/requests/{paper.request.ref}/"
    text = signed_in("officer").get(page).content.decode()
    assert f"/verify/?code={paper.code}" in text
    assert "reads: genuine" in text
    worlds.do(world, paper.request, "officer", "withdraw")
    assert "reads: withdrawn" in signed_in("officer").get(page).content.decode()
