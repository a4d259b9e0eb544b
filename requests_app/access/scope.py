"""The one narrowing queryset: the requests a person may see, and nothing else anywhere."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from requests_app.access.policy import CASE_ROLES, Standing
from requests_app.casework.models import Request, Seat


def visible_to(who: Standing) -> QuerySet[Request]:
    """Every request of which this person fills an opened seat. Equal to `policy.may_see`, and a test says so."""
    mine = Q(pk__in=[])
    by_role: dict[str, list[int]] = {}
    for organisation, role in who.hats:
        if role in CASE_ROLES:
            by_role.setdefault(role.value, []).append(organisation)
    for wanted, organisations in by_role.items():
        mine |= Q(role=wanted, organisation__in=organisations)
    return Request.objects.filter(pk__in=Seat.objects.filter(mine, opened=True).values("request_id"))
