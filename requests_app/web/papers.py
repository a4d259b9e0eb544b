"""Papers as files: the issued ones as they were issued, and a preview of what is being written, marked DRAFT."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render as shortcut
from django.utils.translation import get_language_info
from django.views.decorators.http import require_GET

from requests_app.access.policy import NotYours, Standing
from requests_app.desk import drafting, look, reading
from requests_app.desk.look import Seen
from requests_app.papers import press, render
from requests_app.papers.tongues import PRINTED
from requests_app.routes.schema import PaperRule
from requests_app.web.door import authority, signed_in


@require_GET
@signed_in
def paper(request: HttpRequest, who: Standing, number: int) -> HttpResponse:
    """An issued paper. Who reads it stands in the log of views."""
    found, body = reading.paper(who, number)
    return as_file(body, f"{found.request.ref}-{found.name}-{found.number}.pdf")


@require_GET
@authority
def preview(request: HttpRequest, who: Standing, ref: str) -> HttpResponse:
    """A paper of the route as it would be now, in the recipient's language or the one asked for. Drawn, not kept, and
    marked DRAFT on every page.
    """
    seen = _ours(who, ref)
    rule = _rule(seen, request.GET.get("paper", ""))
    drawn = press.draw(seen.request, seen.ledger, rule, **_now(seen, rule, request.GET.get("language", "")))
    return as_file(drawn.body, f"{ref}-{rule.name}-DRAFT.pdf")


@require_GET
@authority
def on_screen(request: HttpRequest, who: Standing, ref: str) -> HttpResponse:
    """The same as a page: quick to look at while writing, and with nothing to open."""
    seen = _ours(who, ref)
    rule = _rule(seen, request.GET.get("paper", ""))
    language = request.GET.get("language", "")
    document = press.compose(seen.request, seen.ledger, rule, **_now(seen, rule, language))
    given = {
        "seen": seen,
        "rule": rule,
        "papers": drafting.previewed(seen.route),
        "languages": [(code, get_language_info(code)["name_local"]) for code in PRINTED],
        "language": language,
        "sheet": render.on_screen(document),
    }
    return shortcut(request, "web/preview.html", given)


def _ours(who: Standing, ref: str) -> Seen:
    seen = look.at(who, ref, what="preview", around=False)
    if not seen.ours:
        raise NotYours
    return seen


def _rule(seen: Seen, name: str) -> PaperRule:
    for rule in drafting.previewed(seen.route):  # a paper that answers is made of its entry, never of a draft
        if name in ("", rule.name):
            return rule
    raise Http404


def _now(seen: Seen, rule: PaperRule, language: str) -> dict[str, Any]:
    """What the paper is drawn from, were it drawn at this moment."""
    if language and language not in PRINTED:
        raise Http404
    contents, items = _said(seen)
    sender = next((a.by[0] for a in seen.route.acts if rule.name in a.papers), seen.request.held_by)
    return {
        "contents": contents, "items": items, "by": sender, "at": seen.at, "draft": True, "language": language
    }  # fmt: skip


def _said(seen: Seen) -> tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]]:
    """What is being written, or else what was frozen last."""
    if seen.draft is not None and seen.request.state in drafting.writable(seen.route):
        return seen.draft.contents, seen.draft.items
    names = ("key", "kind", "identifier", "data", "since", "until", "zone")
    return seen.contents, [{name: getattr(item, name) for name in names} for item in seen.items]


def as_file(body: bytes, name: str) -> HttpResponse:
    """A PDF to be saved: no page of ours ever shows it, and a browser that does runs nothing in it."""
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response
