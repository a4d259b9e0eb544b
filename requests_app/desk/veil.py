"""What of a request the other sides may read: what was sent to them, what they did, what moves their ball or clocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from requests_app.casework import machine
from requests_app.casework.models import Entry
from requests_app.routes.schema import Route


def ours(route: Route, actors: frozenset[str]) -> bool:
    """Whether somebody sits on the requesting side, which may read the whole request."""
    return any(route.actors[actor].side == "requesting" for actor in actors)


def visible(route: Route, entries: Sequence[Entry], actors: frozenset[str]) -> list[Entry]:
    """The entries these actors may read.

    The requesting side reads all. Anybody else reads nothing from before the sending; from then on, what they did
    themselves, what brought the ball to them or took it from them, what put a paper before them, what moved a clock
    they own, what they might have done in the other's stead, and the end. Notes, corrections of others and what other
    sides say among themselves stay unread.
    """
    if ours(route, actors):
        return list(entries)
    found: list[Entry] = []
    sent = False
    for entry in entries:
        act = route.act(entry.act)
        sent = sent or bool(act and act.sends)
        if sent and (entry.actor in actors or _concerns(route, entry, actors)):
            found.append(entry)
    return found


def _concerns(route: Route, entry: Entry, actors: frozenset[str]) -> bool:
    act = route.act(entry.act)
    if act is None:
        return False
    if actors & set(act.by):
        return True
    before, after = route.states.get(entry.from_state), route.states[entry.to_state]
    if entry.from_state != entry.to_state and (
        {after.held_by, before.held_by if before else ""} & actors or after.ends
    ):
        return True
    if any(paper.to in actors for paper in map(route.paper, act.papers) if paper is not None):
        return True
    clocks = (*act.starts, *act.stops, *act.pauses, *act.resumes, *act.extends)
    return any(clock.owner in actors for clock in map(route.clock, clocks) if clock is not None)


def parts(route: Route, actors: frozenset[str]) -> frozenset[str]:
    """The parts of the contents that papers addressed to these actors carry."""
    return frozenset(part for paper in route.papers if paper.to in actors for part in paper.contents)


def contents(route: Route, said: Mapping[str, Any], actors: frozenset[str]) -> dict[str, Any]:
    """The contents these actors may read: all of them on the requesting side, else those their papers carry."""
    if ours(route, actors):
        return dict(said)
    carried = parts(route, actors)
    known = {content.name for content in route.contents if set(content.on) & carried}
    return {name: value for name, value in said.items() if name in known}


def bodies(
    route: Route, entries: Sequence[Entry], actors: frozenset[str], stored: Mapping[int, Mapping[str, Any]]
) -> dict[int, dict[str, Any]]:
    """The personal payloads these actors may read, by sequence number, withheld contents left out.

    Where the contents were frozen before the sending, their entry is not readable, but what it says was sent: it is
    handed over as far as the papers carry it.
    """
    readable = {entry.seq for entry in entries}
    found: dict[int, dict[str, Any]] = {}
    for seq, body in stored.items():
        kept = dict(body) if seq in readable else {k: v for k, v in body.items() if k in ("contents", "identifiers")}
        if "contents" in kept:
            kept["contents"] = contents(route, kept["contents"], actors)
        if not ours(route, actors):
            kept.pop("reasons", None)  # why a draft went as it was is said to one's own side
        if kept:
            found[seq] = kept
    return found


def spells(
    route: Route, whole: Sequence[machine.Spell], entries: Sequence[Entry], actors: frozenset[str]
) -> list[machine.Spell]:
    """The ball line these actors may read: the requesting side from the draft, everybody else from the sending."""
    if ours(route, actors):
        return list(whole)
    first = next((e.to_state for e in entries if (act := route.act(e.act)) is not None and act.sends), None)
    begin = next((n for n, spell in enumerate(whole) if spell.state == first), len(whole))
    return list(whole[begin:])
