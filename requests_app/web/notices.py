"""One's notices: what ran towards its end, and what came into one's hands."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from requests_app.access.policy import Standing
from requests_app.alerts.models import Notice
from requests_app.casework.ledger import route_of
from requests_app.common import clock
from requests_app.desk import noticing
from requests_app.show import moments, navigation
from requests_app.web.door import signed_in, zone

MOST = 100


@dataclass(frozen=True, slots=True)
class Told:
    """A notice in words."""

    notice: Notice
    sentence: str
    heat: str


@require_GET
@signed_in
def notices(request: HttpRequest, who: Standing) -> HttpResponse:
    """The newest hundred."""
    found = [told(one, zone(who)) for one in noticing.of(who)[:MOST]]
    return render(request, "web/notices.html", {"tab": "", "told": found, "as_of": clock.now()})


@require_http_methods(["GET", "POST"])
@signed_in
def notice(request: HttpRequest, who: Standing, number: int) -> HttpResponse:
    """Marks a notice as read and leads to its request."""
    found = noticing.read(who, number)
    ref = found.request.ref
    if who.roles & navigation.REQUESTING:
        return redirect("web:request", ref=ref)
    try:
        return redirect(reverse("portal:request", args=[ref]))
    except NoReverseMatch:
        return redirect("web:notices")


@require_POST
@signed_in
def all_read(request: HttpRequest, who: Standing) -> HttpResponse:
    """Marks every notice as read."""
    noticing.read_all(who)
    messages.success(request, _("All notices are marked as read."))
    return redirect("web:notices")


def told(one: Notice, own: str) -> Told:
    """What the notice says, and how hot it is. It names no person and nothing of the case."""
    route = route_of(one.request)
    if one.deadline is not None:
        found = route.clock(one.deadline.clock)
        words = {"clock": _(found.label) if found else one.deadline.clock}
        due_at = one.deadline.due_at
        if due_at is None:
            return Told(one, words["clock"], "calm")
        words["when"] = moments.when(due_at, one.deadline.zone or own, closes=True)
        if one.deadline.status != "running":
            return Told(one, _("%(clock)s: the end was %(when)s; the clock no longer runs.") % words, "calm")
        heat = moments.urgency(due_at, clock.now(), one.deadline.zone or own).value
        return Told(one, _("%(clock)s: ends %(when)s.") % words, heat)
    act = route.act(one.entry.act) if one.entry is not None else None
    state = route.states.get(one.entry.to_state) if one.entry is not None else None
    if act is None or state is None:
        return Told(one, _("Something happened."), "calm")
    words = {"act": _(act.label), "place": _(state.says)}
    return Told(one, _("It has come to you: %(place)s (after: %(act)s).") % words, "calm")
