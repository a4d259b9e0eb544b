"""The register as arrays: everything a report stands on, in six queries that do not grow in number with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, FilteredRelation, Q, QuerySet

from requests_app.casework.models import Entry, Item, Link, Request, Spell
from requests_app.clocks.models import Deadline
from requests_app.measures import cuts
from requests_app.measures.cuts import Cut
from requests_app.measures.records import DAY
from requests_app.routes.catalogue import catalogue
from requests_app.routes.outcomes import Outcome
from requests_app.routes.schema import Route

LATE_RECORD = timedelta(days=7)
PRESERVATION = "preservation"

# Columns in the order of the fields of `Row` and `Leg`, after those that are computed.
_PLAIN_FIELDS = (
    "pk", "route_id", "route_version", "requesting", "requested", "emergency", "holder", "since", "opened_at",
    "sent_at", "received_at", "returned_at", "ended_at", "moved_at", "ground",
)  # fmt: skip
_SENT, _ENDED, _GROUND = (_PLAIN_FIELDS.index(name) for name in ("sent_at", "ended_at", "ground"))
_LATER = [_PLAIN_FIELDS.index(f"{name}_at") for name in ("sent", "received", "returned", "ended", "moved")]
_LEG_FIELDS = (
    "request_id", "clock", "run", "leg", "answers", "status", "started_at", "due_at", "ended_at", "paused_since",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One request. `began_days`: its age when a file that was already under way came into the register, else 0."""

    began_days: float
    outcome: Outcome | None
    pk: int
    route_id: str
    route_version: int
    requesting: str
    requested: str
    emergency: bool
    holder: str
    since: datetime | None
    opened_at: datetime
    sent_at: datetime | None
    received_at: datetime | None
    returned_at: datetime | None
    ended_at: datetime | None
    moved_at: datetime | None
    ground: str

    @property
    def route(self) -> Route:
        return catalogue().at(self.route_id, self.route_version)


@dataclass(frozen=True, slots=True)
class Held:
    """One spell of one request, as it is kept."""

    request: int
    holder: str
    actor: str
    start: datetime
    end: datetime | None
    because: str


@dataclass(frozen=True, slots=True)
class Leg:
    """One leg of a run of a clock that has a date."""

    pauses: tuple[tuple[datetime, datetime], ...]
    request: int
    clock: str
    run: int
    leg: int
    answers: bool
    status: str
    started_at: datetime
    due_at: datetime
    ended_at: datetime | None
    paused_since: datetime | None


@dataclass(frozen=True, slots=True)
class Asked:
    """One item: an account and a data category, and what came of it."""

    request: int
    data: str
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Linked:
    """The other end of a link: what matters of it to a preservation."""

    request: int
    preserves: bool
    sent_at: datetime | None
    received_at: datetime | None


@dataclass(frozen=True, slots=True)
class Register:
    """The part of the register that a cut comes to."""

    rows: Sequence[Row]
    spells: Mapping[int, Sequence[Held]]
    legs: Mapping[int, Sequence[Leg]]
    items: Mapping[int, Sequence[Asked]]
    links: Mapping[int, Sequence[Linked]]
    entries: Mapping[int, tuple[int, int]]  # how many, how many of them recorded late


def load(cut: Cut, as_of: datetime) -> Register:
    """Six queries, whatever the size of the register."""
    requests = Request.objects.filter(cuts.condition(cut), opened_at__lte=as_of)
    inside = requests.values("pk")
    return Register(
        _rows(requests, as_of),
        _spells(inside),
        _legs(inside, as_of),
        _items(inside),
        _links(cut),
        _entries(inside, as_of),
    )


def rows(cut: Cut, as_of: datetime) -> list[Row]:
    """The requests of a cut alone, in one query."""
    return _rows(Request.objects.filter(cuts.condition(cut), opened_at__lte=as_of), as_of)


def _rows(requests: QuerySet[Request], as_of: datetime) -> list[Row]:
    found: Any = (
        requests.annotate(first=FilteredRelation("entries", condition=Q(entries__seq=1)))
        .order_by("pk")
        .values_list(*_PLAIN_FIELDS, "outcome", "first__recorded_at")
    )
    return [_row(values, outcome, recorded_at, as_of) for *values, outcome, recorded_at in found]


def _row(values: list[Any], outcome: str, recorded_at: datetime | None, as_of: datetime) -> Row:
    """The request as it stood at the census: what happened later has not happened yet."""
    for position in _LATER:
        if values[position] is not None and values[position] > as_of:
            values[position] = None
    ended = values[_ENDED] is not None
    if not ended:
        values[_GROUND] = ""
    return Row(_age_at_arrival(values[_SENT], recorded_at), Outcome(outcome) if ended and outcome else None, *values)


def _age_at_arrival(sent_at: datetime | None, recorded_at: datetime | None) -> float:
    """A file whose opening was recorded more than a week after it was sent came in from elsewhere, at that age."""
    if sent_at is None or recorded_at is None or recorded_at - sent_at <= LATE_RECORD:
        return 0.0
    return (recorded_at - sent_at) / DAY


def _spells(inside: QuerySet[Request, Any]) -> dict[int, list[Held]]:
    found: dict[int, list[Held]] = defaultdict(list)
    rows = Spell.objects.filter(request__in=inside).order_by("request_id", "order")
    for values in rows.values_list("request_id", "holder", "actor", "start", "end", "because"):
        found[values[0]].append(Held(*values))
    return found


def _legs(inside: QuerySet[Request, Any], as_of: datetime) -> dict[int, list[Leg]]:
    found: dict[int, list[Leg]] = defaultdict(list)
    rows: Any = (
        Deadline.objects.filter(request__in=inside, due_at__isnull=False, started_at__lte=as_of)
        .exclude(status="void")
        .order_by("request_id", "clock", "run", "leg")
        .values_list(*_LEG_FIELDS, "pauses")
    )
    for *values, pauses in rows:
        spans = tuple((datetime.fromisoformat(a), datetime.fromisoformat(b)) for a, b in pauses)
        found[values[0]].append(Leg(spans, *values))
    return found


def _items(inside: QuerySet[Request, Any]) -> dict[int, list[Asked]]:
    found: dict[int, list[Asked]] = defaultdict(list)
    for request, data, outcome in Item.objects.filter(request__in=inside).values_list("request_id", "data", "outcome"):
        found[request].append(Asked(request, data, Outcome(outcome) if outcome else None))
    return found


def _links(cut: Cut) -> dict[int, list[Linked]]:
    """Links from both ends. They are not narrowed to the cut: what a preservation was for may be on another route."""
    found: dict[int, list[Linked]] = defaultdict(list)
    reached = Request.objects.filter(cuts.reach(cut)).values("pk")
    rows = Link.objects.filter(Q(request__in=reached) | Q(other__in=reached))
    for a, a_route, a_version, a_sent, a_got, b, b_route, b_version, b_sent, b_got in rows.order_by("pk").values_list(
        "request_id", "request__route_id", "request__route_version", "request__sent_at", "request__received_at",
        "other_id", "other__route_id", "other__route_version", "other__sent_at", "other__received_at",
    ):  # fmt: skip
        law = catalogue()
        found[a].append(Linked(b, law.at(b_route, b_version).kind == PRESERVATION, b_sent, b_got))
        found[b].append(Linked(a, law.at(a_route, a_version).kind == PRESERVATION, a_sent, a_got))
    return found


def _entries(inside: QuerySet[Request, Any], as_of: datetime) -> dict[int, tuple[int, int]]:
    late = Q(recorded_at__gt=F("happened_at") + LATE_RECORD)
    rows = (
        Entry.objects.filter(request__in=inside, recorded_at__lte=as_of)
        .order_by("request_id")
        .values_list("request_id")
        .annotate(n=Count("pk"), late=Count("pk", filter=late))
    )
    return {request: (n, n_late) for request, n, n_late in rows}
