"""Every form can be had empty, with fields that can be filled in by hand, by keyboard and by ear: PDF/UA-1."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import page
import pikepdf
import pytest

from requests_app.papers import blank
from requests_app.papers.blank import CLOSE, OPEN, WRITTEN
from requests_app.papers.forms import FORMS
from requests_app.papers.tongues import PRINTED
from tests.papers.pdf import text

pytestmark = pytest.mark.pdf
SOME = ("annex-vi", "mla-request")


def fields(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return list(pdf.Root.AcroForm.Fields)


def elements(node: pikepdf.Object, kind: pikepdf.Name) -> Iterator[pikepdf.Object]:
    """All structure elements of a kind under a node."""
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            if kid.get("/S") == kind:
                yield kid
            yield from elements(kid, kind)


def faults(form: str, language: str) -> Sequence[object]:
    return page.validate_pdf_bytes(blank.blank(form, language), profile=page.ValidationProfile.PDF_UA_1).failures


@pytest.mark.parametrize(("form", "language"), [*((form, "en") for form in SOME), ("annex-vi", "ar")])
def test_an_empty_form_conforms(form: str, language: str) -> None:
    assert faults(form, language) == []


@pytest.mark.slow
@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_empty_form_conforms_in_every_language(form: str) -> None:
    assert {language: found for language in PRINTED if (found := faults(form, language))} == {}


def test_each_field_says_what_it_asks_and_can_be_reached() -> None:
    """A tooltip of its own for each, tab order by structure, a Form element that holds the widget."""
    with pikepdf.open(io.BytesIO(blank.blank("annex-v"))) as pdf:
        found = fields(pdf)
        told = [str(one.TU) for one in found]
        names = [str(one["/T"]) for one in found]
        assert len(found) > 10
        assert all(told)
        assert len(set(names)) == len(names)
        assert any(one.startswith("From: ") for one in told)
        assert {str(one.FT) for one in found} == {"/Tx", "/Btn"}
        assert all(sheet.obj.Tabs == pikepdf.Name.S for sheet in pdf.pages)
        held = {form.K[0].Obj.objgen for form in elements(pdf.Root.StructTreeRoot, pikepdf.Name.Form)}
        assert held == {one.objgen for one in found}


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_form_has_a_blank_without_a_word_of_a_request(form: str) -> None:
    document, made = blank.composed(form)
    whole = document.to_json()
    assert made.labels
    assert all(made.labels)
    for word in ("Example", "Sample Networks", "EX 26-0311", "mail.example", WRITTEN.encode("unicode_escape").decode()):
        assert word not in whole, word
    for number in range(len(made.labels)):
        assert sum(whole.count(f"{OPEN}{kind}{number}{CLOSE}") for kind in ("line", "area", "short", "tick")) == 1


def test_the_words_of_the_form_stay() -> None:
    found = text(blank.blank("mla-request"))
    assert "Authority making the request" in found
    assert "Identifier" in found  # no ligature that would be read as one letter
    assert "Person who can answer questions" in found


def test_the_same_blank_twice_is_the_same_file() -> None:
    assert blank.blank("annex-vi") == blank.blank("annex-vi")
