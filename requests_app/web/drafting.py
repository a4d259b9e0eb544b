"""To write a draft: one topic a section, what is missing beside it, saved as one writes and by a button as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect, reselect, reswap, retarget

from requests_app.access.policy import Standing
from requests_app.advice import lacks, lint
from requests_app.advice.lacks import Missing
from requests_app.casework import machine
from requests_app.casework.ledger import route_of
from requests_app.casework.machine import NotOpen
from requests_app.casework.models import Draft, Link
from requests_app.casework.models import Request as OurRequest
from requests_app.desk import drafting, linting, look
from requests_app.desk.drafting import SavedElsewhere
from requests_app.desk.look import Seen
from requests_app.routes.schema import Act
from requests_app.web import changes, draft_fields, item_rows, lint_lines, zones
from requests_app.web.desk import subject
from requests_app.web.door import authority, zone
from requests_app.web.lint_lines import LintLine
from requests_app.web.requests import writing


@require_http_methods(["GET", "POST"])
@authority
def draft(request: HttpRequest, who: Standing, ref: str) -> HttpResponse:
    """The draft of a request that is in this person's hands."""
    if request.method == "POST":
        return _save(request, who, ref)
    seen = look.at(who, ref, what="draft")
    stored = _in_hand(seen)
    spare = min(int(text), 20) if (text := request.GET.get("rows", "1")).isdigit() else 1
    return _page(request, seen, stored, stored.contents, stored.items, spare=max(spare, 1))


def _save(request: HttpRequest, who: Standing, ref: str) -> HttpResponse:
    wanted = request.POST.get("go", "")
    found = look.find(who, ref)
    route = route_of(found)
    contents = draft_fields.read(route, request.POST)
    items = item_rows.read(request.POST)
    text = request.POST.get("turn", "")
    turn = int(text) if text.isdigit() else -1
    try:
        stored = drafting.save(who, found, contents, items, turn=turn)
    except SavedElsewhere as conflict:
        return _conflict(request, look.at(who, ref, what="draft"), conflict.draft, contents, items)
    if not wanted:
        missing = lacks.lacking(route, stored.contents, stored.items)
        context = {
            "missing": missing,
            "findings": _findings(found, stored.contents, stored.items, missing),
            "turn": stored.turn,
            "oob": True,
        }
        return render(request, "web/draft_side.html", context)
    address = reverse("web:draft", args=[ref])
    if wanted == "row":
        address += "?rows=3#id_items"
    elif wanted.startswith("act:") and route.act(wanted[4:]) is not None:
        address = reverse("web:act", args=[ref, wanted[4:]])
    else:
        messages.success(request, _("Saved."))
    return _lead(request, address)


def _lead(request: HttpRequest, address: str) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        return HttpResponseClientRedirect(address)
    return HttpResponse(status=303, headers={"Location": address})


def _conflict(
    request: HttpRequest, seen: Seen, stored: Draft, contents: Mapping[str, Any], items: Sequence[Mapping[str, str]]
) -> HttpResponse:
    """Both versions: what was typed stays in its fields, what somebody else saved stands under each that differs."""
    page = _page(request, seen, stored, contents, items, theirs=stored)
    if request.headers.get("HX-Request") != "true":
        page.status_code = 409
        return page
    return reselect(reswap(retarget(page, "#drafting"), "outerHTML"), "#drafting")


def _in_hand(seen: Seen) -> Draft:
    """The draft, if this person is writing it now. Raises `NotOpen`."""
    if seen.draft is None or not writing(seen):
        raise NotOpen("draft", _("This request is not being written at present, or not by you."))
    return seen.draft


def _page(
    request: HttpRequest,
    seen: Seen,
    stored: Draft,
    contents: Mapping[str, Any],
    items: Sequence[Mapping[str, Any]],
    *,
    spare: int = 1,
    theirs: Draft | None = None,
) -> HttpResponse:
    form = draft_fields.DraftForm(seen.route, contents)
    missing = lacks.lacking(seen.route, contents, items)
    links = [*seen.links, *seen.linked_from]
    rows = item_rows.rows(items, seen.route.data, zone(seen.who), spare=spare)
    context = {
        "tab": "requests",
        "marking": seen.request.marking,
        "seen": seen,
        "subject": subject(seen.request, seen.route),
        "sections": draft_fields.sections(seen.route, form, theirs.contents if theirs else None),
        "rows": rows,
        "zones": zones.names(),
        "missing": missing,
        "findings": _findings(seen.request, contents, items, missing, links),
        "turn": stored.turn,
        "freezing": _freezing(seen),
        "papers": drafting.previewed(seen.route),
        "saved_at": stored.saved_at,
        "theirs": theirs,
        "their_items": [changes.item_words(i) for i in theirs.items] if theirs else [],
        "why_back": _why_back(seen),
    }
    return render(request, "web/draft.html", context)


def _findings(
    found: OurRequest,
    contents: Mapping[str, Any],
    items: Sequence[Mapping[str, Any]],
    missing: Sequence[Missing],
    links: Sequence[Link] | None = None,
) -> list[LintLine]:
    """What would bring the draft back, besides what is missing."""
    tripped = linting.findings(found, contents, items, links=links)
    return lint_lines.lines(route_of(found), lint.besides(tripped, [m.name for m in missing]))


def _freezing(seen: Seen) -> list[Act]:
    """The acts that take the draft as it is: submitting it, or completing it."""
    offered = {offer.act.does for offer in look.offers(seen)}
    acts = machine.acts_from(seen.route, seen.position.state)
    return [act for act in acts if act.needs.contents and act.does in offered]


def _why_back(seen: Seen) -> dict[str, str]:
    """What was said when the request was last sent back or returned: the coded reason, and the words."""
    for entry in reversed(seen.entries):
        if entry.act in machine.RESERVED or entry.to_state != seen.position.state:
            continue
        if entry.from_state == entry.to_state:
            continue
        body = seen.bodies.get(entry.seq, {})
        code = next((_(r.label) for r in seen.route.returns if r.code == entry.facts.get("code")), "")
        said = " ".join([*(str(v) for v in (body.get("asked") or {}).values()), str(body.get("note", ""))]).strip()
        return {"code": code, "said": said} if code or said else {}
    return {}
