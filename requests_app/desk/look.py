"""To look at a request: finds it for this person or not at all, logs the view, and reads everything a page shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q

from requests_app.access import policy, scope
from requests_app.access.models import Purpose, View
from requests_app.access.policy import NotYours, Standing
from requests_app.casework import ledger as ledgers
from requests_app.casework import machine, project
from requests_app.casework.ledger import Ledger
from requests_app.casework.machine import NotOpen, Position, Spell
from requests_app.casework.models import Draft, Entry, Item, Link, Request, Seat
from requests_app.clocks.models import Deadline
from requests_app.common import clock
from requests_app.desk import veil
from requests_app.evidence.models import Delivery, Piece
from requests_app.papers.models import Paper
from requests_app.routes.schema import Act, Role, Route


@dataclass(frozen=True)
class Seen:
    """A request as one person sees it at one moment."""

    request: Request
    ledger: Ledger
    seats: Sequence[Seat]
    actors: frozenset[str]
    who: Standing
    at: datetime
    deadlines: Sequence[Deadline] = ()
    items: Sequence[Item] = ()
    papers: Sequence[Paper] = ()
    links: Sequence[Link] = ()
    linked_from: Sequence[Link] = ()
    pieces: Sequence[Piece] = ()
    entries: Sequence[Entry] = ()  # those this person may read; the machine works on the whole ledger
    bodies: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    draft: Draft | None = None

    @property
    def route(self) -> Route:
        return self.ledger.route

    @property
    def position(self) -> Position:
        return self.ledger.position

    @property
    def spells(self) -> list[Spell]:
        whole = machine.spells(self.ledger.route, self.ledger.lines)
        return veil.spells(self.route, whole, self.ledger.entries, self.actors)

    @property
    def role(self) -> Role:
        return next(Role(s.role) for s in self.seats if s.actor in self.actors and s.opened)

    @property
    def ours(self) -> bool:
        """Whether this person is on the requesting side."""
        return veil.ours(self.route, self.actors)

    @property
    def deliveries(self) -> dict[Delivery, list[Piece]]:
        """Each delivery with the files its manifest lists."""
        found: dict[Delivery, list[Piece]] = {}
        for piece in self.pieces:
            found.setdefault(piece.delivery, []).append(piece)
        return found

    @property
    def contents(self) -> Mapping[str, Any]:
        """What the request said when it was last frozen; empty while it never was, or after an erasure."""
        for entry in reversed(self.ledger.entries):
            if "items" in entry.facts:
                found: Mapping[str, Any] = self.bodies.get(entry.seq, {}).get("contents", {})
                return found
        return {}


def find(who: Standing, ref: str) -> Request:
    """The request of that reference, if this person may see it. Raises `NotYours` otherwise, whatever the reason."""
    try:
        return scope.visible_to(who).select_related("agency", "provider", "draft").get(ref=ref)
    except Request.DoesNotExist:
        raise NotYours from None


def _found(who: Standing, ref: str) -> tuple[Request, list[Seat]]:
    """The request with its seats: no request is without, so one query finds both."""
    with_request = Seat.objects.select_related("organisation", "request__agency", "request__provider", "request__draft")
    seats = list(with_request.filter(request__in=scope.visible_to(who), request__ref=ref))
    if not seats:
        raise NotYours
    request = seats[0].request
    for seat in seats:
        seat.request = request
    return request, seats


def at(who: Standing, ref: str, *, what: str = "request", recipient: str = "", around: bool = True) -> Seen:
    """The request as this person sees it now. Every call leaves a line in the log of views.

    Without what is `around` it (deadlines, papers, links, evidence) for a page that shows none of that.
    """
    request, seats = _found(who, ref)
    actors = policy.actors_of(who, seats)
    entries = list(Entry.objects.filter(request=request).select_related("organisation", "payload").order_by("seq"))
    ledger = ledgers.of(ledgers.route_of(request), entries)
    now = clock.now()
    ours = veil.ours(ledger.route, actors)
    readable = veil.visible(ledger.route, entries, actors)
    stored = {e.seq: e.payload.body for e in entries if e.payload_digest and hasattr(e, "payload")}
    bodies = veil.bodies(ledger.route, readable, actors, stored)
    links = _visible_links(who, request) if around else []
    seen = Seen(
        request=request,
        ledger=ledger,
        seats=seats,
        actors=actors,
        who=who,
        at=now,
        deadlines=list(Deadline.objects.filter(request=request).exclude(status="void")) if around else [],
        items=_items(request, ledger, bodies),
        papers=[
            p
            for p in (Paper.objects.filter(request=request).order_by("pk") if around else ())
            if ours or p.to_actor in actors or p.by_actor in actors
        ],
        links=[link for link in links if link.request_id == request.pk],
        linked_from=[link for link in links if link.other_id == request.pk],
        pieces=_pieces(request) if around else [],
        entries=readable,
        bodies=bodies,
        draft=getattr(request, "draft", None) if ours else None,
    )
    log(seen, what=what, recipient=recipient)
    return seen


def _pieces(request: Request) -> list[Piece]:
    return list(Piece.objects.filter(delivery__request=request).select_related("delivery__by").order_by("pk"))


def log(seen: Seen, *, what: str, recipient: str = "") -> None:
    """One line in the log of views; the purpose follows from the seat and is never typed."""
    role = seen.role
    View.objects.create(
        request=seen.request,
        person=seen.who.person,
        role=role,
        purpose=policy.PURPOSES.get(role, Purpose.CASEWORK),
        what=what,
        recipient=recipient,
        at=seen.at,
    )


def _visible_links(who: Standing, request: Request) -> list[Link]:
    """Links to requests this person may see too: a link never tells of a request that is not theirs."""
    visible = scope.visible_to(who).values("pk")
    either = Q(request=request, other__in=visible) | Q(other=request, request__in=visible)
    return list(Link.objects.filter(either).select_related("request", "other").order_by("pk"))


def _items(request: Request, ledger: Ledger, bodies: Mapping[int, Mapping[str, Any]]) -> list[Item]:
    """The items as the ledger at hand says, which is what the table holds too. No query."""
    names = ("key", "kind", "identifier", "data", "since", "until", "zone", "outcome")
    return [
        Item(request=request, **dict(zip(names, item, strict=True))) for item in project.project(ledger, bodies).items
    ]


@dataclass(frozen=True, slots=True)
class Offer:
    """An act this person might do here: open, or refused with the reason."""

    act: Act
    actor: str
    for_another: bool
    refused: NotOpen | None

    @property
    def open(self) -> bool:
        return self.refused is None


# What a person tells while doing the act, so that its absence is no reason to hide the button.
TOLD_LATER = frozenset({"ground", "code", "items", "outcome", "linked"})


def offers(seen: Seen, *, complete: bool = True) -> list[Offer]:
    """The acts of this place that this person may do or record, in the order of the route. No query."""
    found = []
    late = frozenset(d.clock for d in seen.deadlines if d.status == "running" and d.due_at and d.due_at <= seen.at)
    asked = frozenset(item.data for item in seen.items)
    told = machine.Told(person=seen.who.person.pk, complete=complete, late=late, categories=asked)
    for act in machine.acts_from(seen.route, seen.position.state):
        as_whom = policy.as_actor(seen.route, act, seen.actors)
        if as_whom is None:
            continue
        refused = machine.refusal(seen.route, seen.position, act, told)
        if refused and refused.code in TOLD_LATER:
            refused = None
        found.append(Offer(act, as_whom[0], as_whom[1], refused))
    return found
