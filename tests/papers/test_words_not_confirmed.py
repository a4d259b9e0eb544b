"""A paper says in its margin which of its languages no lawyer has confirmed; of a confirmed one nothing is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import translation

from requests_app.jobs.management.commands.words import PLURALS, catalogue_of
from requests_app.papers import samples
from requests_app.papers.forms import FORMS
from requests_app.papers.tongues import DRAFTED, PRINTED, remark
from tests.papers.test_glossary import TABLE

SAID = {
    "fr": "en français ont été rédigés par une machine",
    "es": "en español han sido redactados por una máquina",
    "de": "auf Deutsch sind maschinell verfasst",
    "pt": "em português foram redigidos por máquina",
    "ar": "باللغة العربية آليًا",
}


def note(form: str, first: str, second: str = "") -> tuple[str, str]:
    """The margin note of a form, in the first language and in the second."""
    document = FORMS[form].compose(replace(samples.sample(form, first).filled, second_language=second))
    return document.margin_note, str(document.also.get("margin_note", ""))


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_form_says_it(form: str) -> None:
    assert "by machine" not in note(form, "en")[0]
    for language, said in SAID.items():
        assert note(form, language)[0].count(said) == 1, language


def test_it_stands_after_what_the_form_says_of_itself() -> None:
    first = note("preservation-request", "fr")[0]
    assert first.startswith("Sections 1 à 7 d’après le modèle")
    assert first.endswith("n'ont pas encore été confirmés par un juriste.")


def test_of_two_languages_those_are_named_that_are_drafts() -> None:
    english, french = note("preservation-request", "en", "fr")
    assert "of this form in French were drafted by machine" in english
    assert SAID["fr"] in french
    german, arabic = note("preservation-request", "de", "ar")
    assert "auf Deutsch und Arabisch" in german
    assert "باللغة الألمانية والعربية" in arabic


def test_a_confirmed_language_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(DRAFTED, "fr")
    assert "machine" not in note("preservation-request", "fr")[0]
    assert remark("fr", "en") == ""
    with translation.override("fr"):
        assert "en allemand ont été" in remark("fr", "de")


def test_nothing_is_confirmed_before_the_glossary_says_so() -> None:
    """The table of languages, the glossary and the heads of the catalogues say the same."""
    if "no lawyer has confirmed a term of this table yet" in TABLE.read_text(encoding="utf-8"):
        assert set(DRAFTED) == set(PRINTED) - {"en"}
    marked = {code for code in PLURALS if "Machine-drafted" in catalogue_of(code).read_text(encoding="utf-8")[:120]}
    assert marked == set(DRAFTED)
