"""A recipient who asks for it gets one form in two languages: under each word of the form the same in the second."""

from __future__ import annotations

from dataclasses import replace

import page
import pytest
from django.utils import translation

from requests_app.papers.bilingual import paired
from requests_app.papers.document import Document, Fact, Facts, Group, Paragraph, Section, Table
from requests_app.papers.filled import Filled
from requests_app.papers.forms import FORMS
from requests_app.papers.forms.form import Form
from requests_app.papers.render import html, render
from tests.papers.offices import MADE_AT
from tests.papers.pdf import empty_boxes, text
from tests.papers.samples import preservation_request

pytestmark = pytest.mark.pdf

HEADING = {"en": "Summary of the facts", "fr": "Résumé des faits", "ar": "ملخص الوقائع"}
LABEL = {"en": "Case number", "fr": "Numéro de dossier", "ar": "رقم القضية"}


def build(filled: Filled) -> Document:
    """A form whose words are in the language of the moment, as gettext would give them."""
    now = translation.get_language() or "en"
    document = FORMS["preservation-request"].build(filled)
    blocks = (Facts(facts=(Fact(label=LABEL[now], value="ZK 26-0311"),)), Paragraph(text="Written by people."))
    return document.model_copy(
        update={"sections": (Section(number="1", heading=HEADING[now], blocks=blocks), *document.sections[1:])}
    )


FORM = Form("preservation-request", 1, "requested_authority", build)


def composed(first: str, second: str) -> Document:
    return FORM.compose(replace(preservation_request(), language=first, second_language=second))


def test_each_word_of_the_form_has_its_counterpart() -> None:
    section = composed("en", "fr").sections[0]
    assert (section.heading, section.also["heading"]) == (HEADING["en"], HEADING["fr"])
    facts, written = section.blocks
    assert isinstance(facts, Facts)
    assert facts.facts[0].also == {"label": LABEL["fr"]}  # the number itself is the same in both
    assert written.also == {}


def test_a_day_is_written_in_both() -> None:
    document = composed("en", "fr")
    date = document.particulars[0]
    assert (date.value, date.also["value"]) == ("20 November 2026", "20 novembre 2026")
    table = next(block for part in document.sections for block in part.blocks if isinstance(block, Table))
    assert "1 March 2026" in table.rows[0][3]
    assert "1 mars 2026" in table.paired[0][3][1]
    assert table.paired[0][0][1] == ""  # the identifier stands once


def test_nothing_is_paired_where_nobody_asked() -> None:
    assert composed("en", "") == composed("en", "en")
    assert "also" not in composed("en", "").to_json()
    assert 'class="also"' not in html(composed("en", ""), created_at=MADE_AT)


@pytest.mark.parametrize(("first", "second"), [("en", "fr"), ("en", "ar"), ("ar", "en")])
def test_both_languages_stand_on_a_paper_that_conforms(first: str, second: str) -> None:
    body = render(composed(first, second), created_at=MADE_AT)
    assert not empty_boxes(body)
    if "ar" not in (first, second):
        found = text(body)
        assert found.index(HEADING[first]) < found.index(HEADING[second]) < found.index(LABEL[first])
    for profile in (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1):
        assert page.validate_pdf_bytes(body, profile=profile).failures == []


def test_a_reader_is_told_which_language_is_which() -> None:
    drawn = html(composed("en", "ar"), created_at=MADE_AT)
    assert f'<span class="also" lang="ar" dir="rtl">{HEADING["ar"]}</span>' in drawn


def test_it_survives_being_stored() -> None:
    document = composed("en", "fr")
    assert Document.from_json(document.to_json()) == document


def test_a_section_built_in_another_way_stands_whole_under_the_first() -> None:
    first, second = composed("en", ""), composed("fr", "")
    other = second.sections[0].model_copy(update={"blocks": (Paragraph(text="Tout autre."),)})
    both = paired(first, second.model_copy(update={"sections": (other, *second.sections[1:])}))
    added = both.sections[0].blocks[-1]
    assert isinstance(added, Group)
    assert added.label == HEADING["fr"]
    assert added.blocks == other.blocks
    assert both.sections[0].blocks[:-1] == first.sections[0].blocks


def test_two_different_papers_are_never_paired() -> None:
    first, second = composed("en", ""), composed("fr", "")
    with pytest.raises(ValueError, match="cannot be paired"):
        paired(first, second.model_copy(update={"sections": second.sections[1:]}))
