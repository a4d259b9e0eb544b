"""Who can have the ball, in words and in the five groups that have a colour on the ball line."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from requests_app.measures.feed import OWN_CONTACT
from requests_app.routes.schema import Holder, Route


class Group(StrEnum):
    """The groups of the key, in its order; the value is the class that colours them."""

    REQUESTING = "rq"
    TRANSIT = "tr"
    REQUESTED = "rd"
    COURT = "ct"
    PROVIDER = "pv"
    UNKNOWN = "un"


GROUPS: dict[Holder, Group] = {
    Holder.DRAFTER: Group.REQUESTING,
    Holder.APPROVER: Group.REQUESTING,
    Holder.ISSUING: Group.REQUESTING,
    Holder.OWN_CENTRAL: Group.REQUESTING,
    Holder.TRANSIT: Group.TRANSIT,
    Holder.FOREIGN_CENTRAL: Group.REQUESTED,
    Holder.CONTACT: Group.REQUESTED,
    Holder.ENFORCING: Group.REQUESTED,
    Holder.COURT: Group.COURT,
    Holder.PROVIDER: Group.PROVIDER,
    Holder.UNKNOWN: Group.UNKNOWN,
}

WORDS: dict[Holder, StrPromise] = {
    Holder.DRAFTER: _("officer"),
    Holder.APPROVER: _("approver"),
    Holder.ISSUING: _("issuing authority"),
    Holder.OWN_CENTRAL: _("own central authority"),
    Holder.TRANSIT: _("in transit"),
    Holder.FOREIGN_CENTRAL: _("their central authority"),
    Holder.CONTACT: _("24/7 point of contact"),
    Holder.ENFORCING: _("enforcing authority"),
    Holder.COURT: _("court"),
    Holder.PROVIDER: _("provider"),
    Holder.UNKNOWN: _("not known"),
}

GROUP_WORDS: dict[Group, StrPromise] = {
    Group.REQUESTING: _("requesting side"),
    Group.TRANSIT: _("in transit"),
    Group.REQUESTED: _("requested authority"),
    Group.COURT: _("court"),
    Group.PROVIDER: _("provider"),
    Group.UNKNOWN: _("not known"),
}

SHORT: dict[Group, StrPromise] = {
    Group.REQUESTING: pgettext_lazy("who holds a request, on a narrow strip", "requesting"),
    Group.TRANSIT: pgettext_lazy("who holds a request, on a narrow strip", "transit"),
    Group.REQUESTED: pgettext_lazy("who holds a request, on a narrow strip", "requested"),
    Group.COURT: pgettext_lazy("who holds a request, on a narrow strip", "court"),
    Group.PROVIDER: pgettext_lazy("who holds a request, on a narrow strip", "provider"),
    Group.UNKNOWN: pgettext_lazy("who holds a request, on a narrow strip", "unknown"),
}


def holder_of(value: str) -> Holder:
    """The holder of that name; `UNKNOWN` for any other word."""
    return next((holder for holder in Holder if holder.value == value), Holder.UNKNOWN)


def group_of(holder: Holder | str, *, route: Route | None = None, actor: str = "") -> Group:
    """The group a holder is coloured by. A 24/7 point sits on either side: the route's actor tells which."""
    if holder == OWN_CONTACT:
        return Group.REQUESTING
    found = holder_of(holder)
    if found is Holder.CONTACT and route is not None and actor in route.actors:
        return Group.REQUESTING if route.actors[actor].side == "requesting" else Group.REQUESTED
    return GROUPS[found]


def word(holder: Holder | str) -> str:
    """The holder in words."""
    if holder == OWN_CONTACT:
        return gettext("own 24/7 point of contact")
    return str(WORDS[holder_of(holder)])
