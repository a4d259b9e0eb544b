"""To oversee: who looked at which request and why. For the auditor alone, without any content of a case."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from requests_app.access import policy
from requests_app.access.models import View
from requests_app.access.policy import NotYours, Standing


def views(who: Standing, *, person: str = "", ref: str = "") -> QuerySet[View]:
    """The log of views, the newest first, narrowed to a person or a reference. Raises `NotYours` for anybody else."""
    if not policy.may_read_log(who):
        raise NotYours
    found = View.objects.select_related("person", "request").order_by("-pk")
    if person.strip():
        name = person.strip()
        found = found.filter(Q(person__email__iexact=name) | Q(person__name__icontains=name))
    if ref.strip():
        found = found.filter(request__ref__iexact=ref.strip())
    return found
