"""To draw a paper from an entry that stands already, when somebody asks for it.

Two kinds: papers that answer or accompany a request (an acknowledgement, a refusal), which their route names under
`on_demand`, and papers of the demonstration world that were not drawn with their act. The ledger, which was written
before them, does not name their hash. Every other paper is drawn with its act or the act does not happen.

A paper on demand speaks in the name of an office, so that office alone makes it. What somebody else recorded on an
office's word is a report of what it did on paper of its own: no paper is made of it, by anybody. What a court without
an account decided is told to the other side by the office that recorded it, where the route says so. Nothing goes out
about a request that never did.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from requests_app.access import policy
from requests_app.access.policy import NotYours, Standing
from requests_app.casework import ledger as ledgers
from requests_app.casework import machine
from requests_app.casework.machine import Line
from requests_app.casework.models import Entry, Payload, Request
from requests_app.common import clock
from requests_app.desk import custody, frozen, look
from requests_app.desk.look import Seen
from requests_app.papers import answering, press
from requests_app.papers.models import Paper
from requests_app.routes.schema import PaperRule


@dataclass(frozen=True, slots=True)
class Owed:
    """A paper that was never drawn: of which entry, under which rule, whether it is one that waits to be asked for."""

    entry: Entry
    rule: PaperRule
    on_demand: bool = False


def owed(seen: Seen) -> list[Owed]:
    """The papers of this request that this person may have drawn. No query."""
    drawn = {(p.entry_id, p.name) for p in seen.papers}
    lines = {line.seq: line for line in machine.effective(seen.ledger.lines)}
    found = [*_of_the_demonstration(seen), *_on_demand(seen, lines)]
    left = [one for one in found if (one.entry.pk, one.rule.name) not in drawn]
    return sorted(left, key=lambda one: one.entry.seq)


def _of_the_demonstration(seen: Seen) -> list[Owed]:
    if not seen.request.synthetic:
        return []
    found = [
        Owed(entry, rule)
        for entry in seen.entries
        if (act := seen.route.act(entry.act)) and "papers" not in entry.facts
        for rule in (seen.route.paper(name) for name in act.papers)
        if rule is not None
    ]
    return [o for o in found if seen.ours or {o.rule.to, o.entry.actor} & seen.actors]


def _on_demand(seen: Seen, lines: Mapping[int, Line]) -> list[Owed]:
    """Struck-out entries have no paper; a certificate of receipt has one only where something was handed over."""
    return [
        Owed(entry, rule, on_demand=True)
        for entry in seen.entries
        if entry.seq in lines and (act := seen.route.act(entry.act)) is not None
        for rule in (seen.route.paper(name) for name in act.on_demand)
        if rule is not None
        and (rule.by or entry.actor) in seen.actors
        and (rule.custody or entry.actor in {*act.by, rule.by})  # else recorded for another
        and (not rule.custody or _handed_over(seen, lines, entry.seq))
        and (seen.request.sent_at or not seen.ours)
    ]


def _handed_over(seen: Seen, lines: Mapping[int, Line], until: int) -> list[int]:
    """The entries up to this one that list what was handed over."""
    return [seq for seq, line in lines.items() if seq <= until and line.facts.get("delivery")]


def press_now(who: Standing, ref: str, seq: int, name: str) -> Paper:
    """Draws an owed paper as it would have been, and keeps it. Raises `NotYours` where none is owed to this person.

    Earlier papers of the same name are drawn first, so that versions are numbered in the order of their acts.
    """
    seen = look.at(who, ref, what="paper")
    wanted = [o for o in owed(seen) if o.rule.name == name and o.entry.seq <= seq]
    if not wanted or wanted[-1].entry.seq != seq or not policy.may_see(who, seen.seats):
        raise NotYours
    for one in wanted[-1:] if wanted[-1].on_demand else wanted:
        paper = _draw(seen, one)
    return paper


def _draw(seen: Seen, one: Owed) -> Paper:
    request, entry = seen.request, one.entry
    before = [e for e in seen.ledger.entries if e.seq < entry.seq]
    payload = Payload.objects.filter(entry=entry).first()
    body = payload.body if payload else {}
    contents, items = frozen.said_by([*before, entry])
    more = _answering(seen, one, body) if one.on_demand else {}
    # Rendered before the row is locked: it is slow, and a lock must not wait for it.
    drawn = press.draw(
        request,
        ledgers.of(seen.route, before),
        one.rule,
        contents=contents,
        items=items,
        by=one.rule.by or entry.actor,
        at=clock.now() if one.on_demand else entry.happened_at,  # a paper made later is not dated back
        told=frozen.told(entry.act, entry.facts, body),
        **more,
    )
    with transaction.atomic():
        Request.objects.select_for_update().get(pk=request.pk)  # two who ask at once get one paper
        known = Paper.objects.filter(entry=entry, name=one.rule.name).first()
        return known or press.keep(drawn, request, entry)


def _answering(seen: Seen, one: Owed, body: Mapping[str, Any]) -> dict[str, Any]:
    """What a paper on demand says of its act besides; `papers` knows no delivery: the custody record is handed in."""
    lines = {line.seq: line for line in machine.effective(seen.ledger.lines)}
    handovers: Sequence[Any] = ()
    if one.rule.custody:
        names = {seat.actor: seat.organisation for seat in seen.seats}
        seqs = _handed_over(seen, lines, one.entry.seq)
        handovers = custody.record(seen.request, seen.route, one.rule, names, seqs)
    line = lines[one.entry.seq]
    return {"answering": answering.of(seen.request, seen.ledger, line, one.rule, body=body, handovers=handovers)}
