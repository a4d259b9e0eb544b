"""The predicates: may this person see this request, do this act? Deny by default; every rule stands on this page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from requests_app.access.models import Purpose
from requests_app.casework.machine import NotOpen
from requests_app.casework.models import Request, Seat
from requests_app.parties.models import Hat, Person
from requests_app.routes.schema import Act, Role, Route

CASE_ROLES = frozenset(Role) - {Role.MINISTRY, Role.AUDITOR, Role.ADMINISTRATOR}
OPENERS = frozenset({Role.OFFICER, Role.CONTACT})
INVITERS = frozenset({Role.ADMINISTRATOR})


class NotYours(Exception):
    """The request does not exist for this person. Doors answer 404, whatever was asked."""


@dataclass(frozen=True)
class Standing:
    """What a person wears, read once per page: the pairs of organisation and role that still hold."""

    person: Person
    hats: frozenset[tuple[int, Role]]

    @cached_property
    def roles(self) -> frozenset[Role]:
        return frozenset(role for _org, role in self.hats)

    def in_role(self, *roles: Role) -> frozenset[int]:
        """The organisations in which the person holds one of these roles."""
        return frozenset(org for org, role in self.hats if role in roles)


def standing(person: Person) -> Standing:
    """The hats of an active person; none for anybody else. One query."""
    if not person.is_authenticated or not person.is_active:
        return Standing(person, frozenset())
    worn = Hat.objects.filter(person=person, ended_at=None).values_list("organisation_id", "role")
    return Standing(person, frozenset((org, Role(role)) for org, role in worn))


def _sits(who: Standing, seat: Seat) -> bool:
    return (seat.organisation_id, Role(seat.role)) in who.hats and Role(seat.role) in CASE_ROLES


def seats_of(who: Standing, seats: Iterable[Seat]) -> list[Seat]:
    """The seats of a request that this person fills, once the request has reached them."""
    return [seat for seat in seats if seat.opened and _sits(who, seat)]


def may_see(who: Standing, seats: Iterable[Seat]) -> bool:
    """A request is seen by people of the organisations it has reached, in the role that sits there; by nobody else."""
    return bool(seats_of(who, seats))


def actors_of(who: Standing, seats: Iterable[Seat]) -> frozenset[str]:
    """The actors of the route this person is."""
    return frozenset(seat.actor for seat in seats_of(who, seats))


def as_actor(route: Route, act: Act, actors: frozenset[str]) -> tuple[str, bool] | None:
    """As which actor somebody would do an act, and whether for another who has no account; none: may not."""
    if act.automatic:
        return None
    for actor in act.by:
        if actor in actors:
            return actor, False
    for actor in act.recorded_by:
        if actor in actors:
            return actor, True
    return None


def require(who: Standing, request: Request, route: Route, act: Act) -> tuple[str, bool]:
    """As which actor this person does the act. Raises `NotYours` when unseen, `NotOpen` when somebody else's to do."""
    seats = list(request.seats.all())
    if not may_see(who, seats):
        raise NotYours
    found = as_actor(route, act, actors_of(who, seats))
    if found is None:
        others = ", ".join(_(route.actors[a].is_) for a in act.by)
        raise NotOpen("actor", _("This is for somebody else to do: %(who)s.") % {"who": others}, others)
    return found


def may_note(who: Standing, seats: Iterable[Seat]) -> bool:
    """Whoever sees a request may add a note to it."""
    return may_see(who, seats)


def may_correct(who: Standing, seats: Iterable[Seat], actor: str) -> bool:
    """An entry is corrected by the side that wrote it."""
    return actor in actors_of(who, seats)


def may_erase(who: Standing, request: Request) -> bool:
    """A payload is erased by an approver of the agency that made the request."""
    return (request.agency_id, Role.APPROVER) in who.hats


def may_open(who: Standing, organisation_id: int) -> bool:
    """A request is opened by an officer or a 24/7 desk, for their own organisation."""
    return bool({(organisation_id, role) for role in OPENERS} & who.hats)


def may_read_figures(who: Standing) -> bool:
    """Figures, without case content: ministries and central authorities."""
    return bool(who.roles & {Role.MINISTRY, Role.CENTRAL})


def may_drill(who: Standing) -> bool:
    """From a figure to the cases behind it: the central authority's desk only, and only cases it may see."""
    return Role.CENTRAL in who.roles


def may_read_log(who: Standing) -> bool:
    """The log of views: the auditor only."""
    return Role.AUDITOR in who.roles


def may_administer(who: Standing) -> bool:
    """People, organisations, hats: the administrator, who sees no case."""
    return Role.ADMINISTRATOR in who.roles


def is_provider(who: Standing) -> bool:
    """Signs in at the provider's door."""
    return Role.PROVIDER in who.roles


PURPOSES = {
    Role.OFFICER: Purpose.CASEWORK,
    Role.APPROVER: Purpose.DECISION,
    Role.ISSUING: Purpose.DECISION,
    Role.CENTRAL: Purpose.DECISION,
    Role.CONTACT: Purpose.CASEWORK,
    Role.ENFORCING: Purpose.DECISION,
    Role.PROVIDER: Purpose.EXECUTION,
}
