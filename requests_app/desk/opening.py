"""To open a request: seats its organisations, begins its ledger, lays out its draft, links it to what it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from requests_app.access import policy
from requests_app.access.policy import NotYours, Standing
from requests_app.advice import openness
from requests_app.casework import ledger as ledgers
from requests_app.casework import machine, record
from requests_app.casework.models import Draft, Request
from requests_app.casework.record import New
from requests_app.clocks import deadlines
from requests_app.common import clock
from requests_app.desk.answers import BadAnswer
from requests_app.parties.models import Kind, Organisation, Person
from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Route

SEAT_KINDS = {
    "own_central": (Kind.CENTRAL, "requesting"),
    "contact": (Kind.CONTACT, "requesting"),
    "issuing": (Kind.ISSUING, "requesting"),
    "foreign_central": (Kind.CENTRAL, "requested"),
    "foreign_contact": (Kind.CONTACT, "requested"),
    "enforcing": (Kind.ENFORCING, "requested"),
}


@dataclass(frozen=True, slots=True)
class Offered:
    """What was proposed when a route was chosen: those open, the first of them, and why another was taken."""

    open: Sequence[str]
    first: str
    reason: str = ""

    def lacks_reason(self, chosen: str) -> bool:
        """Whether another than the first is chosen without a word why."""
        return bool(self.first) and chosen != self.first and not self.reason.strip()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a request is opened with."""

    route_id: str
    title: str
    agency: Organisation
    requested: str
    provider: Organisation | None = None
    case_type: str = ""
    marking: str = "RESTRICTED"
    contents: Mapping[str, Any] = field(default_factory=dict)
    items: Sequence[Mapping[str, Any]] = ()
    chosen: Mapping[str, Organisation] = field(default_factory=dict)  # actor: organisation, where several could sit
    offered: Offered | None = None  # none: the route was not chosen among others


def seats_for(route: Route, plan: Plan) -> dict[str, Organisation]:
    """Who sits where. Raises `BadAnswer` naming the seat for which nobody is registered."""
    countries = {"requesting": plan.agency.country, "requested": plan.requested}
    wanted = {
        SEAT_KINDS[a.seat]
        for name, a in route.actors.items()
        if a.roles and a.seat in SEAT_KINDS and name not in plan.chosen
    }
    kinds = {kind for kind, _side in wanted}
    known: dict[tuple[str, str], Organisation] = {}
    for one in Organisation.objects.filter(kind__in=kinds, country__in=set(countries.values())).order_by("pk"):
        known.setdefault((one.kind, one.country), one)
    # An authority abroad can find the custodian; where the paper goes straight to the provider, it must be known.
    direct = not any(a.seat in ("foreign_contact", "foreign_central") for a in route.actors.values())
    found: dict[str, Organisation] = {}
    faults: dict[str, str] = {}
    for name, actor in route.actors.items():
        if not actor.roles:
            continue
        if name in plan.chosen:
            found[name] = plan.chosen[name]
        elif actor.seat == "agency":
            found[name] = plan.agency
        elif actor.seat == "provider":
            if plan.provider is None and direct:
                faults["provider"] = _("Choose the provider's entity: the wrong one returns the request unread.")
            elif plan.provider is not None:
                found[name] = plan.provider
        elif actor.seat in SEAT_KINDS:
            kind, side = SEAT_KINDS[actor.seat]
            organisation = known.get((kind, countries[side]))
            if organisation is None:
                faults[name] = _("No %(kind)s of %(country)s is registered; ask the administrator to add it.") % {
                    "kind": Kind(kind).label,
                    "country": countries[side],
                }
            else:
                found[name] = organisation
    if faults:
        raise BadAnswer(faults)
    return found


def open_request(
    who: Standing,
    plan: Plan,
    *,
    opened_at: datetime | None = None,
    linked_to: Request | None = None,
    nature: str = "goes_with",
) -> Request:
    """Opens a request for one's own organisation. Raises `NotYours` for another's, `BadAnswer` for what is missing."""
    if not policy.may_open(who, plan.agency.pk):
        raise NotYours
    now = clock.now()
    happened_at = opened_at or now
    try:
        route = catalogue().current(plan.route_id)
    except KeyError:
        raise BadAnswer({"route": _("Choose a route of the list.")}) from None
    faults = {}
    if not plan.title.strip():
        faults["title"] = _("Give the request a short title without personal data, such as “Content of one account”.")
    if not route.validity.in_force:
        faults["route"] = _("This route is not in force: %(why)s") % {"why": _(route.validity.note)}
    if plan.requested == plan.agency.country and openness.needs_two_states(route):
        faults["requested"] = _("The requested State is your own; a national order is the way, not this route.")
    if plan.offered is not None and plan.offered.lacks_reason(route.id):
        faults["choice_reason"] = _("Another route is proposed first: say why you take this one.")
    if faults:
        raise BadAnswer(faults)
    links = [{"ref": linked_to.ref, "nature": nature}] if linked_to else []
    return begin(route, plan, who.person, happened_at=happened_at, recorded_at=now, links=links)


def begin(
    route: Route,
    plan: Plan,
    person: Person,
    *,
    happened_at: datetime,
    recorded_at: datetime,
    links: Sequence[Mapping[str, str]] = (),
) -> Request:
    """Seats the organisations, writes the opening entry, lays out the draft. Asks nobody whether they may."""
    seats = seats_for(route, plan)
    with transaction.atomic():
        request = Request(
            route_id=route.id,
            route_version=route.version,
            title=plan.title.strip()[:160],
            requesting=plan.agency.country,
            requested=plan.requested,
            agency=plan.agency,
            provider=plan.provider,
            marking=plan.marking,
            case_type=plan.case_type,
            emergency=route.emergency,
            synthetic=plan.agency.synthetic,
            opened_by=person,
        )
        new = New(
            act=machine.OPEN,
            happened_at=happened_at,
            recorded_at=recorded_at,
            actor=drafter_of(route),
            person=person,
            organisation=plan.agency,
            facts=_facts(route, plan, links),
            body=_why(plan),
        )
        written = record.start(request, new, seats)
        Draft.objects.create(
            request=request,
            contents=dict(plan.contents),
            items=[dict(i) for i in plan.items],
            saved_at=recorded_at,
            saved_by=person,
        )
        deadlines.follow(request, written.ledger)
    return request


def _facts(route: Route, plan: Plan, links: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """What the opening keeps: the route, what it goes with, and which routes were proposed."""
    facts: dict[str, Any] = {"route": route.key}
    if links:
        facts["links"] = [dict(link) for link in links]
    if plan.offered is not None:
        facts["advice"] = {"open": list(plan.offered.open), "first": plan.offered.first}
    return facts


def _why(plan: Plan) -> dict[str, Any]:
    """The reason in the officer's words: it may name somebody, so it stands in the personal payload."""
    reason = plan.offered.reason.strip() if plan.offered is not None else ""
    return {"choice_reason": reason} if reason else {}


def drafter_of(route: Route) -> str:
    """The actor who writes the draft."""
    return route.states[route.first].held_by


def carried_over(source: Request, route: Route) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What an earlier request already says and this route asks for too, so that nothing is typed twice."""
    draft = Draft.objects.filter(request=source).first()
    if draft is None:
        return {}, []
    names = {c.name for c in route.contents if c.type != "statement"}
    contents = {k: v for k, v in draft.contents.items() if k in names}
    items = [dict(i) for i in draft.items if i.get("data") in route.data]
    return contents, items


def open_linked(
    who: Standing, source: Request, plan: Plan, *, nature: str, opened_at: datetime | None = None
) -> Request:
    """Opens a request that follows from another of one's own, and notes on the first that it was opened."""
    route = catalogue().current(plan.route_id)
    contents, items = carried_over(source, route)
    full = Plan(
        plan.route_id,
        plan.title,
        plan.agency,
        plan.requested,
        plan.provider,
        plan.case_type,
        plan.marking,
        {**contents, **plan.contents},
        plan.items or items,
        plan.chosen,
        plan.offered,
    )
    with transaction.atomic():
        made = open_request(who, full, opened_at=opened_at, linked_to=source, nature=BACKWARD[nature])
        now = clock.now()
        ledger = ledgers.read(source)
        actor = next(iter(sorted(policy.actors_of(who, source.seats.all()))), "")
        new = New(
            act=machine.NOTE,
            happened_at=opened_at or now,
            recorded_at=now,
            actor=actor,
            person=who.person,
            organisation=plan.agency,
            facts={"links": [{"ref": made.ref, "nature": nature}]},
        )
        record.append(source, new, expected=ledger.position.seq)
    return made


# How the second request is linked back to the first.
BACKWARD = {"preserves": "goes_with", "carries_out": "goes_with", "goes_with": "goes_with"}
