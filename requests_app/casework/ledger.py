"""A ledger read whole: its route, its lines, where they lead, and whether its chain holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from requests_app.casework import machine
from requests_app.casework.machine import Line, Position
from requests_app.casework.models import Entry, Payload, Request
from requests_app.common import canonical
from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Route

GENESIS = "0" * 64


def route_of(request: Request) -> Route:
    """The route a request began with, in the version it began with."""
    return catalogue().at(request.route_id, request.route_version)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A request's route, its entries and the position they lead to."""

    route: Route
    entries: Sequence[Entry]
    lines: Sequence[Line]
    position: Position


def read(request: Request) -> Ledger:
    """The ledger of one request, in one query."""
    entries = list(Entry.objects.filter(request=request).order_by("seq"))
    return of(route_of(request), entries)


def of(route: Route, entries: Sequence[Entry]) -> Ledger:
    """The ledger of entries already at hand."""
    lines = [entry.line() for entry in entries]
    return Ledger(route, entries, lines, machine.replay(route, lines))


def content(entry: Entry, ref: str) -> dict[str, Any]:
    """Everything of an entry that its hash covers; only the hash itself is left out."""
    return {
        "request": ref,
        "seq": entry.seq,
        "act": entry.act,
        "actor": entry.actor,
        "from": entry.from_state,
        "to": entry.to_state,
        "person": entry.person_id,
        "organisation": entry.organisation_id,
        "reported_by": entry.reported_by,
        "channel": entry.channel,
        "source": entry.source,
        "happened_at": entry.happened_at,
        "recorded_at": entry.recorded_at,
        "facts": entry.facts,
        "payload": entry.payload_digest,
        "previous": entry.previous,
    }


def seal(entry: Entry, ref: str) -> str:
    """The hash an entry must carry."""
    return canonical.digest(content(entry, ref))


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a ledger: which request, which entry, and what."""

    ref: str
    seq: int
    what: str


def faults(
    ref: str, entries: Iterable[Entry], payloads: dict[int, Payload], erased: set[int], head: str
) -> Iterator[Fault]:
    """What is wrong in one chain: a changed byte, a missing link, a changed or vanished payload, a false head."""
    previous = GENESIS
    expected = 1
    for entry in entries:
        if entry.seq != expected:
            yield Fault(ref, entry.seq, f"entry {expected} is missing")
            expected = entry.seq
        if entry.previous != previous:
            yield Fault(ref, entry.seq, "does not follow the entry before it")
        if seal(entry, ref) != entry.hash:
            yield Fault(ref, entry.seq, "its content is not what was written")
        if entry.payload_digest:
            payload = payloads.get(entry.pk)
            if payload is None:
                if entry.pk not in erased:
                    yield Fault(ref, entry.seq, "its personal payload is gone without an erasure")
            elif canonical.salted(bytes(payload.salt), payload.body) != entry.payload_digest:
                yield Fault(ref, entry.seq, "its personal payload is not what was written")
        elif entry.pk in payloads:
            yield Fault(ref, entry.seq, "carries a personal payload it was written without")
        previous = entry.hash
        expected += 1
    if previous != head:
        yield Fault(ref, expected - 1, "is not the head the request names")


def verify(requests: Iterable[Request] | None = None) -> tuple[int, list[Fault]]:
    """Checks every chain; returns the number of entries read and all faults. Reads in batches, memory stays flat."""
    pks = list(
        Request.objects.order_by("pk").values_list("pk", flat=True) if requests is None else [r.pk for r in requests]
    )
    read_entries = 0
    found: list[Fault] = []
    for start in range(0, len(pks), 200):
        batch = Request.objects.filter(pk__in=pks[start : start + 200]).in_bulk()
        entries: dict[int, list[Entry]] = {pk: [] for pk in batch}
        for entry in Entry.objects.filter(request__in=batch).order_by("request_id", "seq"):
            entries[entry.request_id].append(entry)
            read_entries += 1
        payloads = {p.entry_id: p for p in Payload.objects.filter(entry__request__in=batch)}
        erased = set(Entry.objects.filter(request__in=batch, erasure__isnull=False).values_list("pk", flat=True))
        for pk, request in batch.items():
            found += faults(request.ref, entries[pk], payloads, erased, request.head)
    return read_entries, found
