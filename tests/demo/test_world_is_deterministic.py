"""The same seed tells the same stories, whatever numbers the database gives to people and organisations."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from requests_app.casework.models import Request
from requests_app.common import canonical
from requests_app.desk.founding import World
from requests_app.jobs.demo import generator
from requests_app.jobs.demo.organisations import organisations
from requests_app.jobs.demo.people import newcomers
from requests_app.jobs.demo.story import Story
from requests_app.parties.models import Organisation, Person

pytestmark = pytest.mark.demo

NOW = datetime(2026, 11, 20, 14, 37, 12, tzinfo=UTC)
TODAY = datetime(2026, 11, 20, tzinfo=UTC)


def told(seed: int = generator.SEED, now: datetime = NOW, numbers_from: int = 1) -> list[str]:
    """Every story of a small world as text, without any number of a database, which is not needed for telling."""
    founded = list(organisations().values())
    named = {
        one.key: Organisation(pk=numbers_from + n, name=one.name, kind=one.kind, country=one.country)
        for n, one in enumerate(founded)
    }
    people = {
        one.email: Person(pk=numbers_from * 7 + n, email=one.email, zone=one.zone)
        for n, one in enumerate(newcomers(founded))
    }
    stories = generator.stories(World(named, people), now, TODAY, small=True, seed=seed)
    return [as_text(story) for story in stories]


def as_text(story: Story) -> str:
    steps: list[Any] = [
        [
            s.act,
            s.happened_at,
            s.recorded_at,
            s.actor,
            s.person.email if s.person else "",
            s.reported_by,
            s.channel,
            dict(s.facts),
            dict(s.body),
        ]
        for s in story.steps
    ]
    opened = [story.opened.person.email, story.opened.happened_at, dict(story.plan.contents), list(story.plan.items)]
    provider = story.plan.provider.name if story.plan.provider else ""
    return canonical.dumps([story.key, story.route.key, story.plan.agency.name, provider, opened, steps]).decode()


def test_same_seed_same_world() -> None:
    first = told()
    assert told(numbers_from=4000) == first
    assert len(first) > 150


def test_another_seed_another_world() -> None:
    assert told(seed=1) != told(seed=2)


def test_the_hour_moves_the_living_requests_alone() -> None:
    first, later = set(told()), set(told(now=datetime(2026, 11, 20, 23, 59, tzinfo=UTC)))
    moved = first ^ later
    assert moved
    assert all('"living-' in text for text in moved)


def test_references_follow_the_order_of_opening(demo: dict[str, Any]) -> None:
    for country in ("DE", "FR"):
        rows = list(
            Request.objects.filter(requesting=country).order_by("opened_at", "pk").values_list("ref", flat=True)
        )
        assert len(rows) > 10
        assert rows == sorted(rows)


def test_people_keep_their_addresses() -> None:
    emails = [n.email for n in newcomers(list(organisations().values()))]
    assert emails[:3] == [
        "officer@bka.demo.comity.example",
        "approver@bka.demo.comity.example",
        "officer2@bka.demo.comity.example",
    ]
    assert len(emails) == len(set(emails))
