"""The custody record of a request: what was handed over, when our side had it, whether the hashes agreed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from requests_app.casework import machine
from requests_app.casework.ledger import Ledger
from requests_app.casework.machine import Line
from requests_app.casework.models import Request
from requests_app.evidence.models import Delivery
from requests_app.papers import answering
from requests_app.papers.filled import Handed, Handover
from requests_app.parties.models import Organisation
from requests_app.routes.schema import Act, PaperRule, Route

Receipt = tuple[datetime | None, int | None, datetime | None]  # when it was there, who said so, hashes found equal
NEVER: Receipt = (None, None, None)


def record(
    request: Request, route: Route, rule: PaperRule, names: Mapping[str, Organisation], seqs: Sequence[int]
) -> list[Handover]:
    """Every delivery with a manifest listed by these entries, oldest first: names, sizes, hashes, hands, times.

    A delivery listed by the side that sent the request is one it received, from the office the paper goes to. What an
    office of the other side handed to another of its own side says so.
    """
    found = (
        Delivery.objects.filter(request=request, entry__seq__in=seqs)
        .select_related("by", "entry__organisation")
        .prefetch_related("pieces")
        .order_by("entry__seq")
    )
    made = []
    for one in found:
        entry = one.entry
        act = route.act(entry.act)
        author = answering.author(act, entry.actor) if act else entry.actor
        if route.actors[author].side == "requesting":
            giver, taker = names.get(rule.to), one.by or entry.organisation
        else:
            giver, taker = names.get(author), names.get((act and handed_to(route, act)) or rule.by)
        made.append(
            Handover(
                giver=giver.name if giver else "",
                taker=taker.name if taker else "",
                channel=one.channel.strip("- "),
                at=one.handed_over_at,
                recorded_at=entry.recorded_at,
                received_at=one.received_at,
                verified_at=one.verified_at,
                digest=str(entry.facts.get("delivery", {}).get("sha256", "")),
                files=tuple(Handed(p.name, p.size, p.sha256) for p in sorted(one.pieces.all(), key=lambda p: p.pk)),
            )
        )
    return made


def handed_to(route: Route, act: Act) -> str:
    """The actor of the other side that an act hands over to; empty where it is for the side that asked."""
    place = route.states.get(act.to)
    actor = route.actors.get(place.held_by) if place else None
    return place.held_by if place and actor and actor.side != "requesting" else ""


def confirms(route: Route, act: Act) -> bool:
    """Whether with this act the side that asked says it has what was handed over: it certifies its receipt there."""
    papers = [route.paper(name) for name in act.on_demand]
    certified = any(paper.custody for paper in papers if paper is not None)
    return certified and all(route.actors[name].side == "requesting" for name in act.by)


def differing(request: Request, ledger: Ledger) -> Iterator[Delivery]:
    """The deliveries whose receipt and comparison are not what the ledger tells, put right but not saved."""
    lines = machine.effective(ledger.lines)
    if not any(line.facts.get("delivery") for line in ledger.lines):
        return
    kept = Delivery.objects.filter(request=request).select_related("entry").prefetch_related("pieces").order_by("pk")
    found = {one.entry.seq: one for one in kept}
    told = _receipts(ledger.route, lines, found)
    for seq, one in found.items():
        wanted = told.get(seq, NEVER)
        if (one.received_at, one.received_by_id, one.verified_at) != wanted:
            one.received_at, one.received_by_id, one.verified_at = wanted
            yield one


def follow(request: Request, ledger: Ledger) -> None:
    """Sets what the ledger tells of each delivery's receipt. Call inside the act's transaction, deliveries kept."""
    for one in differing(request, ledger):
        one.save(update_fields=["received_at", "received_by", "verified_at"])


def _receipts(route: Route, lines: Sequence[Line], found: Mapping[int, Delivery]) -> dict[int, Receipt]:
    """For each delivery that was confirmed: when it was there, who said so, when its hashes were found equal.

    They are compared where the receiving side lists the files anew: each list against the other side's. What one
    office of the other side handed to another was compared too, but is not received by that.
    """
    told: dict[int, Receipt] = {}
    elsewhere: set[int] = set()
    waiting: dict[int, frozenset[str]] = {}
    for line in lines:
        if line.seq in found:
            waiting[line.seq] = frozenset(piece.sha256 for piece in found[line.seq].pieces.all())
        act = route.act(line.act)
        if act is not None and handed_to(route, act):
            elsewhere.add(line.seq)
        if act is None or not confirms(route, act):
            continue
        own = waiting.get(line.seq, frozenset())
        theirs = frozenset[str]().union(*(hashes for seq, hashes in waiting.items() if seq != line.seq))
        for seq, hashes in waiting.items():
            equal = bool(hashes) and hashes <= (theirs if seq == line.seq else own)
            compared = line.recorded_at if equal else None
            told[seq] = (None, None, compared) if seq in elsewhere else (line.happened_at, line.person, compared)
        waiting.clear()
    return told
