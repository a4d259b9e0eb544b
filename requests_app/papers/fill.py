"""Fills a form from a request: whose paper, for whom, what it may carry. Nothing withheld ever reaches the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext

from requests_app.casework import machine
from requests_app.casework.ledger import Ledger
from requests_app.casework.models import Link, Reference, Request, Seat
from requests_app.clocks.models import Deadline
from requests_app.papers.filled import Answering, Emergency, Filled, Linked, Party, Period, Rule, Value, Wanted
from requests_app.papers.tongues import accepted, beside, tongue
from requests_app.parties.models import Organisation
from requests_app.routes.jurisdictions import country_name
from requests_app.routes.schema import Content, PaperRule, Route


def party(organisation: Organisation | None) -> Party:
    """An organisation as a form names it, with what is published of it."""
    if organisation is None:
        return Party(name="")
    details = {"languages": organisation.languages} if organisation.languages else {}
    for reach in organisation.reaches.all():
        details.setdefault({"phone": "telephone", "post": "address"}.get(reach.means, reach.means), reach.value)
    with translation.override("en"):  # whatever the reader's language is; the form puts it into the paper's
        kind, state = str(organisation.get_kind_display()), country_name(organisation.country)
    return Party(
        name=organisation.name,
        kind=kind,
        country=organisation.country,
        country_name=state,
        details=details,
    )


def _moment(text: str, zone: str) -> datetime | None:
    if not text:
        return None
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        return None
    return told if told.tzinfo else told.replace(tzinfo=ZoneInfo(zone or "UTC"))


def wanted(items: Sequence[Mapping[str, Any]]) -> tuple[Wanted, ...]:
    """Items gathered by identifier and period: one line each, with all categories asked of it."""
    grouped: dict[tuple[str, ...], list[str]] = {}
    for item in items:
        key = (
            item["kind"],
            item["identifier"],
            item.get("since", ""),
            item.get("until", ""),
            item.get("zone", "") or "UTC",
        )
        grouped.setdefault(key, []).append(item["data"])
    found = []
    for (kind, identifier, since, until, zone), data in grouped.items():
        period = Period(_moment(since, zone), _moment(until, zone), zone) if since or until else None
        found.append(Wanted(kind, identifier, tuple(dict.fromkeys(data)), period))
    return tuple(found)


def _value(content: Content, value: Any) -> Value:
    if content.type == "statement":
        return value in (True, "yes", "on")
    if content.type == "yesno":
        return value in (True, "yes", "on")
    if content.type == "date" and value:
        return date.fromisoformat(str(value)[:10])
    if isinstance(value, list):
        return tuple(str(v) for v in value)
    return str(value)


def _linked(request: Request) -> tuple[Linked, ...]:
    """The requests this one follows, then those that follow it; three queries however many there are."""
    offices = ("agency", "provider")
    names = [f"{end}__{office}" for end in ("other", "request") for office in offices]
    links = Link.objects.filter(Q(request=request) | Q(other=request)).select_related(*names).order_by("pk")
    onward = [link.other for link in links if link.request_id == request.pk]
    back = [link.request for link in links if link.request_id != request.pk]
    others = {one.pk: one for one in (*onward, *back)}
    if not others:
        return ()
    floors = Deadline.objects.filter(request__in=others, kind="floor", status="running").order_by("due_at")
    held = dict(floors.values_list("request_id", "due_at"))  # of several, the last to end
    theirs = dict(Reference.objects.filter(request__in=others).order_by("seq").values_list("request_id", "value"))
    return tuple(
        Linked(
            kind="preservation" if _preserves(other) else "production",
            reference=other.ref,
            authority=other.agency.name,
            sent_on=other.sent_at.date() if other.sent_at else None,
            issued_on=other.sent_at.date() if other.sent_at else None,
            addressee=other.provider.name if other.provider else "",
            their_reference=theirs.get(other.pk, ""),
            holds_until=due.astimezone(UTC).date() if (due := held.get(other.pk)) else None,
        )
        for other in others.values()
    )


def _preserves(request: Request) -> bool:
    return "PRES" in request.route_id or request.route_id.endswith(("-29", "-PR"))


def fill(
    request: Request,
    ledger: Ledger,
    rule: PaperRule,
    *,
    contents: Mapping[str, Any],
    items: Sequence[Mapping[str, Any]],
    by: str,
    at: datetime,
    draft: bool = False,
    verify_code: str | None = None,
    told: Mapping[str, str] | None = None,
    answering: Answering | None = None,
    language: str = "",
) -> Filled:
    """The form's input: only contents of the parts this paper carries. What is not there cannot leak.

    Without a `language` the paper is in its recipient's. A second one stands beside it where the recipient's record
    asks for it.
    """
    route: Route = ledger.route
    seats = {
        s.actor: s.organisation
        for s in Seat.objects.filter(request=request)
        .select_related("organisation")
        .prefetch_related("organisation__reaches")
    }
    roles = {name: party(org) for name, org in seats.items()}
    recipient = roles.get(rule.to) or Party(name="", country=request.requested)
    spoken = tongue(language, accepted(route, rule, recipient))
    seated = seats.get(rule.to)
    second = beside(seated.second_language if seated else "", spoken.language)
    carried = [c for c in route.contents if set(c.on) & set(rule.contents)]
    known = {c.name: c for c in route.contents}
    withheld = {c.name for c in route.contents} - {c.name for c in carried}
    given = {
        k: _value(known[k], v)
        for k, v in contents.items()
        if k in known and k not in withheld and v not in (None, "", [])
    }
    law = {
        c.name: Rule(c.label, c.cite.article, c.cite.mark, tuple(c.on), c.type, c.cite.instrument, c.required)
        for c in carried
        if c.name in given or (c.required and not c.only_if)
    }
    stated = [c for c in carried if c.type == "statement" and given.get(c.name) is True and c.says]
    given |= _stated(stated, spoken.language, request, contents)
    for name in [n for n, actor in route.actors.items() if actor.seat == "provider" and n in roles]:
        roles[name] = replace(roles[name], details={**roles[name].details, **_their_number(ledger)})
    parties = _named(route, roles, request)
    emergency = None
    if route.emergency:
        emergency = Emergency(
            reason=str(contents.get("emergency_reason", "")),
            threat="infrastructure" if "infrastructure" in str(contents.get("emergency_kind", "")) else "life",
            unvalidated="unvalidated" in ledger.position.state or "issue_unvalidated" in ledger.position.done,
        )
    return Filled(
        reference=request.ref,
        route_id=route.id,
        route_version=route.version,
        route_title=route.title,
        instrument=route.instrument,
        paper=rule.name,
        paper_title=rule.title,
        basis=_basis(route, spoken.language),
        marking=request.marking,
        created_at=at,
        from_party=roles.get(by) or parties.get("agency", Party(name="")),
        to_party=roles.get(rule.to) or _unseated(route, rule.to),
        contents=given,
        law=law,
        items=wanted(items),
        parties=parties,
        linked=_linked(request),
        emergency=emergency,
        notified=contents.get("notified") in (True, "yes", "on"),
        confidential=contents.get("confidentiality") in (True, "yes", "on"),
        no_notice_to_user=contents.get("no_notice") in (True, "yes", "on"),
        act=(told or {}).get("act", ""),
        told=told or {},
        recorded=_recorded(ledger),
        answering=answering or Answering(),
        issued_on=request.sent_at.date() if request.sent_at else None,
        sent_on=request.sent_at.date() if request.sent_at else None,
        received_on=request.received_at.date() if request.received_at else None,
        language=spoken.language,
        second_language=second,
        second_basis=_basis(route, second) if second else "",
        second_contents=_stated(stated, second, request, contents) if second else {},
        draft=draft,
        courtesy=spoken.courtesy,
        synthetic=request.synthetic,
        verify_code=verify_code,
        parts=tuple(rule.contents),
    )


def _basis(route: Route, language: str) -> str:
    with translation.override(language):
        return ", ".join(gettext(text) for text in (route.instrument_title, route.basis) if text)


def _their_number(ledger: Ledger) -> dict[str, str]:
    """The file number the addressee gave the order, for the field of the forms that asks for it: the last one given."""
    told = [line.facts.get("references", {}).get("addressee_reference") for line in machine.effective(ledger.lines)]
    number = next((one for one in reversed(told) if one), "")
    return {"file_number": str(number)} if number else {}


def _recorded(ledger: Ledger) -> dict[str, Value]:
    """What earlier acts were told and the ledger keeps open, the last answer to each question."""
    found: dict[str, Value] = {}
    for line in machine.effective(ledger.lines):
        found |= {str(name): str(value) for name, value in line.facts.get("asked", {}).items()}
    return found


def _unseated(route: Route, actor: str) -> Party:
    """A recipient without an account, by the words of the route: the court asked for the order."""
    words = route.actors[actor].is_
    return Party(name=words[:1].upper() + words[1:])


def _stated(
    carried: Sequence[Content], language: str, request: Request, contents: Mapping[str, Any]
) -> dict[str, Value]:
    """What the law has a statement say, in one language."""
    with translation.override(language):
        return {content.name: _says(gettext(content.says), request, contents) for content in carried}


def _says(says: str, request: Request, contents: Mapping[str, Any]) -> str:
    values = {
        "requesting": country_name(request.requesting),
        "requested": country_name(request.requested),
        **{k: str(v) for k, v in contents.items() if isinstance(v, str)},
    }
    return says.format_map(_Blank(values))


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _named(route: Route, roles: Mapping[str, Party], request: Request) -> dict[str, Party]:
    by_seat = {
        "agency": "agency",
        "issuing": "issuing",
        "own_central": "own_central",
        "contact": "contact",
        "foreign_central": "foreign_central",
        "foreign_contact": "foreign_contact",
        "enforcing": "enforcing",
        "provider": "addressee",
    }
    found: dict[str, Party] = {}
    for name, actor in route.actors.items():
        if name in roles and actor.seat in by_seat:
            key = by_seat[actor.seat]
            if key == "issuing" and actor.is_.startswith("validating"):
                key = "validating"
            found.setdefault(key, roles[name])
    if "addressee" in found:
        found.setdefault("provider", found["addressee"])
    elif request.provider is not None:
        found["provider"] = found["addressee"] = replace(party(request.provider))
    return found
