"""The only way a request changes: one entry appended under a row lock, chained to the one before it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from requests_app.casework import ledger as ledgers
from requests_app.casework import machine, project
from requests_app.casework.ledger import GENESIS, Ledger, route_of, seal
from requests_app.casework.machine import NotOpen, Told
from requests_app.casework.models import Entry, Erasure, Payload, Request, Seat, Series
from requests_app.common import canonical
from requests_app.parties.models import Organisation, Person
from requests_app.routes.schema import Route

TOLERANCE = timedelta(minutes=2)  # between two machines' clocks


class Moved(Exception):
    """Somebody acted meanwhile: the request is no longer where the writer saw it."""

    def __init__(self, expected: int, found: int) -> None:
        super().__init__(_("Somebody acted on this request meanwhile. Look at it again, then decide."))
        self.expected, self.found = expected, found


class BadTime(ValueError):
    """A moment that cannot be: in the future, or before what it follows."""


@dataclass(frozen=True, slots=True)
class New:
    """What is to be written. `facts` hold nothing personal; `body` is the personal payload."""

    act: str
    happened_at: datetime
    recorded_at: datetime
    actor: str = ""
    person: Person | None = None
    organisation: Organisation | None = None
    reported_by: str = ""
    channel: str = ""
    source: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    body: Mapping[str, Any] = field(default_factory=dict)
    told: Told = field(default_factory=Told)


@dataclass(frozen=True, slots=True)
class Written:
    """The entry that was written and the ledger it now ends."""

    entry: Entry
    ledger: Ledger


def number(country: str, year: int) -> str:
    """The next reference of a country and year, like `2026-DE-0417`. Call inside a transaction."""
    series, _new = Series.objects.select_for_update().get_or_create(country=country, year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return f"{year}-{country}-{series.last:04d}"


def start(request: Request, new: New, seats: Mapping[str, Organisation]) -> Written:
    """Opens a ledger: stores the request, seats its organisations, writes the opening entry.

    `seats` maps each actor of the route that somebody signs in for to the organisation that sits there.
    """
    route = route_of(request)
    if new.act != machine.OPEN:
        raise ValueError("A ledger begins with its opening.")
    with transaction.atomic():
        request.ref = request.ref or number(request.requesting, new.happened_at.year)
        request.state = route.first
        request.save()
        Seat.objects.bulk_create(
            [
                Seat(request=request, actor=name, organisation=organisation, role=role)
                for name, organisation in seats.items()
                for role in route.actors[name].roles
            ]
        )
        entry = _entry(request, new, 1, GENESIS, "", route.first)
        entry.save(force_insert=True)
        _keep_payload(entry, new)
        after = ledgers.of(route, [entry])
        project.write(request, project.project(after, {1: new.body} if new.body else {}), project.NOTHING)
        return Written(entry, after)


def append(request: Request, new: New, *, expected: int) -> Written:
    """Appends one entry. Must be called in a transaction that also keeps what belongs to the act.

    Raises `Moved` when the ledger is not at `expected`, `NotOpen` when the act is not open there, `BadTime` when the
    moment lies in the future or before the one that led to the present place.
    """
    with transaction.atomic():
        locked = Request.objects.select_for_update().get(pk=request.pk)
        if locked.position != expected:
            raise Moved(expected, locked.position)
        before = ledgers.read(locked)
        route, at = before.route, before.position
        if at.seq != expected:  # the row and the ledger disagree: rebuild before anybody writes
            raise Moved(expected, at.seq)
        _check_time(new, before)
        to = at.state
        if new.act not in machine.RESERVED:
            to = machine.step(route, at, new.act, new.told).to
        elif new.act in (machine.CORRECT, machine.VOID):
            to = _corrected(route, before, new)
        facts = {**new.facts, "to": to} if new.act not in machine.RESERVED else dict(new.facts)
        entry = _entry(locked, new, expected + 1, before.entries[-1].hash, at.state, to, facts)
        entry.save(force_insert=True)
        _keep_payload(entry, new)
        if new.act == machine.ERASE:
            _erase(entry, before.entries)
        after = ledgers.of(route, [*before.entries, entry])
        bodies = _bodies(after.entries) if "items" in facts or new.act in machine.RESERVED else None
        _project(request, locked, before, after, bodies)
        return Written(entry, after)


def history(request: Request, news: Sequence[New]) -> Ledger:
    """Appends a whole past at once, each entry checked as if written alone: for imports and the demonstration world.

    Projections are written once, at the end.
    """
    with transaction.atomic():
        before = ledgers.read(request)
        entries = list(before.entries)
        route = before.route
        lines = list(before.lines)
        position = before.position
        payloads: list[tuple[Entry, New]] = []
        for new in news:
            _check_time(new, Ledger(route, entries, lines, position))
            to = position.state
            if new.act not in machine.RESERVED:
                to = machine.step(route, position, new.act, new.told).to
            facts = {**new.facts, "to": to} if new.act not in machine.RESERVED else dict(new.facts)
            entry = _entry(request, new, len(entries) + 1, entries[-1].hash, position.state, to, facts)
            entries.append(entry)
            lines.append(entry.line())
            position = machine.apply(route, position, lines[-1])
            if new.body:
                payloads.append((entry, new))
        Entry.objects.bulk_create(entries[len(before.entries) :])
        Payload.objects.bulk_create([Payload(entry=e, salt=_salt_of(e), body=dict(n.body)) for e, n in payloads])
        after = Ledger(route, entries, lines, position)
        known = _bodies(before.entries)
        held = project.project(before, known)
        project.write(request, project.project(after, known | {e.seq: dict(n.body) for e, n in payloads}), held)
        return after


def _corrected(route: Route, before: Ledger, new: New) -> str:
    """The place after a correction; refuses one that would make the ledger impossible."""
    target = int(new.facts["corrects"])
    known = {line.seq: line for line in before.lines}
    if target not in known or target == 1 or known[target].act in machine.RESERVED:
        raise NotOpen("correct", _("Only an act of this request can be corrected."))
    if new.act == machine.VOID:
        moving = [e.seq for e in before.entries if e.act not in machine.RESERVED and e.from_state != e.to_state]
        voided = {int(line.facts["corrects"]) for line in before.lines if line.act == machine.VOID}
        last = [seq for seq in moving if seq not in voided]
        if target in voided or (target in moving and last[-1] != target):
            raise NotOpen("void", _("Only the last step can be taken back; correct the later ones first."))
    line = machine.Line(before.position.seq + 1, new.act, new.happened_at, new.recorded_at, facts=dict(new.facts))
    lines = machine.effective([*before.lines, line])
    moments = [ln.happened_at for ln in lines if ln.act not in machine.RESERVED]
    if moments != sorted(moments):
        raise BadTime(_("With that moment the steps would no longer be in order."))
    return machine.replay(route, [*before.lines, line]).state


def _check_time(new: New, before: Ledger) -> None:
    if new.happened_at.tzinfo is None:
        raise BadTime(_("A moment needs its time zone."))
    if new.happened_at > new.recorded_at + TOLERANCE:
        raise BadTime(_("This moment lies in the future; an entry tells what has happened."))
    if new.act in machine.RESERVED:
        return
    floor = max(
        (ln.happened_at for ln in machine.effective(before.lines) if ln.act not in machine.RESERVED),
        default=before.position.opened_at,
    )
    if new.happened_at < floor:
        raise BadTime(_("This moment lies before the step it follows."))


def _entry(
    request: Request,
    new: New,
    seq: int,
    previous: str,
    from_state: str,
    to_state: str,
    facts: Mapping[str, Any] | None = None,
) -> Entry:
    entry = Entry(
        request=request,
        seq=seq,
        act=new.act,
        actor=new.actor,
        from_state=from_state,
        to_state=to_state,
        person=new.person,
        organisation=new.organisation,
        reported_by=new.reported_by,
        channel=new.channel,
        source=new.source,
        happened_at=new.happened_at,
        recorded_at=new.recorded_at,
        facts=dict(new.facts if facts is None else facts),
        previous=previous,
    )
    if new.body:
        salt = secrets.token_bytes(32)
        entry.payload_digest = canonical.salted(salt, dict(new.body))
        entry.__dict__["_salt"] = salt
    entry.hash = seal(entry, request.ref)
    return entry


def _salt_of(entry: Entry) -> bytes:
    salt: bytes = entry.__dict__["_salt"]
    return salt


def _keep_payload(entry: Entry, new: New) -> None:
    if new.body:
        Payload.objects.create(entry=entry, salt=_salt_of(entry), body=dict(new.body))


def _erase(entry: Entry, entries: Sequence[Entry]) -> None:
    wanted = {int(seq) for seq in entry.facts["erases"]}
    targets = [e for e in entries if e.seq in wanted and e.payload_digest]
    Erasure.objects.bulk_create([Erasure(erased=e, by_entry=entry) for e in targets])
    Payload.objects.filter(entry__in=targets).delete()


def _bodies(entries: Sequence[Entry]) -> dict[int, dict[str, Any]]:
    carrying = {e.pk: e.seq for e in entries if e.payload_digest}
    if not carrying:
        return {}
    return {carrying[p.entry_id]: p.body for p in Payload.objects.filter(entry__in=carrying)}


def _project(
    request: Request, locked: Request, before: Ledger, after: Ledger, bodies: dict[int, dict[str, Any]] | None
) -> None:
    if bodies is None:  # no personal content moves: take the identifiers from the table, not from the payloads
        held = project.stored(locked)
        wanted = project.project(after, {})
        outcomes = {item[0]: item[7] for item in wanted.items}
        items = tuple((*item[:7], outcomes.get(item[0], item[7])) for item in held.items)
        wanted = replace(wanted, items=items)
        project.write(locked, wanted, held)
    else:
        project.write(locked, project.project(after, bodies))
    for name in Request.PROJECTED:
        setattr(request, name, getattr(locked, name))
