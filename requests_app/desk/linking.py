"""To pass a request on: an act that opens another request, such as a preservation letter to the provider."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from requests_app.access import policy
from requests_app.access.policy import Standing
from requests_app.advice.openness import Status, openness
from requests_app.casework.ledger import route_of
from requests_app.casework.machine import NotOpen
from requests_app.casework.models import Draft, Payload, Request
from requests_app.common import clock
from requests_app.desk import acts, opening
from requests_app.desk.answers import Answers, BadAnswer
from requests_app.desk.opening import Plan
from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Act, Route


def pass_on(who: Standing, request: Request, name: str, told: Answers, *, expected: int, route_id: str = "") -> Request:
    """Does an act that opens a linked request for the acting organisation, with what the first one says carried over.

    Both happen or neither: the act on the first request and the opening of the second are one transaction.
    """
    route = route_of(request)
    act = route.act(name)
    if act is None or not act.links:
        raise NotOpen("unknown", _("This act opens no other request."))
    actor, _other = policy.require(who, request, route, act)
    organisation = next(s.organisation for s in request.seats.select_related("organisation") if s.actor == actor)
    requested = _asked_of(request)
    fitting = possible(act, organisation.country, requested, clock.now().date())
    wanted = next((r for r in fitting if r.id == route_id), None) if route_id else next(iter(fitting), None)
    if wanted is None:
        raise BadAnswer({"link": _("None of the requests this act opens is open between these two States.")})
    contents, items = _said(request)
    names = {c.name for c in wanted.contents if c.type != "statement"}
    plan = Plan(
        wanted.id,
        request.title,
        organisation,
        requested,
        request.provider,
        request.case_type,
        request.marking,
        {k: v for k, v in contents.items() if k in names},
        [i for i in items if i.get("data") in wanted.data],
    )
    forward, backward = natures(route, wanted)
    with transaction.atomic():
        made = opening.open_request(who, plan, linked_to=request, nature=backward)
        also = {"links": [{"ref": made.ref, "nature": forward}]}
        acts.do(who, request, name, told, expected=expected, also=also)
    return made


def possible(act: Act, requesting: str, requested: str, on: date) -> list[Route]:
    """The routes an act may open a request on that are not closed from one State to the other, in the law's order."""
    known = catalogue()
    routes = [known.current(route_id) for route_id in act.links]
    return [r for r in routes if openness(r, requesting, requested, on).status is not Status.CLOSED]


def choices(request: Request, act: Act, actor: str, on: date) -> list[Route]:
    """The same for a request, as whoever acts for `actor`: from the State of its organisation."""
    organisation = next(s.organisation for s in request.seats.select_related("organisation") if s.actor == actor)
    return possible(act, organisation.country, _asked_of(request), on)


def _asked_of(request: Request) -> str:
    return request.provider.country if request.provider else request.requested


def natures(route: Route, wanted: Route) -> tuple[str, str]:
    """How the first request is linked to the second, and the second back to the first."""
    if route.kind == "preservation" and wanted.kind != "preservation":
        return "preserves", "goes_with"
    if wanted.kind == "preservation" and route.kind != "preservation":
        return "goes_with", "preserves"
    return "carries_out", "goes_with"


def _said(request: Request) -> tuple[dict[str, object], list[dict[str, str]]]:
    """What the first request said when it was last frozen, with its identifiers; never frozen: what its draft says."""
    payload = (
        Payload.objects.filter(entry__request=request, entry__act__in=_freezing(request))
        .order_by("-entry__seq")
        .select_related("entry")
        .first()
    )
    if payload is None:
        draft = Draft.objects.filter(request=request).first()
        return (dict(draft.contents), [dict(i) for i in draft.items]) if draft else ({}, [])
    identifiers = payload.body.get("identifiers", {})
    items = [{**i, "identifier": identifiers.get(i["key"], "")} for i in payload.entry.facts.get("items", [])]
    return payload.body.get("contents", {}), items


def _freezing(request: Request) -> list[str]:
    acts_: tuple[Act, ...] = route_of(request).acts
    return [a.does for a in acts_ if a.needs.contents]
