"""The page of one request as its provider sees it, and the same as data: JSON and a list of the items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from requests_app.access.policy import NotYours, Standing
from requests_app.desk import look, pressing, reading
from requests_app.desk.look import Offer
from requests_app.portal import shown, words
from requests_app.portal.door import counsel, zone
from requests_app.portal.knows import AUTHORITY, Known
from requests_app.portal.tables import csv_response
from requests_app.routes.outcomes import Outcome
from requests_app.routes.schema import Act
from requests_app.show import ball as balls
from requests_app.show import moments

ENDED = ("stopped", "expired", "closed", "extended", "replaced")
BEFORE_VERIFIED = frozenset({"receive", "verify"})
TAKING_IN = ("receive", "verify", "acknowledge")
NOTHING_FOUND = (Outcome.NOD, Outcome.LOST)


@dataclass(frozen=True, slots=True)
class Button:
    """An act of the provider: open, held until the origin is verified, or refused with the reason."""

    label: str
    href: str
    help: str
    why_not: str = ""


def at(who: Standing, ref: str, *, what: str = "request", recipient: str = "") -> Known:
    """The request as its provider may know it. Leaves a line in the log of views."""
    known = Known(look.at(who, ref, what=what, recipient=recipient))
    _arrived = known.arrival
    return known


def own_offers(known: Known) -> list[Offer]:
    """What the provider's people may do here themselves; nothing recorded for others."""
    return [o for o in look.offers(known.seen) if o.actor in known.mine and not o.for_another]


def held_back(known: Known, act: str) -> str:
    """Why an act waits although the law would allow it: nothing goes out before somebody has checked who asks."""
    if known.held and act not in BEFORE_VERIFIED:
        return _("Held until the origin of the order is verified: assume it is forged.")
    return ""


def buttons(known: Known) -> tuple[list[Button], list[Button]]:
    """The acts that are open, the most likely one first, and those that wait, each with its reason."""
    open_: list[tuple[int, Button]] = []
    waiting: list[Button] = []
    for offer in own_offers(known):
        why = held_back(known, offer.act.does) or (offer.refused.sentence if offer.refused else "")
        href = reverse("portal:act", args=[known.seen.request.ref, offer.act.does])
        made = Button(_(offer.act.label), href, _(offer.act.help) if offer.act.help else "", why)
        if why:
            waiting.append(made)
        else:
            open_.append((_likely(offer.act), made))
    return [button for _n, button in sorted(open_, key=lambda pair: pair[0])], waiting


def _likely(act: Act) -> int:
    """What is usually done next comes first: taking it in, then answering, then what stands against answering."""
    if act.does in TAKING_IN:
        return TAKING_IN.index(act.does)
    answers = (act.answers or act.does == "produce") and not act.needs.ground and act.needs.outcome != NOTHING_FOUND
    return len(TAKING_IN) if answers else len(TAKING_IN) + 1


@require_GET
@counsel
def page(request: HttpRequest, who: Standing, ref: str) -> HttpResponse:
    """The request page."""
    known = at(who, ref)
    seen, own = known.seen, zone(who)
    open_, waiting = buttons(known)
    asking = shown.askers(known)
    running = [d for d in known.clocks if d.status not in ENDED]
    running.sort(key=lambda d: (d.due_at is None, d.owner not in known.mine, d.due_at or seen.at))
    names = {AUTHORITY: _("the authorities"), **{a: shown.names(known).get(a, "") for a in known.mine}}
    context: dict[str, Any] = {
        "tab": "portal",
        "as_of": seen.at,
        "marking": seen.request.marking,
        "known": known,
        "ref": seen.request.ref,
        "now": seen.at,
        "route": known.route,
        "title": words.title(seen.request, known.route),
        "place": shown.place(known),
        "next": next((d for d in running if d.due_at and d.owner in known.mine and d.status == "running"), None),
        "open": open_,
        "waiting": waiting,
        "askers": asking,
        "ways": shown.ways(asking),
        "contents": shown.contents(known),
        "secrecy": shown.secrecy(known),
        "items": shown.items(known),
        "plain": shown.plain_items(known),
        "outcomes": words.outcome_words(known.route),
        "papers": [shown.sheet(known, p) for p in shown.papers(known)],
        "running": running,
        "over": [d for d in known.clocks if d.status in ENDED],
        "ball": balls.ball(known.spells, known.ended_at or seen.at, known.route, names),
        "lines": shown.timeline(known, own),
        "thread": shown.thread(known, own),
        "pieces": shown.pieces(known),
        "zone": own,
        "asked": words.wanted(known.items),
        "since": moments.span(seen.at - known.arrival.happened_at),
        "receipts": receipts(known),
    }
    return render(request, "portal/request.html", context)


def receipts(known: Known) -> list[tuple[str, str, Any]]:
    """The receipts of the provider's own acts, the newest first: act, address, moment."""
    return [
        (_(act.label), reverse("portal:receipt", args=[known.seen.request.ref, entry.hash[:16]]), entry.recorded_at)
        for entry in reversed(known.entries)
        if known.is_own(entry) and (act := known.route.act(entry.act)) is not None
    ]


@require_GET
@counsel
def paper(request: HttpRequest, who: Standing, number: int) -> HttpResponse:
    """A paper addressed to the provider or issued by it, as it was issued. Who reads it stands in the log of views."""
    found, body = reading.paper(who, number)
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{found.request.ref}-{found.name}-{found.number}.pdf"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_POST
@counsel
def press(request: HttpRequest, who: Standing, ref: str, number: int, name: str) -> HttpResponse:
    """Draws the paper of one of the provider's own entries, counted as its page counts them, then leads to it."""
    known = at(who, ref, what="paper")
    seq = known.entries[number - 1].seq if 1 <= number <= len(known.entries) else 0
    if name not in {one.name for one in shown.makeable(known).get(seq, ())}:
        raise NotYours
    made = pressing.press_now(who, ref, seq, name)
    return HttpResponseRedirect(reverse("portal:paper", args=[made.pk]))


@require_GET
@counsel
def as_json(request: HttpRequest, who: Standing, ref: str) -> HttpResponse:
    """The request as data, for the provider's own system: codes of the law, not words of a language."""
    known = at(who, ref, what="request as JSON", recipient=str(who.person))
    route, seen = known.route, known.seen
    document = {
        "ref": seen.request.ref,
        "route": route.key,
        "instrument": route.instrument,
        "basis": route.basis,
        "emergency": seen.request.emergency,
        "marking": seen.request.marking,
        "arrived_at": known.arrival.happened_at,
        "place": known.place,
        "verified": known.verified,
        "asked_by": [
            {"name": a.organisation.name, "function": a.function, "country": a.organisation.country}
            for a in shown.askers(known)
        ],
        "items": known.items,
        "contents": {content.name: value for content, value in known.contents},
        "clocks": [
            {"clock": d.clock, "status": d.status, "due_at": d.due_at, "latest_at": d.latest_at,
             "own": d.owner in known.mine}
            for d in known.clocks
        ],
        "papers": [{"name": p.name, "version": p.number, "sha256": p.sha256} for p in shown.papers(known)],
        "timeline": [
            {"act": e.act, "happened_at": line.happened_at, "own": known.is_own(e)}
            for e in known.entries
            if (line := known.lines.get(e.seq)) is not None
        ],
    }  # fmt: skip
    return JsonResponse(document, json_dumps_params={"ensure_ascii": False})


@require_GET
@counsel
def items_csv(request: HttpRequest, who: Standing, ref: str) -> HttpResponse:
    """Every identifier and category asked, one line each, to be fed to a system of the provider's."""
    known = at(who, ref, what="items as CSV", recipient=str(who.person))
    names = ("key", "identifier", "kind", "data", "since", "until", "zone", "outcome")
    return csv_response(f"{known.seen.request.ref}-items.csv", names, [[i[n] for n in names] for i in known.items])
