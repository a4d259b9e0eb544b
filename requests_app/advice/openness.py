"""Whether a route can be used between two States: open, closed or not known, each with its reason and its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from requests_app.routes import jurisdictions
from requests_app.routes.jurisdictions import country_name
from requests_app.routes.schema import Condition, Route


class Status(StrEnum):
    """Open, closed, or a membership nobody has written down."""

    OPEN = "open"
    CLOSED = "closed"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class Openness:
    """One route between two States: its status, and why where it is not open."""

    route: Route
    status: Status
    reasons: tuple[str, ...]

    @property
    def open(self) -> bool:
        return self.status is Status.OPEN


def openness(route: Route, requesting: str, requested: str, on: date) -> Openness:
    """Whether `route` leads from one State to the other on that day. Conditions of the offence are not looked at."""
    closed: list[str] = []
    unknown: list[str] = []
    if not route.validity.in_force:
        closed.append(_("The route is not in force: %(why)s") % {"why": _(route.validity.note)})
    if route.validity.since and on < route.validity.since:
        closed.append(_("The route applies only from %(day)s on.") % {"day": route.validity.since.isoformat()})
    if route.validity.until and on > route.validity.until:
        closed.append(_("The route applied only until %(day)s.") % {"day": route.validity.until.isoformat()})
    for condition, country, other in (
        (route.open.requesting, requesting, requested),
        (route.open.requested, requested, requesting),
    ):
        _look(condition, country, other, on, closed, unknown)
    if closed:
        return Openness(route, Status.CLOSED, tuple(dict.fromkeys(closed)))
    if unknown:
        return Openness(route, Status.NOT_KNOWN, tuple(dict.fromkeys(unknown)))
    return Openness(route, Status.OPEN, ())


def between(routes: Iterable[Route], requesting: str, requested: str, on: date) -> list[Openness]:
    """Every route with its openness: the open ones first, then those not known, then the closed."""
    order = [Status.OPEN, Status.NOT_KNOWN, Status.CLOSED]
    found = [openness(route, requesting, requested, on) for route in routes]
    return sorted(found, key=lambda one: (order.index(one.status), one.route.id))


def _look(condition: Condition, country: str, other: str, on: date, closed: list[str], unknown: list[str]) -> None:
    name = country_name(country)
    for instrument in filter(None, (condition.party_to, condition.bound_by)):
        bound = jurisdictions.is_party(instrument, country, on)
        words = {"country": name, "instrument": instrument}
        if bound is None:
            unknown.append(_("Whether %(country)s is bound by %(instrument)s is not known.") % words)
        elif not bound:
            closed.append(_("%(country)s is not bound by %(instrument)s.") % words)
    if condition.country and country not in _members(condition.country):
        wanted = ", ".join(country_name(code) for code in condition.country)
        closed.append(_("The route needs %(wanted)s; this is %(country)s.") % {"wanted": wanted, "country": name})
    if condition.not_country and country in _members(condition.not_country):
        closed.append(_("The route is not for %(country)s.") % {"country": name})
    if condition.agreement:
        found = jurisdictions.agreement(condition.agreement)
        words = {"agreement": condition.agreement}
        if found is None:
            unknown.append(_("Nothing is known of the agreement %(agreement)s.") % words)
        elif not found.between(country, other) or on < found.in_force_since:
            closed.append(_("The agreement %(agreement)s does not hold between the two States.") % words)


def _members(codes: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for code in codes:
        found |= jurisdictions.GROUPS.get(code, frozenset({code}))
    return frozenset(found)
