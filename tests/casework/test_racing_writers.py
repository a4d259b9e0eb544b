"""Two writers at the same instant, in two connections: exactly one writes, the other is told that somebody acted."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from random import Random
from threading import Barrier

import pytest
from django.db import connection

from requests_app.casework import ledger as ledgers
from requests_app.casework import record
from requests_app.casework.models import Entry, Request
from requests_app.parties.models import Kind, Organisation, Person
from requests_app.routes.catalogue import catalogue
from tests.walk import Walker

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_of_two_racing_writers_wins(unsealed: None) -> None:
    """Ten steps of a walk, each tried by two threads at once."""
    organisation = Organisation.objects.create(name="Racers", kind=Kind.AGENCY, country="DE")
    people = tuple(Person.objects.create(email=f"{n}@race.example", name=n) for n in ("first", "second"))
    route = catalogue().current("BC-29")
    walker = Walker(route, Random(7), people, organisation)
    request = Request(
        route_id=route.id, route_version=route.version, title="race", requesting="DE", requested="US",
        agency=organisation, opened_by=people[0],
    )  # fmt: skip
    seats = {name: organisation for name, actor in route.actors.items() if actor.roles}
    position = record.start(request, walker.opening(), seats).ledger.position
    for _step in range(10):
        chosen = next(
            (c for c in walker.choices(position) if c[0].to and c[0].does not in ("abandon", "withdraw")), None
        )
        if chosen is None or position.ended_at:
            break
        new = walker.new(*chosen)
        barrier = Barrier(2)

        def write(new: record.New = new, seq: int = position.seq, barrier: Barrier = barrier) -> str:
            try:
                barrier.wait()
                record.append(Request.objects.get(pk=request.pk), new, expected=seq)
            except record.Moved:
                return "moved"
            finally:
                connection.close()
            return "written"

        with ThreadPoolExecutor(2) as pool:
            results = sorted(f.result() for f in [pool.submit(write), pool.submit(write)])
        assert results == ["moved", "written"]
        position = ledgers.read(Request.objects.get(pk=request.pk)).position
    assert Entry.objects.filter(request=request).count() == position.seq
    assert position.seq > 3
