"""A cut: which requests a figure stands on, and whose requests whoever reads it may count at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.db.models import Q, Value

from requests_app.access.policy import Standing
from requests_app.casework.models import Item, Request
from requests_app.measures.records import Period
from requests_app.parties.models import Organisation
from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Role

READERS = (Role.MINISTRY, Role.CENTRAL)


@dataclass(frozen=True, slots=True)
class Cut:
    """What is asked for. Empty fields ask for everything; `countries` says whose requests count: by default nobody's.

    `everywhere` is for whoever runs the installation, at its own console; no page sets it.
    """

    countries: frozenset[str] = frozenset()
    direction: Literal["", "outgoing", "incoming"] = ""  # of the countries' requests: made by them, or made to them
    partner: str = ""  # the State at the other end
    everywhere: bool = False
    requesting: str = ""
    requested: str = ""
    routes: frozenset[str] = frozenset()
    instrument: str = ""
    kind: str = ""
    data: str = ""
    provider: int | None = None
    period: Period | None = None  # of sending


@dataclass(frozen=True, slots=True)
class Corridors:
    """What a reader may read: the figures of these countries, with these partners, on these routes."""

    countries: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    routes: frozenset[tuple[str, int]]


def corridors(who: Standing) -> Corridors:
    """The countries of the ministries and central authorities a person reads for, and what their requests are.

    One query: the countries, and under them every pair of States and route that occurs in their requests.
    """
    organisations = Organisation.objects.filter(pk__in=who.in_role(*READERS)).order_by()
    own = organisations.values("country")
    requests = Request.objects.filter(_own(own)).order_by()
    rows = set(
        organisations.values_list("country", Value(""), Value(""), Value(0)).union(
            requests.values_list("requesting", "requested", "route_id", "route_version")
        )
    )
    return Corridors(
        frozenset(country for country, _requested, route, _version in rows if not route),
        frozenset((requesting, requested) for requesting, requested, route, _version in rows if route),
        frozenset((route, version) for _requesting, _requested, route, version in rows if route),
    )


def _own(countries: object) -> Q:
    """Requests a country made, and those made to it once they were sent: nobody counts another's drafts."""
    return Q(requesting__in=countries) | Q(requested__in=countries, sent_at__isnull=False)


def reach(cut: Cut) -> Q:
    """The requests a cut may count at all."""
    if cut.everywhere:
        return Q()
    if not cut.countries:
        return Q(pk__in=[])
    return _own(cut.countries)


def _directed(cut: Cut) -> Q:
    """Which way, and with whom: both are asked of the readers' own requests."""
    made, received = Q(requesting__in=cut.countries), Q(requested__in=cut.countries)
    if cut.partner:
        made, received = made & Q(requested=cut.partner), received & Q(requesting=cut.partner)
    if cut.direction:
        return made if cut.direction == "outgoing" else received
    return made | received if cut.partner else Q()


def condition(cut: Cut) -> Q:
    """The requests of a cut, whenever they were sent: the period is applied figure by figure, as each is defined."""
    found = reach(cut) & _directed(cut)
    if cut.requesting:
        found &= Q(requesting=cut.requesting)
    if cut.requested:
        found &= Q(requested=cut.requested)
    routes = _routes(cut)
    if routes is not None:
        found &= Q(route_id__in=routes)
    if cut.data:
        found &= Q(pk__in=Item.objects.filter(data=cut.data).values("request_id"))
    if cut.provider is not None:
        found &= Q(provider_id=cut.provider)
    return found


def _routes(cut: Cut) -> frozenset[str] | None:
    """The ids a cut by route, instrument and kind comes to; none where it names no route."""
    if not (cut.routes or cut.instrument or cut.kind):
        return None
    known = catalogue().routes.values()
    return frozenset(
        route.id
        for route in known
        if (not cut.routes or route.id in cut.routes)
        and (not cut.instrument or route.instrument == cut.instrument)
        and (not cut.kind or route.kind == cut.kind)
    )
