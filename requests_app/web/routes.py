"""The law as pages: every route, and one route whole, each rule with its source and how surely it was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from requests_app.access.policy import Standing
from requests_app.clocks import explain
from requests_app.routes.catalogue import NoSuchRoute, catalogue
from requests_app.routes.outcomes import WORDS
from requests_app.routes.schema import Act, Clock, Route
from requests_app.show import holders
from requests_app.web.door import signed_in


@dataclass(frozen=True, slots=True)
class Stated:
    """A state of a route in words."""

    name: str
    says: str
    held_by: str
    ends: str


@dataclass(frozen=True, slots=True)
class Acted:
    """An act in words: from where, to where, by whom."""

    act: Act
    label: str
    by: str
    recorded_by: str
    from_: str
    to: str


@dataclass(frozen=True, slots=True)
class Timed:
    """A clock in words."""

    clock: Clock
    label: str
    length: str
    starts: str
    owner: str


@require_GET
@signed_in
def routes(request: HttpRequest, who: Standing) -> HttpResponse:
    """Every route in its current version."""
    return render(request, "web/routes.html", {"tab": "routes", "routes": catalogue().all_current()})


@require_GET
@signed_in
def route(request: HttpRequest, who: Standing, route_id: str) -> HttpResponse:
    """One route, whole; `?version=` shows an older one that requests still stay on."""
    found = _found(route_id, request.GET.get("version", ""))
    context = {
        "tab": "routes",
        "route": found,
        "states": [_state(found, name) for name in found.states],
        "acts": [_act(found, act) for act in found.acts],
        "clocks": [_clock(found, clock) for clock in found.clocks],
        "versions": sorted(r.version for r in catalogue().routes.values() if r.id == found.id),
    }
    return render(request, "web/route.html", context)


def _found(route_id: str, version: str) -> Route:
    try:
        return catalogue().at(route_id, int(version)) if version.isdigit() else catalogue().current(route_id)
    except NoSuchRoute:
        raise Http404 from None


def who_is(route: Route, actors: Sequence[str]) -> str:
    """Actors in words."""
    return ", ".join(_(route.actors[a].is_) if a in route.actors else holders.word(a) for a in actors)


def _state(route: Route, name: str) -> Stated:
    state = route.states[name]
    return Stated(
        name,
        _(state.says),
        who_is(route, [state.held_by]) if state.held_by else "",
        str(WORDS[state.ends]) if state.ends else "",
    )


def _act(route: Route, act: Act) -> Acted:
    to = {"": _("stays where it is"), "back": _("back to where it came from"), "by_outcome": _("by the outcomes")}
    return Acted(
        act,
        _(act.label),
        who_is(route, act.by),
        who_is(route, act.recorded_by),
        ", ".join(_(route.states[s].says) for s in act.from_),
        to.get(act.to) or _(route.states[act.to].says),
    )


def _clock(route: Route, clock: Clock) -> Timed:
    amount = clock.length.amount
    unit = clock.length.unit
    length = explain.period_in_words(amount, unit) if amount is not None and unit != "none" else ""
    if clock.length.at_least is not None and length:
        length = _("at least %(length)s") % {"length": length}
    if clock.length.stated_in:
        length = _("%(length)s, or as stated") % {"length": length} if length else _("as stated")
    started = clock.runs_from.partition(".")[0]
    act = route.act(started)
    return Timed(
        clock,
        _(clock.label),
        length or _("no legal term"),
        _(act.label) if act else started,
        who_is(route, [clock.owner]),
    )
