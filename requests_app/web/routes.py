"""The law as pages: every route by its kind, and one route whole, each rule with its source and its mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from requests_app.access.policy import Standing
from requests_app.common import clock
from requests_app.routes.catalogue import NoSuchRoute, catalogue
from requests_app.routes.changes import changes
from requests_app.routes.schema import Route
from requests_app.routes.status import Status, status_of
from requests_app.show import route_words, words
from requests_app.show.graph import graph
from requests_app.web.door import signed_in


@dataclass(frozen=True, slots=True)
class Listed:
    """One route of the list."""

    route: Route
    data: str
    status: Status
    text: str  # everything the filter looks at


@dataclass(frozen=True, slots=True)
class Family:
    """The routes of one kind."""

    kind: str
    word: str
    rows: tuple[Listed, ...]


@require_GET
@signed_in
def routes(request: HttpRequest, who: Standing) -> HttpResponse:
    """Every route in its current version, by kind; `?find=` keeps those in which every word of it stands."""
    find = request.GET.get("find", "").strip()[:100]
    families = _families(catalogue().all_current(), find, clock.now().date())
    found = sum(len(family.rows) for family in families)
    return render(request, "web/routes.html", {"tab": "routes", "families": families, "find": find, "found": found})


@require_GET
@signed_in
def route(request: HttpRequest, who: Standing, route_id: str) -> HttpResponse:
    """One route, whole; `?version=` shows an older one that requests still stay on."""
    found = _found(route_id, request.GET.get("version", ""))
    versions = sorted(r.version for r in catalogue().routes.values() if r.id == found.id)
    before = max((number for number in versions if number < found.version), default=None)
    context = {
        "tab": "routes",
        "route": found,
        "kind": words.route_kind(found.kind),
        "status": status_of(found, clock.now().date()),
        "facts": route_words.facts_of(found),
        "needs": [(need, route_words.need_in_words(need)) for need in found.open.needs],
        "graph": graph(found),
        "acts": [route_words.act_in_words(found, act) for act in found.acts],
        "clocks": [route_words.clock_in_words(found, one) for one in found.clocks],
        "contents": [route_words.content_in_words(content) for content in found.contents],
        "versions": versions,
        "before": before,
        "changed": changes(catalogue().at(found.id, before), found) if before is not None else (),
    }
    return render(request, "web/route.html", context)


def _found(route_id: str, version: str) -> Route:
    try:
        return catalogue().at(route_id, int(version)) if version.isdecimal() else catalogue().current(route_id)
    except NoSuchRoute:
        raise Http404 from None


def _families(current: Iterable[Route], find: str, today: date) -> list[Family]:
    wanted = find.casefold().split()
    rows = [row for row in (_listed(one, today) for one in current) if all(word in row.text for word in wanted)]
    rows.sort(key=lambda row: (row.route.instrument_title.casefold(), row.route.id))
    return [
        Family(kind, words.route_kind(kind), mine)
        for kind in words.ROUTE_KINDS
        if (mine := tuple(row for row in rows if row.route.kind == kind))
    ]


def _listed(one: Route, today: date) -> Listed:
    data = ", ".join(words.data_word(data) for data in one.data)
    status = status_of(one, today)
    facts = " ".join(fact.text for fact in route_words.facts_of(one))
    own = (one.id, one.title, one.short, one.instrument, words.route_kind(one.kind), status.word, status.reason, facts)
    return Listed(one, data, status, " ".join(own).casefold())
