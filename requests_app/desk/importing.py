"""To bring in what happened before: whole histories, each entry checked by the machine as if written alone.

What happened then is written as recorded then, so an import reaches only days that no daily root has sealed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from requests_app.advice import lacks
from requests_app.alerts import past
from requests_app.casework import ledger as ledgers
from requests_app.casework import record, roots
from requests_app.casework.ledger import Ledger, route_of
from requests_app.casework.machine import NotOpen, Told
from requests_app.casework.models import DailyRoot, Request
from requests_app.casework.record import BadTime, New
from requests_app.clocks import deadlines
from requests_app.desk import acts, custody, frozen, linting, opening
from requests_app.desk.opening import Plan
from requests_app.evidence import manifest
from requests_app.evidence.manifest import Listed
from requests_app.papers import press
from requests_app.parties.models import Organisation, Person
from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Route


@dataclass(frozen=True, slots=True)
class Opening:
    """Who opened a request and when; `links` name requests by reference."""

    person: Person
    happened_at: datetime
    recorded_at: datetime
    links: Sequence[Mapping[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the past. What was written (`contents`, `items`) is frozen by the acts that freeze it."""

    act: str
    happened_at: datetime
    recorded_at: datetime
    actor: str
    person: Person | None = None
    reported_by: str = ""
    channel: str = ""
    source: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    body: Mapping[str, Any] = field(default_factory=dict)
    told: Told = field(default_factory=Told)
    contents: Mapping[str, Any] = field(default_factory=dict)
    items: Sequence[Mapping[str, Any]] = ()
    files: Sequence[Listed] = ()


def import_history(plan: Plan, opened: Opening, steps: Sequence[Step], *, pressed: bool = False) -> Request:
    """A request with its whole past: opened, walked, its clocks reckoned. Raises what a single act would raise."""
    with transaction.atomic():
        request = begin(plan, opened)
        go_on(request, steps, pressed=pressed)
    return request


def begin(plan: Plan, opened: Opening) -> Request:
    """The opening alone, so that histories can name one another before they are written."""
    _not_sealed([opened.recorded_at])
    return opening.begin(
        catalogue().current(plan.route_id),
        plan,
        opened.person,
        happened_at=opened.happened_at,
        recorded_at=opened.recorded_at,
        links=opened.links,
    )


def go_on(request: Request, steps: Sequence[Step], *, pressed: bool = False) -> Ledger:
    """Appends the steps. `pressed`: the papers of their acts are drawn and kept too, which is slow."""
    route = route_of(request)
    _not_sealed([s.recorded_at for s in steps])
    seats = {s.actor: s.organisation for s in request.seats.select_related("organisation")}
    news = [_new(request, route, seats, step) for step in steps]
    with transaction.atomic():
        if pressed:
            for new in news:
                after = _press(request, route, new)
        else:
            after = record.history(request, news)
        _late_enough(request, after)
        deadlines.follow(request, after)
        entries = after.entries[len(after.entries) - len(steps) :]
        for entry, step in zip(entries, steps, strict=True):
            if step.files:
                manifest.keep(request, entry, entry.organisation, step.channel or "-", step.happened_at, step.files)
        custody.follow(request, after)
    return after


def settle_notices(now: datetime) -> int:
    """What would have been told by now is on record as told, without mail: nobody is warned of what is long past."""
    return past.keep(now)


def _new(request: Request, route: Route, seats: Mapping[str, Organisation], step: Step) -> New:
    act = route.act(step.act)
    facts, body = dict(step.facts), dict(step.body)
    if step.files:
        facts["delivery"] = manifest.fact(step.files)
    told = step.told
    if act is not None and step.actor not in {*act.by, *act.recorded_by} and not act.automatic:
        raise NotOpen("actor", _("This is for somebody else to do."))
    if act is not None and act.needs.contents:
        # What is past is past: it is kept with what was found in it, and nobody is asked for a reason.
        found = linting.findings(request, step.contents, step.items, on=step.happened_at.date(), duplicates=False)
        acts.freeze(route, step.contents, step.items, facts, body, found)
        told = Told(
            person=told.person,
            complete=not lacks.lacking(route, step.contents, step.items),
            late=told.late,
            linked=told.linked,
            categories=told.categories,
        )
    return New(
        act=step.act,
        happened_at=step.happened_at,
        recorded_at=step.recorded_at,
        actor=step.actor,
        person=step.person,
        organisation=seats.get(step.actor),
        reported_by=step.reported_by,
        channel=step.channel,
        source=step.source,
        facts=facts,
        body=body,
        told=told,
    )


def _press(request: Request, route: Route, new: New) -> Ledger:
    """One step with its papers, drawn from the ledger as it was and named in the entry by their hash."""
    act = route.act(new.act)
    ledger = ledgers.read(request)
    if "items" in new.facts:
        contents, items = frozen.joined(new.facts, new.body)
    else:
        contents, items = frozen.said_by(ledger.entries)
    said = frozen.told(new.act, new.facts, new.body)
    drawn = [
        press.draw(request, ledger, rule, contents=contents, items=items, by=new.actor, at=new.happened_at, told=said)
        for rule in (route.paper(name) for name in (act.papers if act else ()))
        if rule is not None
    ]
    facts = {**new.facts, "papers": [{"name": p.name, "sha256": p.sha256} for p in drawn]} if drawn else new.facts
    after = record.history(request, [_with(new, facts)])
    for paper in drawn:
        press.keep(paper, request, after.entries[-1])
    return after


def _with(new: New, facts: Mapping[str, Any]) -> New:
    return New(
        new.act,
        new.happened_at,
        new.recorded_at,
        new.actor,
        new.person,
        new.organisation,
        new.reported_by,
        new.channel,
        new.source,
        facts,
        new.body,
        new.told,
    )


def _late_enough(request: Request, ledger: Ledger) -> None:
    """An act that needs a period to have run out is believed only if the reckoned period had."""
    waiting = [(e, act.needs.late) for e in ledger.entries if (act := ledger.route.act(e.act)) and act.needs.late]
    if not waiting:
        return
    runs = deadlines.reckon(request, ledger)
    for entry, clock in waiting:
        if not any(r.clock == clock and r.due_at is not None and r.due_at <= entry.happened_at for r in runs):
            raise NotOpen("not_late", _("This opens only when the period has run out."))


def _not_sealed(recorded: Sequence[datetime]) -> None:
    """A day whose root is published takes no further entry, or the root would no longer be that of its day."""
    sealed = DailyRoot.objects.aggregate(last=Max("day"))["last"]
    if sealed is not None and recorded and min(recorded) < roots.ends(sealed):
        raise BadTime(_("That day is sealed by its daily root; record what happened then as recorded today."))
