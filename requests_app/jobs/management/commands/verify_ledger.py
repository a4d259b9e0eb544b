"""`manage.py verify_ledger`: reads every entry again; names the request and the entry of whatever was changed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from requests_app.desk import mending
from requests_app.jobs.command import Command as Base


class Command(Base):
    """Verify every chain and every daily root."""

    help = "Recomputes every hash: entries, sealed days, manifests, issued papers; ends with 1 where one is wrong."
    json_flag = True

    def handle(self, *args: Any, **options: Any) -> None:
        entries, faults = mending.ledger_faults()
        roots, days = mending.root_faults()
        document = {
            "entries": entries,
            "roots": roots,
            "faults": [asdict(fault) for fault in faults],
            "wrong_days": [day.isoformat() for day in days],
        }
        lines = [f"{fault.ref}, entry {fault.seq}: {fault.what}." for fault in faults]
        lines += [f"{day}: the root of the day is not that of its entries." for day in days]
        self.say(document, lines or f"{entries} entries and {roots} daily roots are as they were written.")
        if faults:
            first = faults[0]
            self.fail(f"{first.ref}, entry {first.seq}: {first.what} ({len(faults)} faults in all)")
        if days:
            self.fail(f"the root of {days[0]} is not that of its entries ({len(days)} days in all)")
