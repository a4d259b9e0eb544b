"""Notices of a past that was brought in whole: on record as told and read, with no mail to anybody."""

from __future__ import annotations

from datetime import datetime, timedelta

from requests_app.alerts import notices
from requests_app.alerts.models import Notice
from requests_app.casework.ledger import route_of
from requests_app.casework.models import Entry
from requests_app.clocks.models import Deadline

FRESH = timedelta(days=2)  # what is younger is still unread
REMEMBERED = timedelta(days=30)  # older turns are of no interest to a list of news


def keep(now: datetime) -> int:
    """Notices of every rung passed of the clocks that run, and of every turn of the last month; returns how many."""
    made = [*_rungs(now), *_turns(now)]
    Notice.objects.bulk_create(made, batch_size=500, ignore_conflicts=True)
    return len(made)


def _read(at: datetime, now: datetime) -> datetime | None:
    return None if now - at < FRESH else min(at + FRESH, now)


def _rungs(now: datetime) -> list[Notice]:
    running = list(Deadline.objects.filter(status="running", due_at__isnull=False).select_related("request"))
    people = notices.people_of({d.request for d in running})
    found: list[Notice] = []
    for deadline in running:
        route = route_of(deadline.request)
        clock = route.clock(deadline.clock)
        rungs = notices.passed(clock, deadline, now) if clock else []
        if not clock or not rungs:
            continue
        persons = set().union(*(people[deadline.request_id, actor] for actor in notices.told(route, clock)))
        found += [
            Notice(
                person_id=person,
                request_id=deadline.request_id,
                deadline=deadline,
                rung=rung,
                at=at,
                made_at=max(at, deadline.started_at),
                overtaken=rung != rungs[-1][0],
                read_at=_read(at, now),
            )
            for rung, at in rungs
            for person in sorted(persons)
        ]
    return found


def _turns(now: datetime) -> list[Notice]:
    recent = list(
        Entry.objects.filter(recorded_at__gte=now - REMEMBERED, seq__gt=1).select_related("request").order_by("pk")
    )
    moved = [e for e in recent if e.from_state != e.to_state]
    people = notices.people_of({e.request for e in moved})
    return [
        Notice(
            person_id=person,
            request_id=entry.request_id,
            entry=entry,
            at=entry.happened_at,
            made_at=entry.recorded_at,
            read_at=_read(entry.recorded_at, now),
        )
        for entry in moved
        for person in sorted(
            set().union(*(people[entry.request_id, a] for a in notices.turned_to(entry))) - {entry.person_id}
        )
    ]
