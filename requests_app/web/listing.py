"""Requests in a list: those one may see, narrowed and searched, fifty a page without ever counting the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Min, Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from requests_app.access import scope
from requests_app.access.policy import Standing
from requests_app.casework.ledger import route_of
from requests_app.casework.models import Request
from requests_app.clocks.models import Deadline
from requests_app.common import clock
from requests_app.desk import worklist
from requests_app.parties.models import Organisation
from requests_app.routes.catalogue import catalogue
from requests_app.routes.jurisdictions import country_name
from requests_app.routes.schema import Holder
from requests_app.show import holders
from requests_app.web.desk import subject, turn
from requests_app.web.door import authority

PAGE = 50
STANDS = ("open", "ended", "all")


@dataclass(frozen=True, slots=True)
class Listed:
    """One request as a list shows it."""

    request: Request
    route_short: str
    subject: str
    place: str
    turn: str
    country: str
    due_at: datetime | None


@require_GET
@authority
def requests(request: HttpRequest, who: Standing) -> HttpResponse:
    """The list, narrowed by what the address says; with `q` it is the search."""
    if request.GET.get("q", "").strip():
        return search(request)
    chosen = _chosen(request.GET)
    found = _narrow(worklist.with_turn(who, scope.visible_to(who)), chosen)
    after = _after(request.GET.get("after", ""))
    if after is not None:
        moved, number = after
        found = found.filter(Q(moved_at__lt=moved) | Q(moved_at=moved, pk__lt=number))
    page = list(found.select_related("provider").order_by("-moved_at", "-pk")[: PAGE + 1])
    more = page[PAGE - 1] if len(page) > PAGE else None
    shown = listed(page[:PAGE])
    countries = Organisation.objects.order_by("country").values_list("country", flat=True).distinct()
    context: dict[str, Any] = {
        "tab": "requests",
        "as_of": clock.now(),
        "listed": shown,
        "chosen": chosen,
        "after": f"{more.moved_at.isoformat()}|{more.pk}" if more and more.moved_at else "",
        "begun": after is not None,
        "routes": [(route.id, route.short) for route in catalogue().all_current()],
        "countries": sorted(((c, country_name(c)) for c in countries), key=lambda pair: pair[1]),
        "holders": [(h.value, holders.word(h)) for h in Holder],
        "stands": STANDS,
    }
    return render(request, "web/requests.html", context)


@require_http_methods(["GET", "POST"])
@authority
def search(request: HttpRequest, who: Standing) -> HttpResponse:
    """The search by any reference, foreign number, title or identifier. Posted, it stays out of addresses (R41)."""
    text = (request.POST if request.method == "POST" else request.GET).get("q", "").strip()[:200]
    found = list(worklist.with_turn(who, worklist.search(who, text)).select_related("provider")[: PAGE + 1])
    exact = [one for one in found if one.ref.lower() == text.lower()]
    if exact:
        return redirect("web:request", ref=exact[0].ref)
    context = {
        "tab": "requests",
        "as_of": clock.now(),
        "q": text,
        "listed": listed(found[:PAGE]),
        "more": len(found) > PAGE,
    }
    return render(request, "web/search.html", context)


def listed(page: Sequence[Request]) -> list[Listed]:
    """The rows of a page, with the next date of each. One query."""
    running = Deadline.objects.filter(request__in=[r.pk for r in page], status="running", due_at__isnull=False)
    due = dict(running.values_list("request_id").annotate(next=Min("due_at")))
    return [
        Listed(
            request=one,
            route_short=(route := route_of(one)).short,
            subject=subject(one, route),
            place=route.states[one.state].says,
            turn=turn(one, route, mine=getattr(one, "mine", False)),
            country=country_name(one.requested),
            due_at=due.get(one.pk),
        )
        for one in page
    ]


def _chosen(given: QueryDict) -> dict[str, str]:
    chosen = {name: given.get(name, "").strip()[:60] for name in ("stands", "route", "country", "holder")}
    if chosen["stands"] not in STANDS:
        chosen["stands"] = "open"
    return chosen


def _narrow(found: QuerySet[Request], chosen: dict[str, str]) -> QuerySet[Request]:
    if chosen["stands"] != "all":
        found = found.filter(ended_at__isnull=chosen["stands"] == "open")
    if chosen["route"]:
        found = found.filter(route_id=chosen["route"])
    if chosen["country"]:
        found = found.filter(Q(requesting=chosen["country"]) | Q(requested=chosen["country"]))
    if chosen["holder"]:
        found = found.filter(holder=chosen["holder"])
    return found


def _after(text: str) -> tuple[datetime, int] | None:
    moved, _bar, number = text.partition("|")
    try:
        told = datetime.fromisoformat(moved)
        return (told, int(number)) if told.tzinfo else None
    except ValueError:
        return None
