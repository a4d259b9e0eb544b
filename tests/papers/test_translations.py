"""The catalogues of translations: whole, not fuzzy, with the same placeholders, in the right script."""

from __future__ import annotations

import re

import pytest

from requests_app.jobs.management.commands.words import PLURALS, catalogue_of, header
from requests_app.papers import po
from requests_app.papers.words import Word, of_code, words

LANGUAGES = sorted(PLURALS)
ARABIC = re.compile(r"[\u0600-\u06ff]")
# Names and numbers that are cited in every language as they are printed.
CITED = re.compile(r"(18 USC|Art|ss?\.|Part|CETS|TCA|UNTOC|UNCAC|UK-US|AU-US|CICA|COPOA|BNSS|PUK|NCMEC|%\()")


@pytest.fixture(scope="module")
def printed() -> tuple[Word, ...]:
    """Every string a paper may print."""
    return words()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_of_a_paper_is_translated(language: str, printed: tuple[Word, ...]) -> None:
    _, had = po.read(catalogue_of(language))
    assert [w.text for w in printed if w.key not in had or not had[w.key].translation] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_the_same(language: str) -> None:
    _, had = po.read(catalogue_of(language))
    wrong = [
        e.text for e in had.values() if e.translation and po.placeholders(e.text) != po.placeholders(e.translation)
    ]
    assert had
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_is_right_and_nothing_is_fuzzy(language: str) -> None:
    path = catalogue_of(language)
    head, _ = po.read(path)
    assert head == "".join(f"{name}: {value}\n" for name, value in header(language).items())
    text = path.read_text(encoding="utf-8")
    assert "fuzzy" not in text
    assert "Machine-drafted" in text.splitlines()[0]


def test_arabic_is_in_arabic_letters() -> None:
    _, had = po.read(catalogue_of("ar"))
    latin = [e.text for e in had.values() if e.translation and not ARABIC.search(e.translation)]
    assert [text for text in latin if not CITED.match(text) and text != "j F Y" and text.isascii()] == [
        text for text in latin if " " not in text and text.isupper()
    ]


def test_no_translation_is_the_english_sentence(printed: tuple[Word, ...]) -> None:
    """A sentence of five words or more is never left in English."""
    code = {word.key for word in of_code()}
    for language in LANGUAGES:
        _, had = po.read(catalogue_of(language))
        assert [key for key in code if len(key[1].split()) > 4 and had[key].translation == key[1]] == [], language
