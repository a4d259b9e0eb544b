"""A cut: which requests a figure stands on, and whose requests whoever reads it may count at all."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from requests_app.access.policy import Standing
from requests_app.casework.models import Item
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
    everywhere: bool = False
    requesting: str = ""
    requested: str = ""
    routes: frozenset[str] = frozenset()
    instrument: str = ""
    kind: str = ""
    data: str = ""
    provider: int | None = None
    period: Period | None = None  # of sending


def readable(who: Standing) -> frozenset[str]:
    """The countries whose figures a person may read: those of the ministries and central authorities they read for."""
    organisations = who.in_role(*READERS)
    if not organisations:
        return frozenset()
    return frozenset(Organisation.objects.filter(pk__in=organisations).values_list("country", flat=True))


def reach(cut: Cut) -> Q:
    """Requests the reader's country made, and those made to it once they were sent: nobody counts another's drafts."""
    if cut.everywhere:
        return Q()
    if not cut.countries:
        return Q(pk__in=[])
    return Q(requesting__in=cut.countries) | Q(requested__in=cut.countries, sent_at__isnull=False)


def condition(cut: Cut) -> Q:
    """The requests of a cut, whenever they were sent: the period is applied figure by figure, as each is defined."""
    found = reach(cut)
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
