"""One file passes as PDF/A-3a and as PDF/UA-1, marked or not, on both sizes of paper and in both directions."""

from __future__ import annotations

import io

import page
import pikepdf
import pytest

from requests_app.papers import render as rendering
from requests_app.papers.document import Document
from requests_app.papers.forms import FORMS
from requests_app.papers.render import render
from tests.papers.offices import MADE_AT
from tests.papers.samples import SAMPLES

pytestmark = pytest.mark.pdf

PROFILES = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)


def problems(body: bytes) -> list[str]:
    """What the checker has against the file, under both profiles."""
    return [
        f"{failure.rule_id}: {failure.message}"
        for profile in PROFILES
        for failure in page.validate_pdf_bytes(body, profile=profile).failures
    ]


def test_every_form_has_a_sample() -> None:
    assert set(SAMPLES) == set(FORMS)


@pytest.mark.parametrize("changed", [{"draft": True}, {"courtesy": True}, {"language": "ar", "direction": "rtl"}])
def test_marks_and_direction_do_not_break_it(changed: dict[str, object]) -> None:
    document = FORMS["preservation-request"].compose(SAMPLES["preservation-request"]())
    assert problems(render(document.model_copy(update=changed), created_at=MADE_AT)) == []


def test_the_checker_refuses_a_file_without_our_mending(monkeypatch: pytest.MonkeyPatch) -> None:
    """The raw output fails both profiles, so a pass is the work of `conform`, not of a lenient checker."""
    monkeypatch.setattr(rendering, "conform", lambda raw, **how: raw)
    found = problems(render(FORMS["annex-vi"].compose(SAMPLES["annex-vi"]()), created_at=MADE_AT))
    assert any("PDFA3A" in problem for problem in found)
    assert any("PDFUA1" in problem for problem in found)


def test_paper_is_the_size_of_the_recipient() -> None:
    for name, size in (("preservation-request", (612, 792)), ("epoc-addressee", (595, 842))):
        with pikepdf.open(io.BytesIO(render(FORMS[name].compose(SAMPLES[name]()), created_at=MADE_AT))) as pdf:
            box = [round(float(edge)) for edge in pdf.pages[0].mediabox]
        assert (box[2], box[3]) == size


def test_running_heads_are_no_content_for_a_reading_machine() -> None:
    """Header, footer and watermark are artifacts on every page."""
    document = FORMS["preservation-request"].compose(SAMPLES["preservation-request"]())
    body = render(document.model_copy(update={"draft": True}), created_at=MADE_AT)
    with pikepdf.open(io.BytesIO(body)) as pdf:
        for sheet in pdf.pages:
            assert sheet.Contents.read_bytes().count(b"/Artifact <</Type /Pagination>> BDC") >= 5


@pytest.mark.parametrize("name", sorted(FORMS))
def test_a_document_survives_being_stored(name: str) -> None:
    document = FORMS[name].compose(SAMPLES[name]())
    assert Document.from_json(document.to_json()) == document
    assert Document.model_validate(document.model_dump(mode="json")) == document
