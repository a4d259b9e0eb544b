"""Whatever byte of whatever entry is changed, verification names the entry."""

from __future__ import annotations

import copy
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from requests_app.casework import ledger as ledgers
from requests_app.casework import record
from requests_app.casework.models import Entry, Payload, Request
from requests_app.parties.models import Kind, Organisation, Person
from requests_app.routes.catalogue import catalogue
from tests.walk import Walker

pytestmark = pytest.mark.django_db


def walked(seed: int) -> Request:
    """A request after a long walk."""
    organisation = Organisation.objects.create(name=f"Authority {seed}", kind=Kind.AGENCY, country="DE")
    people = tuple(Person.objects.create(email=f"{n}{seed}@v.example", name=n) for n in ("first", "second"))
    route = catalogue().current("US-MLA-3512")
    walker = Walker(route, Random(seed), people, organisation)
    request = Request(
        route_id=route.id,
        route_version=route.version,
        title="walk",
        requesting="DE",
        requested="US",
        agency=organisation,
        opened_by=people[0],
    )
    seats = {name: organisation for name, actor in route.actors.items() if actor.roles}
    position = record.start(request, walker.opening(), seats).ledger.position
    for _step in range(12):
        choices = [c for c in walker.choices(position) if c[0].to and c[0].does not in ("abandon", "withdraw")]
        if not choices:
            break
        chosen = walker.random.choice(choices)
        position = record.append(request, walker.new(*chosen), expected=position.seq).ledger.position
    return request


def changed(value: Any) -> Any:
    """The value with one byte changed, or the smallest change its type knows."""
    match value:
        case str():
            return (chr(ord(value[0]) ^ 1) + value[1:]) if value else "x"
        case int():
            return value + 1
        case None:
            return 1
        case dict():
            return {**value, "to": changed(value["to"])} if value.get("to") else {**value, "x": 1}
        case _:
            return value + timedelta(microseconds=1)


def test_untouched_nothing_is_found() -> None:
    """The control."""
    request = walked(8)
    read, faults = ledgers.verify([request])
    assert read == request.position > 4
    assert faults == []


def test_every_field_of_every_entry() -> None:
    """Each covered field of each entry, changed alone, is found at that entry."""
    request = walked(8)
    entries = list(Entry.objects.filter(request=request).order_by("seq"))
    payloads = {p.entry_id: p for p in Payload.objects.filter(entry__request=request)}
    fields = [f.attname for f in Entry._meta.concrete_fields if f.attname not in ("id", "request_id")]
    assert {"facts", "happened_at", "recorded_at", "hash", "previous", "payload_digest", "reported_by"} <= set(fields)
    for index, entry in enumerate(entries):
        for name in fields:
            forged = copy.copy(entry)
            setattr(forged, name, changed(getattr(entry, name)))
            chain = [*entries[:index], forged, *entries[index + 1 :]]
            found = list(ledgers.faults(request.ref, chain, payloads, set(), request.head))
            assert found, (entry.seq, name)
            assert {f.ref for f in found} == {request.ref}
            assert min(abs(f.seq - entry.seq) for f in found) <= 1, (entry.seq, name)


def test_a_changed_or_vanished_payload() -> None:
    """The personal content stands apart and is covered by its digest."""
    request = walked(8)
    entries = list(Entry.objects.filter(request=request).order_by("seq"))
    payloads = {p.entry_id: p for p in Payload.objects.filter(entry__request=request)}
    assert payloads
    for pk, payload in payloads.items():
        seq = next(e.seq for e in entries if e.pk == pk)
        forged = copy.copy(payload)
        forged.body = {**payload.body, "contents": {"facts": "Something else."}}
        found = list(ledgers.faults(request.ref, entries, {**payloads, pk: forged}, set(), request.head))
        assert [f.seq for f in found] == [seq]
        gone = {k: v for k, v in payloads.items() if k != pk}
        assert [f.seq for f in ledgers.faults(request.ref, entries, gone, set(), request.head)] == [seq]
        assert list(ledgers.faults(request.ref, entries, gone, {pk}, request.head)) == []


def test_a_missing_last_entry() -> None:
    """Cutting the end off is found by the head the request names."""
    request = walked(8)
    entries = list(Entry.objects.filter(request=request).order_by("seq"))
    payloads = {p.entry_id: p for p in Payload.objects.filter(entry__request=request)}
    found = list(ledgers.faults(request.ref, entries[:-1], payloads, set(), request.head))
    assert [f.what for f in found] == ["is not the head the request names"]
