"""`manage.py words`: brings the catalogues of translations up to what papers print, and says what is missing."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings

from requests_app.jobs.command import Command as BaseCommand
from requests_app.papers import po
from requests_app.papers.words import Word, words

PLURALS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "es": "nplurals=2; plural=(n != 1);",
    "de": "nplurals=2; plural=(n != 1);",
    "pt": "nplurals=2; plural=(n != 1);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}
COMMENT = (
    "What papers print. Machine-drafted; no lawyer has confirmed it yet (docs/glossary.md).",
    "Entries are kept up to date by `manage.py words`.",
)
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
            missing[language] = [word.text for word in printed if not _translation(had, word)]
            if not options["check"]:
                entries = [po.Entry(w.context, w.text, _translation(had, w), w.where) for w in printed]
                po.write(path, header(language), COMMENT, entries)
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


def _translation(had: dict[tuple[str, str], po.Entry], word: Word) -> str:
    entry = had.get(word.key)
    return entry.translation if entry else ""


def _report(printed: int, missing: dict[str, list[str]], every: bool) -> list[str]:
    lines = [f"{printed} strings can stand on a paper."]
    for language, texts in missing.items():
        lines.append(f"{language}: {len(texts)} missing" if texts else f"{language}: complete")
        lines += [f"  {text}" for text in (texts if every else texts[:SHOWN])]
    return lines
