"""What a person tells when doing an act, and how it is checked: a fault names the field, the rule, the way out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from requests_app.common import canonical
from requests_app.routes.outcomes import Outcome
from requests_app.routes.schema import Act, Ask, Route


class BadAnswer(ValueError):
    """Something told cannot stand; `faults` maps each field to its sentence."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(" ".join(faults.values()))
        self.faults = dict(faults)


@dataclass(frozen=True, slots=True)
class Answers:
    """What was told with an act. Times may be strings as typed; those without a zone are in the person's zone."""

    happened_at: datetime | str | None = None  # none: now
    asked: Mapping[str, Any] = field(default_factory=dict)
    ground: str = ""
    code: str = ""
    settled: Mapping[str, str] = field(default_factory=dict)
    extension: Mapping[str, Any] = field(default_factory=dict)  # n, unit, until, basis, reason
    note: str = ""
    reported_by: str = ""
    channel: str = ""
    source: str = ""
    manifest: str = ""
    link: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)  # rule of the lint: why the draft goes all the same


def moment(value: datetime | str | None, zone: str, now: datetime) -> datetime:
    """An instant from what was typed; without a zone it is in the person's. Raises `ValueError` with a sentence."""
    if value is None or value == "":
        return now
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.strip())
        except ValueError:
            raise ValueError(_("Write the moment like 2026-11-21 07:50.")) from None
    return value if value.tzinfo else value.replace(tzinfo=ZoneInfo(zone))


def facts_of(route: Route, act: Act, told: Answers, zone: str, now: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
    """The facts of the entry and its personal payload. Raises `BadAnswer` with every fault found."""
    faults: dict[str, str] = {}
    asked: dict[str, str] = {}
    personal: dict[str, str] = {}
    references: dict[str, str] = {}
    for ask in act.asks:
        try:
            value = _value(ask, told.asked.get(ask.name), zone, now)
        except ValueError as error:
            faults[ask.name] = str(error)
            continue
        if not value:
            if ask.required:
                faults[ask.name] = _("Tell: %(label)s.") % {"label": _(ask.label)}
            continue
        (personal if ask.personal else asked)[ask.name] = value
        if ask.type == "reference" and not ask.personal:
            references[ask.name] = value
    facts: dict[str, Any] = {}
    if act.needs.ground and told.ground not in {g.code for g in route.grounds}:
        faults["ground"] = _("Choose the ground of refusal; the law of this route lists them.")
    if act.needs.code == "return" and told.code not in {r.code for r in route.returns}:
        faults["code"] = _("Choose the reason of the return, so that it can be learned from.")
    if act.extends:
        faults |= _extension_faults(route, act, told.extension)
        facts["extensions"] = {
            name: {k: str(v) for k, v in told.extension.items() if v not in (None, "")} for name in act.extends
        }
    if faults:
        raise BadAnswer(faults)
    coded = (("asked", asked), ("references", references), ("ground", told.ground), ("code", told.code))
    facts |= {name: kept for name, kept in coded if kept}
    body: dict[str, Any] = {}
    if personal:
        body["asked"] = personal
    if told.note.strip():
        body["note"] = told.note.strip()
    return facts, body


def _extension_faults(route: Route, act: Act, extension: Mapping[str, Any]) -> dict[str, str]:
    faults = {}
    n, until = str(extension.get("n") or ""), str(extension.get("until") or "")
    if n and not (n.isdigit() and 0 < int(n) <= 3650):
        faults["n"] = _("The extension is a whole number of days, hours or months.")
    if until:
        try:
            datetime.fromisoformat(until)
        except ValueError:
            faults["until"] = _("Write the new end like 2026-12-24.")
    clocks = [clock for clock in map(route.clock, act.extends) if clock is not None and clock.extend is not None]
    if not n and not until and any(clock.extend.n is None for clock in clocks if clock.extend):
        faults["until"] = _("Say until when: the law sets no length for this extension.")
    if not str(extension.get("reason") or "").strip():
        faults["reason"] = _("Give the reason of the extension; the original end is kept beside it.")
    return faults


def _value(ask: Ask, raw: Any, zone: str, now: datetime) -> str:
    if raw in (None, ""):
        return ""
    if ask.type == "instant":
        told = moment(raw, zone, now)
        if told > now:
            raise ValueError(_("%(label)s: this moment lies in the future.") % {"label": _(ask.label)})
        return canonical.instant(told)
    if ask.type == "date":
        try:
            return (raw if isinstance(raw, date) else date.fromisoformat(str(raw).strip()[:10])).isoformat()
        except ValueError:
            raise ValueError(_("%(label)s: write the date like 2026-11-21.") % {"label": _(ask.label)}) from None
    if ask.type in ("number", "period_days"):
        text = str(raw).strip()
        if not text.isdigit():
            raise ValueError(_("%(label)s: write a whole number.") % {"label": _(ask.label)})
        return text
    if ask.type == "choice" and raw not in ask.options:
        raise ValueError(_("%(label)s: choose one of the list.") % {"label": _(ask.label)})
    text = str(raw).strip()
    if ask.type == "reference" and len(text) > 120:
        raise ValueError(_("%(label)s: at most 120 characters.") % {"label": _(ask.label)})
    return text


def settled_of(told: Answers, known: tuple[str, ...]) -> dict[str, Outcome]:
    """The outcome of each item told with the act. Raises `BadAnswer` for an unknown item or outcome."""
    found: dict[str, Outcome] = {}
    faults: dict[str, str] = {}
    for key, word in told.settled.items():
        if not word:
            continue
        if key not in known:
            faults[f"item-{key}"] = _("There is no item %(key)s in this request.") % {"key": key}
            continue
        try:
            found[key] = Outcome(word)
        except ValueError:
            faults[f"item-{key}"] = _("Choose an outcome of the list for item %(key)s.") % {"key": key}
    if faults:
        raise BadAnswer(faults)
    return found
