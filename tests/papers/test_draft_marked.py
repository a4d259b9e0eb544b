"""A draft says so on every page, an issued paper nowhere; marking, reference and page stand on every page of both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from requests_app.papers.document import Paragraph, Section
from requests_app.papers.forms import FORMS
from requests_app.papers.render import render
from tests.papers.offices import MADE_AT
from tests.papers.pdf import drawn, pages
from tests.papers.samples import mla_request, preservation_request

pytestmark = pytest.mark.pdf


def test_a_draft_is_marked_on_every_page() -> None:
    """Twice on each: in the running head, and as the large mark across the page, both as text."""
    document = FORMS["mla-request"].compose(mla_request()).model_copy(update={"draft": True})
    sheets = drawn(render(document, created_at=MADE_AT))
    assert len(sheets) >= 3
    assert [sheet.count("DRAFT") for sheet in sheets] == [2] * len(sheets)
    assert "Draft. Not approved, not issued, of no effect." in sheets[0]


def test_an_issued_paper_is_not_marked_as_draft() -> None:
    sheets = pages(render(FORMS["mla-request"].compose(mla_request()), created_at=MADE_AT))
    assert all("DRAFT" not in sheet and "Draft." not in sheet for sheet in sheets)


def test_every_page_carries_marking_reference_number_and_what_it_is() -> None:
    document = FORMS["mla-request"].compose(mla_request())
    document = document.model_copy(update={"marking": "OFFICIAL-SENSITIVE", "verify_code": "7QXK-M2PD", "version": "2"})
    sheets = pages(render(document, created_at=MADE_AT))
    for number, sheet in enumerate(sheets, 1):
        assert sheet.count("OFFICIAL-SENSITIVE") == 2  # header and footer
        assert "2026-DE-0312 · version 2" in sheet
        assert f"Page {number} of {len(sheets)}" in sheet
        assert "Synthetic data: not a real request" in sheet
        assert "Verify: 7QXK-M2PD" in sheet


def test_a_real_request_is_not_called_synthetic_and_a_translation_says_what_it_is() -> None:
    document = FORMS["mla-request"].compose(mla_request()).model_copy(update={"synthetic": False, "courtesy": True})
    sheets = pages(render(document, created_at=MADE_AT))
    assert all("Synthetic" not in sheet and "COURTESY TRANSLATION" in sheet for sheet in sheets)


def test_a_draft_says_what_is_still_missing() -> None:
    """A content the law wants and nobody wrote stands in the draft under its own label; an issued paper is silent."""
    from_draft = preservation_request(draft=True)
    contents = {name: value for name, value in from_draft.contents.items() if name not in ("necessity", "contact")}
    document = FORMS["preservation-request"].compose(replace(from_draft, contents=contents))
    assert "Not yet stated." in document.sections[4].model_dump_json()  # the person in charge, in the template's field
    section = next(one for one in document.sections if one.heading == "Necessity of the preservation")
    assert "Not yet stated." in section.model_dump_json()
    issued = FORMS["preservation-request"].compose(replace(from_draft, contents=contents, draft=False))
    assert "Not yet stated." not in issued.to_json()


def test_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    """Whatever length the text before it has, the heading goes with the first lines of its section."""
    document = FORMS["preservation-request"].compose(preservation_request())
    for lines in range(22, 34):
        sections = (
            Section(number="1", heading="First", blocks=(Paragraph(text="\n".join(["line"] * lines)),)),
            Section(number="2", heading="Second heading", blocks=(Paragraph(text="words " * 200),)),
        )
        for sheet in pages(render(document.model_copy(update={"sections": sections}), created_at=MADE_AT)):
            assert "Second heading" not in sheet or "Second heading words words" in sheet
