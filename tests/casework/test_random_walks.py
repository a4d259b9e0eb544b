"""Random walks with two racing writers: no illegal transition, holders sum to the total, replay equals projection."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from requests_app.casework import ledger as ledgers
from requests_app.casework import machine, project, rebuild, record
from requests_app.casework.models import Entry, Request
from requests_app.clocks import deadlines
from requests_app.clocks.models import Deadline
from requests_app.parties.models import Kind, Organisation, Person
from requests_app.routes.catalogue import catalogue
from tests.walk import Walker

ROUTES = sorted(catalogue().ids())

# In every run 216 walks, most of them on SQLite, which is done three times as fast; over 10,000 in the long one.
SHORT = 40 if os.environ.get("COMITY_TEST_DB") == "sqlite" else 14
LONG = 610
HURRY = [HealthCheck.too_slow, HealthCheck.data_too_large]


def some(number: int) -> Callable[[Any], Any]:
    """That many walks, spread over the routes, the same ones each time."""
    chosen = given(route_id=st.sampled_from(ROUTES), seed=st.integers(0, 2**32))
    fixed = settings(max_examples=number, deadline=None, derandomize=True, suppress_health_check=HURRY)
    return lambda test: fixed(chosen(test))


class Walks(TestCase):
    """A walk writes through the one way to write, while a second writer holds on to what it saw before."""

    organisation: Organisation
    people: tuple[Person, ...]

    @classmethod
    def setUpTestData(cls) -> None:
        """One organisation that sits everywhere, two people."""
        cls.organisation = Organisation.objects.create(name="Walkers", kind=Kind.AGENCY, country="DE")
        cls.people = tuple(Person.objects.create(email=f"{n}@walk.example", name=n) for n in ("first", "second"))

    @some(SHORT)
    def test_walks_1(self, route_id: str, seed: int) -> None:
        """A quarter of the walks."""
        self.walk(route_id, seed)

    @some(SHORT)
    def test_walks_2(self, route_id: str, seed: int) -> None:
        """A quarter of the walks."""
        self.walk(route_id, seed + 1)

    @some(SHORT)
    def test_walks_3(self, route_id: str, seed: int) -> None:
        """A quarter of the walks."""
        self.walk(route_id, seed + 2)

    @some(SHORT)
    def test_walks_4(self, route_id: str, seed: int) -> None:
        """A quarter of the walks."""
        self.walk(route_id, seed + 3)

    def walk(self, route_id: str, seed: int) -> None:
        """One walk, from the draft to an end or to forty acts."""
        random = Random(seed)
        route = catalogue().current(route_id)
        walker = Walker(route, random, self.people, self.organisation)
        request = Request(
            route_id=route.id,
            route_version=route.version,
            title="walk",
            requesting="DE",
            requested="US",
            agency=self.organisation,
            opened_by=self.people[0],
        )
        seats = {name: self.organisation for name, actor in route.actors.items() if actor.roles}
        written = record.start(request, walker.opening(), seats)
        deadlines.follow(request, written.ledger)
        late_writer = written.ledger.position.seq
        while chosen := next(walker.steps(written.ledger.position), None):
            act, told = chosen
            before = written.ledger.position
            new = walker.new(act, told)
            written = record.append(request, new, expected=before.seq)
            deadlines.follow(request, written.ledger)
            assert before.state in act.from_
            assert written.ledger.position.state in route.states
            # The second writer saw the request before: whatever it wants to write is refused, and nothing is written.
            count = Entry.objects.filter(request=request).count()
            with pytest.raises(record.Moved):
                record.append(request, new, expected=late_writer)
            assert Entry.objects.filter(request=request).count() == count
            late_writer = before.seq
            if written.ledger.position.ended_at is not None and random.random() < 0.7:
                break
        self.check(request)

    def check(self, request: Request) -> None:
        """What must hold wherever a walk has stopped."""
        stored = Request.objects.get(pk=request.pk)
        ledger = ledgers.read(stored)
        end = ledger.position.ended_at
        census = ledger.lines[-1].happened_at + timedelta(days=3)
        spells = machine.spells(ledger.route, ledger.lines)
        total = sum(((s.end or census) - s.start for s in spells), timedelta())
        assert total == (end or census) - ledger.position.opened_at
        assert all(a.end == b.start for a, b in pairwise(spells))
        assert rebuild.check(stored, ledger) == []
        assert deadlines.check(stored, ledger, Deadline.objects.filter(request=stored)) == []
        assert project.differences(project.stored(stored), project.stored(request)) == []
        assert ledgers.verify([stored])[1] == []


def long_walks(number: int) -> Any:
    """One eighth of the long run."""

    def test(self: Walks, route_id: str, seed: int) -> None:
        self.walk(route_id, seed + 100 + number)

    test.__doc__ = f"Part {number} of the long run."
    return some(LONG)(test)


@pytest.mark.slow
class LongWalks(Walks):
    """The long run of `make test-all`, beside the short one."""

    test_long_1, test_long_2, test_long_3, test_long_4 = (long_walks(n) for n in range(4))
    test_long_5, test_long_6, test_long_7, test_long_8 = (long_walks(n) for n in range(4, 8))
    test_walks_1 = test_walks_2 = test_walks_3 = test_walks_4 = None
