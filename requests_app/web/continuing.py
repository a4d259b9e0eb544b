"""To go on from one request to the next: from a preservation to the request for the data, with what was said."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from requests_app.access import policy
from requests_app.access.policy import Standing
from requests_app.advice.openness import Openness, Status, openness
from requests_app.desk import linking, look, opening
from requests_app.desk.answers import BadAnswer
from requests_app.desk.look import Seen
from requests_app.desk.opening import Plan
from requests_app.routes.catalogue import NoSuchRoute, catalogue
from requests_app.routes.schema import Route
from requests_app.web.door import authority


@dataclass(frozen=True, slots=True)
class Following:
    """A route this request can lead to, and whether it is open between the two States."""

    openness: Openness

    @property
    def route(self) -> Route:
        return self.openness.route


def following(seen: Seen) -> list[Following]:
    """The routes the law leads to from here, for whoever may open one. None that is linked already, none twice,
    none that is closed between the two States, unless all are: then the first says why.

    From a preservation at once: the data are to be asked for while they are kept. From all others when they have ended.
    """
    if not policy.may_open(seen.who, seen.request.agency_id):
        return []
    if seen.route.kind != "preservation" and seen.position.ended_at is None:
        return []
    linked = {link.other.route_id for link in seen.links} | {link.request.route_id for link in seen.linked_from}
    offered = {route for offer in look.offers(seen) if offer.open for route in offer.act.links}
    known = catalogue()
    wanted = [r for r in seen.route.open.leads_to if r not in linked | offered and r in known.highest]
    found = [
        Following(openness(known.current(r), seen.request.requesting, seen.request.requested, seen.at.date()))
        for r in wanted
    ]
    return [one for one in found if one.openness.status is not Status.CLOSED] or found[:1]


@require_http_methods(["GET", "POST"])
@authority
def go_on(request: HttpRequest, who: Standing, ref: str, route_id: str) -> HttpResponse:
    """Opens the request that follows, for the same agency and provider."""
    seen = look.at(who, ref, what="request")
    try:
        wanted = catalogue().current(route_id)
    except NoSuchRoute:
        raise policy.NotYours from None
    if not policy.may_open(who, seen.request.agency_id):
        raise policy.NotYours
    title = request.POST.get("title", seen.request.title).strip()
    faults: dict[str, str] = {}
    if request.method == "POST":
        plan = Plan(
            wanted.id,
            title,
            seen.request.agency,
            seen.request.requested,
            seen.request.provider,
            seen.request.case_type,
            seen.request.marking,
        )
        forward, _backward = linking.natures(seen.route, wanted)
        nature = forward if forward in opening.BACKWARD else "goes_with"
        try:
            made = opening.open_linked(who, seen.request, plan, nature=nature)
        except BadAnswer as error:
            faults = error.faults
        else:
            messages.success(request, _("Opened. What both requests ask for was carried over; look it through."))
            return redirect("web:draft", ref=made.ref)
    shared = {c.name for c in seen.route.contents} & {c.name for c in wanted.contents if c.type != "statement"}
    said = seen.draft.contents if seen.draft else {}
    context = {
        "tab": "requests",
        "marking": seen.request.marking,
        "seen": seen,
        "wanted": wanted,
        "title": title,
        "faults": faults,
        "carried": [_(c.label) for c in wanted.contents if c.name in shared and said.get(c.name)],
        "openness": openness(wanted, seen.request.requesting, seen.request.requested, seen.at.date()),
    }
    return render(request, "web/go_on.html", context, status=422 if faults else 200)
