"""The timeline's sentences: what an act says, its braces filled and everything that came from outside escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext as _
from django_stubs_ext import StrPromise

from requests_app.casework import machine
from requests_app.casework.models import Entry
from requests_app.routes.schema import Act, Route
from requests_app.show import moments
from requests_app.show.told import Told, beside, note_says

_BRACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_INSTANT = re.compile(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")
_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")
NONE: Mapping[str, Any] = MappingProxyType({})

RESERVED: dict[str, StrPromise] = {
    machine.OPEN: gettext_lazy("{org} opened the request."),
    machine.CORRECT: gettext_lazy("{org} corrected entry {corrects}: {reason}"),
    machine.VOID: gettext_lazy("{org} struck out entry {corrects}: {reason}"),
    machine.ERASE: gettext_lazy(
        "{org} erased the personal content of entry {erases}; the digest stays. Basis: {basis}"
    ),
}


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the timeline, ready to be shown."""

    seq: int
    act: str
    sentence: SafeString
    happened_at: datetime
    recorded_at: datetime
    later: str  # "recorded 2 days later", or nothing
    moves: bool  # whether the request changed its place
    returns: bool
    answers: bool
    corrected: bool  # a later entry corrected it
    struck: bool  # a later entry struck it out
    reported_by: str
    channel: str
    source: str
    told: Told = ()  # what was told besides, label and words


def doer(act: Act | None, actor: str) -> str:
    """The actor of the route whose act it was: one that is recorded for somebody else is still that somebody's."""
    if act is None or not act.by or actor in act.by:
        return actor
    return act.by[0]


def sentence(
    entry: Entry,
    route: Route,
    orgs: Mapping[str, str] = NONE,
    *,
    zone: str = "UTC",
    body: Mapping[str, Any] = NONE,
) -> SafeString:
    """What happened, in one sentence. `orgs` names the organisation of each actor; `body` is the personal payload."""
    act = route.act(entry.act)
    actor = doer(act, entry.actor)
    facts: dict[str, Any] = {**entry.facts, **(entry.facts.get("asked") or {}), **body, **(body.get("asked") or {})}
    facts["actor"] = gettext(route.actors[actor].is_) if actor in route.actors else _("the programme")
    facts["org"] = orgs.get(actor) or facts["actor"]
    for name, list_ in (("ground", route.grounds), ("code", route.returns)):
        found = next((coded.label for coded in list_ if coded.code == facts.get(name)), None)
        if found:
            facts[name] = gettext(found)
    if entry.act == machine.NOTE:
        facts["numbers"] = list((entry.facts.get("references") or {}).values())
        return _filled(note_says(entry, body), facts, zone)
    said = gettext(act.says) if act is not None else str(RESERVED.get(entry.act, entry.act))
    return _filled(said, facts, zone)


def timeline(
    entries: list[Entry],
    route: Route,
    orgs: Mapping[str, str] = NONE,
    *,
    zone: str = "UTC",
    bodies: Mapping[int, Mapping[str, Any]] = NONE,  # type: ignore[assignment]
) -> list[Happened]:
    """All lines of a request, the newest first. `bodies` holds the payloads by their entry's place."""
    targets = {
        act: {int(e.facts["corrects"]) for e in entries if e.act == act and "corrects" in e.facts}
        for act in (machine.CORRECT, machine.VOID)
    }
    found = []
    for entry in entries:
        act = route.act(entry.act)
        found.append(
            Happened(
                entry.seq,
                entry.act,
                sentence(entry, route, orgs, zone=zone, body=bodies.get(entry.seq, NONE)),
                entry.happened_at,
                entry.recorded_at,
                moments.recorded_later(entry.happened_at, entry.recorded_at),
                entry.from_state != entry.to_state and entry.act != machine.OPEN,
                bool(act and act.returns),
                bool(act and act.answers),
                entry.seq in targets[machine.CORRECT],
                entry.seq in targets[machine.VOID],
                entry.reported_by,
                entry.channel,
                entry.source,
                beside(entry, route, bodies.get(entry.seq, NONE), zone),
            )
        )
    return sorted(found, key=lambda line: (line.happened_at, line.seq), reverse=True)


def _filled(said: str, facts: Mapping[str, Any], zone: str) -> SafeString:
    parts: list[str] = []
    at = 0
    for match in _BRACE.finditer(said):
        parts.append(conditional_escape(said[at : match.start()]))
        parts.append(_fact(facts.get(match[1]), zone))
        at = match.end()
    parts.append(conditional_escape(said[at:]))
    text = "".join(parts)
    return mark_safe(text[:1].upper() + text[1:])


def _fact(value: Any, zone: str) -> SafeString:
    """A fact in words. What is not there, or was erased, is said to be so rather than left out."""
    if value in (None, "", [], {}):
        return format_html('<span class="muted">{}</span>', _("(not stated)"))
    if isinstance(value, datetime):
        return time_tag(value, moments.when(value, zone))
    if isinstance(value, date):
        return conditional_escape(moments.day(value))
    if isinstance(value, list | tuple):
        return conditional_escape(", ".join(str(one) for one in value))
    text = str(value)
    if _INSTANT.match(text):
        moment = _moment(text)
        if moment is not None:
            return time_tag(moment, moments.when(moment, zone))
    if _DATE.match(text):
        try:
            return conditional_escape(moments.day(date.fromisoformat(text)))
        except ValueError:
            return conditional_escape(text)
    # A value is text even where it claims to be safe: nothing that a person typed reaches the page as markup.
    return format_html("{}", str.__str__(text))


def told(value: str) -> str:
    """A date or a moment somebody typed, with its month in letters; any other words as they are."""
    text = str(value or "")
    try:
        if _INSTANT.match(text.replace(" ", "T", 1)):
            moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
            return f"{moments.day(moment.date())}, {moment:%H:%M}"
        return moments.day(date.fromisoformat(text)) if _DATE.match(text) else text
    except ValueError:
        return text


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def time_tag(moment: datetime, shown: str) -> SafeString:
    """A moment as `<time>`."""
    return format_html('<time datetime="{}">{}</time>', moments.machine(moment), shown)
