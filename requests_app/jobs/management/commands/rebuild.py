"""`manage.py rebuild`: recomputes every projection from the ledgers; with --check it only says where they differ."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from requests_app.desk import mending
from requests_app.jobs.command import Command as Base


class Command(Base):
    """Recompute every projection."""

    help = "Recomputes rows, items, links, seats, spells and deadlines from the ledgers, and mends what differs."
    json_flag = True

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; end with 1 where something differs")

    def handle(self, *args: Any, **options: Any) -> None:
        check = bool(options["check"])
        count, found = mending.rebuild_all(check=check)
        document = {"requests": count, "differences": found, "mended": bool(found) and not check}
        whole = f"{count} requests: every projection says what its ledger says."
        self.say(document, [*found, f"{len(found)} differences mended."] if found and not check else found or whole)
        if found and check:
            self.fail(f"{found[0]} ({len(found)} differences in all); `manage.py rebuild` mends them")
