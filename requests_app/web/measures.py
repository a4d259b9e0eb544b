"""The figures: one page that can be printed, its definitions, the cases behind a figure, and the data as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from requests_app.access import policy, scope
from requests_app.access.policy import Standing
from requests_app.casework.ledger import route_of
from requests_app.common import clock
from requests_app.measures import drill, endangered, publication, report
from requests_app.measures.definitions import DEFINITIONS
from requests_app.measures.document import document
from requests_app.measures.stock import BANDS
from requests_app.show.charts import band_label
from requests_app.web import measure_cut, measure_figures
from requests_app.web.door import signed_in, zone
from requests_app.web.measure_cut import Asked

MOST = 200


@require_GET
@signed_in
def page(request: HttpRequest, who: Standing) -> HttpResponse:
    """The page of a ministry or a central authority, over its own country's requests."""
    asked = measure_cut.read(who, request.GET)
    now = clock.now()
    found = report.read(asked.cut, now)
    context = {
        "tab": "measures",
        "as_of": now,
        "asked": asked,
        "may_drill": policy.may_drill(who),
        "endangered": measure_figures.endangered_rows(endangered.most(who, found, now), now, zone(who)),
        **measure_figures.shown(found, drill_to=_drill(asked) if policy.may_drill(who) else ""),
    }
    return render(request, "web/measures/page.html", context)


@require_GET
@signed_in
def definitions(request: HttpRequest, who: Standing) -> HttpResponse:
    """What each figure means. For everybody who signs in: nothing in it is anybody's."""
    return render(request, "web/measures/definitions.html", {"tab": "measures", "definitions": DEFINITIONS.values()})


@require_GET
@signed_in
def cases(request: HttpRequest, who: Standing) -> HttpResponse:
    """The requests behind a figure: those of them that this desk may see, and no others."""
    if not policy.may_drill(who):
        raise Http404
    asked = measure_cut.read(who, request.GET)
    figure = request.GET.get("figure", "")
    band = request.GET.get("band", "")
    if figure not in drill.FIGURES or (band and band not in map(str, range(len(BANDS)))):
        raise Http404
    now = clock.now()
    ground = request.GET.get("ground", "")
    pks = drill.behind(report.read(asked.cut, now), figure, band=int(band) if band else None, ground=ground)
    seen = list(
        scope.visible_to(who).filter(pk__in=pks).select_related("provider").order_by("sent_at", "pk")[: MOST + 1]
    )
    context = {
        "tab": "measures",
        "as_of": now,
        "asked": asked,
        "what": measure_figures.FIGURE_WORDS[figure],
        "band": band_label(*BANDS[int(band)]) if band else "",
        "ground": measure_figures.ground_words().get(ground, ground),
        "n": len(pks),
        "listed": [(one, route_of(one)) for one in seen[:MOST]],
        "more": len(seen) > MOST,
    }
    return render(request, "web/measures/cases.html", context)


@require_GET
@signed_in
def as_json(request: HttpRequest, who: Standing) -> HttpResponse:
    """The figures as one JSON document."""
    response = JsonResponse(_data(request, who), json_dumps_params={"ensure_ascii": False, "indent": 1})
    return _as_file(response, "json")


@require_GET
@signed_in
def as_csv(request: HttpRequest, who: Standing) -> HttpResponse:
    """The same figures as a table of two columns: where in the document, and the value."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("figure", "value"))
    writer.writerows(_flat("", _data(request, who)))
    return _as_file(HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8"), "csv")


def _data(request: HttpRequest, who: Standing) -> dict[str, Any]:
    """Exact for a central authority's desk; what a ministry reads may reach the public, so small numbers are gone."""
    asked = measure_cut.read(who, request.GET)
    found = report.read(asked.cut, clock.now())
    return document(found.report) if policy.may_drill(who) else publication.published(found)


def _flat(where: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _flat(f"{where}.{name}" if where else str(name), part)
    elif isinstance(value, list):
        for position, part in enumerate(value):
            yield from _flat(f"{where}.{position}", part)
    else:
        yield where, "" if value is None else str(value)


def _as_file(response: HttpResponse, ending: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="figures-{clock.now():%Y-%m-%d}.{ending}"'
    return response


def _drill(asked: Asked) -> str:
    return f"{asked.query}&figure=" if asked.query else "figure="
