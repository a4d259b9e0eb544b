"""My desk: what runs out, what came back, what is mine to do, what fell silent."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from requests_app.access import policy
from requests_app.access.policy import Standing
from requests_app.casework import machine
from requests_app.casework.ledger import route_of
from requests_app.casework.models import Request
from requests_app.common import clock
from requests_app.desk import drafting, sweep, worklist
from requests_app.desk.worklist import Due, Worklist
from requests_app.routes.jurisdictions import country_name
from requests_app.routes.outcomes import WORDS, Outcome
from requests_app.routes.schema import Act, Role, Route
from requests_app.show import holders, moments, navigation, rows
from requests_app.show.rows import WorkRow
from requests_app.web.door import signed_in, zone


@require_GET
@signed_in
def desk(request: HttpRequest, who: Standing) -> HttpResponse:
    """The first page of whoever works on requests; everybody else is led to theirs."""
    if not who.roles & navigation.REQUESTING:
        return redirect(navigation.first_page(who))
    work = worklist.of(who, clock.now())
    mine = {r.pk for r in (*work.back, *work.todo) if getattr(r, "mine", False)}
    linked = worklist.linked(mine)
    soon = {due.request.pk for due in work.due}
    own = zone(who)
    page = {
        "tab": "desk",
        "as_of": work.at,
        "stands_still": sweep.stands_still(work.at),
        "due": _dues(work, mine, linked),
        "back": [_back(r, own, mine=r.pk in mine, linked=r.pk in linked) for r in work.back if r.pk not in soon],
        "todo": [_todo(r, work.at, who, linked=r.pk in linked) for r in work.todo if r.pk not in soon],
        "silent": [_silent(r, work.at, own) for r in work.silent if r.pk not in soon],
        "may_open": any(policy.may_open(who, organisation) for organisation, _role in who.hats),
    }
    return render(request, "web/desk.html", page)


def button(route: Route, request: Request, actors: Iterable[str], *, linked: bool = False) -> tuple[str, str]:
    """The one thing to do next at this place, and where: to write, to act, to open what follows. Empty: look."""
    mine = set(actors)
    acts = [a for a in machine.acts_from(route, request.state) if not a.automatic and mine & set(a.by)]
    writing = next((a for a in acts if a.needs.contents), None)
    if writing is not None:
        words = _("Complete") if request.returns and not request.answered_at else _("Write the draft")
        return words, reverse("web:draft", args=[request.ref])
    forward = [a for a in acts if a.to and not a.links and not _ends_badly(route, a)]
    forward += [a for a in acts if a.links and not linked]
    if not forward:
        return "", ""
    forward.sort(key=lambda a: a.to in drafting.writable(route))  # to send it back to be written again comes last
    return _(forward[0].label), reverse("web:act", args=[request.ref, forward[0].does])


def _ends_badly(route: Route, act: Act) -> bool:
    state = route.states.get(act.to)
    return state is not None and state.ends in (Outcome.WDR, Outcome.LAP)


def subject(request: Request, route: Route) -> str:
    """What it is, in a few words without a name."""
    where = request.provider or country_name(request.requested)
    return f"{request.title}, {where}" if str(where) not in request.title else request.title


def turn(request: Request, route: Route, *, mine: bool) -> str:
    """Whose turn it is."""
    if not request.held_by:
        return ""
    if mine:
        return _("your turn")
    actor = route.actors.get(request.held_by)
    return _("with: %(who)s") % {"who": _(actor.is_) if actor else holders.word(request.holder)}


def _row(request: Request, route: Route, left: str, *, mine: bool, linked: bool = False, **more: Any) -> WorkRow:
    href = reverse("web:request", args=[request.ref])
    words, address = button(route, request, [request.held_by], linked=linked) if mine else ("", "")
    return WorkRow(
        left=left,
        title=more.pop("title", "") or subject(request, route),
        href=href,
        ref=request.ref,
        text=more.pop("text", "") or f"{_(route.short)} · {_(route.states[request.state].says)}",
        turn=turn(request, route, mine=mine),
        button=words or _("Open"),
        button_href=address or href,
        primary=more.pop("primary", False),
        **more,
    )


def _dues(work: Worklist, mine: Container[int], linked: Container[int]) -> list[WorkRow]:
    """One row for each request that runs out: its first clock, the others named after it."""
    firsts: dict[int, list[Due]] = {}
    for due in work.due:
        firsts.setdefault(due.request.pk, []).append(due)
    return [_due(dues, work.at, pk in mine, pk in linked) for pk, dues in firsts.items()]


def _due(dues: Sequence[Due], now: datetime, mine: bool, linked: bool) -> WorkRow:
    due = dues[0]
    route = route_of(due.request)
    left, until, heat = rows.time_left(due.deadline.due_at or now, now, due.deadline.zone or "UTC")
    also = [_("also: %(clock)s") % {"clock": _(other.clock.label)} for other in dues[1:]]
    parts = [subject(due.request, route), _(route.states[due.request.state].says), *also]
    return _row(
        due.request,
        route,
        left,
        mine=mine,
        linked=linked,
        title=_(due.clock.label),
        text=" · ".join(parts),
        sub=until,
        heat=heat,
        primary=due.mine and heat == "late",
    )


def _back(request: Request, own: str, *, mine: bool, linked: bool) -> WorkRow:
    route = route_of(request)
    state = route.states[request.state]
    if request.ended_at is not None:
        outcome = WORDS[Outcome(request.outcome)] if request.outcome else ""
        return _row(
            request, route, capfirst(str(outcome)), mine=False, sub=moments.when(request.ended_at, own)
        )  # fmt: skip
    because = capfirst(_(state.because)) if state.because else _("Came back")
    since = moments.when(request.since, own) if request.since else ""
    return _row(request, route, because, mine=mine, linked=linked, sub=since, heat="soon", text=_(state.says))


def _todo(request: Request, now: datetime, who: Standing, *, linked: bool) -> WorkRow:
    route = route_of(request)
    waits = capfirst(moments.span(now - request.since)) if request.since else ""
    return _row(
        request, route, waits, mine=True, linked=linked, sub=_("in your hands"), primary=Role.APPROVER in who.roles
    )


def _silent(request: Request, now: datetime, own: str) -> WorkRow:
    route = route_of(request)
    moved = request.moved_at or now
    text = _("%(place)s · no movement since %(day)s") % {
        "place": _(route.states[request.state].says), "day": moments.when(moved, own),
    }  # fmt: skip
    return _row(request, route, moments.span(now - moved), mine=False, heat="soon", text=text)
