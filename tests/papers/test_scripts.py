"""A name or a text in any script is drawn with real letters, never with empty boxes."""

from __future__ import annotations

import pytest

from requests_app.papers.document import Document, Fact, Facts, Paragraph, Section, Statement, Tick, Ticks
from requests_app.papers.forms import FORMS
from requests_app.papers.render import render
from tests.papers.offices import MADE_AT
from tests.papers.pdf import empty_boxes, families, text
from tests.papers.samples import preservation_request

pytestmark = pytest.mark.pdf

SCRIPTS = {
    "Latin": ("Žluťoučký kůň, façade, Ærø, ığüşö", "Noto-Sans"),
    "Cyrillic": ("Запрос о сохранении данных", "Noto-Sans"),
    "Greek": ("Αίτημα διατήρησης δεδομένων", "Noto-Sans"),
    "Arabic": ("طلب حفظ البيانات المخزنة", "Noto-Sans-Arabic"),
    "Hebrew": ("בקשה לשימור נתונים", "Noto-Sans-Hebrew"),
    "Devanagari": ("डेटा संरक्षण का अनुरोध", "Noto-Sans-Devanagari"),
    "Thai": ("คำขอให้เก็บรักษาข้อมูล", "Noto-Sans-Thai"),
    "Georgian": ("მონაცემთა შენახვის მოთხოვნა", "Noto-Sans-Georgian"),
    "Chinese": ("保存数据的请求", "Noto-Sans-CJK-SC"),
    "Japanese": ("データ保全の要請", "Noto-Sans-CJK-SC"),
    "Korean": ("데이터 보존 요청", "Noto-Sans-CJK-SC"),
}


def saying(words: str, **changed: object) -> Document:
    """A paper that says these words in every place a case can."""
    blocks = (
        Paragraph(text=words),
        Facts(facts=(Fact(label=words, value=words),)),
        Statement(text=words),
        Ticks(ticks=(Tick(label=words, ticked=True),)),
    )
    document = FORMS["preservation-request"].compose(preservation_request())
    sections = (Section(number="1", heading=words, blocks=blocks),)
    return document.model_copy(update={"sections": sections, "title": words, "marking": words, **changed})


@pytest.mark.parametrize("script", sorted(SCRIPTS))
def test_each_script_is_drawn_with_its_own_font(script: str) -> None:
    words, family = SCRIPTS[script]
    body = render(saying(words), created_at=MADE_AT)
    assert not empty_boxes(body)
    assert family in families(body)
    assert not any("DejaVu" in name for name in families(body))


@pytest.mark.parametrize("script", ["Latin", "Cyrillic", "Greek", "Georgian", "Chinese", "Japanese", "Korean"])
def test_the_words_can_be_read_out_of_the_file(script: str) -> None:
    words, _ = SCRIPTS[script]
    assert text(render(saying(words), created_at=MADE_AT)).count(words) >= 5


def test_an_empty_box_would_be_noticed() -> None:
    """U+0378 is assigned to nothing, so no font has it."""
    assert empty_boxes(render(saying("a \u0378 b"), created_at=MADE_AT))


@pytest.mark.parametrize(("language", "family"), [("ja", "Noto-Sans-CJK-JP"), ("ko", "Noto-Sans-CJK-KR")])
def test_a_paper_in_japanese_or_korean_has_the_letters_of_its_language(language: str, family: str) -> None:
    assert family in families(render(saying("直", language=language), created_at=MADE_AT))


def test_a_reference_keeps_its_order_in_a_right_to_left_paper() -> None:
    """`2026-DE-0311` printed as `DE-0311-2026` would be another request."""
    document = saying(SCRIPTS["Arabic"][0], language="ar", direction="rtl", marking="RESTRICTED")
    found = text(render(document, created_at=MADE_AT))
    assert "2026-DE-0311" in found
    assert "DE-0311-2026" not in found
