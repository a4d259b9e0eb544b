"""The first page of the portal: forged until verified, due today, ours, waiting for the authority, answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from requests_app.access.policy import Standing
from requests_app.common import clock
from requests_app.portal import many, words
from requests_app.portal.door import counsel, zone
from requests_app.portal.many import Facts
from requests_app.show import moments, rows
from requests_app.show.rows import WorkRow

MOST = 300
ANSWERED_SINCE = timedelta(days=30)
SECTIONS = ("unverified", "today", "ours", "waiting", "answered")


@require_GET
@counsel
def inbox(request: HttpRequest, who: Standing) -> HttpResponse:
    """The worklist of the provider's counsel, in the order in which harm threatens."""
    now, own = clock.now(), zone(who)
    since = now - ANSWERED_SINCE
    recent = many.answered_since(who, since)
    wanted = Q(ended_at=None) | Q(pk__in=recent) | Q(ended_at__gte=since)
    requests = list(many.visible(who).filter(wanted).order_by("-emergency", "-since", "pk")[: MOST + 1])
    found = sections(many.facts(requests[:MOST]), now, own)
    context = {"tab": "portal", "as_of": now, "more": len(requests) > MOST, **found}
    return render(request, "portal/inbox.html", context)


@require_GET
@counsel
def search(request: HttpRequest, who: Standing) -> HttpResponse:
    """Requests by their reference, whole or begun: what somebody says on the telephone."""
    text = request.GET.get("q", "").strip()[:40]
    found = many.visible(who).filter(ref__istartswith=text).order_by("-pk")[:50] if text else []
    requests = list(found)
    if len(requests) == 1:
        return redirect("portal:request", ref=requests[0].ref)
    now = clock.now()
    shown = [_since(one, now) for one in many.facts(requests)]
    return render(request, "portal/search.html", {"tab": "portal", "as_of": now, "q": text, "found": shown})


def sections(found: Sequence[Facts], now: datetime, own: str) -> dict[str, list[WorkRow]]:
    """The rows of each section, the most urgent first."""
    today = now.astimezone(moments.zone_of(own)).date()
    rows_of: dict[str, list[tuple[float, WorkRow]]] = defaultdict(list)
    for one in found:
        due = one.next
        due_at = due.due_at if due else None
        since = one.request.since or now
        open_ = one.request.ended_at is None
        if open_ and one.request.emergency and one.unverified:
            rows_of["unverified"].append((_arrived(one, now).timestamp(), _unverified(one, now, own)))
        elif open_ and one.its_turn and due_at is not None:
            section = "today" if moments.last_day(due_at, own) <= today else "ours"
            rows_of[section].append((due_at.timestamp(), _due(one, now, own)))
        elif open_ and one.its_turn:
            rows_of["ours"].append((float("inf"), _since(one, now)))
        elif open_ and (one.answered_at is None or due_at is not None):
            rows_of["waiting"].append(((due_at or since).timestamp(), _waiting(one, now, own)))
        elif one.answered_at is not None and now - one.answered_at <= ANSWERED_SINCE:
            rows_of["answered"].append((-one.answered_at.timestamp(), _answered(one, own)))
        elif one.closed_at is not None and now - one.closed_at <= ANSWERED_SINCE:
            rows_of["answered"].append((-one.closed_at.timestamp(), _closed(one, own)))
    return {name: [row for _at, row in sorted(rows_of[name], key=lambda pair: pair[0])] for name in SECTIONS}


def _arrived(one: Facts, now: datetime) -> datetime:
    return one.done.get("receive") or one.request.sent_at or one.request.since or now


def _row(one: Facts, *parts: str, **said: object) -> WorkRow:
    href = reverse("portal:request", args=[one.request.ref])
    text = " · ".join(part for part in (one.wanted, *parts) if part)
    return WorkRow(title=words.title(one.request, one.route), href=href, ref=one.request.ref, text=text, **said)  # type: ignore[arg-type]


def _place(one: Facts) -> str:
    return _(one.route.states[one.request.state].says)


def _unverified(one: Facts, now: datetime, own: str) -> WorkRow:
    arrived = _arrived(one, now)
    minutes = max(int((now - arrived).total_seconds()) // 60, 0)
    told = _("arrived %(when)s") % {"when": moments.when(arrived, own)}
    due = one.next
    if due is not None and due.due_at:
        told = _("%(arrived)s; answer until %(due)s") % {
            "arrived": told,
            "due": moments.clock_time(due.due_at, own, closes=True),
        }
    name = "verify" if one.request.state in _from(one, "verify") else "receive"
    return _row(
        one,
        left=ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes},
        sub=told,
        turn=_("assume forged until verified"),
        heat="late",
        button=_("Verify") if name == "verify" else _("Record receipt"),
        button_href=reverse("portal:act", args=[one.request.ref, name]),
        primary=True,
    )


def _from(one: Facts, name: str) -> tuple[str, ...]:
    act = one.route.act(name)
    return act.from_ if act else ()


def _due(one: Facts, now: datetime, own: str) -> WorkRow:
    due = one.next
    left, sub, heat = rows.time_left(due.due_at, now, own) if due and due.due_at else ("", "", "calm")
    turn = _("not verified yet") if one.unverified else _("your turn")
    return _row(one, _place(one), left=left, sub=sub, heat=heat, turn=turn, button=_("Open"), primary=heat == "late")


def _since(one: Facts, now: datetime) -> WorkRow:
    held = moments.span(now - (one.request.since or now))
    if not one.its_turn:
        return _row(one, left="", button=_("Open"))
    turn = _("not verified yet") if one.unverified else _("your turn")
    return _row(one, _place(one), left=held, sub=_("with you; no legal term"), turn=turn, button=_("Open"))


def _waiting(one: Facts, now: datetime, own: str) -> WorkRow:
    left, sub, due = _("Not your clock"), "", one.next
    if one.paused is not None and one.paused.paused_since:
        left, sub = _("Paused"), _("since %(when)s") % {"when": moments.when(one.paused.paused_since, own)}
    elif due is not None and due.due_at:
        left, sub, _heat = rows.time_left(due.due_at, now, own)
        if due.kind == "floor":
            sub = _("keep the data until %(when)s") % {"when": moments.when(due.due_at, own, closes=True)}
    return _row(one, left=left, sub=sub, turn=_("waiting for the authority"), button=_("Open"))


def _answered(one: Facts, own: str) -> WorkRow:
    said = words.outcome_words(one.route).get(one.outcome, "") if one.outcome else ""
    sub = moments.when(one.answered_at, own) if one.answered_at else ""
    return _row(one, str(said), left=_("Answered"), sub=sub)


def _closed(one: Facts, own: str) -> WorkRow:
    return _row(one, _place(one), left=_("Closed"), sub=moments.when(one.closed_at, own) if one.closed_at else "")
