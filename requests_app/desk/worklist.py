"""My desk: what runs out, what came back, what is yours to do, what fell silent; by the risk of losing evidence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django_stubs_ext import WithAnnotations

from requests_app.access import scope
from requests_app.access.policy import CASE_ROLES, Standing
from requests_app.casework.ledger import route_of
from requests_app.casework.models import Link, Reference, Request, Seat
from requests_app.clocks.models import Deadline
from requests_app.routes.schema import Clock

SOON = timedelta(days=14)
SILENT = timedelta(days=30)
CAME_BACK = timedelta(days=14)
MOST = 40
BINDING = ("hard", "floor", "requested", "soft")


@dataclass(frozen=True, slots=True)
class Due:
    """A clock that runs out soon or has run out, on a request."""

    request: Request
    deadline: Deadline
    clock: Clock
    mine: bool


@dataclass(frozen=True, slots=True)
class Worklist:
    """One person's day."""

    at: datetime
    due: Sequence[Due]
    back: Sequence[Request]
    todo: Sequence[Request]
    silent: Sequence[Request]


class Turn(TypedDict):
    """Whether the ball is with this person's seat."""

    mine: bool


if TYPE_CHECKING:
    WithTurn = WithAnnotations[Request, Turn]


def _mine(who: Standing) -> Q:
    mine = Q(pk__in=[])
    for organisation, role in who.hats:
        if role in CASE_ROLES:
            mine |= Q(organisation_id=organisation, role=role.value)
    return mine


def with_turn(who: Standing, requests: QuerySet[Request]) -> QuerySet[WithTurn]:
    """Requests with `mine`: whether the ball is with this person's seat."""
    held = Seat.objects.filter(_mine(who), request=OuterRef("pk"), actor=OuterRef("held_by"), opened=True)
    return requests.annotate(mine=Exists(held))


def of(who: Standing, now: datetime) -> Worklist:
    """The worklist of one person at `now`. Five queries, none of which grows with the register."""
    visible = scope.visible_to(who)
    owner = Seat.objects.filter(_mine(who), opened=True, request=OuterRef("request"), actor=OuterRef("owner"))
    due = (
        Deadline.objects.filter(
            status="running", due_at__lte=now + SOON, kind__in=BINDING, request__in=visible.filter(ended_at=None)
        )
        .annotate(mine=Exists(owner))
        .select_related("request", "request__provider")
        .order_by("due_at")[:MOST]
    )
    rows: list[Due] = []
    for deadline in due:
        clock = route_of(deadline.request).clock(deadline.clock)
        if clock is not None:
            rows.append(Due(deadline.request, deadline, clock, deadline.mine))
    open_ = with_turn(who, visible.filter(ended_at=None)).select_related("provider")
    back = open_.filter(mine=True, sent_at__isnull=False).order_by("since")
    ended = (
        with_turn(who, visible.filter(ended_at__gte=now - CAME_BACK)).select_related("provider").order_by("-ended_at")
    )
    return Worklist(
        at=now,
        due=rows,
        back=[*back[:MOST], *ended[:10]],
        todo=list(open_.filter(mine=True, sent_at=None).order_by("since")[:MOST]),
        silent=list(
            open_.filter(mine=False, moved_at__lt=now - SILENT, sent_at__isnull=False).order_by("moved_at")[:MOST]
        ),
    )


def linked(requests: Collection[int]) -> frozenset[int]:
    """Those of these requests from which another has been opened. One query, none for none."""
    if not requests:
        return frozenset()
    return frozenset(Link.objects.filter(request__in=requests).values_list("request_id", flat=True))


def search(who: Standing, text: str) -> QuerySet[Request]:
    """Requests this person may see whose reference, foreign number, title or identifier matches."""
    text = text.strip()
    if not text:
        return scope.visible_to(who).none()
    found = (
        Q(ref__iexact=text) | Q(ref__istartswith=text) | Q(title__icontains=text) | Q(items__identifier__iexact=text)
    )
    found |= Q(Exists(Reference.objects.filter(request=OuterRef("pk"), value__iexact=text)))
    return scope.visible_to(who).filter(found).distinct().order_by(F("moved_at").desc(nulls_last=True))
