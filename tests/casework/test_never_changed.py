"""The database itself refuses to change or delete what was written, on both databases."""

from __future__ import annotations

from random import Random

import pytest
from django.db import DatabaseError, connection, transaction

from requests_app.casework import record
from requests_app.casework.models import Entry, Erasure, Payload, Request
from requests_app.parties.models import Kind, Organisation, Person
from requests_app.routes.catalogue import catalogue
from tests.walk import Walker

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_written() -> Request:
    """A request with a frozen draft: entries with and without a payload."""
    organisation = Organisation.objects.create(name="Authority", kind=Kind.AGENCY, country="DE")
    people = tuple(Person.objects.create(email=f"{n}@keep.example", name=n) for n in ("first", "second"))
    route = catalogue().current("BC-29")
    walker = Walker(route, Random(1), people, organisation)
    request = Request(
        route_id=route.id, route_version=route.version, title="kept", requesting="DE", requested="US",
        agency=organisation, opened_by=people[0],
    )  # fmt: skip
    seats = {name: organisation for name, actor in route.actors.items() if actor.roles}
    position = record.start(request, walker.opening(), seats).ledger.position
    submit = route.act("submit")
    assert submit is not None
    record.append(request, walker.new(submit, walker.told(submit, position)), expected=1)
    return request


ITS = "WHERE entry_id IN (SELECT id FROM casework_entry WHERE request_id = %s)"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE casework_entry SET act = 'other' WHERE request_id = %s",
        "UPDATE casework_entry SET happened_at = recorded_at WHERE request_id = %s",
        "DELETE FROM casework_entry WHERE request_id = %s",
        f"UPDATE casework_payload SET body = '{{}}' {ITS}",
        f"DELETE FROM casework_payload {ITS}",
    ],
)
def test_changing_or_deleting_is_refused(request_written: Request, statement: str) -> None:
    """Each statement fails and leaves everything as it was."""
    before = list(Entry.objects.filter(request=request_written).values())
    refused = pytest.raises(DatabaseError, match=r"append-only|only by an erasure")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [request_written.pk])
    assert list(Entry.objects.filter(request=request_written).values()) == before
    assert Payload.objects.filter(entry__request=request_written).count() == 1


def test_truncate_is_refused() -> None:
    """PostgreSQL knows TRUNCATE, which row triggers do not see."""
    if connection.vendor != "postgresql":
        assert connection.vendor == "sqlite"  # SQLite has no TRUNCATE: a DELETE without WHERE fires the row trigger
        return
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE casework_entry CASCADE")


def test_an_erased_payload_can_go_and_its_entry_stays(request_written: Request) -> None:
    """The row in the table of erasures is the only key."""
    entry = Entry.objects.get(request=request_written, act="submit")
    Erasure.objects.create(erased=entry, by_entry=entry)
    assert Payload.objects.filter(entry=entry).delete()[0] == 1
    assert Entry.objects.get(pk=entry.pk).payload_digest == entry.payload_digest
