"""`manage.py verify_ledger`: reads every entry again; names the request and the entry of whatever was changed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from requests_app.desk import mending
from requests_app.jobs.command import Command as Base
from requests_app.jobs.command import sentence


class Command(Base):
    """Verify every chain and every daily root."""

    help = (
        "Recomputes every hash: entries, sealed days, manifests, issued papers and their log; ends with 1 on a fault."
    )
    json_flag = True

    def handle(self, *args: Any, **options: Any) -> None:
        entries, faults = mending.ledger_faults()
        roots, days = mending.root_faults()
        papers, paper_roots, paper_faults = mending.paper_log_faults()
        document = {
            "entries": entries,
            "roots": roots,
            "faults": [asdict(fault) for fault in faults],
            "wrong_days": [day.isoformat() for day in days],
            "papers": papers,
            "paper_roots": paper_roots,
            "paper_log_faults": paper_faults,
        }
        lines = [f"{fault.ref}, entry {fault.seq}: {fault.what}." for fault in faults]
        lines += [f"{day}: the root of the day is not that of its entries." for day in days]
        lines += [sentence(fault) for fault in paper_faults]
        whole = (
            f"{entries} entries and {roots} daily roots, {papers} papers in the log and {paper_roots} roots of it "
            "are as they were written."
        )
        self.say(document, lines or whole)
        if faults:
            first = faults[0]
            self.fail(f"{first.ref}, entry {first.seq}: {first.what} ({len(faults)} faults in all)")
        if days:
            self.fail(f"the root of {days[0]} is not that of its entries ({len(days)} days in all)")
        if paper_faults:
            self.fail(f"{paper_faults[0]} ({len(paper_faults)} faults in all)")
