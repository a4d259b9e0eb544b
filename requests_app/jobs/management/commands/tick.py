"""`manage.py tick`: one sweep, as the worker does each minute: lapses, notices, mails, the roots of finished days."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandParser

from requests_app.common import clock
from requests_app.desk import sweep
from requests_app.jobs.command import Command as Base


class Command(Base):
    """Sweep once."""

    help = "One sweep: what ran out, who must be told, which mails go, which days are sealed."
    json_flag = True

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-mail", action="store_true", help="make the notices, leave the mails waiting")

    def handle(self, *args: Any, **options: Any) -> None:
        swept = sweep.tick(clock.now(), mail=not options["no_mail"])
        self.say(
            asdict(swept),
            f"{swept.lapsed} lapsed, {swept.notices} notices, {swept.mails} mails sent, {swept.roots} days sealed.",
        )
