"""`manage.py blank FORM OUT.pdf`: an empty form with fields, for an office that has no access."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from requests_app.jobs.command import Command as Base
from requests_app.papers import blank, engine
from requests_app.papers.forms import FORMS


class Command(Base):
    """Writes the empty form as a PDF with fields."""

    help = "Write an empty form as a PDF with fields (PDF/UA-1), to be filled in without access to the programme."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("form", help="the form, by its name in the routes")
        parser.add_argument("out", type=Path, help="the file to write")
        parser.add_argument("--language", default="en", help="the language of the form")

    def handle(self, *args: Any, **options: Any) -> None:
        form, language = options["form"], options["language"]
        if form not in FORMS:
            self.fail(f"there is no form {form!r}; there are {', '.join(sorted(FORMS))}")
        if language not in dict(settings.LANGUAGES):
            self.fail(f"there is no language {language!r}; there are {', '.join(dict(settings.LANGUAGES))}")
        if missing := engine.unavailable():
            self.fail(missing)
        body = blank.blank(form, language)
        out: Path = options["out"]
        out.write_bytes(body)
        self.say({}, f"{out}: {form} in {dict(settings.LANGUAGES)[language]}, {len(body) // 1024} kB")
