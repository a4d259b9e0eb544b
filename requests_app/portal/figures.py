"""The provider's own figures: received, answered, how long it took, by kind of request; all of it as CSV or JSON."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from requests_app.access.policy import Standing
from requests_app.common import clock
from requests_app.desk import disclosing
from requests_app.measures.suppression import CURVE_LEAST, may_draw
from requests_app.measures.survival import kaplan_meier
from requests_app.portal import many
from requests_app.portal.door import counsel
from requests_app.portal.many import Facts
from requests_app.portal.tables import csv_response
from requests_app.routes.schema import Role
from requests_app.show import moments

DAY = 86_400.0
COLUMNS = (
    "ref", "route", "requesting", "authority", "emergency", "arrived_at", "acknowledged_at", "answered_at", "outcome",
    "identifiers", "data", "due_at", "on_time",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """The figures of one route."""

    title: str
    route: str
    received: int
    answered: int
    open: int
    outcomes: Sequence[tuple[str, int]]
    median: float | None
    low: float | None
    high: float | None
    enough: bool

    @property
    def half(self) -> str:
        """The median in words: hours where days would say too little."""
        return "" if self.median is None else moments.span(timedelta(days=self.median))

    @property
    def between(self) -> str:
        """Its interval in words; nothing where an end was not reached."""
        if self.low is None or self.high is None:
            return ""
        low, high = (moments.span(timedelta(days=end)) for end in (self.low, self.high))
        return _("%(low)s to %(high)s") % {"low": low, "high": high}


@require_GET
@counsel
def figures(request: HttpRequest, who: Standing) -> HttpResponse:
    """The page of figures."""
    now = clock.now()
    found = _all(who)
    context = {"tab": "portal", "as_of": now, "kinds": kinds(found, now), "n": len(found), "least": CURVE_LEAST}
    return render(request, "portal/figures.html", context)


@require_GET
@counsel
def export(request: HttpRequest, who: Standing, form: str) -> HttpResponse:
    """Every request of the provider, one row each, without identifiers; each row leaves a line in the log of views."""
    if form not in ("csv", "json"):
        raise Http404
    now = clock.now()
    found = _all(who)
    disclosing.listed(who, [one.request for one in found], role=Role.PROVIDER, what=f"export {form}")
    rows = [row(one) for one in found]
    if form == "csv":
        return csv_response("requests.csv", COLUMNS, [[r[name] for name in COLUMNS] for r in rows])
    figures_ = [
        {
            "route": k.route, "received": k.received, "answered": k.answered, "open": k.open,
            "outcomes": dict(k.outcomes), "median_days": k.median, "low": k.low, "high": k.high,
        }
        for k in kinds(found, now)
    ]  # fmt: skip
    document = {"as_of": now, "figures": figures_, "requests": rows}
    response = JsonResponse(document, json_dumps_params={"ensure_ascii": False})
    response["Content-Disposition"] = 'attachment; filename="requests.json"'
    return response


def _all(who: Standing) -> list[Facts]:
    return many.facts(many.visible(who).order_by("pk"))


def arrived(one: Facts) -> datetime | None:
    """When the provider had it: the receipt it recorded, else the first moment it held it."""
    return one.done.get("receive") or one.held_since or one.request.sent_at


def row(one: Facts) -> dict[str, Any]:
    """One request as a row: codes, moments in UTC, no identifier and no word of the case."""
    limits = [d for d in one.deadlines if d.answers and d.owner in one.actors and d.due_at]
    limit = max(limits, key=lambda d: (d.run, d.leg), default=None)  # as extended last
    on_time: bool | str = ""
    if limit is not None and limit.due_at and one.answered_at is not None:
        on_time = one.answered_at <= limit.due_at
    return {
        "ref": one.request.ref,
        "route": one.route.id,
        "requesting": one.request.requesting,
        "authority": one.authority,
        "emergency": one.request.emergency,
        "arrived_at": _utc(arrived(one)),
        "acknowledged_at": _utc(one.done.get("acknowledge")),
        "answered_at": _utc(one.answered_at),
        "outcome": one.outcome.value if one.outcome else "",
        "identifiers": one.identifiers,
        "data": " ".join(dict.fromkeys(r[2] for r in one.asked)),
        "due_at": _utc(limit.due_at) if limit else "",
        "on_time": on_time,
    }


def _utc(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if moment else ""


def kinds(found: Sequence[Facts], now: datetime) -> list[Kind]:
    """The figures by route. The median is Kaplan-Meier's, open ones counted until now, and given from ten on."""
    by_route: dict[str, list[Facts]] = defaultdict(list)
    for one in found:
        by_route[one.route.id].append(one)
    return [_kind(name, ones, now) for name, ones in sorted(by_route.items())]


def _kind(name: str, ones: Sequence[Facts], now: datetime) -> Kind:
    durations, events = [], []
    for one in ones:
        start = arrived(one)
        if start is None:
            continue
        end = one.answered_at or one.closed_at or now
        durations.append(max((end - start).total_seconds(), 0.0) / DAY)
        events.append(one.answered_at is not None)
    enough = may_draw(len(durations))
    median = kaplan_meier(durations, events).median() if enough else None
    counts = Counter(one.outcome.value for one in ones if one.outcome)
    return Kind(
        title=_(ones[0].route.title),
        route=name,
        received=len(ones),
        answered=sum(1 for one in ones if one.answered_at is not None),
        open=sum(1 for one in ones if one.answered_at is None and one.closed_at is None),
        outcomes=sorted(counts.items()),
        median=median.value if median else None,
        low=median.low if median else None,
        high=median.high if median else None,
        enough=enough,
    )
