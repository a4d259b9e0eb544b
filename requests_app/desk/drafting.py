"""To write a draft: saved as it is typed, told at once what it lacks, never in two versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from requests_app.access import policy
from requests_app.access.policy import NotYours, Standing
from requests_app.advice import lacks
from requests_app.advice.lacks import Missing
from requests_app.casework.ledger import route_of
from requests_app.casework.machine import NotOpen
from requests_app.casework.models import Draft, Request
from requests_app.common import clock
from requests_app.routes.schema import PaperRule, Route

ITEM_FIELDS = ("kind", "identifier", "data", "since", "until", "zone")
LONGEST = 20_000


class SavedElsewhere(Exception):
    """Somebody else saved this draft meanwhile; what was typed here is handed back, nothing is lost."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(_("Somebody else saved this draft meanwhile. Compare, then save again."))
        self.draft = draft


def previewed(route: Route) -> list[PaperRule]:
    """The papers the requesting side puts out of what is written: an answer of the other side is not among them."""
    ours = {
        name
        for act in route.acts
        if any(route.actors[one].side == "requesting" for one in act.by)
        for name in act.papers
    }
    return [rule for rule in route.papers if rule.contents and rule.name in ours]


def writable(route: Route) -> frozenset[str]:
    """The places at which a draft is written: those from which its contents are frozen."""
    return frozenset(state for act in route.acts if act.needs.contents for state in act.from_)


def writers(route: Route) -> frozenset[str]:
    """The actors who may write: whoever holds such a place."""
    return frozenset(route.states[s].held_by for s in writable(route))


def save(
    who: Standing, request: Request, contents: Mapping[str, Any], items: Sequence[Mapping[str, Any]], *, turn: int
) -> Draft:
    """Saves what was typed. Raises `NotYours`, `NotOpen` when it is not in the writer's hands, `SavedElsewhere`."""
    route = route_of(request)
    actors = policy.actors_of(who, request.seats.all())
    if not actors:
        raise NotYours
    if request.state not in writable(route) or request.held_by not in actors:
        raise NotOpen("draft", _("This request is not being written at present, or not by you."))
    known = {c.name for c in route.contents}
    kept = {k: _clean(v) for k, v in contents.items() if k in known}
    rows = [{f: str(i.get(f, "")).strip() for f in ITEM_FIELDS} for i in items]
    rows = [r for r in rows if r["identifier"] or r["data"]]
    changed = Draft.objects.filter(request=request, turn=turn).update(
        contents=kept, items=rows, saved_at=clock.now(), saved_by=who.person, turn=turn + 1
    )
    draft = Draft.objects.get(request=request)
    if changed != 1:
        raise SavedElsewhere(draft)
    return draft


def lacking(request: Request, draft: Draft) -> list[Missing]:
    """What the draft lacks, each with its source."""
    return lacks.lacking(route_of(request), draft.contents, draft.items)


def _clean(value: Any) -> Any:
    if isinstance(value, list):
        return [str(v)[:LONGEST] for v in value][:200]
    if isinstance(value, bool) or value is None:
        return value
    return str(value)[:LONGEST]
