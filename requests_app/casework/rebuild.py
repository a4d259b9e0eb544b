"""Recomputes every projection of casework from the ledgers, or says where the tables differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from requests_app.casework import ledger as ledgers
from requests_app.casework import project
from requests_app.casework.ledger import Ledger, route_of
from requests_app.casework.models import Entry, Payload, Request

BATCH = 200


def all_ledgers(batch: int = BATCH) -> Iterator[tuple[Request, Ledger]]:
    """Every request with its ledger, a few queries per batch, memory flat."""
    pks = list(Request.objects.order_by("pk").values_list("pk", flat=True))
    for begin in range(0, len(pks), batch):
        requests = Request.objects.filter(pk__in=pks[begin : begin + batch]).in_bulk()
        entries: dict[int, list[Entry]] = {pk: [] for pk in requests}
        for entry in Entry.objects.filter(request__in=requests).order_by("request_id", "seq"):
            entries[entry.request_id].append(entry)
        for pk, request in sorted(requests.items()):
            yield request, ledgers.of(route_of(request), entries[pk])


def bodies_of(ledger: Ledger) -> dict[int, dict[str, Any]]:
    """The personal payloads of a ledger by sequence number, those erased left out."""
    carrying = {e.pk: e.seq for e in ledger.entries if e.payload_digest}
    return {carrying[p.entry_id]: p.body for p in Payload.objects.filter(entry__in=carrying)}


def check(request: Request, ledger: Ledger) -> list[str]:
    """Where the tables differ from what the ledger says."""
    return project.differences(project.stored(request), project.project(ledger, bodies_of(ledger)))


def mend(request: Request, ledger: Ledger) -> None:
    """Writes what the ledger says."""
    project.write(request, project.project(ledger, bodies_of(ledger)))
