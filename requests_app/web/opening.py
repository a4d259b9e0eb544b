"""To open a request: first what is needed, then *Preserve now* before anything else, then the routes that are open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from requests_app.access import policy
from requests_app.access.policy import NotYours, Standing
from requests_app.advice.openness import Openness, between
from requests_app.common import clock
from requests_app.desk import opening
from requests_app.desk.answers import BadAnswer
from requests_app.desk.opening import Plan
from requests_app.parties.models import Organisation
from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Route
from requests_app.web import zones
from requests_app.web.door import authority, zone
from requests_app.web.need import Need, NeedForm

# Where several would do: the Union's own order before the Convention, the Convention before a letter that binds nobody.
PRESERVING = ("EU-EPOC-PR", "BC-29")


@dataclass(frozen=True, slots=True)
class Choices:
    """The routes for a need: how to preserve, how to get the data, and what is closed and why."""

    preserve: Openness | None
    other_ways: Sequence[Openness]
    routes: Sequence[Openness]
    closed: Sequence[Openness]


@require_http_methods(["GET", "POST"])
@authority
def new(request: HttpRequest, who: Standing) -> HttpResponse:
    """The short form. Whatever fails, everything typed stays."""
    agencies = Organisation.objects.filter(pk__in=who.in_role(*policy.OPENERS)).order_by("pk")
    if not agencies:
        raise NotYours
    posted = request.POST if request.method == "POST" else None
    form = NeedForm(posted, agencies=list(agencies), zone=zone(who))
    wanted = request.POST.get("go", "")
    choices: Choices | None = None
    status = 200
    if posted is not None and wanted != "row" and form.is_valid():
        need = form.need()
        choices = choose(need, clock.now().date())
        route = _route(wanted, choices)
        if route is not None:
            made = _open(request, who, form, need, route)
            if made is not None:
                return made
        elif wanted == "preserve":
            form.add_error(None, _("No way to preserve is open here; see below why, and ask for the data at once."))
    if posted is not None and wanted != "row" and form.errors:
        status = 422
    context = {
        "tab": "requests",
        "form": form,
        "choices": choices,
        "zones": zones.names(),
        "preserve_first": request.GET.get("go") == "preserve" or wanted == "preserve",
    }
    return render(request, "web/new.html", context, status=status)


def choose(need: Need, on: date) -> Choices:
    """What is open between the two States for these data, and what is not."""
    found = between(catalogue().all_current(), need.agency.country, need.requested, on)
    fitting = [one for one in found if set(one.route.data) & set(need.data)]
    preserving = [one for one in fitting if one.route.kind == "preservation"]
    order = {route: n for n, route in enumerate(PRESERVING)}
    preserving.sort(key=lambda one: order.get(one.route.id, len(order)))
    first = next((one for one in preserving if one.open), None)
    usable = [one for one in fitting if one is not first and one.status != "closed" and _fits(one.route, need)]
    others = [one for one in usable if one.route.kind != "preservation"]
    others.sort(key=lambda one: one.route.emergency != need.emergency)
    left = [one for one in found if one is not first and one not in usable]
    return Choices(first, [one for one in usable if one not in others], others, left)


def _fits(route: Route, need: Need) -> bool:
    return need.emergency or not route.emergency


def _route(wanted: str, choices: Choices) -> Route | None:
    if wanted == "preserve":
        return choices.preserve.route if choices.preserve else None
    if wanted.startswith("route:"):
        usable = [*choices.routes, *choices.other_ways, *([choices.preserve] if choices.preserve else [])]
        return next((one.route for one in usable if one.route.id == wanted[6:]), None)
    return None


def _open(request: HttpRequest, who: Standing, form: NeedForm, need: Need, route: Route) -> HttpResponse | None:
    names = {c.name for c in route.contents}
    plan = Plan(
        route.id,
        need.title,
        need.agency,
        need.requested,
        need.provider,
        contents={k: v for k, v in need.contents.items() if k in names},
        items=[i for i in need.items if i["data"] in route.data],
    )
    try:
        made = opening.open_request(who, plan)
    except BadAnswer as error:
        for name, sentence in error.faults.items():
            form.add_error(name if name in form.fields else None, sentence)
        return None
    left_out = sorted({i["data"] for i in need.items} - set(route.data))
    if left_out:
        messages.warning(
            request,
            _("This route cannot ask for: %(data)s. Those items were left out.")
            % {"data": ", ".join(d.replace("_", " ") for d in left_out)},
        )
    if request.POST.get("go") == "preserve":
        messages.success(
            request,
            _("Opened under %(route)s. Have it approved and sent; the data come next.") % {"route": route.short},
        )
    return redirect("web:draft", ref=made.ref)
