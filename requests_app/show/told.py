"""What was told with an act beside its sentence: the question, the reason, the ground, the outcomes, the note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from requests_app.casework import machine
from requests_app.casework.models import Entry
from requests_app.routes.outcomes import WORDS, Outcome
from requests_app.routes.schema import Ask, Route
from requests_app.show import moments

Told = tuple[tuple[str, str], ...]


def beside(entry: Entry, route: Route, body: Mapping[str, Any], zone: str) -> Told:
    """Label and words of everything told that the sentence does not say. Plain text: the template escapes it."""
    found: list[tuple[str, str]] = []
    act = route.act(entry.act)
    facts = entry.facts or {}
    if act is not None:
        asked = {**(facts.get("asked") or {}), **(body.get("asked") or {})}
        found += [
            (_(ask.label), words(ask, asked[ask.name], zone))
            for ask in act.asks
            if asked.get(ask.name) and f"{{{ask.name}}}" not in act.says
        ]
        for name, label, coded in (("ground", _("Ground"), route.grounds), ("code", _("Reason"), route.returns)):
            one = next((c for c in coded if c.code == facts.get(name)), None)
            if one is not None and f"{{{name}}}" not in act.says:
                found.append((label, f"{_(one.label)} ({one.cite.article})"))
        outcomes = Counter(facts.get("settled", {}).values())
        if outcomes:
            known = {o.value: WORDS[o] for o in Outcome}
            said = [f"{n} {known[word]}" for word, n in sorted(outcomes.items()) if word in known]
            found.append((_("Items"), ", ".join(said)))
        reasons = {str(e.get("reason", "")) for e in facts.get("extensions", {}).values()} - {""}
        found += [(_("Why longer"), reason) for reason in sorted(reasons)]
        if body.get("note"):
            found.append((_("Note"), str(body["note"])))
    if entry.act == machine.OPEN and facts.get("advice"):
        found += _choice(facts["advice"], body)
    if entry.act == machine.CORRECT and facts.get("happened_at"):
        found.append((_("Right moment"), moments.when(datetime.fromisoformat(str(facts["happened_at"])), zone)))
    return tuple(found)


def _choice(advice: Mapping[str, Any], body: Mapping[str, Any]) -> Told:
    """Which routes were proposed when this one was chosen, and why another than the first was."""
    found = [(_("Routes that were open"), ", ".join(advice.get("open") or ()))]
    if body.get("choice_reason"):
        first = _("Why not the first, %(route)s") % {"route": advice.get("first", "")}
        found.append((first, str(body["choice_reason"])))
    return tuple(pair for pair in found if pair[1])


def note_says(entry: Entry, body: Mapping[str, Any]) -> str:
    """The sentence of a note, by what it holds: words, a number, a linked request. Names no other request."""
    if "incoming" in entry.facts:
        return _("{org} filed a paper that came in: {note}")
    if body.get("note") or entry.payload_digest:
        return _("{org} noted: {note}")
    if entry.facts.get("references"):
        return _("{org} noted a number: {numbers}")
    if entry.facts.get("links"):
        return _("{org} opened another request that goes with this one.")
    return _("{org} noted: {note}")


def words(ask: Ask, value: Any, zone: str) -> str:
    """An asked fact in words: a moment in the reader's zone, a day with its month in letters, anything else as told."""
    text = str(value)
    try:
        if ask.type == "instant":
            return moments.when(datetime.fromisoformat(text.replace("Z", "+00:00")), zone)
        if ask.type == "date":
            return moments.day(date.fromisoformat(text))
    except ValueError:
        return text
    return text
