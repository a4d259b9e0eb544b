"""To act on a request: one verb for every act of every route, because what an act is stands in the law, not in code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from requests_app.access import policy
from requests_app.access.policy import Standing
from requests_app.advice import lacks
from requests_app.advice.lint import Finding
from requests_app.alerts import notices
from requests_app.casework import ledger as ledgers
from requests_app.casework import machine, record
from requests_app.casework.ledger import Ledger
from requests_app.casework.machine import NotOpen, Told
from requests_app.casework.models import Draft, Entry, Link, Payload, Request
from requests_app.casework.record import New
from requests_app.clocks import deadlines
from requests_app.clocks.models import Deadline
from requests_app.common import clock
from requests_app.desk import answers as told_answers
from requests_app.desk import custody, linting, sweep
from requests_app.desk.answers import Answers, BadAnswer
from requests_app.evidence import manifest
from requests_app.papers import press
from requests_app.parties.models import Organisation
from requests_app.routes.outcomes import Outcome
from requests_app.routes.schema import Act, Route

# What a refused write is called where the record itself is out of reach: the doors.
Moved = record.Moved
BadTime = record.BadTime


def do(
    who: Standing, request: Request, name: str, told: Answers, *, expected: int, also: Mapping[str, Any] | None = None
) -> Entry:
    """Do one act of the request's route, as the actor this person is, at the moment told.

    `expected` is the position the person saw. `also` are facts another verb adds (links). Raises `NotYours` when the
    request is not theirs, `NotOpen` with the failed condition and who could act, `BadAnswer` with a sentence per field,
    `BadTime` for an impossible moment, `Moved` if somebody acted meanwhile. Whatever is raised, nothing was written.
    """
    now = clock.now()
    route = ledgers.route_of(request)
    act = route.act(name)
    if act is None:
        policy.require(who, request, route, route.acts[0])
        raise NotOpen("unknown", _("This route knows no such act."))
    actor, for_another = policy.require(who, request, route, act)
    happened_at = _moment(told, who, now)
    _reporter(told, for_another=for_another)
    # What ran out before this moment comes before this act in the ledger.
    if sweep.settle(request, until=min(happened_at, now), now=now):
        raise record.Moved(expected, request.position)
    ledger = ledgers.read(request)
    facts, body = told_answers.facts_of(route, act, told, who.person.zone, now)
    settled = told_answers.settled_of(told, ledger.position.items) if act.settles else {}
    if settled:
        facts["settled"] = {key: outcome.value for key, outcome in settled.items()}
    draft = Draft.objects.filter(request=request).first() if act.needs.contents else None
    found: list[Finding] = []
    if draft is not None:
        found = linting.findings(request, draft.contents, draft.items, on=happened_at.date())
        freeze(route, draft.contents, draft.items, facts, body, found)
    listed = _listed(told)
    if listed:
        facts["delivery"] = manifest.fact(listed)
    facts |= dict(also or {})
    moment = Told(
        person=who.person.pk,
        complete=draft is None or not lacks.lacking(route, draft.contents, draft.items),
        late=_late(request, act, happened_at),
        linked="links" in facts or Link.objects.filter(request=request).exists() if act.needs.linked else False,
        ground=told.ground,
        code=told.code,
        settled=settled,
        categories=categories(ledger.entries),
    )
    machine.step(route, ledger.position, name, moment)  # refused before anything slow is done
    reasons = linting.require(found, told.reasons)
    if reasons:
        body["reasons"] = reasons
    organisation = next(s.organisation for s in request.seats.select_related("organisation") if s.actor == actor)
    contents, items = _content(ledger, request, body, facts)
    asked = {**facts.get("asked", {}), **body.get("asked", {})}
    said = {"act": name, **asked, "note": body.get("note", ""), **_coded(told)}
    # Drawn before the row is locked: rendering is slow, and a lock must not wait for it.
    drawn = [
        press.draw(request, ledger, rule, contents=contents, items=items, by=actor, at=happened_at, told=said)
        for rule in (route.paper(p) for p in act.papers)
        if rule is not None
    ]
    if drawn:
        facts["papers"] = [{"name": p.name, "sha256": p.sha256} for p in drawn]
    with transaction.atomic():
        written = record.append(
            request,
            New(
                act=name,
                happened_at=happened_at,
                recorded_at=now,
                actor=actor,
                person=who.person,
                organisation=organisation,
                reported_by=told.reported_by.strip(),
                channel=told.channel.strip(),
                source=told.source.strip(),
                facts=facts,
                body=body,
                told=moment,
            ),
            expected=expected,
        )
        deadlines.follow(request, written.ledger)
        for paper in drawn:
            press.keep(paper, request, written.entry)
        if listed:
            manifest.keep(
                request,
                written.entry,
                _for_whom(request, act, organisation, for_another),
                told.channel or "-",
                happened_at,
                listed,
            )
        custody.follow(request, written.ledger)
        notices.queue(request, written.entry, now)
        if draft is not None:
            Draft.objects.filter(pk=draft.pk).update(turn=draft.turn + 1)
    return written.entry


def _moment(told: Answers, who: Standing, now: datetime) -> datetime:
    try:
        return told_answers.moment(told.happened_at, who.person.zone, now)
    except ValueError as error:
        raise BadAnswer({"happened_at": str(error)}) from None


def _reporter(told: Answers, *, for_another: bool) -> None:
    """An act of somebody without an account is recorded by our side, and says on whose word and by which way."""
    if not for_another:
        return
    faults = {}
    if not told.reported_by.strip():
        faults["reported_by"] = _("Say who told you: the office and function, not a person's name.")
    if not told.channel.strip():
        faults["channel"] = _("Say how you were told: letter, e-mail, telephone, portal.")
    if faults:
        raise BadAnswer(faults)


def _coded(told: Answers) -> dict[str, str]:
    return {"ground": told.ground, "code": told.code, **{str(k): str(v) for k, v in told.extension.items() if v}}


def categories(entries: Sequence[Entry]) -> frozenset[str]:
    """The data categories the request asks for, as frozen last."""
    for entry in reversed(entries):
        if "items" in entry.facts:
            return frozenset(str(i["data"]) for i in entry.facts["items"])
    return frozenset()


def _late(request: Request, act: Act, at: datetime) -> frozenset[str]:
    if not act.needs.late:
        return frozenset()
    due = Deadline.objects.filter(request=request, status="running", due_at__lte=at)
    return frozenset(due.values_list("clock", flat=True))


def freeze(
    route: Route,
    contents: Mapping[str, Any],
    items: Sequence[Mapping[str, Any]],
    facts: dict[str, Any],
    body: dict[str, Any],
    found: Sequence[Finding] = (),
) -> None:
    """What was written becomes part of the ledger: categories and periods as facts, everything personal as payload."""
    facts["items"] = [
        {
            "key": str(n),
            "kind": i["kind"],
            "data": i["data"],
            "since": i.get("since", ""),
            "until": i.get("until", ""),
            "zone": i.get("zone", ""),
        }
        for n, i in enumerate(items, start=1)
    ]
    facts["lint"] = {
        "missing": [m.as_fact() for m in lacks.lacking(route, contents, items)],
        "found": linting.as_fact(found),
    }
    body["contents"] = dict(contents)
    body["identifiers"] = {str(n): str(i.get("identifier", "")).strip() for n, i in enumerate(items, start=1)}


def _listed(told: Answers) -> Sequence[manifest.Listed]:
    try:
        return manifest.read(told.manifest)
    except manifest.BadManifest as error:
        raise BadAnswer({"manifest": str(error)}) from None


def _content(
    ledger: Ledger, request: Request, body: Mapping[str, Any], facts: Mapping[str, Any]
) -> tuple[Mapping[str, Any], list[dict[str, Any]]]:
    """The frozen contents and items this act puts on paper: those it freezes itself, else those frozen last."""
    if "items" in facts:
        return body["contents"], _joined(facts["items"], body["identifiers"])
    for entry in reversed(ledger.entries):
        if "items" in entry.facts:
            payload = Payload.objects.filter(entry=entry).first()
            stored = payload.body if payload else {}
            return stored.get("contents", {}), _joined(entry.facts["items"], stored.get("identifiers", {}))
    return {}, []


def _joined(items: Sequence[Mapping[str, Any]], identifiers: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{**item, "identifier": identifiers.get(str(item["key"]), "")} for item in items]


def _for_whom(request: Request, act: Act, organisation: Organisation, for_another: bool) -> Organisation | None:
    return (
        (request.provider if "custodian" in act.by or "addressee" in act.by else None) if for_another else organisation
    )


def outcome_words(route: Route) -> list[Outcome]:
    """The outcomes an item can be given by whoever answers."""
    return [Outcome.FUL, Outcome.PAR, Outcome.NOD, Outcome.REF, Outcome.LOST]
