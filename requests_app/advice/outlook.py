"""What to expect of an open route: who must issue, what it can bring, its first clock, its time, what waiting costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _

from requests_app.advice.facts import Facts
from requests_app.advice.openness import Openness, cited
from requests_app.measures.expected import Taken
from requests_app.routes.anchors import Anchor, anchor
from requests_app.routes.jurisdictions import Provider
from requests_app.routes.schema import Clock, Route


class Asked(Protocol):
    """What an outlook needs to know of a case."""

    @property
    def requesting(self) -> str: ...
    @property
    def facts(self) -> Facts: ...
    @property
    def provider(self) -> Provider | None: ...


@dataclass(frozen=True, slots=True)
class FirstClock:
    """The first period of law that runs for the other side."""

    name: str
    label: str
    length: str
    kind: str
    source: str
    mark: str


@dataclass(frozen=True, slots=True)
class Loss:
    """What is lost by waiting: the provider keeps preserved data for so long, the answer takes so long."""

    provider: str
    kept_days: int
    expected_days: float
    renewal: str
    sentence: str
    source: str
    mark: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is to be expected of one route."""

    issued_by: dict[str, str]
    yields: str
    clock: FirstClock | None
    own: Taken | None
    published: Anchor | None
    loss: Loss | None


def of(how: Openness, requested: str, asked: Asked, own: Taken | None) -> Outlook:
    """The outlook of a route that is not closed."""
    route = how.route
    published = None if own else anchor(route, asked.requesting, requested)
    data = how.data or route.data
    said = {d: route.open.issued_by.get(d) or _issuer(route) for d in data}
    return Outlook(
        issued_by={d: _(who) for d, who in said.items() if who},
        yields=_(route.open.yields) if route.open.yields else "",
        clock=first_clock(route),
        own=own,
        published=published,
        loss=_loss(route, asked.provider, own, published),
    )


def _issuer(route: Route) -> str:
    """Who issues it where the route does not say so by category: the seat that signs, by its own words."""
    for seat in ("issuing", "own_central", "agency"):
        for actor in route.actors.values():
            if actor.side == "requesting" and actor.seat == seat:
                return actor.is_
    return ""


def first_clock(route: Route) -> FirstClock | None:
    """The clock within which the answer is due; where none has a length, the first period of law after sending."""
    clock = next(_by_weight(route), None)
    if clock is None:
        return None
    return FirstClock(clock.name, _(clock.label), length(clock), clock.kind, cited(route, clock.cite), clock.cite.mark)


def _by_weight(route: Route) -> Iterator[Clock]:
    before = _before_sending(route)
    later = [clock for clock in route.clocks if not _starters(route, clock) <= before]
    legal = [clock for clock in later if clock.length.amount is not None and clock.kind != "statistical"]
    yield from (clock for clock in legal if clock.answers)
    yield from legal
    yield from (clock for clock in later if clock.answers)
    yield from later


def _starters(route: Route, clock: Clock) -> frozenset[str]:
    return frozenset(act.does for act in route.acts if clock.name in act.starts) | {clock.runs_from.split(".")[0]}


def _before_sending(route: Route) -> frozenset[str]:
    """The acts of our own side from which the request has not left yet."""
    sending = next((act for act in route.acts if act.sends), None)
    if sending is None:
        return frozenset()
    reached, waiting = {route.first}, [route.first]
    while waiting:
        here = waiting.pop()
        for act in route.acts:
            if here in act.from_ and not act.sends and act.to in route.states and act.to not in reached:
                reached.add(act.to)
                waiting.append(act.to)
    return frozenset(act.does for act in route.acts if not act.sends and set(act.from_) <= reached)


def length(clock: Clock) -> str:
    """How long it is, in words."""
    amount = clock.length.amount
    if amount is None:
        return _("as it states") if clock.length.stated_in else _("no number in the law")
    unit = clock.length.unit.replace("_", " ")
    words = {"n": amount, "unit": unit if amount == 1 else f"{unit}s"}
    return _("%(n)d %(unit)s") % words if clock.length.n is not None else _("at least %(n)d %(unit)s") % words


def expected_days(own: Taken | None, published: Anchor | None) -> float | None:
    """The time to plan with: our median, else the published figure; more than the follow-up where half never came."""
    if own is not None:
        return own.median if own.median is not None else own.follow_up
    return float(published.days) if published is not None else None


def _loss(route: Route, provider: Provider | None, own: Taken | None, published: Anchor | None) -> Loss | None:
    days = expected_days(own, published)
    if provider is None or provider.preservation_days is None or days is None or route.kind == "preservation":
        return None
    kept = provider.preservation_days
    words = {"provider": provider.name, "kept": kept, "days": round(days)}
    if days <= kept:
        text = _("%(provider)s keeps preserved data for %(kept)d days; half come within %(days)d.") % words
    else:
        text = _("%(provider)s keeps preserved data for %(kept)d days, and half take %(days)d or more.") % words
        text = f"{text} {_('Renew the preservation, or the data may be lost.')}"
    return Loss(
        provider.name, kept, days, provider.preservation_renewal, text, provider.source, provider.preservation_mark
    )
