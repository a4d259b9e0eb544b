"""To read a draft against what brings requests back: what it trips now, and what its writer said about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from requests_app.advice import lint
from requests_app.advice.lint import Finding
from requests_app.advice.lint_looks import Case
from requests_app.casework.ledger import route_of
from requests_app.casework.machine import NotOpen
from requests_app.casework.models import Item, Link, Request
from requests_app.common import clock
from requests_app.desk.answers import BadAnswer
from requests_app.routes.catalogue import catalogue
from requests_app.routes.outcomes import Outcome

IN_VAIN = frozenset({Outcome.LAP, Outcome.WDR, Outcome.REF, Outcome.LOST, Outcome.NOD})
REASON = "reason-"  # before the id of a rule: the field in which its reason is given


def findings(
    request: Request,
    contents: Mapping[str, Any],
    items: Sequence[Mapping[str, Any]],
    *,
    links: Iterable[Link] | None = None,
    on: date | None = None,
    duplicates: bool = True,
) -> list[Finding]:
    """What the draft trips. `links`: those of the request, both ends, where a page has read them already."""
    return lint.findings(
        Case(
            route=route_of(request),
            requesting=request.requesting,
            requested=request.requested,
            on=on or clock.now().date(),
            contents=contents,
            items=items,
            provider=request.provider.name if request.provider else "",
            provider_country=request.provider.country if request.provider else "",
            preserved=_preserved(request, _links(request) if links is None else links),
            duplicates=_asked_elsewhere(request, items) if duplicates else frozenset(),
        )
    )


def _links(request: Request) -> Iterable[Link]:
    return Link.objects.filter(Q(request=request) | Q(other=request)).select_related("request", "other")


def _preserved(request: Request, links: Iterable[Link]) -> bool:
    """Whether another request keeps the data, or kept them until it was no longer needed."""
    for link in links:
        other = link.other if link.request_id == request.pk else link.request
        kind = catalogue().at(other.route_id, other.route_version).kind
        if kind == "preservation" and other.outcome not in IN_VAIN:
            return True
    return False


def _asked_elsewhere(request: Request, items: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """Those identifiers for which the same agency has another open request on this route; nobody else's is read."""
    wanted = {str(i.get("identifier", "")).strip() for i in items} - {""}
    if not wanted:
        return frozenset()
    others = Item.objects.filter(
        identifier__in=wanted,
        request__agency=request.agency_id,
        request__requested=request.requested,
        request__route_id=request.route_id,
        request__ended_at=None,
    )
    return frozenset(others.exclude(request=request).values_list("identifier", flat=True).distinct())


def require(found: Sequence[Finding], reasons: Mapping[str, str]) -> dict[str, str]:
    """The reasons to be kept. Raises `NotOpen` for what blocks, `BadAnswer` for each reason that is not given."""
    for one in found:
        if one.blocks:
            raise NotOpen("lint", f"{_(one.rule.says)} {_(one.rule.write)}")
    given = {one.id: str(reasons.get(one.id, "")).strip() for one in found if one.needs_reason}
    faults = {
        f"{REASON}{one.id}": _("%(says)s Mend it, or say why it goes as it is.") % {"says": _(one.rule.says)}
        for one in found
        if one.needs_reason and not given[one.id]
    }
    if faults:
        raise BadAnswer(faults)
    return given


def as_fact(found: Iterable[Finding]) -> list[dict[str, str]]:
    """What the ledger keeps of it: rules and severities."""
    return [one.as_fact() for one in found]
