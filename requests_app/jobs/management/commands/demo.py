"""`manage.py demo`: fills an empty installation with the demonstration world."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from requests_app.casework.models import Request
from requests_app.common import clock
from requests_app.jobs.command import Command as Base
from requests_app.jobs.demo import generator
from requests_app.parties.models import Organisation


class Command(Base):
    """Build the demonstration world, once."""

    help = "Fills an empty installation with the demonstration world. Everything in it is synthetic."
    json_flag = True

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--small", action="store_true", help="one request for each place of each route, no more")
        parser.add_argument(
            "--reset-not-allowed",
            action="store_true",
            help="end with an error, rather than quietly, where the demonstration world is there already",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            self.fail("a production installation takes no demonstration world: its password is known to everybody")
        if Request.objects.filter(synthetic=False).exists() or Organisation.objects.filter(synthetic=False).exists():
            self.fail("this database already holds real requests or organisations: build the demonstration elsewhere")
        if Organisation.objects.exists():
            if options["reset_not_allowed"]:
                self.fail("the demonstration world is here already, and a ledger is never emptied: use a new database")
            self.say({"built": False, "requests": Request.objects.count()}, "The demonstration world is here already.")
            return
        built = generator.build(clock.now(), password=settings.COMITY_DEMO_PASSWORD, small=options["small"])
        lines = [
            f"The demonstration world: {built.requests} requests ({built.open} open) with {built.entries} entries, "
            f"{built.organisations} organisations by their public names, {built.people} invented people.",
            "Every request, fact and duration in it is synthetic.",
        ]
        if built.without_papers:
            lines.append(f"No papers were drawn: {built.without_papers}")
        else:
            lines.append(f"{built.papers} papers were drawn; all others are drawn when asked for.")
        self.say({"built": True, **generator.as_document(built)}, lines)
