"""Every route for one case, in the order of its legal fitness: whether it is open, why, and what to expect of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from requests_app.advice import fitness, outlook
from requests_app.advice.facts import NOTHING_TOLD, Facts
from requests_app.advice.fitness import Rank
from requests_app.advice.openness import Openness, Status, Why, openness
from requests_app.advice.outlook import Outlook
from requests_app.measures.cuts import Cut
from requests_app.measures.expected import Taken, taken
from requests_app.routes import jurisdictions
from requests_app.routes.jurisdictions import Entity, Provider, country_name
from requests_app.routes.schema import Route

FOLLOWS = "follows"  # the rank of what is not asked for by itself
ORDER = (Status.OPEN, Status.NOT_KNOWN, Status.CLOSED)


@dataclass(frozen=True, slots=True)
class Case:
    """Who asks whom, on which day, with what is told. More than one State: nobody knows which of them answers."""

    requesting: str
    requested: tuple[str, ...]
    on: date
    facts: Facts = NOTHING_TOLD
    provider: Provider | None = None
    entities: tuple[Entity, ...] = ()

    @property
    def state(self) -> str:
        """The State addressed; empty where it is not known."""
        return self.requested[0] if len(set(self.requested)) == 1 else ""


@dataclass(frozen=True, slots=True)
class Advised:
    """One route in the advice."""

    openness: Openness
    rank: Rank
    place: int  # within its rank
    outlook: Outlook | None  # of open and not known routes

    @property
    def route(self) -> Route:
        return self.openness.route


def case_of(requesting: str, requested: str, provider: Provider | None, company: str, on: date, facts: Facts) -> Case:
    """The case with its State addressed: the one named, else that of the provider's company for the user's country.

    Where nobody told where the user lives, it is taken to be where the authority is.
    """
    if provider is None:
        told = replace(facts, provider_state=facts.provider_state or requested)
        return Case(requesting, (requested,), on, told)
    entities = _companies(provider, company, requested, facts.target_resides or requesting)
    serving = tuple(dict.fromkeys(e.country for e in entities)) or ("",)
    told = replace(facts, provider=provider.key, provider_state=serving[0] if len(serving) == 1 else "")
    return Case(requesting, (requested,) if requested else serving, on, told, provider, entities)


def _companies(provider: Provider, company: str, requested: str, user: str) -> tuple[Entity, ...]:
    """The company named, else those in the State addressed, else those for the user's country. One of a name once."""
    named = tuple(e for e in provider.entities if company and e.entity.casefold() == company.casefold())
    there = tuple(e for e in provider.entities if requested and e.country == requested)
    found = named or there or provider.entities_for(user)
    return tuple({e.entity: e for e in found}.values())


def provider_named(name: str) -> tuple[Provider, str] | None:
    """The provider of that key or name, or the one with a company of that name, and then that company."""
    found = jurisdictions.provider(name)
    if found is not None:
        return found, ""
    wanted = name.strip().casefold()
    for one in jurisdictions.providers():
        company = next((e.entity for e in one.entities if e.entity.casefold() == wanted), None)
        if company is not None:
            return one, company
    return None


def advise(routes: Iterable[Route], case: Case, times: Mapping[str, Taken] | None = None) -> list[Advised]:
    """Every route: open ones first, each group by legal fitness. `times`: our own curves by route id."""
    found = []
    for route in routes:
        how = _openness(route, case)
        rank, place = fitness.rank_of(route, case.requesting, case.state)
        seen = None if how.status is Status.CLOSED else outlook.of(how, case.state, case, (times or {}).get(route.id))
        found.append(Advised(how, rank, place, seen))
    return sorted(found, key=lambda one: _order(one, case.facts))


def _order(one: Advised, facts: Facts) -> tuple[int, int, int, int, str]:
    status = ORDER.index(one.openness.status)
    return status, one.rank.number, fitness.urgency(one.route, facts), one.place, one.route.id


def _openness(route: Route, case: Case) -> Openness:
    """Where one of several companies may answer, what all of them come to; not known where they differ."""
    each = [openness(route, case.requesting, state, case.on, case.facts) for state in case.requested]
    if len({one.status for one in each}) == 1:
        return _with_treaty(each[0], case)
    states = ", ".join(country_name(one) for one in case.requested)
    text = _("Which of the provider's companies answers is not known: %(states)s.") % {"states": states}
    source = case.entities[0].source if case.entities else ""
    return replace(each[0], status=Status.NOT_KNOWN, whys=(Why(text, source, "R"),))


def _with_treaty(how: Openness, case: Case) -> Openness:
    """A State's own law on mutual assistance is used under the treaty between the two, where one is on record."""
    treaty = jurisdictions.mlat(case.requesting, case.state)
    if treaty is None or not how.open or not fitness.by_national_law(how.route):
        return how
    if treaty.state == "in_force":
        text = _("A treaty between the two States is in force: %(title)s.")
    else:
        text = _("Whether a treaty between the two States is in force is not known: %(title)s.")
    title = treaty.title or f"{treaty.party} - {treaty.partner}"
    return replace(how, whys=(*how.whys, Why(text % {"title": title}, treaty.source, treaty.mark)))


def times(cut: Cut, as_of: datetime, requested: str) -> Mapping[str, Taken]:
    """Our own curves, for `advise`."""
    return taken(cut, as_of, requested)


def proposed(found: Sequence[Advised]) -> list[Advised]:
    """Those that can be begun by themselves and are not closed, in their order."""
    return [one for one in found if one.openness.status is not Status.CLOSED and one.rank.name != FOLLOWS]


def obtaining(found: Sequence[Advised]) -> list[Advised]:
    """Those that bring the data, in their order; the others only keep them."""
    return [one for one in found if one.route.kind != "preservation"]


def preserving(found: Sequence[Advised]) -> list[Advised]:
    """Those that keep the data from being deleted, in their order."""
    return [one for one in found if one.route.kind == "preservation"]
