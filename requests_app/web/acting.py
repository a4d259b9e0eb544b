"""To act on a request: a form for whatever an act asks, nothing typed ever lost, each fault at its field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from requests_app.access.policy import NotYours, Standing
from requests_app.advice import lacks, lint
from requests_app.advice.lint import Finding
from requests_app.casework.machine import NotOpen
from requests_app.casework.models import Entry
from requests_app.desk import acts, drafting, linking, linting, look
from requests_app.desk.answers import BadAnswer
from requests_app.desk.look import Offer, Seen
from requests_app.routes.schema import Act
from requests_app.show import sure
from requests_app.web import changes, lint_lines
from requests_app.web.act_fields import CHANNELS, ActForm
from requests_app.web.desk import subject
from requests_app.web.door import authority, zone
from requests_app.web.requests import is_complete, organisations


@require_http_methods(["GET", "POST"])
@authority
def act(request: HttpRequest, who: Standing, ref: str, name: str) -> HttpResponse:
    """The form of one act, and the act itself."""
    seen = look.at(who, ref, what=f"act {name}"[:60])
    wanted = seen.route.act(name)
    if wanted is None or wanted.automatic:
        raise NotYours
    if wanted.step_up:
        sure.again(request)
    complete = is_complete(seen)
    offer = next((o for o in look.offers(seen, complete=complete) if o.act.does == name), None)
    if request.method == "POST":
        return _do(request, seen, wanted, offer)
    if offer is None:
        raise _not_here(seen, wanted)
    return _page(request, seen, offer, _form(seen, offer, wanted))


def _not_here(seen: Seen, wanted: Act) -> NotOpen:
    who = ", ".join(_(seen.route.actors[a].is_) for a in wanted.by)
    if seen.position.state in wanted.from_:
        return NotOpen("actor", _("This is for somebody else to do: %(who)s.") % {"who": who}, who)
    place = _(seen.route.states[seen.position.state].says)
    return NotOpen("place", _("This cannot be done at this place: %(place)s.") % {"place": place}, who)


def _do(request: HttpRequest, seen: Seen, wanted: Act, offer: Offer | None) -> HttpResponse:
    text = request.POST.get("expected", "")
    expected = int(text) if text.isdigit() else -1
    if expected != seen.position.seq:
        return _moved(request, seen, wanted, expected)
    if offer is None:
        raise _not_here(seen, wanted)
    form = _form(seen, offer, wanted, request.POST)
    if not form.is_valid():
        return _page(request, seen, offer, form, status=422)
    try:
        if wanted.links:
            route_id = form.cleaned_data.get("link", "")
            made = linking.pass_on(
                seen.who, seen.request, wanted.does, form.answers(), expected=expected, route_id=route_id
            )
            messages.success(request, _("Opened. What this request says was carried over; look it through."))
            return redirect("web:draft", ref=made.ref)
        acts.do(seen.who, seen.request, wanted.does, form.answers(), expected=expected)
    except BadAnswer as error:
        form.blame(error.faults)
        return _page(request, seen, offer, form, status=422)
    except NotOpen as error:
        form.add_error(None, error.sentence)
        return _page(request, seen, offer, form, status=409)
    except acts.BadTime as error:
        form.blame({"happened_at": str(error)})
        return _page(request, seen, offer, form, status=422)
    except acts.Moved:
        return _moved(request, look.at(seen.who, seen.request.ref), wanted, expected)
    messages.success(request, _("Done: %(what)s.") % {"what": _(wanted.label)})
    return redirect("web:request", ref=seen.request.ref)


def _moved(request: HttpRequest, seen: Seen, wanted: Act, expected: int) -> HttpResponse:
    """Somebody acted meanwhile: what happened stands above the form, what was typed stays in it."""
    offer = next((o for o in look.offers(seen, complete=is_complete(seen)) if o.act.does == wanted.does), None)
    form = None
    if offer is not None:
        posted = request.POST.copy()
        posted["expected"] = str(seen.position.seq)
        form = _form(seen, offer, wanted, posted)
    meanwhile = [e for e in seen.entries if e.seq > expected]
    return _page(request, seen, offer, form, status=409, meanwhile=meanwhile, wanted=wanted)


def _page(
    request: HttpRequest,
    seen: Seen,
    offer: Offer | None,
    form: ActForm | None,
    *,
    status: int = 200,
    meanwhile: Sequence[Entry] | None = None,
    wanted: Act | None = None,
) -> HttpResponse:
    shown = offer.act if offer else wanted
    if shown is None:
        raise NotYours
    route = seen.route
    decides = shown.needs.approval_by_another or bool(shown.papers)
    papers = [rule for rule in (route.paper(p) for p in shown.papers) if rule is not None]
    if decides and not papers:
        papers = drafting.previewed(route)
    missing = _missing(seen, shown)
    tripped = form.findings if form is not None else _findings(seen, shown)
    found = lint.besides(tripped, [m.name for m in missing])
    context: dict[str, Any] = {
        "tab": "requests",
        "marking": seen.request.marking,
        "seen": seen,
        "subject": subject(seen.request, route),
        "act": shown,
        "offer": offer,
        "form": form,
        "channels": CHANNELS,
        "names": organisations(seen),
        "moved": meanwhile is not None,
        "meanwhile": meanwhile or (),
        "papers": papers if seen.ours else (),
        "changes": changes.pending(seen) if decides or shown.needs.contents else None,
        "said": changes.said(seen) if decides and not shown.needs.contents else (),
        "missing": missing,
        "findings": lint_lines.lines(seen.route, found),
        "blocked": any(one.blocks for one in found),
        "draft_href": reverse("web:draft", args=[seen.request.ref]),
        "leads_to": _leads_to(seen, shown),
        "whose": ", ".join(_(route.actors[a].is_) for a in shown.by),
    }
    return render(request, "web/act.html", context, status=status)


def _form(seen: Seen, offer: Offer, wanted: Act, posted: QueryDict | None = None) -> ActForm:
    complete = not _missing(seen, wanted)
    return ActForm(seen, offer, zone(seen.who), posted, findings=_findings(seen, wanted), complete=complete)


def _findings(seen: Seen, shown: Act) -> list[Finding]:
    """What the draft trips, where this act takes it as it is."""
    if not shown.needs.contents or seen.draft is None or seen.request.state not in drafting.writable(seen.route):
        return []
    return linting.findings(seen.request, seen.draft.contents, seen.draft.items, links=[*seen.links, *seen.linked_from])


def _missing(seen: Seen, shown: Act) -> list[lacks.Missing]:
    if not shown.needs.contents or seen.draft is None:
        return []
    if seen.request.state not in drafting.writable(seen.route):
        return []
    return lacks.lacking(seen.route, seen.draft.contents, seen.draft.items)


def _leads_to(seen: Seen, shown: Act) -> str:
    state = seen.route.states.get(shown.to)
    return _(state.says) if state else ""
