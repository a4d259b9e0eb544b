"""The demonstration world is lawful: chains hold, projections say what ledgers say, a sweep finds nothing to do."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from requests_app.casework import roots
from requests_app.casework.models import DailyRoot, Entry, Request
from requests_app.common import clock
from requests_app.desk import mending, sweep

pytestmark = pytest.mark.demo


def test_every_chain_holds(demo: dict[str, Any]) -> None:
    entries, faults = mending.ledger_faults()
    assert faults == []
    assert entries == demo["entries"] == Entry.objects.count()


def test_every_projection_is_what_its_ledger_says(demo: dict[str, Any]) -> None:
    assert mending.rebuild_all(check=True) == (demo["requests"], [])


def test_nothing_was_written_before_it_happened(demo: dict[str, Any]) -> None:
    now = clock.now()
    last: dict[int, Any] = {}
    for entry in Entry.objects.order_by("request_id", "seq"):
        assert entry.happened_at <= now
        assert entry.recorded_at <= now
        assert entry.recorded_at >= last.get(entry.request_id, entry.recorded_at)
        last[entry.request_id] = entry.recorded_at


def test_the_first_sweep_only_seals_days(demo: dict[str, Any]) -> None:
    first = Entry.objects.order_by("recorded_at").values_list("recorded_at", flat=True)[0]
    built_at = Entry.objects.order_by("-recorded_at").values_list("recorded_at", flat=True)[0]
    now = clock.now()
    swept = sweep.tick(built_at, mail=False)
    assert (swept.lapsed, swept.notices, swept.mails) == (0, 0, 0)
    assert DailyRoot.objects.count() == ((built_at - roots.GRACE).date() - first.date()).days
    sweep.tick(now, mail=False)
    assert sweep.tick(now, mail=False).roots == 0
    assert mending.root_faults() == (DailyRoot.objects.count(), [])


def test_a_root_changes_with_any_entry_of_its_day_and_not_with_later_ones(demo: dict[str, Any]) -> None:
    roots.seal(clock.now())
    days = list(DailyRoot.objects.order_by("day"))
    middle = days[len(days) // 2]
    assert list(roots.computed(middle.day, middle.day)) == [(middle.day, middle.root, middle.heads)]
    whole = {day: (root, heads) for day, root, heads in roots.computed(days[0].day, days[-1].day)}
    assert whole[middle.day] == (middle.root, middle.heads)
    busy = Entry.objects.filter(recorded_at__lt=roots.ends(days[-1].day)).order_by("-recorded_at")[0]
    day = busy.recorded_at.date()
    assert whole[day] != whole[day - timedelta(days=1)]


def test_a_false_root_names_its_day(demo: dict[str, Any]) -> None:
    now = clock.now()
    day = now.date() - timedelta(days=9)
    DailyRoot.objects.create(day=day, root="0" * 64, heads=1, made_at=now)
    roots.seal(now)
    sealed, wrong = mending.root_faults()
    assert sealed == 9
    assert wrong == [day]


def test_a_projection_that_was_changed_is_mended(demo: dict[str, Any]) -> None:
    request = Request.objects.filter(route_id="US-MLA-3512", state="under_review")[0]
    Request.objects.filter(pk=request.pk).update(state="draft", returns=7)
    _count, found = mending.rebuild_all(check=False)
    assert {f.split(":")[0] for f in found} == {request.ref}
    assert len(found) == 2
    request.refresh_from_db()
    assert request.state == "under_review"
    assert mending.rebuild_all(check=True)[1] == []
