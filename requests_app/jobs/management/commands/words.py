"""`manage.py words`: brings the catalogues of translations up to what papers print, and says what is missing."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

from requests_app.jobs.command import Command as BaseCommand
from requests_app.papers import po
from requests_app.papers.tongues import DRAFTED
from requests_app.papers.words import Word, words

PLURALS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "es": "nplurals=2; plural=(n != 1);",
    "de": "nplurals=2; plural=(n != 1);",
    "pt": "nplurals=2; plural=(n != 1);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}
MARK = {
    True: "Machine-drafted; no lawyer has confirmed it yet (docs/glossary.md).",
    False: "Confirmed by a lawyer, as docs/glossary.md says.",
}
SHOWN = 20


class Command(BaseCommand):
    """Collects, keeps what is translated, drops what is no longer printed."""

    help = "Brings locale/*/LC_MESSAGES/django.po up to what papers print, and reports what is not translated."
    json_flag = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if anything is missing")

    def handle(self, *args: Any, **options: Any) -> None:
        printed = words()
        missing: dict[str, list[str]] = {}
        for language in PLURALS:
            path = catalogue_of(language)
            _, had = po.read(path)
            missing[language] = [word.text for word in printed if not translated(had, word, language)]
            if not options["check"]:
                po.write(path, header(language), comment(language), [_entry(had, word, language) for word in printed])
        self.say({"printed": len(printed), "missing": missing}, _report(len(printed), missing, options["check"]))
        if options["check"] and any(missing.values()):
            self.fail(f"{sum(map(len, missing.values()))} translations are missing")


def catalogue_of(language: str) -> Path:
    """Where the translations into a language are kept."""
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


def header(language: str) -> dict[str, str]:
    """The head of a catalogue. No date: the same words give the same file."""
    return {
        "Project-Id-Version": "Comity",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }


def comment(language: str) -> tuple[str, ...]:
    """What stands over a catalogue: whether its words are confirmed."""
    return f"What papers print. {MARK[language in DRAFTED]}", "Entries are kept up to date by `manage.py words`."


def forms_of(language: str) -> int:
    """How many forms a counted word has: `nplurals` of its rule."""
    return int(PLURALS[language].partition("=")[2].partition(";")[0])


def translated(had: Mapping[tuple[str, str], po.Entry], word: Word, language: str) -> bool:
    """Whether a string has its translation; one that is counted, each form of it."""
    entry = had.get(word.key)
    if entry is None or not word.plural:
        return entry is not None and bool(entry.translation)
    return len(entry.counted) == forms_of(language) and all(entry.counted)


def _entry(had: Mapping[tuple[str, str], po.Entry], word: Word, language: str) -> po.Entry:
    entry = had.get(word.key) or po.Entry(word.context, word.text)
    counted: tuple[str, ...] = ()
    if word.plural:
        counted = entry.counted if len(entry.counted) == forms_of(language) else ("",) * forms_of(language)
    return po.Entry(word.context, word.text, entry.translation, word.where, plural=word.plural, counted=counted)


def _report(printed: int, missing: dict[str, list[str]], every: bool) -> list[str]:
    lines = [f"{printed} strings can stand on a paper."]
    for language, texts in missing.items():
        lines.append(f"{language}: {len(texts)} missing" if texts else f"{language}: complete")
        lines += [f"  {text}" for text in (texts if every else texts[:SHOWN])]
    return lines
