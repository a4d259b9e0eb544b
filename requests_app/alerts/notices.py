"""Makes notices for every rung that has passed and for everybody to whom the ball came. Looks for what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import cache

from django.db import transaction
from django.db.models import Exists, OuterRef

from requests_app.alerts.models import Message, Notice
from requests_app.casework.ledger import route_of
from requests_app.casework.models import Entry, Request, Seat
from requests_app.clocks.models import Deadline
from requests_app.parties.models import Hat
from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Clock, Route, rung_offset


@cache
def horizon() -> timedelta:
    """The longest warning any route gives."""
    rungs = [rung_offset(r) for route in catalogue().routes.values() for c in route.clocks for r in c.rungs]
    return max((-r for r in rungs), default=timedelta(0))


def passed(clock: Clock, deadline: Deadline, now: datetime) -> list[tuple[str, datetime]]:
    """The rungs of a deadline whose moment has come, oldest first. A rung before the start of the clock never comes."""
    if deadline.due_at is None:
        return []
    moments = [(rung, deadline.due_at + rung_offset(rung)) for rung in clock.rungs]
    return sorted(
        ((r, at) for r, at in moments if at <= now and (at > deadline.started_at or r == "0")), key=lambda m: m[1]
    )


def told(route: Route, clock: Clock) -> frozenset[str]:
    """The actors told of a clock: whose duty it is, whom the route names besides, and whoever made the request."""
    agency = {name for name, actor in route.actors.items() if actor.seat == "agency" and actor.holder == "drafter"}
    return frozenset({clock.owner, *clock.tells, *agency})


def people_of(requests: Iterable[Request]) -> dict[tuple[int, str], set[int]]:
    """The people behind each opened seat, by request and actor: active, in the role of the seat. Two queries."""
    seats = list(Seat.objects.filter(request__in=list(requests), opened=True))
    hats: dict[tuple[int, str], set[int]] = defaultdict(set)
    organisations = {s.organisation_id for s in seats}
    worn = Hat.objects.filter(organisation__in=organisations, ended_at=None, person__is_active=True)
    for organisation, role, person in worn.values_list("organisation_id", "role", "person_id"):
        hats[organisation, role].add(person)
    found: dict[tuple[int, str], set[int]] = defaultdict(set)
    for seat in seats:
        found[seat.request_id, seat.actor] |= hats[seat.organisation_id, seat.role]
    return found


def sweep(now: datetime, *, batch: int = 500) -> int:
    """Makes every notice that is missing at `now`; returns how many. May run twice, late, or beside another one.

    After an outage all passed rungs are recorded, but only the latest of a deadline is mailed; others are overtaken.
    """
    last = Notice.objects.filter(deadline=OuterRef("pk"), rung="0")
    due = (
        Deadline.objects.filter(status="running", due_at__lte=now + horizon())
        .filter(~Exists(last))
        .order_by("due_at", "pk")
        .values_list("pk", flat=True)
    )
    pks = list(due)
    return sum(_make(pks[start : start + batch], now) for start in range(0, len(pks), batch))


def _make(pks: Sequence[int], now: datetime) -> int:
    deadlines = list(Deadline.objects.filter(pk__in=pks).select_related("request"))
    people = people_of({d.request for d in deadlines})
    known = set(Notice.objects.filter(deadline__in=pks).values_list("deadline_id", "rung", "person_id"))
    wanted: list[Notice] = []
    for deadline in deadlines:
        route = route_of(deadline.request)
        clock = route.clock(deadline.clock)
        rungs = passed(clock, deadline, now) if clock else []
        if not clock or not rungs:
            continue
        persons = set().union(*(people[deadline.request_id, actor] for actor in told(route, clock)))
        for rung, at in rungs:
            wanted += [
                Notice(
                    person_id=person,
                    request_id=deadline.request_id,
                    deadline=deadline,
                    rung=rung,
                    at=at,
                    made_at=now,
                    overtaken=rung != rungs[-1][0],
                )
                for person in sorted(persons)
                if (deadline.pk, rung, person) not in known
            ]
    return _keep(wanted, now)


def _keep(wanted: list[Notice], now: datetime) -> int:
    """Stores notices, queues their mails. The unique constraint decides between two sweeps; the loser adds nothing."""
    if not wanted:
        return 0
    with transaction.atomic():
        before = set(_stored(wanted).values_list("pk", flat=True))
        Notice.objects.bulk_create(wanted, ignore_conflicts=True)
        made = list(_stored(wanted).exclude(pk__in=before))
        Message.objects.bulk_create(
            [Message(notice=n, next_try_at=now) for n in made if not n.overtaken], ignore_conflicts=True
        )
    return len(made)


def _stored(wanted: list[Notice]):  # type: ignore[no-untyped-def]
    entries = {n.entry_id for n in wanted if n.entry_id}
    if entries:
        return Notice.objects.filter(entry__in=entries)
    return Notice.objects.filter(deadline__in={n.deadline_id for n in wanted})


def turned_to(entry: Entry) -> set[str]:
    """The actors to whom an act has passed the ball; at an end, those who wanted the answer."""
    route = route_of(entry.request)
    state = route.states[entry.to_state]
    if state.ends is not None:
        return {name for name, actor in route.actors.items() if actor.seat == "agency" and actor.holder == "drafter"}
    return {state.held_by} & route.actors.keys()


def queue(request: Request, entry: Entry, now: datetime) -> int:
    """Tells the people to whom an act has passed the ball, except whoever acted."""
    if entry.from_state == entry.to_state:
        return 0
    people = people_of([request])
    persons = set().union(*(people[request.pk, actor] for actor in turned_to(entry))) - {entry.person_id}
    return _keep(
        [Notice(person_id=p, request=request, entry=entry, at=entry.happened_at, made_at=now) for p in sorted(persons)],
        now,
    )
