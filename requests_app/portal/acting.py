"""To act for the provider: the form of one act, the act itself, and the receipt of what was recorded."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import structlog
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from requests_app.access.policy import NotYours, Standing
from requests_app.casework.machine import NotOpen
from requests_app.casework.models import Entry
from requests_app.desk import acts
from requests_app.desk.answers import BadAnswer
from requests_app.papers.engine import PaperUnavailable
from requests_app.portal import shown, words
from requests_app.portal.act_fields import CHANNELS, ProviderActForm
from requests_app.portal.door import counsel, zone
from requests_app.portal.knows import Known
from requests_app.portal.requests import at, held_back, own_offers
from requests_app.routes.outcomes import Outcome
from requests_app.routes.schema import Act
from requests_app.show import sure

log = structlog.get_logger(__name__)
TRIES = 3


@require_http_methods(["GET", "POST"])
@counsel
def act(request: HttpRequest, who: Standing, ref: str, name: str) -> HttpResponse:
    """The form of one act, and the act itself."""
    known = at(who, ref, what=f"act {name}"[:60])
    wanted = _own_act(known, name)
    if wanted.step_up:
        sure.again(request)
    if request.method == "POST":
        return _do(request, known, wanted)
    why = why_not(known, wanted)
    if why:
        return _page(request, known, wanted, None, status=409, why=why)
    return _page(request, known, wanted, _form(known, wanted))


def _own_act(known: Known, name: str) -> Act:
    found = known.route.act(name)
    if found is None or found.automatic or not known.mine & set(found.by):
        raise NotYours
    return found


def why_not(known: Known, wanted: Act) -> str:
    """Why the act cannot be done now, in words that tell nothing of what the authorities do; empty if it can."""
    offer = next((o for o in own_offers(known) if o.act.does == wanted.does), None)
    if offer is None:
        return _("This cannot be done as the request stands: %(place)s.") % {"place": shown.place(known)}
    return held_back(known, wanted.does) or (offer.refused.sentence if offer.refused else "")


def _form(known: Known, wanted: Act, request: HttpRequest | None = None) -> ProviderActForm:
    ways = shown.ways(shown.askers(known)) if wanted.does == "verify" else []
    posted = None
    if request is not None:
        posted = request.POST.copy()
        posted["expected"] = known.head
    return ProviderActForm(known, wanted, zone(known.seen.who), ways, posted)


def _do(request: HttpRequest, known: Known, wanted: Act) -> HttpResponse:
    """Acts on the position the reader saw. What an authority wrote meanwhile and nobody here may know changes nothing
    for the reader, so it is no reason to send the form back: the act is then tried on the position that followed."""
    saw = next((e for e in known.seen.ledger.entries if e.hash == request.POST.get("expected", "")), None)
    for _try in range(TRIES):
        if saw is None or any(e.seq > saw.seq for e in known.entries):
            return _moved(request, known, wanted, saw)
        why = why_not(known, wanted)
        if why:
            return _page(request, known, wanted, None, status=409, why=why)
        form = _form(known, wanted, request)
        if not form.is_valid():
            return _page(request, known, wanted, form, status=422)
        try:
            seen = known.seen
            entry = acts.do(seen.who, seen.request, wanted.does, form.answers(_last(known)), expected=seen.position.seq)
        except BadAnswer as error:
            form.blame(error.faults)
            return _page(request, known, wanted, form, status=422)
        except acts.BadTime as error:
            form.blame({"happened_at": str(error)})
            return _page(request, known, wanted, form, status=422)
        except acts.Moved:
            known = at(known.seen.who, known.seen.request.ref, what=f"act {wanted.does}"[:60])
            continue
        except NotOpen as error:
            form.add_error(None, why_not(known, wanted) or error.sentence)
            return _page(request, known, wanted, form, status=409)
        except PaperUnavailable:
            log.error("paper_unavailable", act=wanted.does)
            form.add_error(None, _("The paper cannot be made on this server at present, so nothing was done."))
            return _page(request, known, wanted, form, status=503)
        return _done(request, known, wanted, entry)
    return _moved(request, known, wanted, saw)


def _last(known: Known) -> datetime:
    """The moment of the last step, known or not: the next one cannot lie before it."""
    return max(line.happened_at for line in known.lines.values())


def _done(request: HttpRequest, known: Known, wanted: Act, entry: Entry) -> HttpResponse:
    ref = known.seen.request.ref
    if wanted.answers or wanted.settles or wanted.papers or wanted.does == "produce":
        return redirect("portal:receipt", ref=ref, mark=entry.hash[:16])
    messages.success(request, _("Recorded: %(what)s.") % {"what": _(wanted.label)})
    return redirect("portal:request", ref=ref)


def _moved(request: HttpRequest, known: Known, wanted: Act, saw: Entry | None) -> HttpResponse:
    """Something happened meanwhile that the reader may know: it stands above the form, what was typed stays in it."""
    after = [e.seq for e in known.entries if saw is None or e.seq > saw.seq]
    first = len(known.entries) - len(after) + 1
    meanwhile = [pair for pair in shown.timeline(known, zone(known.seen.who)) if pair[0].seq >= first]
    why = why_not(known, wanted)
    form = None if why else _form(known, wanted, request)
    return _page(request, known, wanted, form, status=409, why=why, meanwhile=meanwhile if saw else ())


def _page(
    request: HttpRequest,
    known: Known,
    wanted: Act,
    form: ProviderActForm | None,
    *,
    status: int = 200,
    why: str = "",
    meanwhile: Any = (),
) -> HttpResponse:
    route = known.route
    context = {
        "tab": "portal",
        "marking": known.seen.request.marking,
        "as_of": known.seen.at,
        "known": known,
        "ref": known.seen.request.ref,
        "title": words.title(known.seen.request, route),
        "route": route,
        "act": wanted,
        "help": _(wanted.help) if wanted.help else "",
        "form": form,
        "items": shown.items(known),
        "why": why,
        "moved": status == 409 and not why and form is not None and not form.errors,
        "meanwhile": meanwhile,
        "typed": [] if form else _typed(request),
        "channels": CHANNELS,
        "ways": form.ways if form else (),
        "sheets": [rule.title for rule in (route.paper(p) for p in wanted.papers) if rule is not None],
        "zone": zone(known.seen.who),
        "annex": route.paper("annex-iii") is not None and wanted.settles,
    }
    return render(request, "portal/act.html", context, status=status)


def _typed(request: HttpRequest) -> list[str]:
    """What was typed into a form that can no longer be sent, so that it can be copied."""
    if request.method != "POST":
        return []
    return [
        value
        for name, value in request.POST.items()
        if name not in ("csrfmiddlewaretoken", "expected") and isinstance(value, str) and value.strip()
    ]


@require_GET
@counsel
def receipt(request: HttpRequest, who: Standing, ref: str, mark: str) -> HttpResponse:
    """What was recorded with one act of the provider, when, by whom, with which hashes: to be printed and kept."""
    known = at(who, ref, what="receipt")
    entry = next((e for e in known.entries if known.is_own(e) and e.hash.startswith(mark)), None)
    done = known.route.act(entry.act) if entry and len(mark) == 16 else None
    if entry is None or done is None:
        raise NotYours
    facts, body = shown.given(known, entry), known.body(entry)
    said = words.outcome_words(known.route)
    outcomes = {str(k): str(said.get(Outcome(v), v)) for k, v in facts.get("settled", {}).items()}
    told = {**(facts.get("asked") or {}), **(body.get("asked") or {})}
    ground = next((g for g in known.route.grounds if g.code == facts.get("ground")), None)
    line = next(
        line for line, _sheets in shown.timeline(known, zone(who)) if line.seq == known.entries.index(entry) + 1
    )
    context = {
        "tab": "portal",
        "marking": known.seen.request.marking,
        "as_of": known.seen.at,
        "known": known,
        "ref": ref,
        "title": words.title(known.seen.request, known.route),
        "act": done,
        "entry": entry,
        "sentence": line.sentence,
        "line": line,
        "who": str(entry.organisation or ""),
        "person": entry.person if entry.actor in known.mine else None,
        "told": shown.in_words(done, told, zone(who)),
        "ground": ground,
        "note": body.get("note", ""),
        "items": [(item, outcomes[item["key"]]) for item in known.items if item["key"] in outcomes],
        "pieces": shown.pieces(known, entry),
        "sheets": shown.sheets_by_entry(known).get(entry.seq, []),
    }
    return render(request, "portal/receipt.html", context)
