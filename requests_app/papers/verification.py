"""What anybody may ask about a paper: is it genuine, superseded or withdrawn; and what stands beside it on our pages.

The answer to a stranger takes the same way for every paper and for none: where nothing was found, the same questions
are asked about another paper, and what they bring is thrown away. Nothing returns early, nothing is remembered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q

from requests_app.casework import machine
from requests_app.casework.models import Entry, Request, Seat
from requests_app.papers import codes
from requests_app.papers.models import Paper
from requests_app.parties.models import Reach
from requests_app.routes.catalogue import catalogue
from requests_app.routes.outcomes import Outcome
from requests_app.routes.schema import Route


class State(StrEnum):
    """All that is said about a paper."""

    GENUINE = "genuine"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a stranger is told: never of whom a paper speaks, nor in which matter."""

    state: State
    authority: str = ""
    country: str = ""
    number: str = ""  # from the directory, never from the paper


UNKNOWN = Answer(State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class _Issued:
    """What decides the state of one paper."""

    request: int
    name: str
    number: int
    by: str
    seq: int
    outcome: str
    place: str
    route_id: str
    route_version: int


_FIELDS = (
    "request_id",
    "name",
    "number",
    "by_actor",
    "entry__seq",
    "request__outcome",
    "request__state",
    "request__route_id",
    "request__route_version",
)


def by_code(typed: str) -> Answer:
    """The answer for a code that somebody typed."""
    return _answer(verify_digest=codes.digest(typed))


def by_file(sha256: str) -> Answer:
    """The answer for a file, by the hash of its bytes: one byte more or another, and it is no paper of ours."""
    return _answer(sha256=sha256)


def _answer(**wanted: str) -> Answer:
    """Six queries, whatever there is to find."""
    another = Paper.objects.order_by("-pk").values_list(*_FIELDS).first()
    found = Paper.objects.filter(**wanted).values_list(*_FIELDS).first()
    row = found or another
    if row is None:  # nothing was ever issued here: there is nothing to tell apart
        return UNKNOWN
    paper = _Issued(*row)
    newer = Paper.objects.filter(request=paper.request, name=paper.name, number__gt=paper.number)
    later = list(newer.values_list("entry__seq", flat=True))
    came = Q(to_state=paper.place) & ~Q(from_state=paper.place)
    entries = Entry.objects.filter(came | Q(act=machine.VOID), request=paper.request)
    state = _state(paper, catalogue().at(paper.route_id, paper.route_version), later, list(entries))
    seat = (
        Seat.objects.filter(request=paper.request, actor=paper.by)
        .values_list("organisation_id", "organisation__name", "organisation__country")
        .first()
    ) or (0, "", "")
    phone = Reach.objects.filter(organisation=seat[0], means="phone", verified_at__isnull=False)
    number = phone.order_by("-verified_at", "pk").values_list("value", flat=True).first() or ""
    answer = Answer(state, seat[1], seat[2], number)
    return answer if found else UNKNOWN


def states(request: Request, route: Route, papers: Sequence[Paper], entries: Sequence[Entry]) -> dict[int, State]:
    """The state of each paper of one request, by the number of its row, from its whole ledger. No query."""
    at = {entry.pk: entry for entry in entries}
    found = {}
    for paper in papers:
        later = [at[p.entry_id].seq for p in papers if p.name == paper.name and p.number > paper.number]
        entry = at[paper.entry_id]
        issued = _Issued(
            request.pk,
            paper.name,
            paper.number,
            paper.by_actor,
            entry.seq,
            request.outcome,
            request.state,
            request.route_id,
            request.route_version,
        )
        found[paper.pk] = _state(issued, route, later, entries)
    return found


def _state(paper: _Issued, route: Route, later: Sequence[int], entries: Sequence[Entry]) -> State:
    """Withdrawn says more than superseded. The notice of a withdrawal, made with it or after it, is itself genuine.

    What was issued with an act that was taken back, recorded in error, is withdrawn with it and supersedes nothing.
    """
    struck = {int(entry.facts["corrects"]) for entry in entries if entry.act == machine.VOID}
    came = [entry.seq for entry in entries if entry.to_state == paper.place != entry.from_state]
    actor = route.actors.get(paper.by)
    asked = actor is not None and actor.side == "requesting"
    over = paper.outcome == Outcome.WDR and paper.seq < max(came, default=0)
    if paper.seq in struck or (over and asked):
        return State.WITHDRAWN
    if set(later) - struck:
        return State.SUPERSEDED
    return State.GENUINE
