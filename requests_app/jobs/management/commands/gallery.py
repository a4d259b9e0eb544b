"""`manage.py gallery OUT`: every form in every language from invented requests, with a page of thumbnails."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from requests_app.jobs.command import Command as Base
from requests_app.papers import engine, gallery


class Command(Base):
    """Draws the gallery; ends with 1 where a paper could not be drawn."""

    help = "Draw every form in every language from invented requests into a folder with an index of thumbnails."
    json_flag = True

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("out", type=Path, help="the folder to draw into; made where there is none")
        parser.add_argument("--language", action="append", help="this language alone (may be given again)")
        parser.add_argument("--every-route", action="store_true", help="each paper of each route, not each form once")
        parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="how many processes draw")

    def handle(self, *args: Any, **options: Any) -> None:
        known = [code for code, _name in settings.LANGUAGES]
        languages = options["language"] or known
        if strange := sorted(set(languages) - set(known)):
            self.fail(f"there is no language {strange[0]!r}; there are {', '.join(known)}")
        if options["workers"] < 1:
            self.fail("at least one process has to draw")
        if missing := engine.unavailable() or gallery.ready():
            self.fail(missing)
        out: Path = options["out"]
        sheets = gallery.draw_all(
            out, languages, every_route=options["every_route"], workers=min(options["workers"], 16)
        )
        faults = [sheet for sheet in sheets if sheet.fault]
        if faults:
            first = faults[0]
            self.fail(
                f"{len(faults)} of {len(sheets)} papers could not be drawn, first {first.form} in {first.language}: "
                f"{first.fault}; see {out / 'index.html'}"
            )
        self.say(
            {"papers": len(sheets), "pages": sum(sheet.pages for sheet in sheets), "index": str(out / "index.html")},
            f"{len(sheets)} papers ({', '.join(languages)}): {out / 'index.html'}",
        )
