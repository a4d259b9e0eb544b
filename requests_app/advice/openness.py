"""Whether a route can be used between two States for this case: open, closed or not known, with reason and source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from requests_app.advice.facts import CATEGORIES, NOTHING_TOLD, Facts
from requests_app.routes import jurisdictions
from requests_app.routes.jurisdictions import country_name
from requests_app.routes.schema import Cite, Condition, Data, Need, Route, Test

REGULATION = "EU2023/1543"
# Mutual assistance and what is asked of another State under a treaty: between a State and itself there is none.
BETWEEN_STATES = ("assistance", "information", "enforcement")


class Status(StrEnum):
    """Open, closed, or a membership nobody has written down."""

    OPEN = "open"
    CLOSED = "closed"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class Why:
    """One reason and where it stands."""

    text: str
    source: str
    mark: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Openness:
    """One route between two States: its status, why it has it, and under which conditions where it is open."""

    route: Route
    status: Status
    whys: tuple[Why, ...]
    conditions: tuple[str, ...] = ()
    data: tuple[Data, ...] = ()  # of what is wanted, what it can bring

    @property
    def open(self) -> bool:
        return self.status is Status.OPEN

    @property
    def reasons(self) -> tuple[str, ...]:
        """What keeps it from being open; nothing where it is."""
        return () if self.open else tuple(why.text for why in self.whys)


@dataclass(slots=True)
class _Found:
    """What the conditions of a route come to, as they are looked at."""

    closed: list[Why] = field(default_factory=list)
    unknown: list[Why] = field(default_factory=list)
    met: list[Why] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)


def openness(route: Route, requesting: str, requested: str, on: date, facts: Facts = NOTHING_TOLD) -> Openness:
    """Whether `route` leads from one State to the other on that day. No State addressed: it is not known.

    A fact nobody has told leaves the route open under a condition.
    """
    found = _Found()
    law = _why_of(route)
    if not route.validity.in_force:
        found.closed.append(
            Why(_("The route is not in force: %(why)s") % {"why": _(route.validity.note)}, law.source, law.mark)
        )
    if route.validity.since and on < route.validity.since:
        day = route.validity.since.isoformat()
        found.closed.append(Why(_("The route applies only from %(day)s on.") % {"day": day}, law.source, law.mark))
    if route.validity.until and on > route.validity.until:
        day = route.validity.until.isoformat()
        found.closed.append(Why(_("The route applied only until %(day)s.") % {"day": day}, law.source, law.mark))
    if requesting == requested and needs_two_states(route):
        own = _("Both are %(country)s: the route needs two States.") % {"country": country_name(requested)}
        found.closed.append(Why(own, law.source, law.mark))
    _look(route, route.open.requesting, requesting, requested, on, found)
    _look(route, route.open.requested, requested, requesting, on, found)
    data = _look_at_case(route, facts, found)
    conditions = tuple(dict.fromkeys([*found.conditions, *(_(text) for text in route.open.conditions)]))
    if found.closed:
        return Openness(route, Status.CLOSED, tuple(dict.fromkeys(found.closed)))
    if found.unknown:
        return Openness(route, Status.NOT_KNOWN, tuple(dict.fromkeys(found.unknown)), conditions, data)
    whys = tuple(dict.fromkeys(found.met)) or (
        Why(_("The route needs no instrument between the two States."), law.source, law.mark),
    )
    return Openness(route, Status.OPEN, whys, conditions, data)


def between(
    routes: Iterable[Route], requesting: str, requested: str, on: date, facts: Facts = NOTHING_TOLD
) -> list[Openness]:
    """Every route with its openness: the open ones first, then those not known, then the closed."""
    order = [Status.OPEN, Status.NOT_KNOWN, Status.CLOSED]
    found = [openness(route, requesting, requested, on, facts) for route in routes]
    return sorted(found, key=lambda one: (order.index(one.status), one.route.id))


def needs_two_states(route: Route) -> bool:
    """Whether it leads from one State to another, so that nobody can send it to a company at home."""
    sides = (route.open.requesting, route.open.requested)
    tied = any(side.party_to or side.bound_by or side.agreement for side in sides)
    return tied or route.kind in BETWEEN_STATES


def _look(route: Route, condition: Condition, country: str, other: str, on: date, found: _Found) -> None:
    law = _why_of(route)
    if not country:
        if condition != Condition():
            found.unknown.append(Why(_("Which State the provider's company is in is not known."), law.source, law.mark))
        return
    name = country_name(country)
    for instrument in filter(None, (condition.party_to, condition.bound_by)):
        _look_at_instrument(instrument, country, on, found)
    if condition.country and country not in _members(condition.country):
        wanted = ", ".join(country_name(code) for code in condition.country)
        text = _("The route needs %(wanted)s; this is %(country)s.") % {"wanted": wanted, "country": name}
        found.closed.append(Why(text, law.source, law.mark))
    elif condition.country:
        found.met.append(Why(_("It is a route of %(country)s.") % {"country": name}, law.source, law.mark))
    if condition.not_country and country in _members(condition.not_country):
        found.closed.append(Why(_("The route is not for %(country)s.") % {"country": name}, law.source, law.mark))
    if condition.agreement:
        _look_at_agreement(route, condition.agreement, country, other, on, found)


def _look_at_instrument(instrument: str, country: str, on: date, found: _Found) -> None:
    bound = jurisdictions.is_party(instrument, country, on)
    words = {"country": country_name(country), "instrument": instrument}
    row = jurisdictions.membership(instrument, country)
    source, mark = (f"{instrument}: {row.source}", row.mark) if row else _list_of(instrument)
    if bound is None:
        text = _("Whether %(country)s is bound by %(instrument)s is not known.") % words
        found.unknown.append(Why(text, source, mark))
    elif not bound:
        found.closed.append(Why(_("%(country)s is not bound by %(instrument)s.") % words, source, mark))
    else:
        found.met.append(Why(_("%(country)s is bound by %(instrument)s.") % words, source, mark))


def _look_at_agreement(route: Route, name: str, country: str, other: str, on: date, found: _Found) -> None:
    law = _why_of(route)
    agreed = jurisdictions.agreement(name)
    words = {"agreement": name}
    if agreed is None:
        text = _("Nothing is known of the agreement %(agreement)s.") % words
        found.unknown.append(Why(text, law.source, law.mark))
    elif not other:
        text = _("Which State the provider's company is in is not known.")
        found.unknown.append(Why(text, law.source, law.mark))
    elif not agreed.between(country, other) or on < agreed.in_force_since:
        text = _("The agreement %(agreement)s does not hold between the two States.") % words
        found.closed.append(Why(text, agreed.source, agreed.mark))
    else:
        text = _("The agreement %(agreement)s holds between the two States.") % words
        found.met.append(Why(text, agreed.source, agreed.mark))


def _look_at_case(route: Route, facts: Facts, found: _Found) -> tuple[Data, ...]:
    """Takes away each category the route cannot bring here; closes it when none of those wanted is left."""
    law = _why_of(route)
    wanted = facts.data or route.data
    left = [data for data in wanted if covers(route, data)] if route.data else list(wanted)
    missing = [data for data in wanted if data not in left]
    if wanted and not left:
        words = {"has": _listed(route.data), "wanted": _listed(missing)}
        text = _("The route brings %(has)s, not %(wanted)s.") % words
        found.closed.append(Why(text, law.source, law.mark))
        return ()
    if missing:
        found.conditions.append(_("not for %(data)s: ask for it on another route") % {"data": _listed(missing)})
    if "identification_only" in left and route.data and "identification_only" not in route.data:
        found.conditions.append(_("outside the Regulation, data for identification only are asked for as traffic data"))
    return tuple(_meet_needs(route, facts, left, found))


def _meet_needs(route: Route, facts: Facts, left: list[Data], found: _Found) -> list[Data]:
    failed: list[tuple[Need, list[Data]]] = []
    for need in needs_of(route):
        touched = [data for data in left if not need.data or data in need.data]
        if not touched and (left or need.data):
            continue
        results = {data: _holds(need, facts, data, urgent=route.emergency) for data in touched or CATEGORIES[:1]}
        fails = [data for data in touched if results[data] is False]
        if None in results.values():
            found.conditions.append(_(need.says))
        if not touched and False in results.values():
            found.closed.append(_why(route, need))
        if fails:
            failed.append((need, fails))
    gone = {data for _need, fails in failed for data in fails}
    rest = [data for data in left if data not in gone]
    for need, fails in failed:
        if rest:
            words = {"data": _listed(fails), "why": _(need.says)}
            found.conditions.append(_("not for %(data)s: %(why)s") % words)
        else:
            found.closed.append(_why(route, need))
    return rest


def needs_of(route: Route) -> tuple[Need, ...]:
    """What the case must be. A route for emergencies needs one, whether or not its file says so again."""
    if not route.emergency or any(test.fact == "emergency" for need in route.open.needs for test in need.any):
        return route.open.needs
    cite = route.open.cite or Cite(article=route.basis, mark=route.validity.mark)
    urgent = Need(any=(Test.model_validate({"fact": "emergency", "is": ("yes",)}),), says="an emergency", cite=cite)
    return (*route.open.needs, urgent)


def covers(route: Route, data: Data) -> bool:
    """Whether the route can ask for this category, if need be under another name.

    Only Regulation (EU) 2023/1543 has data for identification only; elsewhere they are traffic data.
    """
    if data in route.data:
        return True
    return data == "identification_only" and "traffic" in route.data and route.instrument != REGULATION


def _holds(need: Need, facts: Facts, data: Data, *, urgent: bool) -> bool | None:
    """One of the tests holds: yes, no, or none where a fact that could make it so is not told."""
    results = [facts.holds(test, data, urgent=urgent) for test in need.any]
    if True in results:
        return True
    return None if None in results else False


def _why(route: Route, need: Need) -> Why:
    text = _("The route needs this: %(says)s.") % {"says": _(need.says).rstrip(".")}
    return Why(text, cited(route, need.cite), need.cite.mark)


def _why_of(route: Route) -> Why:
    """Where the route says who may use it."""
    cite = route.open.cite
    if cite is None:
        return Why("", f"{route.instrument} {route.basis}".strip(), route.validity.mark)
    return Why("", cited(route, cite), cite.mark)


def cited(route: Route, cite: Cite) -> str:
    """Instrument and article on one line."""
    return f"{cite.instrument or route.instrument} {cite.article}".strip()


def _list_of(instrument: str) -> tuple[str, str]:
    """The list in which a State is not found: what its other rows are taken from."""
    rows = (m for m in jurisdictions.jurisdictions().memberships if m.instrument == instrument)
    row = next(rows, None)
    return (
        (f"{instrument}: {row.source}", row.mark)
        if row
        else (_("no list of the parties to %(name)s") % {"name": instrument}, "R")
    )


def _listed(data: Iterable[str]) -> str:
    words = {
        "subscriber": _("subscriber data"),
        "identification_only": _("data for identification only"),
        "traffic": _("traffic data"),
        "content": _("content data"),
    }
    return ", ".join(words[d] for d in data)


def _members(codes: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for code in codes:
        found |= jurisdictions.GROUPS.get(code, frozenset({code}))
    return frozenset(found)
