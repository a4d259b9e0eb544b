"""The custody record of a request as plain data for a paper: what the evidence room holds of each delivery."""

from __future__ import annotations

from collections.abc import Sequence

from requests_app.casework.models import Request
from requests_app.evidence.models import Delivery
from requests_app.papers import answering
from requests_app.papers.filled import Handed, Handover
from requests_app.parties.models import Organisation
from requests_app.routes.schema import Route


def record(
    request: Request, route: Route, taker: Organisation | None, giver: str, seqs: Sequence[int]
) -> list[Handover]:
    """Every delivery with a manifest listed by these entries, oldest first: names, sizes, hashes, hands, times.

    A delivery listed by the side that sent the request is one it received: then the giver is the office named here.
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
        listed_by_us = route.actors[author].side == "requesting"
        by = one.by or entry.organisation
        own = by if listed_by_us else taker
        made.append(
            Handover(
                giver=giver if listed_by_us else str(by.name if by else giver),
                taker=str(own.name) if own else "",
                channel=one.channel.strip("- "),
                at=one.received_at or one.handed_over_at,
                recorded_at=entry.recorded_at,
                verified_at=one.verified_at,
                digest=str(entry.facts.get("delivery", {}).get("sha256", "")),
                files=tuple(Handed(p.name, p.size, p.sha256) for p in sorted(one.pieces.all(), key=lambda p: p.pk)),
            )
        )
    return made
