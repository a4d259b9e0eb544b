"""What a draft lacks before it can be sent: each missing content with its law, each item with its fault."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext as _

from requests_app.routes.schema import Cite, Content, Route

IDENTIFIERS = ("email", "telephone", "ip", "account", "url", "imei", "mac", "domain", "hash", "other")


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is not there: which field, what to write, and the rule that asks for it."""

    name: str
    label: str
    sentence: str
    cite: Cite | None
    instrument: str = ""

    def as_fact(self) -> dict[str, str]:
        """How it stands in the ledger: names only, nothing that was typed."""
        return {"name": self.name, "article": self.cite.article if self.cite else ""}


def needed(route: Route, contents: Mapping[str, Any]) -> list[Content]:
    """The contents this draft must have, conditions applied."""
    return [c for c in route.contents if c.required and _applies(c, contents)]


def _applies(content: Content, contents: Mapping[str, Any]) -> bool:
    if not content.only_if:
        return True
    name, _eq, values = content.only_if.partition("=")
    told = contents.get(name)
    told_values = {str(v) for v in told} if isinstance(told, list) else {_plain(told)}
    return bool(told_values & set(values.split("|"))) if values else bool(told)


def _plain(value: Any) -> str:
    return {True: "yes", False: "no", None: ""}.get(value, str(value)) if isinstance(value, bool | None) else str(value)


def lacking(route: Route, contents: Mapping[str, Any], items: Sequence[Mapping[str, Any]]) -> list[Missing]:
    """Everything that keeps a draft from being sent, in the order of the law. Empty when it is complete."""
    conditions = {**contents, "data": sorted({str(i.get("data", "")) for i in items})}
    found: list[Missing] = []
    for content in needed(route, conditions):
        problem = _problem(content, contents, items)
        if problem:
            found.append(Missing(content.name, content.label, problem, content.cite, route.instrument_title))
    found += [m for n, item in enumerate(items, start=1) for m in item_faults(route, n, item)]
    return found


def _problem(content: Content, contents: Mapping[str, Any], items: Sequence[Mapping[str, Any]]) -> str:
    label = _(content.label)
    value = contents.get(content.name)
    if content.type == "items":
        return "" if items else _("Name at least one account or identifier and the data wanted of it.")
    if content.type == "statement":
        return "" if value in (True, "yes", "on") else _("Confirm: %(label)s.") % {"label": label}
    if content.type == "yesno":
        return "" if _plain(value) in ("yes", "no") else _("Answer yes or no: %(label)s.") % {"label": label}
    if content.type == "choices":
        return "" if value else _("Choose at least one: %(label)s.") % {"label": label}
    if value in (None, "", []):
        return _("Fill in: %(label)s.") % {"label": label}
    if content.type == "choice" and value not in content.options:
        return _("Choose one of the list: %(label)s.") % {"label": label}
    if content.min_words and len(str(value).split()) < content.min_words:
        return _("Say more in “%(label)s”: at least %(n)d words.") % {"label": label, "n": content.min_words}
    return ""


def item_faults(route: Route, number: int, item: Mapping[str, Any]) -> list[Missing]:
    """What is wrong with one item: its data category, its identifier, its period and zone."""
    cite = next((c.cite for c in route.contents if c.type == "items"), None)

    def fault(sentence: str) -> Missing:
        return Missing(f"item-{number}", _("Item %(n)d") % {"n": number}, sentence, cite, route.instrument_title)

    found = []
    if item.get("data") not in route.data:
        allowed = ", ".join(d.replace("_", " ") for d in route.data)
        found.append(fault(_("Item %(n)d: this route can only ask for %(data)s.") % {"n": number, "data": allowed}))
    problem = identifier_fault(str(item.get("kind", "")), str(item.get("identifier", "")))
    if problem:
        found.append(fault(_("Item %(n)d: %(problem)s") % {"n": number, "problem": problem}))
    found += [fault(_("Item %(n)d: %(problem)s") % {"n": number, "problem": p}) for p in period_faults(item)]
    return found


def identifier_fault(kind: str, value: str) -> str:
    """What is wrong with an identifier of this kind; empty when nothing is."""
    value = value.strip()
    if kind not in IDENTIFIERS:
        return _("say what kind of identifier it is.")
    if not value:
        return _("write the identifier.")
    patterns = {
        "email": (r"[^@\s]+@[^@\s]+\.[^@\s]+", _("an e-mail address looks like name@provider.example.")),
        "telephone": (
            r"\+[1-9]\d{6,14}",
            _("write the telephone number with its country code, like +353…, digits only."),
        ),
        "imei": (r"\d{14,16}", _("an IMEI has 14 to 16 digits.")),
        "mac": (r"([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}", _("a MAC address looks like 00:1a:2b:3c:4d:5e.")),
        "url": (r"https?://\S+", _("write the whole address, beginning with https://.")),
        "hash": (
            r"[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}",
            _("a hash is MD5, SHA-1 or SHA-256 in hexadecimal digits."),
        ),
        "domain": (r"([a-z0-9-]+\.)+[a-z0-9-]{2,}", _("a domain name looks like name.example.")),
    }
    if kind == "ip":
        try:
            ipaddress.ip_address(value.split("#")[0])
        except ValueError:
            return _("this is no IP address; a port may follow after #.")
        return ""
    if kind in patterns and not re.fullmatch(patterns[kind][0], value, re.IGNORECASE):
        return str(patterns[kind][1])
    return ""


def period_faults(item: Mapping[str, Any]) -> list[str]:
    """What is wrong with an item's period. Subscriber data may have none; everything else names one, with its zone."""
    since, until, zone = (str(item.get(k, "")) for k in ("since", "until", "zone"))
    if not since and not until:
        if item.get("data") in ("traffic", "content"):
            return [_("name the period: from, to and the time zone; “all data” is refused as over-broad.")]
        return []
    found = []
    try:
        ZoneInfo(zone or "?")
    except (ZoneInfoNotFoundError, ValueError):
        found.append(_("name the time zone of the period."))
    moments = []
    for text in (since, until):
        try:
            moments.append(datetime.fromisoformat(text) if text else None)
        except ValueError:
            found.append(_("a date of the period cannot be read; write it like 2026-03-01 00:00."))
    if (
        len(moments) == 2
        and moments[0]
        and moments[1]
        and moments[0].replace(tzinfo=None) >= moments[1].replace(tzinfo=None)
    ):
        found.append(_("the period ends before it begins."))
    return found
