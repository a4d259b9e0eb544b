"""The page of one request: where it stands, who has had it, what happened, what runs, what can be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from requests_app.access import policy
from requests_app.access.policy import Standing
from requests_app.advice import lacks
from requests_app.casework import machine
from requests_app.casework.models import Link
from requests_app.clocks.models import Deadline
from requests_app.desk import drafting, look, pressing
from requests_app.desk.look import Offer, Seen
from requests_app.desk.pressing import Owed
from requests_app.papers import verification
from requests_app.routes.schema import Act, Route
from requests_app.show import ball as balls
from requests_app.show import paper_words
from requests_app.web import changes
from requests_app.web.continuing import following
from requests_app.web.desk import subject
from requests_app.web.door import authority, zone
from requests_app.web.incoming import filed

ENDED = ("stopped", "expired", "closed", "extended", "replaced")


@dataclass(frozen=True, slots=True)
class Clocked:
    """A clock as the page shows it, with the end it had before it was extended."""

    deadline: Deadline
    original: datetime | None


@dataclass(frozen=True, slots=True)
class Pressed:
    """A paper as the timeline and the list name it."""

    title: str
    href: str
    number: int
    pages: int
    sha256: str
    made_at: datetime
    code: str = ""
    signer: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Makeable:
    """A paper that waits to be asked for, beside its entry."""

    title: str
    press: str  # where to ask


@dataclass(frozen=True, slots=True)
class Linked:
    """Another request that goes with this one."""

    ref: str
    words: str
    title: str


@dataclass(frozen=True, slots=True)
class Button:
    """An act as a button: what it says, where it leads, whether it is recorded for somebody without an account."""

    label: str
    href: str
    primary: bool
    for_another: str
    help: str
    refused: str = ""
    who: str = ""


@require_GET
@authority
def page(request: HttpRequest, who: Standing, ref: str) -> HttpResponse:
    """The request page. Showing whole identifiers is a view of its own in the log."""
    reveal = request.GET.get("reveal") == "1"
    seen = look.at(who, ref, what="identifiers" if reveal else "request")
    complete = is_complete(seen)
    open_, refused = buttons(seen, complete=complete)
    running, over = clocks(seen)
    names = organisations(seen)
    papers = pressed(seen)
    owed = pressing.owed(seen)
    context: dict[str, Any] = {
        "tab": "requests",
        "as_of": seen.at,
        "marking": seen.request.marking,
        "seen": seen,
        "subject": subject(seen.request, seen.route),
        "place": seen.route.states[seen.position.state],
        "next": next((c.deadline for c in running if c.deadline.due_at), None),
        "theirs": references(seen),
        "ball": balls.ball(seen.spells, seen.position.ended_at or seen.at, seen.route, names),
        "names": names,
        "papers_by_entry": by_entry(seen, papers, owed),
        "papers": list(papers.values()),
        "owed": [one for one in owed if not one.on_demand],
        "filed": filed(seen, zone(who)),
        "running": running,
        "over": over,
        "reveal": reveal,
        "open": [one for one in open_ if not one.for_another],
        "told": [one for one in open_ if one.for_another],
        "refused": refused,
        "others": for_others(seen),
        "writing": writing(seen),
        "following": following(seen),
        "links": linked(seen),
        "said": changes.said(seen),
        "seats": [(_(seen.route.actors[s.actor].is_), s) for s in seen.seats if s.actor in seen.route.actors],
        "may_correct": bool(seen.actors),
        "may_erase": policy.may_erase(who, seen.request),
    }
    return render(request, "web/request.html", context)


def is_complete(seen: Seen) -> bool:
    """Whether the draft lacks nothing; true where none is being written."""
    if seen.draft is None:
        return True
    return not lacks.lacking(seen.route, seen.draft.contents, seen.draft.items)


def organisations(seen: Seen) -> dict[str, str]:
    """Who sits where, by name."""
    return {seat.actor: str(seat.organisation) for seat in seen.seats}


def references(seen: Seen) -> list[str]:
    """The numbers others gave this request, the latest first, each once."""
    found: list[str] = []
    readable = {entry.seq for entry in seen.entries}
    for line in machine.effective(seen.ledger.lines):
        if line.seq in readable:
            found += [str(value) for value in (line.facts.get("references") or {}).values()]
    return list(dict.fromkeys(reversed(found)))


def pressed(seen: Seen) -> dict[int, Pressed]:
    """The papers this person may read, by number of their row."""
    states = verification.states(seen.request, seen.route, seen.papers, seen.ledger.entries)
    return {
        p.pk: Pressed(
            _("%(title)s, version %(n)d") % {"title": _(p.title), "n": p.number},
            reverse("web:paper", args=[p.pk]),
            p.number,
            p.pages,
            p.sha256,
            p.made_at,
            p.code,
            p.signer,
            str(paper_words.STATES[states[p.pk]]),
        )
        for p in seen.papers
    }


def by_entry(seen: Seen, papers: Mapping[int, Pressed], owed: Sequence[Owed]) -> dict[int, list[Pressed | Makeable]]:
    """The same papers by the place of the act they belong to, and those that can be made of it."""
    places = {entry.pk: entry.seq for entry in seen.ledger.entries}
    found: dict[int, list[Pressed | Makeable]] = {}
    for paper in seen.papers:
        found.setdefault(places[paper.entry_id], []).append(papers[paper.pk])
    for one in owed:
        if one.on_demand:
            address = reverse("web:press", args=[seen.request.ref, one.entry.seq, one.rule.name])
            found.setdefault(one.entry.seq, []).append(Makeable(_(one.rule.title), address))
    return found


def clocks(seen: Seen) -> tuple[list[Clocked], list[Clocked]]:
    """The clocks that run, by their end, and those that are over."""
    firsts = {(d.clock, d.run): d.due_at for d in seen.deadlines if d.leg == 1}
    shown = [Clocked(d, firsts.get((d.clock, d.run)) if d.leg > 1 else None) for d in seen.deadlines]
    running = [c for c in shown if c.deadline.status not in ENDED]
    running.sort(key=lambda c: (c.deadline.due_at is None, c.deadline.due_at or seen.at))
    over = [c for c in shown if c.deadline.status in ENDED]
    return running, sorted(over, key=lambda c: c.deadline.ended_at or c.deadline.started_at, reverse=True)


def linked(seen: Seen) -> list[Linked]:
    """The other requests, each once, with what binds them: the word that says more wins."""
    found: dict[str, Linked] = {}
    both = [(link.other, link.nature, _words(link)) for link in seen.links]
    both += [(link.request, link.nature, _back_words(link)) for link in seen.linked_from]
    for other, nature, words in both:
        if other.ref not in found or nature != "goes_with":
            found[other.ref] = Linked(other.ref, words, other.title)
    return list(found.values())


def _words(link: Link) -> str:
    return {
        "preserves": _("preserves data for"),
        "carries_out": _("is carried out by"),
    }.get(link.nature, _("goes with"))


def _back_words(link: Link) -> str:
    return {
        "preserves": _("has its data preserved by"),
        "carries_out": _("carries out"),
    }.get(link.nature, _("goes with"))


def buttons(seen: Seen, *, complete: bool) -> tuple[list[Button], list[Button]]:
    """What this person may do here: what is open, and what is not, with the reason."""
    offers = look.offers(seen, complete=complete)
    open_ = [o for o in offers if o.open]
    first = next((o for o in open_ if not o.for_another and _forward(seen.route, o.act)), None)
    made = [_button(seen, offer, primary=offer is first) for offer in offers]
    return (
        [b for b, o in zip(made, offers, strict=True) if o.open],
        [b for b, o in zip(made, offers, strict=True) if not o.open],
    )


def _forward(route: Route, act: Act) -> bool:
    state = route.states.get(act.to)
    return bool(act.to) and (state is None or state.ends is None) and act.to not in drafting.writable(route)


def _button(seen: Seen, offer: Offer, *, primary: bool) -> Button:
    whose = ", ".join(_(seen.route.actors[a].is_) for a in offer.act.by) if offer.for_another else ""
    refused = offer.refused
    return Button(
        _(offer.act.label),
        reverse("web:act", args=[seen.request.ref, offer.act.does]),
        primary,
        whose,
        _(offer.act.help) if offer.act.help else "",
        refused.sentence if refused else "",
        refused.who if refused else "",
    )


def for_others(seen: Seen) -> Sequence[tuple[str, str]]:
    """What is for somebody else to do here: the act, and who."""
    mine = {offer.act.does for offer in look.offers(seen)}
    return [
        (_(act.label), ", ".join(_(seen.route.actors[a].is_) for a in act.by))
        for act in machine.acts_from(seen.route, seen.position.state)
        if not act.automatic and act.does not in mine
    ]


def writing(seen: Seen) -> bool:
    """Whether this person is writing the draft at present."""
    request = seen.request
    return seen.draft is not None and request.held_by in seen.actors and request.state in drafting.writable(seen.route)
