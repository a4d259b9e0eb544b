"""Invented cases: what happened, which accounts, and every sentence a request has to say, marked as invented."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from requests_app.parties.models import Organisation
from requests_app.routes.jurisdictions import mlat
from requests_app.routes.schema import Content, Route

DATA = Path(__file__).with_name("cases.toml")
PERIODS = (14, 30, 60, 90)  # days of data asked for
WITHOUT_VALIDATION = "without prior validation, ex post validation within 48 hours"


@dataclass(frozen=True, slots=True)
class Case:
    """One invented investigation; requests that follow from one another are about the same one."""

    number: int
    kind: str
    title: str
    offence: str
    annex: str
    threshold: str
    facts: str
    day: datetime  # when it is said to have happened
    reference: str
    zone: str
    items: tuple[Mapping[str, str], ...]


@cache
def _invented() -> Sequence[Mapping[str, str]]:
    rows: list[Mapping[str, str]] = tomllib.loads(DATA.read_text(encoding="utf-8"))["case"]
    return rows


def invent(random: Random, number: int, country: str, zone: str, opened_at: datetime, kind: str = "") -> Case:
    """A new case, opened shortly after what is said to have happened."""
    row = random.choice([r for r in _invented() if kind in ("", r["kind"])])
    day = opened_at - timedelta(days=random.randint(3, 40))
    return Case(
        number=number,
        kind=row["kind"],
        title=row["title"],
        offence=row["offence"],
        annex=row["annex"],
        threshold=row["threshold"],
        facts=row["facts"],
        day=day,
        reference=f"{country} DEMO {opened_at.year}/{number:05d}",
        zone=zone,
        items=tuple(_items(random, number, day, zone)),
    )


def _items(random: Random, number: int, day: datetime, zone: str) -> list[Mapping[str, str]]:
    """One or two identifiers, each in one or two categories of data."""
    span = random.choice(PERIODS)
    since, until = (day - timedelta(days=span)).date(), (day + timedelta(days=1)).date()
    period = {"since": f"{since.isoformat()} 00:00", "until": f"{until.isoformat()} 00:00", "zone": zone}
    found: list[Mapping[str, str]] = []
    for n in range(random.choice((1, 1, 1, 2, 2, 3))):
        kind, identifier = _identifier(random, number * 4 + n)
        categories = random.choice(
            (("subscriber",), ("subscriber", "traffic"), ("content",), ("subscriber", "content"))
        )
        for data in categories:
            found.append({"kind": kind, "identifier": identifier, "data": data, **period})
    return found


def _identifier(random: Random, number: int) -> tuple[str, str]:
    """Something in a range that is kept free for examples: no account, number or address of anybody."""
    return random.choice(
        (
            ("email", f"user-{number}@mail.example"),
            ("email", f"user-{number}@mail.example"),
            ("account", f"demo-user-{number}"),
            ("account", f"demo-user-{number}"),
            ("url", f"https://profile.example/u/{number}"),
            ("ip", f"192.0.2.{1 + number % 254}"),
            ("telephone", f"+44770090{number % 1000:04d}"),
        )
    )


def items_for(route: Route, case: Case, *, narrow: bool = False) -> list[dict[str, str]]:
    """What this route can ask for of the case's accounts. `narrow`: subscriber and identification-only data alone."""
    if not route.data:  # information sent without a request asks for nothing
        return []
    allowed = set(route.data) - ({"traffic", "content"} if narrow else set())
    found = [dict(i) for i in case.items if i["data"] in allowed]
    if not found:
        found = [{**case.items[0], "data": next(d for d in route.data if d in allowed)}]
    if narrow and "identification_only" in allowed:
        found.append({**found[0], "data": "identification_only"})
    return found


# What is chosen where the law gives a list.
CHOICES = {
    "governmental_entity": "foreign authority, voluntary preservation",
    "purpose": "criminal proceedings",
    "addressee_kind": "designated establishment",
    "processor": "the service provider as controller",
    "transfer_to": "issuing authority",
    "emergency_kind": "life, physical integrity or safety of a person",
    "notification_exempt": "the offence is committed in the issuing State and the person resides there",
}
# What is answered with no.
NO = frozenset({"speech_offence", "delay_notice", "urgency", "other_providers"})
# What is left empty where the law lets it be empty: saying nothing is better than saying something that is not so.
SILENT = frozenset(
    {"previous_order", "preservation_reference", "certification", "other_deadlines", "other_conditions", "annex_iv"}
)


def contents_for(
    route: Route,
    case: Case,
    items: Sequence[Mapping[str, str]],
    *,
    agency: Organisation,
    provider: Organisation | None,
    validation: str = "",
    expected: datetime | None = None,
) -> dict[str, Any]:
    """Everything the route has to say about the case, so that nothing is missing."""
    told = _sentences(case, agency, provider)
    personal = any(i["data"] in ("traffic", "content") for i in items)
    chosen = {
        **CHOICES,
        "issuing_kind": "other competent authority"
        if validation
        else "judge, court, or investigating judge"
        if personal
        else "public prosecutor",
        "validation": validation,
    }
    if agency.country == "US":
        chosen["governmental_entity"] = "governmental entity of the United States"
    treaty = mlat(agency.country, "US")
    if treaty is not None:
        told["treaty"] = f"{treaty.title} ({treaty.year})" if treaty.year else treaty.title
    found: dict[str, Any] = {}
    for content in route.contents:
        value = _value(content, case, told, chosen)
        if content.name == "expected_date":
            value = expected.date().isoformat() if expected else ""
        if value not in ("", None, []):
            found[content.name] = value
    return found


def _value(content: Content, case: Case, told: Mapping[str, str], chosen: Mapping[str, str]) -> Any:
    name = content.name
    match content.type:
        case "items":
            return ""
        case "statement":
            return "yes"
        case "yesno":
            return "no" if name in NO else "yes" if name != "notified" else "no"
        case "choice":
            return _option(content, chosen.get(name, ""))
        case "choices":
            wanted = {"threshold": case.threshold, "annex_iv": case.annex}.get(name, "")
            return [wanted if wanted in content.options else content.options[0]]
        case "date":
            return case.day.date().isoformat()
    if name in SILENT and not content.required:
        return ""
    text = told.get(name, f"Invented: {content.label[0].lower()}{content.label[1:]}.")
    short = content.min_words - len(text.split())
    return text if short <= 0 else f"{text} {' '.join(['This is invented.'] * (short // 3 + 1))}"


def _option(content: Content, wanted: str) -> str:
    if wanted in content.options:
        return wanted
    return content.options[0] if content.required and not content.only_if else ""


def _sentences(case: Case, agency: Organisation, provider: Organisation | None) -> dict[str, str]:
    day = f"{case.day.day} {case.day:%B %Y}"
    custodian = provider.name if provider else "not known"
    return {
        "authority": agency.name,
        "custodian": custodian,
        "provider_concerned": custodian,
        "service": f"{custodian}: the service to which the identifiers belong",
        "case_reference": case.reference,
        "contact": "Desk for requests abroad (demonstration), desk@demo.comity.example, +44 20 7946 0000, Monday to "
        f"Friday 08:00 to 17:00, {case.zone}",
        "facts": f"Invented case facts: on {day} {case.facts}.",
        "summary": f"Invented case facts: on {day} {case.facts}.",
        "offence": case.offence,
        "provisions": "Invented provision of the criminal code, sections 1 and 2 (demonstration).",
        "penalty": "Imprisonment of up to five years (invented).",
        "relation": "The identifiers were named in the report with which the invented case began.",
        "necessity": "The data may be deleted in the ordinary course and cannot be had in any other way (invented).",
        "necessity_proportionality": "The data asked for are limited to the accounts and the period of the invented "
        "case; no milder way leads to the person behind them.",
        "articulable_facts": "The account was used on the invented day for the invented offence, which makes its "
        "records relevant and material to the investigation.",
        "nexus": "Messages about the invented offence were exchanged through this account on the day named, so that "
        "its contents probably hold evidence of it.",
        "staleness": "The account was in use on the invented day and is still open, so that its contents are likely "
        "to be there.",
        "dual_criminality": "The invented conduct would be an offence in both States, punishable by more than a year.",
        "person": "The holder of the account is not known (invented case).",
        "purpose": "To learn who used the account and to secure what was written through it.",
        "assistance": "A certificate of authenticity for the records produced.",
        "treaty": "the treaty in force between the two States",
        "emergency_reason": "Invented: a person may be harmed within hours unless the account is attributed.",
        "urgency_reason": "Invented: the data are about to be deleted.",
        "transfer_format": "a common format that can be searched",
        "data_limit": "The period named with each identifier.",
        "transfer_contact": "desk@demo.comity.example",
        "validating_authority": "The validating authority named above (demonstration).",
    }
