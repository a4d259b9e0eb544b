"""An Arabic and a German paper as they are drawn: the words are there, and Arabic runs from the right."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from requests_app.papers import render
from requests_app.papers.forms import FORMS
from tests.papers import pdf
from tests.papers.samples import SAMPLES

pytestmark = pytest.mark.pdf
AT = datetime(2026, 9, 2, tzinfo=UTC)


def drawn(language: str) -> str:
    """The text of a preservation request in a language."""
    filled = replace(SAMPLES["preservation-request"](), language=language, courtesy=True)
    return pdf.text(render.render(FORMS["preservation-request"].compose(filled), created_at=AT))


def test_german() -> None:
    text = " ".join(drawn("de").split())
    assert "Ersuchen um Datensicherung nach den Artikeln 29 und 30" in text
    assert "UNVERBINDLICHE ÜBERSETZUNG" in text
    assert "Vereinigte Staaten" in text


def test_arabic() -> None:
    text = drawn("ar")
    letters = [letter for letter in text if "\u0600" <= letter <= "\u06ff" or "\ufb50" <= letter <= "\ufeff"]
    assert len(letters) > 800
    assert "2026-DE-0311" in text
