"""What a provider may know of many requests at once, for lists and exports: the rules of `knows`, in few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from django.db.models import F, Prefetch, Q, QuerySet

from requests_app.access import scope
from requests_app.access.policy import Standing
from requests_app.casework import machine
from requests_app.casework.ledger import route_of
from requests_app.casework.models import Entry, Item, Request, Seat, Spell
from requests_app.clocks.models import Deadline
from requests_app.portal import knows, words
from requests_app.routes.catalogue import catalogue
from requests_app.routes.outcomes import Outcome
from requests_app.routes.schema import Act, Role, Route
from requests_app.show import sentences

MARKS = ("receive", "verify", "acknowledge")


@dataclass
class Facts:
    """One request among many."""

    request: Request
    route: Route
    actors: frozenset[str]
    done: dict[str, datetime] = field(default_factory=dict)  # the last time of each act that matters here
    settled: dict[str, str] = field(default_factory=dict)  # outcomes the provider gave
    answered_at: datetime | None = None  # when the provider itself answered
    closed_at: datetime | None = None  # when it ended otherwise, where the provider may know
    deadlines: Sequence[Deadline] = ()
    asked: Sequence[tuple[str, str, str]] = ()  # kind, identifier, data
    held_since: datetime | None = None  # when the provider first held it

    @property
    def next(self) -> Deadline | None:
        """The next end of a clock that is the provider's."""
        own = [d for d in self.deadlines if d.status == "running" and d.due_at and d.owner in self.actors]
        return min(own, key=lambda d: d.due_at or d.started_at, default=None)

    @property
    def paused(self) -> Deadline | None:
        """A clock of the provider's that stands still."""
        return next((d for d in self.deadlines if d.status == "paused" and d.owner in self.actors), None)

    @property
    def authority(self) -> str:
        """Who asks, where a paper of theirs is addressed to the provider; another authority served it otherwise."""
        addressed = any(rule.to in self.actors for rule in self.route.papers)
        return self.request.agency.name if addressed else ""

    @property
    def its_turn(self) -> bool:
        """Whether it is the provider's turn."""
        done = frozenset(self.done)
        return self.request.ended_at is None and knows.its_turn(self.route, self.request.state, self.actors, done)

    @property
    def unverified(self) -> bool:
        """Whether nobody has verified yet where it comes from."""
        verify = self.route.act("verify")
        return verify is not None and bool(self.actors & set(verify.by)) and "verify" not in self.done

    @property
    def identifiers(self) -> int:
        return len({row[:2] for row in self.asked})

    @property
    def wanted(self) -> str:
        """What is asked, in words."""
        return words.counted(self.identifiers, (row[2] for row in self.asked))

    @property
    def outcome(self) -> Outcome | None:
        """What the provider's answer comes to; none while it has given none."""
        if self.answered_at is None:
            return None
        if not self.settled:
            return Outcome.REF if "reject" in self.done else None
        return machine.combined(Outcome(value) for value in self.settled.values())


@cache
def answering() -> frozenset[str]:
    """The names of the acts with which a provider answers, on any route."""
    return frozenset(
        act.does
        for route in catalogue().routes.values()
        for act in route.acts
        if _answers(act) and any(route.actors[a].seat == "provider" for a in act.by)
    )


def _answers(act: Act) -> bool:
    # A provider served by national process answers the authority that served it: the request is not answered by that.
    return act.answers or act.does == "produce"


def visible(who: Standing) -> QuerySet[Request]:
    """The provider's requests, with the seats its people fill."""
    seats = Seat.objects.filter(organisation__in=who.in_role(Role.PROVIDER), role=Role.PROVIDER.value, opened=True)
    mine = scope.visible_to(who).filter(pk__in=seats.values("request_id"))
    return mine.prefetch_related(Prefetch("seats", queryset=seats, to_attr="mine")).select_related("agency")


def answered_since(who: Standing, since: datetime) -> list[int]:
    """The requests in which an answering act happened since then. One query."""
    acts = Entry.objects.filter(request__in=scope.visible_to(who).values("pk"), act__in=answering())
    return list(acts.filter(happened_at__gte=since).values_list("request_id", flat=True).distinct())


def facts(requests: Iterable[Request]) -> list[Facts]:
    """What lists need to know. Four queries, and those of the requests and their seats."""
    found = {
        one.pk: Facts(one, route_of(one), frozenset(seat.actor for seat in getattr(one, "mine", ())))
        for one in requests
    }
    deadlines: dict[int, list[Deadline]] = defaultdict(list)
    for deadline in Deadline.objects.filter(request__in=found).exclude(status="void"):
        deadlines[deadline.request_id].append(deadline)
    asked: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for pk, kind, identifier, data in Item.objects.filter(request__in=found).values_list(
        "request_id", "kind", "identifier", "data"
    ):
        asked[pk].append((kind, identifier, data))
    for pk, one in found.items():
        one.deadlines, one.asked = deadlines[pk], asked[pk]
    for pk, actor, start in Spell.objects.filter(request__in=found).values_list("request_id", "actor", "start"):
        since = found[pk].held_since
        if actor in found[pk].actors and (since is None or start < since):
            found[pk].held_since = start
    wanted = Q(act__in=(*MARKS, machine.VOID, *answering(), "produce_part"))
    ends = Q(happened_at=F("request__ended_at")) & ~Q(from_state=F("to_state"))
    entries: dict[int, dict[int, Entry]] = defaultdict(dict)
    for entry in Entry.objects.filter(wanted | ends, request__in=found).order_by("request_id", "seq"):
        if entry.act == machine.VOID:
            entries[entry.request_id].pop(int(entry.facts["corrects"]), None)
        else:
            entries[entry.request_id][entry.seq] = entry
    for pk, one in found.items():
        for entry in entries[pk].values():
            _take(one, entry)
    return list(found.values())


def _take(one: Facts, entry: Entry) -> None:
    act = one.route.act(entry.act)
    if act is None:
        return
    own = entry.actor in one.actors or sentences.doer(act, entry.actor) in one.actors
    if own or entry.act == "verify":
        one.done[entry.act] = entry.happened_at
    if own and act.settles:
        one.settled |= {str(k): str(v) for k, v in entry.facts.get("settled", {}).items()}
    if own and _answers(act):
        one.answered_at = entry.happened_at
    elif not own and one.route.states[entry.to_state].ends is not None and _concerns(one, entry):
        one.closed_at = entry.happened_at


def _concerns(one: Facts, entry: Entry) -> bool:
    """Whether an end that somebody else made ends something of the provider's."""
    held_by = one.route.states[entry.from_state].held_by
    if held_by in one.actors or knows.on_its_way(one.route, entry.from_state, one.actors):
        return True
    return any(
        d.owner in one.actors and d.kind != "statistical" and (d.ended_at is None or d.ended_at >= entry.happened_at)
        for d in one.deadlines
    )
