"""Each rung of each deadline tells each person once: on time, after an outage, with two sweeps at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail

from requests_app.alerts import notices, outbox
from requests_app.alerts.models import Message, Notice
from requests_app.casework.models import Entry, Request
from requests_app.clocks.models import Deadline
from requests_app.common import clock
from requests_app.desk import sweep
from tests import world as worlds
from tests.world import World

pytestmark = pytest.mark.django_db

PRESERVED = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
# 60 days RAW from 2 March 2026 in the United States: the last day is 1 May, over at midnight in Washington, 04:00 UTC.
DUE = datetime(2026, 5, 2, 4, 0, tzinfo=UTC)


@pytest.fixture
def world() -> World:
    """Organisations and people."""
    return worlds.build()


@pytest.fixture
def preserved(world: World) -> Request:
    """A Budapest preservation, preserved on 2 March 2026, of which nothing follows."""
    with worlds.quick_papers(), time_machine.travel(PRESERVED, tick=False):
        request = worlds.open_(world)
        worlds.walk(world, request, worlds.BC29_SERVED)
        worlds.do(world, request, "google", "confirm_preservation", preserved_at=PRESERVED.isoformat())
    Notice.objects.all().delete() if not Message.objects.exists() else None
    return Request.objects.get(pk=request.pk)


def rungs(request: Request) -> list[tuple[str, str]]:
    """Who was told of which rung of the preservation."""
    found = Notice.objects.filter(request=request, deadline__clock="preservation").order_by("at", "person__name")
    return [(n.rung, n.person.name) for n in found.select_related("person")]


def test_the_due_moment_is_the_one_written_by_hand(preserved: Request) -> None:
    """Everything below rests on it."""
    assert Deadline.objects.get(request=preserved, clock="preservation").due_at == DUE


def test_each_rung_tells_each_person_once(world: World, preserved: Request) -> None:
    """A sweep every six hours for seventy days: one notice per rung and person, each made before or at the end."""
    moment = PRESERVED
    while moment < DUE + timedelta(days=9):
        with time_machine.travel(moment, tick=False):
            sweep.tick(clock.now())
        moment += timedelta(hours=6)
    told = rungs(preserved)
    assert len(told) == len(set(told))
    assert {r for r, _who in told} == {"-21d", "-7d", "-2d", "0"}
    assert {"Officer", "Google"} <= {who for _r, who in told}
    for notice in Notice.objects.filter(request=preserved, deadline__clock="preservation"):
        assert notice.at <= notice.made_at <= notice.at + timedelta(hours=6)
    assert not Notice.objects.filter(overtaken=True).exists()


def test_after_three_days_of_downtime_the_latest_rung_is_mailed_and_the_others_recorded(preserved: Request) -> None:
    """Down from before -7d until a day before the end: -7d and -2d have passed, one mail goes out to each."""
    with time_machine.travel(DUE - timedelta(days=22), tick=False):
        sweep.tick(clock.now())
    with time_machine.travel(DUE - timedelta(days=10), tick=False):
        sweep.tick(clock.now())
    sent = len(mail.outbox)
    with time_machine.travel(DUE - timedelta(days=1), tick=False):
        sweep.tick(clock.now())
    late = Notice.objects.filter(request=preserved, rung="-7d")
    last = Notice.objects.filter(request=preserved, rung="-2d")
    assert late.exists()
    assert all(n.overtaken for n in late)
    assert not any(n.overtaken for n in last)
    assert len(mail.outbox) - sent == last.count()


def test_a_second_sweep_adds_nothing(preserved: Request) -> None:
    """The sweep looks for what is missing."""
    now = DUE - timedelta(days=6)
    first = notices.sweep(now)
    assert first > 0
    assert notices.sweep(now) == 0


def test_the_lapse_bears_the_moment_it_happened(preserved: Request) -> None:
    """Found three days late, it is stamped with the end of the preservation, and recorded when it was found."""
    found = DUE + timedelta(days=3)
    with time_machine.travel(found, tick=False):
        swept = sweep.tick(clock.now())
    entry = Entry.objects.get(request=preserved, act="lapse")
    assert swept.lapsed == 1
    assert entry.happened_at == DUE
    assert entry.recorded_at == found
    assert entry.person_id is None
    preserved.refresh_from_db()
    assert (preserved.outcome, preserved.ended_at) == ("lapsed", DUE)
    assert Deadline.objects.get(request=preserved, clock="preservation").status == "expired"


def test_a_second_sweep_lapses_nothing_again(preserved: Request) -> None:
    """Once is once."""
    with time_machine.travel(DUE + timedelta(days=3), tick=False):
        sweep.tick(clock.now())
        assert sweep.tick(clock.now()).lapsed == 0
    assert Entry.objects.filter(request=preserved, act="lapse").count() == 1


def test_the_mail_carries_no_case_data(preserved: Request) -> None:
    """Neither reference nor title nor identifier nor provider nor country."""
    with time_machine.travel(DUE - timedelta(days=6), tick=False):
        sweep.tick(clock.now())
    texts = [m.message().as_string() for m in mail.outbox]
    assert texts
    assert all("Sign in" in text for text in texts)  # readable as it stands, so that the search below means something
    for text in texts:
        for secret in (preserved.ref, preserved.title, "account-a", "mail.example", "Google", "United States", "BC-29"):
            assert secret not in text


def test_a_dead_mail_server_delays_and_doubles_nothing(preserved: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused three times, then taken: one mail to each, and the problem is on record while it lasts."""
    now = DUE - timedelta(days=6)
    notices.sweep(now)
    real = outbox.compose
    monkeypatch.setattr(outbox, "compose", lambda message: (_ for _ in ()).throw(ConnectionRefusedError()))
    for minutes in (0, 2, 10):
        assert outbox.send_due(now + timedelta(minutes=minutes)) == 0
    assert set(Message.objects.values_list("problem", flat=True)) == {"ConnectionRefusedError"}
    assert mail.outbox == []
    monkeypatch.setattr(outbox, "compose", real)
    waiting = Message.objects.count()
    assert outbox.send_due(now + timedelta(hours=1)) == waiting
    assert outbox.send_due(now + timedelta(hours=2)) == 0
    assert len(mail.outbox) == waiting


def test_people_who_left_are_told_nothing(world: World, preserved: Request) -> None:
    """Neither a disabled account nor an ended hat."""
    officer, colleague = world.person("officer"), world.person("colleague")
    officer.is_active = False
    officer.save()
    colleague.hats.update(ended_at=PRESERVED)
    notices.sweep(DUE - timedelta(days=6))
    assert not {"Officer", "Colleague"} & {who for _r, who in rungs(preserved)}
