"""From the rows of the register to the plain records the estimators are fed with, each as its definition counts it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from requests_app.clocks.run import STOPPED
from requests_app.measures.queries import PRESERVATION, Leg, Linked, Register, Row
from requests_app.measures.records import DAY, Answered, Due, Final, Preservation, Returned, Spell, Wait
from requests_app.routes.outcomes import EVENTS, Outcome
from requests_app.routes.schema import Holder, Route

OWN_CONTACT = "own_contact_point"  # a 24/7 point sits on either side: its time on ours is ours


class DoesNotAddUp(Exception):
    """The time by holder of a request is not its whole time: the projections are not what the ledgers say."""

    def __init__(self, requests: int) -> None:
        super().__init__(
            f"The time by holder of {requests} requests does not sum to their whole time: run `manage.py rebuild`."
        )


def answered(rows: Iterable[Row]) -> list[Answered]:
    """M1, M2, M6, M11: the requests that were sent."""
    return [
        Answered(row.sent_at, row.ended_at, row.outcome if row.ended_at else None, row.began_days, row.moved_at)
        for row in rows
        if row.sent_at is not None
    ]


def preparation(rows: Iterable[Row]) -> list[Wait]:
    """M4: from the opening of the draft to its sending; an abandoned draft was watched until then."""
    return [Wait(row.opened_at, row.sent_at, row.ended_at) for row in rows]


def acknowledgement(rows: Iterable[Row]) -> list[Wait]:
    """M5: from sending until the other side has it."""
    return [Wait(row.sent_at, row.received_at, row.ended_at, row.began_days) for row in rows if row.sent_at is not None]


def emergencies(rows: Iterable[Row]) -> list[Wait]:
    """M13: the requests in an emergency, from sending to a final answer."""
    return [
        Wait(row.sent_at, row.ended_at if row.outcome in EVENTS else None, row.ended_at, row.began_days)
        for row in rows
        if row.sent_at is not None and row.emergency
    ]


def returned(rows: Iterable[Row]) -> list[Returned]:
    """M8: the requests that were sent, and when they first came back to be completed."""
    return [
        Returned(
            row.sent_at, row.returned_at, row.ended_at, row.outcome if row.ended_at else None, entry_days=row.began_days
        )
        for row in rows
        if row.sent_at is not None
    ]


def finals(rows: Iterable[Row]) -> list[Final]:
    """M12: the requests that were sent, with how they ended."""
    return [
        Final(row.ended_at, row.outcome if row.ended_at else None, row.ground)
        for row in rows
        if row.sent_at is not None
    ]


def items(register: Register, rows: Iterable[Row]) -> list[Answered]:
    """M10: one record per account and data category. An item ends with its request, by its own outcome if any."""
    return [
        Answered(row.sent_at, row.ended_at, (item.outcome or row.outcome) if row.ended_at else None, row.began_days)
        for row in rows
        if row.sent_at is not None
        for item in register.items.get(row.pk, ())
    ]


def spells(register: Register, rows: Iterable[Row], *, by_side: bool = False) -> Iterator[Spell]:
    """M3: every spell of these requests. `by_side` parts the 24/7 points of the requesting side from the others."""
    for row in rows:
        for held in register.spells.get(row.pk, ()):
            holder = held.holder
            if by_side and holder == Holder.CONTACT and _ours(row.route, held.actor):
                holder = OWN_CONTACT
            yield Spell(str(row.pk), holder, held.start, held.end, held.because)


def own_days(register: Register, rows: Iterable[Row], as_of: datetime) -> float:
    """The part of M3 that the requesting side held itself, its courts and its 24/7 point included."""
    return sum(
        (max(min(held.end or as_of, as_of) - held.start, timedelta()) / DAY)
        for row in rows
        for held in register.spells.get(row.pk, ())
        if _ours(row.route, held.actor)
    )


def _ours(route: Route, actor: str) -> bool:
    known = route.actors.get(actor)
    return known is not None and known.side == "requesting"


def assert_whole(register: Register, rows: Iterable[Row], as_of: datetime) -> timedelta:
    """The sum over holders is min(z, C) - o for every request, to the microsecond; returns it over all of them."""
    total, wrong = timedelta(), 0
    for row in rows:
        whole = min(row.ended_at or as_of, as_of) - row.opened_at
        held = timedelta()
        for spell in register.spells.get(row.pk, ()):
            held += max(min(spell.end or as_of, as_of) - spell.start, timedelta())
        wrong += held != whole
        total += whole
    if wrong:
        raise DoesNotAddUp(wrong)
    return total


def dues(register: Register, rows: Iterable[Row], as_of: datetime) -> list[Due]:
    """M7: each request that was sent against the end of the clock of its answer, as it stood at the census."""
    return [
        Due(deadline, row.ended_at, row.outcome if row.ended_at else None, gross)
        for row in rows
        if row.sent_at is not None
        for deadline, gross in [answer_due(register.legs.get(row.pk, ()), as_of)]
    ]


def answer_due(legs: Iterable[Leg], as_of: datetime) -> tuple[datetime | None, datetime | None]:
    """D with the pauses so far, and without any. A pause that still lasts moves D on with every day."""
    leg = in_force([leg for leg in legs if leg.answers], as_of)
    if leg is None:
        return None, None
    spans = list(leg.pauses)
    gross = leg.due_at - sum((b - a for a, b in spans if a >= leg.started_at), timedelta())
    if leg.paused_since is not None:
        spans.append((leg.paused_since, as_of))
    paused = sum((min(b, as_of) - a for a, b in spans if leg.started_at <= a <= as_of), timedelta())
    return gross + paused, gross


def in_force(legs: Sequence[Leg], as_of: datetime) -> Leg | None:
    """Of the legs of one clock, the one that counts at the census: an extension counts from when it was given."""
    found: Leg | None = None
    for leg in sorted(legs, key=lambda one: (one.run, one.leg)):
        if leg.started_at > as_of:
            break
        if found is not None and found.run == leg.run and (found.ended_at is None or found.ended_at > as_of):
            break
        found = leg
    return found


def retention_clocks(route: Route) -> frozenset[str]:
    """The clocks at whose end preserved data may be deleted: floors, and those that end in a lapse."""
    lapses = {act.does for act in route.acts if act.to in route.states and route.states[act.to].ends is Outcome.LAP}
    return frozenset(clock.name for clock in route.clocks if clock.kind == "floor" or clock.at_end.act in lapses)


@dataclass(frozen=True, slots=True)
class Kept:
    """A preservation in force at some time: its request, its last leg at the census, and M9's record of it."""

    row: Row
    leg: Leg
    record: Preservation


def preservations(register: Register, rows: Iterable[Row], as_of: datetime) -> list[Kept]:
    """M9: preservations that were in force. One that ended early with no request come was given up, and is left out.

    The request that it is for is any linked request for data, also one linked through another preservation, such as
    the letter to the provider that carries it out. Where an act stopped the clock and the preservation went on, the
    request had come, whether or not it is kept in this register.
    """
    found = []
    for row in rows:
        if row.route.kind != PRESERVATION:
            continue
        names = retention_clocks(row.route)
        legs = [leg for leg in register.legs.get(row.pk, ()) if leg.clock in names]
        each = [in_force([leg for leg in legs if leg.clock == name], as_of) for name in sorted(names)]
        last = max((leg for leg in each if leg is not None), key=lambda leg: leg.due_at, default=None)
        if last is None:
            continue
        wanted = requests_for(register, row.pk)
        arrivals = [one.received_at for one in wanted if one.received_at is not None]
        if last.status == STOPPED and last.ended_at is not None and last.ended_at != row.ended_at:
            arrivals.append(last.ended_at)
        arrived = min((moment for moment in arrivals if moment <= as_of), default=None)
        sent = min((one.sent_at for one in wanted if one.sent_at is not None), default=None)
        if arrived is None and row.ended_at is not None and row.ended_at < last.due_at:
            continue
        begun = min(leg.started_at for leg in legs)
        found.append(Kept(row, last, Preservation(begun, last.due_at, sent if sent else arrived, arrived)))
    return found


def requests_for(register: Register, pk: int) -> list[Linked]:
    """The requests for data that a preservation is linked with, also through other preservations."""
    seen, todo, found = {pk}, [pk], []
    while todo:
        for one in register.links.get(todo.pop(), ()):
            if one.request not in seen:
                seen.add(one.request)
                if one.preserves:
                    todo.append(one.request)
                else:
                    found.append(one)
    return found
