"""What is computed from a ledger and kept for speed: row, items, references, links, opened seats, spells by holder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from requests_app.casework import machine
from requests_app.casework.ledger import Ledger
from requests_app.casework.models import Item, Link, Reference, Request, Seat, Spell

# holder, actor, state, start, end, because
SpellRow = tuple[str, str, str, datetime, datetime | None, str]


@dataclass(frozen=True, slots=True)
class Projection:
    """Everything a ledger says, as values: compared with the tables by `rebuild --check`, written to them otherwise."""

    row: Mapping[str, Any]
    items: tuple[tuple[str, ...], ...]  # key, kind, identifier, data, since, until, zone, outcome
    references: tuple[tuple[str, str, int], ...]
    links: tuple[tuple[str, str, int], ...]  # ref of the other, nature, seq
    opened: frozenset[str]  # actors whose people may see the request
    spells: tuple[SpellRow, ...]


# What the tables hold of a request that has only just been stored.
NOTHING = Projection({}, (), (), (), frozenset(), ())


def opened_actors(ledger: Ledger) -> frozenset[str]:
    """Actors the request has reached: they opened it, held it, were sent a paper of it, or it is on its way to them."""
    route = ledger.route
    reached = {name for name, actor in route.actors.items() if actor.seat == "agency"}

    def arrive(state: str) -> None:
        held_by = route.states[state].held_by
        if held_by in route.actors:
            reached.add(held_by)
        elif held_by:  # in transit, or nobody knows: whoever can take it from there may see it
            for act in machine.acts_from(route, state):
                if not act.automatic and act.to in route.states and not route.states[act.to].ends:
                    reached.update(act.by)

    arrive(route.first)
    for entry in ledger.entries:
        arrive(entry.to_state)
        act = route.act(entry.act)
        for name in act.papers if act else ():
            paper = route.paper(name)
            if paper and paper.to in route.actors:
                reached.add(paper.to)
    # Nobody signs in for an actor without roles, such as a court: there is no seat to open.
    return frozenset(name for name in reached if route.actors[name].roles)


def project(ledger: Ledger, bodies: Mapping[int, Mapping[str, Any]]) -> Projection:
    """The projection of a ledger. `bodies` are the personal payloads by sequence number, those erased left out."""
    at = ledger.position
    ended = at.ended_at is not None
    state = ledger.route.states[at.state]
    row: dict[str, Any] = {
        "position": at.seq,
        "head": ledger.entries[-1].hash,
        "state": at.state,
        "holder": "" if ended or state.ends else ledger.route.holder_in(at.state).value,
        "held_by": "" if ended or state.ends else state.held_by,
        "since": at.since,
        "opened_at": at.opened_at,
        "sent_at": at.sent_at,
        "received_at": at.received_at,
        "returned_at": at.returned_at,
        "answered_at": at.answered_at,
        "ended_at": at.ended_at,
        "moved_at": max(line.happened_at for line in ledger.lines),
        "outcome": at.outcome.value if at.outcome else "",
        "ground": at.ground,
        "desired": at.desired,
        "reported": at.reported,
        "returns": at.returns,
    }
    items: tuple[tuple[str, ...], ...] = ()
    references: list[tuple[str, str, int]] = []
    links: list[tuple[str, str, int]] = []
    for line in machine.effective(ledger.lines):
        body = bodies.get(line.seq, {})
        if "items" in line.facts:
            values = body.get("identifiers", {})
            items = tuple(
                (
                    str(i["key"]),
                    i["kind"],
                    str(values.get(str(i["key"]), "")),
                    i["data"],
                    i.get("since", ""),
                    i.get("until", ""),
                    i.get("zone", ""),
                )
                for i in line.facts["items"]
            )
        for name, value in line.facts.get("references", {}).items():
            references.append((name, str(value), line.seq))
        for link in line.facts.get("links", []):
            links.append((link["ref"], link["nature"], line.seq))
    settled = at.settled
    outcomes = {key: settled[key].value if key in settled else "" for key in at.items}
    full = tuple((*item, outcomes.get(item[0], "")) for item in items)
    return Projection(row, full, tuple(references), tuple(dict.fromkeys(links)), opened_actors(ledger), _spells(ledger))


def _spells(ledger: Ledger) -> tuple[SpellRow, ...]:
    return tuple(
        (spell.holder.value, spell.actor, spell.state, spell.start, spell.end, spell.because)
        for spell in machine.spells(ledger.route, ledger.lines)
    )


def _stored_spells(request: Request) -> tuple[SpellRow, ...]:
    rows = Spell.objects.filter(request=request).order_by("order")
    return tuple(rows.values_list("holder", "actor", "state", "start", "end", "because"))


def stored(request: Request) -> Projection:
    """What the tables hold at present, in the same shape."""
    return Projection(
        {name: getattr(request, name) for name in Request.PROJECTED},
        tuple(
            Item.objects.filter(request=request)
            .order_by("id")
            .values_list("key", "kind", "identifier", "data", "since", "until", "zone", "outcome")
        ),
        tuple(Reference.objects.filter(request=request).order_by("seq", "id").values_list("name", "value", "seq")),
        tuple(Link.objects.filter(request=request).order_by("seq", "id").values_list("other__ref", "nature", "seq")),
        frozenset(Seat.objects.filter(request=request, opened=True).values_list("actor", flat=True)),
        _stored_spells(request),
    )


def write(request: Request, wanted: Projection, before: Projection | None = None) -> None:
    """Puts a projection into the tables; with `before`, only what differs."""
    Request.objects.filter(pk=request.pk).update(**wanted.row)
    for name, value in wanted.row.items():
        setattr(request, name, value)
    if before is None or before.items != wanted.items:
        _write_items(request, wanted)
    if before is None or before.references != wanted.references:
        Reference.objects.filter(request=request).delete()
        Reference.objects.bulk_create(
            [Reference(request=request, name=n, value=v, seq=s) for n, v, s in wanted.references]
        )
    if before is None or before.links != wanted.links:
        Link.objects.filter(request=request).delete()
        others = Request.objects.filter(ref__in=[ref for ref, _n, _s in wanted.links]).in_bulk(field_name="ref")
        Link.objects.bulk_create(
            [Link(request=request, other=others[r], nature=n, seq=s) for r, n, s in wanted.links if r in others]
        )
    if before is None or before.opened != wanted.opened:
        Seat.objects.filter(request=request, actor__in=wanted.opened, opened=False).update(opened=True)
        Seat.objects.filter(request=request, opened=True).exclude(actor__in=wanted.opened).update(opened=False)
    _write_spells(request, wanted.spells, _stored_spells(request) if before is None else before.spells)


def _write_spells(request: Request, wanted: tuple[SpellRow, ...], held: tuple[SpellRow, ...]) -> None:
    """Writes what differs: a step closes the last spell and adds one; only a correction goes further back."""
    same = next((n for n, (a, b) in enumerate(zip(wanted, held, strict=False)) if a != b), min(len(wanted), len(held)))
    if same == len(wanted) == len(held):
        return
    rows = Spell.objects.filter(request=request)
    # A spell that only ends is closed where it stands.
    if same < len(wanted) and same == len(held) - 1 and _open_ended(wanted[same]) == held[same]:
        rows.filter(order=same).update(end=wanted[same][4])
        same += 1
    elif same < len(held):
        rows.filter(order__gte=same).delete()
    Spell.objects.bulk_create(
        [
            Spell(request=request, order=n, holder=h, actor=a, state=s, start=start, end=end, because=because)
            for n, (h, a, s, start, end, because) in enumerate(wanted[same:], start=same)
        ]
    )


def _open_ended(row: SpellRow) -> SpellRow:
    holder, actor, state, start, _end, because = row
    return holder, actor, state, start, None, because


def _write_items(request: Request, wanted: Projection) -> None:
    Item.objects.filter(request=request).delete()
    Item.objects.bulk_create(
        [
            Item(
                request=request,
                key=k,
                kind=kind,
                identifier=value,
                data=data,
                since=since,
                until=until,
                zone=zone,
                outcome=outcome,
            )
            for k, kind, value, data, since, until, zone, outcome in wanted.items
        ]
    )


def differences(stored_: Projection, wanted: Projection) -> list[str]:
    """What differs, by name; empty when the tables say what the ledger says."""
    found = [
        f"{name}: stored {_show(stored_.row[name])}, ledger says {_show(value)}"
        for name, value in wanted.row.items()
        if stored_.row[name] != value
    ]
    for name in ("items", "references", "links", "opened", "spells"):
        if getattr(stored_, name) != getattr(wanted, name):
            found.append(f"{name}: stored and ledger differ")
    return found


def _show(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else repr(value)
