"""What the clock does by itself: lapses recorded when they happened, notices made, mails sent. Safe to run twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.db import transaction

from requests_app.alerts import notices, outbox
from requests_app.alerts.models import Sweep
from requests_app.casework import ledger as ledgers
from requests_app.casework import machine, record, roots
from requests_app.casework.ledger import route_of
from requests_app.casework.machine import NotOpen, Told
from requests_app.casework.models import Request
from requests_app.casework.record import BadTime, Moved, New
from requests_app.clocks import deadlines
from requests_app.clocks.models import Deadline
from requests_app.papers import log as papers_log
from requests_app.routes.catalogue import catalogue

log = structlog.get_logger(__name__)


STANDS_STILL = timedelta(minutes=10)  # the clock sweeps every minute; after this long it has stopped


@dataclass(frozen=True, slots=True)
class Swept:
    """What one sweep did."""

    lapsed: int
    notices: int
    mails: int
    roots: int = 0
    paper_roots: int = 0


def stands_still(now: datetime) -> datetime | None:
    """When the clock swept last, if that is too long ago for warnings to be relied on; none while it runs."""
    last = Sweep.objects.filter(pk=Sweep.ONLY).values_list("at", flat=True).first()
    return last if last is not None and now - last > STANDS_STILL else None


def automatic_clocks() -> dict[str, set[str]]:
    """The clocks of each route that end with an automatic act."""
    return {
        key: {c.name for c in route.clocks if c.at_end.act}
        for key, route in catalogue().routes.items()
        if any(c.at_end.act for c in route.clocks)
    }


def tick(now: datetime, *, mail: bool = True) -> Swept:
    """One sweep at `now`. Looks for what is missing: an outage of days is made good, a second worker adds nothing.

    Notices come first: whoever was to be warned is on record as warned, or as overtaken, before the lapse is written.
    """
    made = notices.sweep(now)
    lapsed = _lapse_all(now)
    sent = outbox.send_due(now) if mail else 0
    Sweep.objects.update_or_create(pk=Sweep.ONLY, defaults={"at": now})
    return Swept(lapsed, made, sent, roots.seal(now), papers_log.daily(now))


def _lapse_all(now: datetime) -> int:
    names = set().union(*automatic_clocks().values()) if automatic_clocks() else set()
    due = Deadline.objects.filter(status="running", due_at__lte=now, clock__in=names)
    pks = list(due.order_by("due_at").values_list("request_id", flat=True).distinct())
    total = 0
    for request in Request.objects.filter(pk__in=pks):
        try:
            total += settle(request, until=now, now=now)
        except Moved:  # another worker or a person was faster; the next sweep looks again
            continue
    return total


def settle(request: Request, *, until: datetime, now: datetime) -> int:
    """Records the automatic acts of one request that fell due by `until`, each at the moment it fell due."""
    count = 0
    for _round in range(8):  # one automatic act may start a clock that has run out too
        if not _settle_one(request, until, now):
            return count
        count += 1
    return count


def _settle_one(request: Request, until: datetime, now: datetime) -> bool:
    route = route_of(request)
    names = [c.name for c in route.clocks if c.at_end.act]
    if not names:
        return False
    due = Deadline.objects.filter(request=request, status="running", due_at__lte=until, clock__in=names).order_by(
        "due_at"
    )
    for deadline in due:
        clock = route.clock(deadline.clock)
        act = route.act(clock.at_end.act) if clock and clock.at_end.act else None
        if clock is None or act is None or deadline.due_at is None:
            continue
        ledger = ledgers.read(request)
        told = Told(late=frozenset({clock.name}))
        if machine.refusal(route, ledger.position, act, told):
            continue  # the period has run out, but the route has moved on: lateness shows, nothing lapses
        try:
            with transaction.atomic():
                new = New(
                    act=act.does,
                    happened_at=deadline.due_at,
                    recorded_at=now,
                    actor=clock.owner,
                    source="clock",
                    facts={"clock": clock.name},
                    told=told,
                )
                written = record.append(request, new, expected=ledger.position.seq)
                deadlines.follow(request, written.ledger)
                notices.queue(request, written.entry, now)
        except (NotOpen, BadTime) as refused:
            log.info("nothing lapsed", ref=request.ref, clock=clock.name, why=type(refused).__name__)
            continue
        return True
    return False
