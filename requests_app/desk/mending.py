"""To note, to correct, to take back, to erase: each a new entry; what was written stays written. And to rebuild."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from requests_app.access import policy
from requests_app.access.policy import NotYours, Standing
from requests_app.casework import ledger as ledgers
from requests_app.casework import machine, rebuild, record, roots
from requests_app.casework.machine import NotOpen
from requests_app.casework.models import Entry, Request
from requests_app.casework.record import New
from requests_app.clocks import deadlines
from requests_app.clocks.models import Deadline
from requests_app.common import canonical, clock
from requests_app.desk import custody
from requests_app.desk.answers import BadAnswer
from requests_app.evidence import manifest
from requests_app.papers import incoming, press
from requests_app.papers import log as papers_log


def note(
    who: Standing, request: Request, text: str, *, expected: int, references: Mapping[str, str] | None = None
) -> Entry:
    """Adds a note, and a number somebody else gave the request. Moves nothing."""
    seats = list(request.seats.select_related("organisation"))
    if not policy.may_note(who, seats):
        raise NotYours
    if not text.strip() and not references:
        raise BadAnswer({"note": _("Write the note, or leave without one.")})
    facts = {"references": {k: v.strip()[:120] for k, v in references.items() if v.strip()}} if references else {}
    return _write(who, request, machine.NOTE, facts, {"note": text.strip()} if text.strip() else {}, expected)


def amend(
    who: Standing,
    request: Request,
    seq: int,
    *,
    expected: int,
    reason: str,
    happened_at: datetime | None = None,
    facts: Mapping[str, Any] | None = None,
) -> Entry:
    """Corrects the moment or the facts of an entry of one's own side by a further entry; the clocks follow."""
    told: dict[str, Any] = {"corrects": seq}
    if happened_at is not None:
        if happened_at.tzinfo is None or happened_at > clock.now():
            raise BadAnswer({"happened_at": _("The right moment lies in the past and has a time zone.")})
        told["happened_at"] = canonical.instant(happened_at)
    if facts:
        told["facts"] = dict(facts)
    return _mend(who, request, machine.CORRECT, seq, told, reason, expected)


def take_back(who: Standing, request: Request, seq: int, *, expected: int, reason: str) -> Entry:
    """Takes the last step back, recorded in error. The request stands again where it stood before."""
    return _mend(who, request, machine.VOID, seq, {"corrects": seq}, reason, expected)


def erase(who: Standing, request: Request, seqs: Sequence[int], *, expected: int, basis: str) -> Entry:
    """Removes personal payloads for good, leaving their digests: the chain still verifies and says what was erased."""
    if not policy.may_see(who, request.seats.all()) or not policy.may_erase(who, request):
        raise NotYours
    if not basis.strip():
        raise BadAnswer({"basis": _("Name the legal basis of the erasure.")})
    with transaction.atomic():
        facts = {"erases": list(seqs), "basis": basis.strip()[:200]}
        written = _write(who, request, machine.ERASE, facts, {}, expected)
        incoming.forget(Entry.objects.filter(erasure__by_entry=written))
    return written


def _mend(
    who: Standing, request: Request, act: str, seq: int, told: dict[str, Any], reason: str, expected: int
) -> Entry:
    seats = list(request.seats.select_related("organisation"))
    if not policy.may_see(who, seats):
        raise NotYours
    target = Entry.objects.filter(request=request, seq=seq).first()
    if target is None:
        raise NotOpen("correct", _("There is no such entry."))
    if not policy.may_correct(who, seats, target.actor):
        raise NotOpen("correct", _("An entry is corrected by the side that wrote it."))
    if not reason.strip():
        raise BadAnswer({"reason": _("Say why; the reason stays beside the correction.")})
    return _write(who, request, act, told, {"reason": reason.strip()}, expected)


def _write(
    who: Standing, request: Request, act: str, facts: Mapping[str, Any], body: Mapping[str, Any], expected: int
) -> Entry:
    now = clock.now()
    seats = list(request.seats.select_related("organisation"))
    mine = policy.seats_of(who, seats)
    with transaction.atomic():
        new = New(
            act=act,
            happened_at=now,
            recorded_at=now,
            actor=mine[0].actor,
            person=who.person,
            organisation=mine[0].organisation,
            facts=facts,
            body=body,
        )
        written = record.append(request, new, expected=expected)
        deadlines.follow(request, written.ledger)
        custody.follow(request, written.ledger)
    return written.entry


def rebuild_all(*, check: bool) -> tuple[int, list[str]]:
    """Recomputes every projection from the ledgers; with `check` writes nothing. Returns requests read, differences."""
    found: list[str] = []
    count = 0
    for request, ledger in rebuild.all_ledgers():
        count += 1
        stored = list(Deadline.objects.filter(request=request))
        wrong = [*rebuild.check(request, ledger), *deadlines.check(request, ledger, stored)]
        wrong += [f"receipt of the delivery of entry {d.entry.seq}" for d in custody.differing(request, ledger)]
        found += [f"{request.ref}: {w}" for w in wrong]
        if wrong and not check:
            with transaction.atomic():
                rebuild.mend(request, ledger)
                deadlines.follow(request, ledger)
                custody.follow(request, ledger)
    return count, found


def ledger_faults() -> tuple[int, list[ledgers.Fault]]:
    """Every entry read again and every hash computed anew; then what entries name: manifests and papers."""
    entries, found = ledgers.verify()
    return entries, [*found, *manifest.faults(), *press.faults(), *incoming.faults()]


def root_faults() -> tuple[int, list[date]]:
    """How many days are sealed, and those whose root is not that of the entries as they are."""
    return roots.wrong()


def paper_log_faults() -> tuple[int, int, list[str]]:
    """How many papers are in the log and how many roots it has published; and what is wrong in it."""
    entered, published = papers_log.counts()
    return entered, published, list(papers_log.faults())
