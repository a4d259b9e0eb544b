"""To draw, when somebody asks, a paper of the demonstration world that was not drawn with its act.

Only synthetic requests owe papers: a real act keeps its paper or does not happen. Such a paper is not named in the
ledger by its hash, and its page says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from requests_app.access import policy
from requests_app.access.policy import NotYours, Standing
from requests_app.casework import ledger as ledgers
from requests_app.casework.models import Entry, Payload, Request
from requests_app.desk import frozen, look
from requests_app.desk.look import Seen
from requests_app.papers import press
from requests_app.papers.models import Paper
from requests_app.routes.schema import PaperRule


@dataclass(frozen=True, slots=True)
class Owed:
    """A paper that was never drawn: of which entry, under which rule."""

    entry: Entry
    rule: PaperRule


def owed(seen: Seen) -> list[Owed]:
    """The papers of this request that can still be drawn and that this person may read. No query."""
    if not seen.request.synthetic:
        return []
    drawn = {(p.entry_id, p.name) for p in seen.papers}
    found = [
        Owed(entry, rule)
        for entry in seen.entries
        if (act := seen.route.act(entry.act)) and "papers" not in entry.facts
        for rule in (seen.route.paper(name) for name in act.papers)
        if rule is not None and (entry.pk, rule.name) not in drawn
    ]
    return [o for o in found if seen.ours or {o.rule.to, o.entry.actor} & seen.actors]


def press_now(who: Standing, ref: str, seq: int, name: str) -> Paper:
    """Draws an owed paper as it would have been, and keeps it. Raises `NotYours` where none is owed to this person.

    Earlier papers of the same name are drawn first, so that versions are numbered in the order of their acts.
    """
    seen = look.at(who, ref, what="paper")
    wanted = [o for o in owed(seen) if o.rule.name == name and o.entry.seq <= seq]
    if not wanted or wanted[-1].entry.seq != seq or not policy.may_see(who, seen.seats):
        raise NotYours
    for one in wanted:
        paper = _draw(seen.request, one)
    return paper


def _draw(request: Request, one: Owed) -> Paper:
    entry = one.entry
    before = list(Entry.objects.filter(request=request, seq__lt=entry.seq).order_by("seq"))
    payload = Payload.objects.filter(entry=entry).first()
    body = payload.body if payload else {}
    contents, items = frozen.said_by([*before, entry])
    drawn = press.draw(
        request,
        ledgers.of(ledgers.route_of(request), before),
        one.rule,
        contents=contents,
        items=items,
        by=entry.actor,
        at=entry.happened_at,
        told=frozen.told(entry.act, entry.facts, body),
    )
    with transaction.atomic():
        Request.objects.select_for_update().get(pk=request.pk)  # two who ask at once get one paper
        known = Paper.objects.filter(entry=entry, name=one.rule.name).first()
        return known or press.keep(drawn, request, entry)
