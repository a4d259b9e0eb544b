"""The catalogues of translations: whole, not fuzzy, with the same placeholders, in the right script."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.utils import translation

from requests_app.jobs.management.commands.words import PLURALS, catalogue_of, comment, header, translated
from requests_app.papers import po
from requests_app.papers.forms import direct
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
def test_a_counted_string_has_every_form_of_the_language(language: str, printed: tuple[Word, ...]) -> None:
    _, had = po.read(catalogue_of(language))
    counted = [word for word in printed if word.plural]
    assert {word.text for word in counted} >= {"%(n)s day", "%(n)d file", "%(pages)s page"}
    assert [word.text for word in counted if not translated(had, word, language)] == []
    short = replace(had["", "%(n)s day"], counted=had["", "%(n)s day"].counted[:1])
    day = next(word for word in counted if word.text == "%(n)s day")
    assert not translated({day.key: short}, day, language)


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", "1", "1 day"),
        ("fr", "30", "30 jours"),
        ("es", "1", "1 día"),
        ("de", "10", "10 Tage"),
        ("pt", "30", "30 dias"),
        ("ar", "2", "يومان"),
        ("ar", "10", "10 أيام"),
        ("ar", "30", "30 يومًا"),
    ],
)
def test_days_are_counted_in_the_papers_language(language: str, number: str, said: str) -> None:
    with translation.override(language):
        assert direct.days(number) == said


def test_a_catalogue_is_written_as_it_was_read(tmp_path: Path) -> None:
    """Plurals too."""
    head = header("ar")
    _, had = po.read(catalogue_of("ar"))
    assert po.write(tmp_path / "ar.po", head, comment("ar"), had.values())
    assert (tmp_path / "ar.po").read_text(encoding="utf-8") == catalogue_of("ar").read_text(encoding="utf-8")


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
    assert text.splitlines()[0] == f"# {comment(language)[0]}"


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
