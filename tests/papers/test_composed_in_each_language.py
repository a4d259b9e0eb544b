"""Each form in each language: no string of the room is left in English, and a courtesy translation says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from requests_app.jobs.management.commands.words import catalogue_of
from requests_app.papers import po, render
from requests_app.papers.document import Document
from requests_app.papers.forms import FORMS
from tests.papers.forms_shown import each
from tests.papers.samples import SAMPLES

LANGUAGES = ("fr", "es", "de", "pt", "ar")
AT = datetime(2026, 9, 2, tzinfo=UTC)
# What the sample authorities wrote themselves is in English, whatever the language of the form.
WRITTEN = frozenset({"value", "name", "lines", "basis", "marking", "reference", "rows", "text"})


def labels(value: Any, name: str = "") -> Iterator[str]:
    """Every string of a document that the form, not the authority, wrote; of a citation, what stands before its number.

    `Art. 32(b)` is written so in Portuguese too: only its prefix is a word.
    """
    match value:
        case str() if name == "cite":
            yield re.split(r"\d", value)[0].strip()
        case str() if name not in WRITTEN:
            yield value
        case dict():
            for key, kept in value.items():
                yield from labels(kept, key)
        case list() | tuple():
            for kept in value:
                yield from labels(kept, name)


def composed(form: str, language: str) -> Document:
    """The sample of a form in a language, as a courtesy translation."""
    return FORMS[form].compose(replace(SAMPLES[form](), language=language, courtesy=True))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", each(SAMPLES))
def test_nothing_is_left_in_english(form: str, language: str) -> None:
    _, had = po.read(catalogue_of(language))
    ours = {entry.translation for entry in had.values()}  # "Data" is a date in Portuguese
    foreign = {entry.text for entry in had.values() if entry.translation} - ours
    document = composed(form, language)
    assert document.language == language
    assert document.direction == ("rtl" if language == "ar" else "ltr")
    assert sorted(foreign & set(labels(document.model_dump()))) == []
    assert document.title in ours


@pytest.mark.parametrize(
    ("language", "mark"),
    [
        ("fr", "TRADUCTION DE COURTOISIE"),
        ("es", "TRADUCCIÓN DE CORTESÍA"),
        ("de", "UNVERBINDLICHE ÜBERSETZUNG"),
        ("pt", "TRADUÇÃO DE CORTESIA"),
        ("ar", "ترجمة غير رسمية"),
    ],
)
def test_the_courtesy_mark_runs_on_every_page(language: str, mark: str) -> None:
    """`data-status` is what the stylesheet prints at the head of each page."""
    page = render.html(composed("preservation-request", language), created_at=AT)
    assert f'data-status="{mark}"' in page
