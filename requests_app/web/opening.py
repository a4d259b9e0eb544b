"""To open a request: first what is needed, then *Preserve now* before anything else, then the routes that are open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from requests_app.access import policy
from requests_app.access.policy import NotYours, Standing
from requests_app.advice import advisor
from requests_app.advice.advisor import Advised, Case
from requests_app.advice.facts import Facts
from requests_app.common import clock
from requests_app.desk import opening
from requests_app.desk.answers import BadAnswer
from requests_app.desk.opening import Offered, Plan
from requests_app.measures.cuts import Cut
from requests_app.measures.expected import Taken
from requests_app.parties.models import Organisation
from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Data, Route
from requests_app.web import zones
from requests_app.web.door import authority, zone
from requests_app.web.need import Need, NeedForm

PRESERVATION = "preservation"


@dataclass(frozen=True, slots=True)
class Choices:
    """The routes for a need: how to preserve, how to get the data, and what is closed and why."""

    preserve: Advised | None
    other_ways: Sequence[Advised]
    routes: Sequence[Advised]
    closed: Sequence[Advised]

    @property
    def preserving(self) -> list[Advised]:
        """Every way to preserve that may be chosen, in order."""
        return [*([self.preserve] if self.preserve else []), *self.other_ways]

    def offered_with(self, route: Route, reason: str) -> Offered:
        """What was proposed beside this route, for the opening to keep."""
        beside = self.preserving if route.kind == PRESERVATION else self.routes
        found = [one.route.id for one in beside if one.openness.open]
        return Offered(found, found[0] if found else "", reason)


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
        choices = choose(need, clock.now().date(), _times(need))
        route = _route(wanted, choices)
        if route is not None:
            made = _open(request, who, form, need, route, choices.offered_with(route, need.choice_reason))
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
        "chosen": chosen(form, choices, wanted),
        "preserve_first": request.GET.get("go") == "preserve" or wanted == "preserve",
    }
    return render(request, "web/new.html", context, status=status)


def choose(need: Need, on: date, times: Mapping[str, Taken] | None = None) -> Choices:
    """What is open between the two States for these data, and what is not, the fittest first."""
    found = advisor.advise(catalogue().all_current(), case_of(need, on), times)
    usable = advisor.proposed(found)
    keeping, bringing = advisor.preserving(usable), advisor.obtaining(usable)
    first = next((one for one in keeping if one.openness.open), None)
    left = [one for one in found if one not in usable]
    return Choices(first, [one for one in keeping if one is not first], bringing, left)


def case_of(need: Need, on: date) -> Case:
    """The need as a case: what the form asks is told, the rest leaves routes open under a condition."""
    facts = Facts(
        data=cast(tuple[Data, ...], tuple(need.data)),
        emergency=need.emergency,
        target_us_person=need.target_us_person,
        target_resides=need.target_resides,
        max_penalty=need.max_penalty,
        annex_iv=need.annex_iv,
    )
    known = advisor.provider_named(need.provider.name) if need.provider else None
    provider, company = known if known else (None, "")
    return advisor.case_of(need.agency.country, need.requested, provider, company, on, facts)


def _times(need: Need) -> Mapping[str, Taken]:
    """The curves of our own State's requests: nobody's else are counted here."""
    cut = Cut(countries=frozenset({need.agency.country}), direction="outgoing")
    return advisor.times(cut, clock.now(), need.requested)


def _route(wanted: str, choices: Choices) -> Route | None:
    if wanted == "preserve":
        return choices.preserve.route if choices.preserve else None
    if wanted.startswith("route:"):
        usable = [*choices.routes, *choices.preserving]
        return next((one.route for one in usable if one.route.id == wanted[6:]), None)
    return None


def _open(
    request: HttpRequest, who: Standing, form: NeedForm, need: Need, route: Route, offered: Offered
) -> HttpResponse | None:
    names = {c.name for c in route.contents}
    asked = [_under_its_name(item, route) for item in need.items]
    plan = Plan(
        route.id,
        need.title,
        need.agency,
        need.requested,
        need.provider,
        contents={k: v for k, v in need.contents.items() if k in names},
        items=[i for i in asked if i["data"] in route.data],
        offered=offered,
    )
    try:
        made = opening.open_request(who, plan)
    except BadAnswer as error:
        for name, sentence in error.faults.items():
            form.add_error(name if name in form.fields else None, sentence)
        return None
    left_out = sorted({i["data"] for i in asked} - set(route.data))
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


def _under_its_name(item: Mapping[str, str], route: Route) -> Mapping[str, str]:
    """Only the Regulation has data for identification only; any other route asks for them as traffic data."""
    if item["data"] == "identification_only" and item["data"] not in route.data:
        return {**item, "data": "traffic"}
    return item


def chosen(form: NeedForm, choices: Choices | None, wanted: str) -> Route | None:
    """The route that waits for its reason: the field is shown with a button that goes on."""
    if choices is None or not form.errors.get("choice_reason"):
        return None
    return _route(wanted, choices)
