"""To take in a paper that came from outside, and to read it again: whoever may note on a request, and their side."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from requests_app.access import policy
from requests_app.access.policy import NotYours, Standing
from requests_app.casework import machine, record
from requests_app.casework.models import Entry, Request
from requests_app.casework.record import New
from requests_app.clocks import deadlines
from requests_app.common import clock
from requests_app.desk import look
from requests_app.desk.answers import BadAnswer
from requests_app.desk.look import Seen
from requests_app.papers import incoming


@dataclass(frozen=True, slots=True)
class Came:
    """What somebody says of a paper that came in, and the file."""

    title: str
    source: str
    channel: str = ""
    file_name: str = ""
    body: bytes = field(default=b"", repr=False)


def receive(who: Standing, request: Request, came: Came, *, expected: int) -> Entry:
    """Keeps the paper and notes that it came; moves nothing, since what it means is an act of its own.

    Raises `NotYours`, `BadAnswer` with a sentence per field, `Moved` if somebody acted meanwhile.
    """
    now = clock.now()
    seats = list(request.seats.select_related("organisation"))
    if not policy.may_note(who, seats):
        raise NotYours
    faults = {}
    if not came.title.strip():
        faults["title"] = _("Say what the paper is.")
    if not came.source.strip():
        faults["source"] = _("Say which office it comes from.")
    if faults:
        raise BadAnswer(faults)
    try:
        paper = incoming.look(came.body)  # before the row is locked: to read it takes its time
    except incoming.NotAccepted as error:
        raise BadAnswer({"file": str(error)}) from None
    if Entry.objects.filter(request=request, facts__incoming__sha256=paper.sha256, erasure=None).exists():
        raise BadAnswer({"file": _("This very paper is filed here already.")})
    mine = policy.seats_of(who, seats)
    body = {
        "note": came.title.strip()[:160],
        "file": came.file_name.strip()[:200],
        "signatures": paper.signatures(),
    }
    new = New(
        act=machine.NOTE,
        happened_at=now,
        recorded_at=now,
        actor=mine[0].actor,
        person=who.person,
        organisation=mine[0].organisation,
        channel=came.channel.strip()[:40],
        source=came.source.strip()[:200],
        facts={incoming.FACT: paper.fact()},
        body=body,
    )
    with transaction.atomic():
        written = record.append(request, new, expected=expected)
        deadlines.follow(request, written.ledger)
        incoming.keep(paper)
    return written.entry


def read(who: Standing, ref: str, seq: int) -> tuple[Seen, bytes]:
    """The paper that came in with an entry this person may read. Leaves a line in the log of views."""
    seen = look.at(who, ref, what="incoming paper")
    entry = next((e for e in seen.entries if e.seq == seq and incoming.FACT in e.facts), None)
    body = incoming.bytes_of(entry.facts[incoming.FACT]["sha256"]) if entry and seq in seen.bodies else None
    if body is None:
        raise NotYours
    return seen, body
