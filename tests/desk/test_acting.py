"""Acting: four eyes, missing contents, other people's acts, reporting for others, impossible moments, racing hands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from requests_app.access.policy import NotYours
from requests_app.casework.machine import NotOpen
from requests_app.casework.models import Entry, Request
from requests_app.casework.record import BadTime, Moved
from requests_app.desk import acts
from requests_app.desk.answers import Answers, BadAnswer
from requests_app.papers import press
from tests import world as worlds
from tests.world import World

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def world() -> Iterator[World]:
    """A world at noon on 2 March 2026, papers unpressed."""
    with worlds.quick_papers(), time_machine.travel(NOW, tick=False):
        yield worlds.build()


def entries(request: Request) -> int:
    """How many entries there are: a refused act leaves none."""
    return Entry.objects.filter(request=request).count()


def test_whoever_drafted_cannot_approve(world: World) -> None:
    """Not even with both hats on."""
    request = worlds.open_(world, by="both")
    worlds.do(world, request, "both", "submit")
    with pytest.raises(NotOpen) as refused:
        worlds.do(world, request, "both", "approve")
    assert refused.value.code == "four_eyes"
    assert entries(request) == 2
    worlds.do(world, request, "approver", "approve")


def test_an_incomplete_draft_cannot_be_submitted(world: World) -> None:
    """Refused with the condition; nothing is written."""
    request = worlds.open_(world, complete=False)
    with pytest.raises(NotOpen) as refused:
        worlds.do(world, request, "officer", "submit")
    assert refused.value.code == "contents"
    assert entries(request) == 1


def test_somebody_elses_act_says_whose(world: World) -> None:
    """The officer cannot approve; the sentence names who can."""
    request = worlds.open_(world)
    worlds.do(world, request, "officer", "submit")
    with pytest.raises(NotOpen, match="never the drafter") as refused:
        worlds.do(world, request, "officer", "approve")
    assert refused.value.code == "actor"


@pytest.mark.parametrize("who", ["stranger", "us_contact", "google", "central", "ministry", "auditor", "administrator"])
def test_before_sending_nobody_outside_knows_it_exists(world: World, who: str) -> None:
    """Not the other side, not another country, not a role without case content."""
    request = worlds.open_(world)
    with pytest.raises(NotYours):
        worlds.do(world, request, who, "submit")


def test_recording_for_another_needs_whose_word_it_is(world: World) -> None:
    """The officer records that the foreign desk received it, told by fax."""
    request = worlds.open_(world)
    worlds.walk(world, request, worlds.BC29_SENT)
    with pytest.raises(BadAnswer) as refused:
        worlds.do(world, request, "officer", "receive")
    assert set(refused.value.faults) == {"reported_by", "channel"}
    entry = worlds.do(world, request, "officer", "receive", reported_by="24/7 desk, duty officer", channel="telephone")
    assert (entry.actor, entry.reported_by, entry.channel) == ("officer", "24/7 desk, duty officer", "telephone")


@pytest.mark.parametrize("shift", [timedelta(hours=1), timedelta(days=-30)])
def test_impossible_moments(world: World, shift: timedelta) -> None:
    """Neither in the future nor before what it follows."""
    request = worlds.open_(world)
    with pytest.raises(BadTime):
        worlds.do(world, request, "officer", "submit", happened_at=NOW + shift)
    assert entries(request) == 1


def test_a_moment_without_zone_is_the_persons_own(world: World) -> None:
    """12:30 typed in Berlin on 2 March is 11:30 UTC, which is after the draft was opened at 11:00 UTC."""
    request = worlds.open_(world, opened_at=NOW - timedelta(hours=1))
    entry = worlds.do(world, request, "officer", "submit", happened_at="2026-03-02 12:30")
    assert entry.happened_at == datetime(2026, 3, 2, 11, 30, tzinfo=UTC)


def test_the_second_of_two_people_is_told(world: World) -> None:
    """Both saw the request at the same place; the second one's act is not done."""
    request = worlds.open_(world)
    seen = request.position
    worlds.do(world, request, "officer", "submit")
    with pytest.raises(Moved):
        acts.do(world.who("officer"), request, "abandon", Answers(), expected=seen)


def test_a_renderer_that_fails_leaves_nothing_behind(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """No entry without its paper."""

    def broken(*_args: object, **_kwargs: object) -> None:
        raise OSError("no space left on device")

    request = worlds.open_(world)
    worlds.walk(world, request, worlds.BC29_SENT[:2])
    with monkeypatch.context() as patch:
        patch.setattr(press, "draw", broken)
        with pytest.raises(OSError, match="space"):
            worlds.do(world, request, "contact", "send")
    request.refresh_from_db()
    assert (request.state, entries(request)) == ("ready", 3)


def test_what_lapsed_before_comes_before(world: World) -> None:
    """With the worker down, an act after the end of a preservation finds the lapse written first."""
    request = worlds.open_(world)
    worlds.walk(world, request, worlds.BC29_SERVED)
    worlds.do(world, request, "google", "confirm_preservation", preserved_at=NOW.isoformat())
    request.refresh_from_db()
    with time_machine.travel(NOW + timedelta(days=61), tick=False):
        with pytest.raises(Moved):
            worlds.do(world, request, "us_contact", "link_request")
        request.refresh_from_db()
        assert request.state == "lapsed"


def test_an_unvalidated_emergency_order_asks_for_subscriber_data_alone(world: World) -> None:
    """Regulation (EU) 2023/1543 Art. 4(5): content cannot be ordered without prior validation."""
    content = worlds.open_(world, "EU-EPOC-E", requested="IE", provider="meta_ie")
    worlds.do(world, content, "officer", "submit")
    with pytest.raises(NotOpen) as refused:
        worlds.do(world, content, "approver", "issue_unvalidated")
    assert refused.value.code == "validation"
