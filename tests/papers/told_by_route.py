"""A filled form made from a route as it stands: its labels, articles and statements, and invented words for a case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from requests_app.papers.filled import Filled, Party, Rule, Value
from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Content
from tests.papers.offices import FACTS, ITEMS, MADE_AT

# What is said for a content, by its name; a route's statement says its own words.
SAID: dict[str, Value] = {
    "authority": "Bundeskriminalamt, unit for child protection",
    "case_reference": "ZK 26-0311",
    "contact": "Desk officer on duty, badge 1017, 247@bka.example, +49 611 555 0100, day and night, CET (UTC+1)",
    "reply_by": "Encrypted e-mail, or the portal of the point of contact.",
    "confirmation": "Head of the desk, head of unit, +49 611 555 0101, desk@bka.example",
    "investigating_authority": "Landeskriminalamt Musterland, unit 41",
    "court": "Staatsanwaltschaft Musterstadt, 123 Js 456/26",
    "domestic_basis": "Code of Criminal Procedure, provision on the preservation of stored data (invented).",
    "offence": "Section 184b of the German Criminal Code: distribution of child sexual abuse material.",
    "provisions": "Section 184b(1) of the German Criminal Code; imprisonment from one to ten years.",
    "facts": FACTS,
    "relation": "The account was used to offer and send the material; its records show who used it, and when.",
    "custodian": "Example Mail Inc., 1 Example Way, Springfield",
    "necessity": "The records are deleted after 90 days; a request for mutual assistance cannot arrive earlier.",
    "legal_basis": "Code of Criminal Procedure, provision on subscriber and connection data (invented).",
    "previous_order": "2026-DE-0287",
    "request_in_progress": "2026-DE-0312, sent on 16 November 2026",
    "earlier_demand": "Demand 26-118, made on 20 September 2026",
    "report_number": "NCMEC 190000001",
    "urgency_reason": "The user announced that the account will be deleted tonight; a court order takes two days.",
    "emergency_reason": "The connection records of today: they show where the child is held. Nothing else is needed.",
    "person": "A child of nine years, named in the messages of 20 November 2026.",
    "posts": "The message of 20 November 2026, 07:12 UTC, in the account below.",
    "supervisor": "Head of unit on duty, +49 611 555 0199 (switchboard)",
}


def filled(
    route_id: str,
    paper: str,
    sender: Party,
    recipient: Party,
    *,
    told: Mapping[str, Value] | None = None,
    **changed: Any,
) -> Filled:
    """The paper of a route, with every content it carries."""
    route = catalogue().current(route_id)
    rule = route.paper(paper)
    assert rule is not None
    carried = [content for content in route.contents if set(content.on) & set(rule.contents)]
    return Filled(
        reference=f"2026-{sender.country}-0311",
        route_id=route.id,
        route_version=route.version,
        route_title=route.title,
        instrument=route.instrument,
        paper=rule.name,
        paper_title=rule.title,
        basis=f"{route.instrument_title}, {route.basis}",
        marking="RESTRICTED",
        created_at=MADE_AT,
        from_party=sender,
        to_party=recipient,
        contents={c.name: _said(c) for c in carried if c.type != "items"} | changed.pop("contents", {}),
        law={
            c.name: Rule(c.label, c.cite.article, c.cite.mark, tuple(c.on), c.type, c.cite.instrument, c.required)
            for c in carried
        },
        items=tuple(changed.pop("items", ITEMS)),
        told=told or {},
        parts=tuple(rule.contents),
        synthetic=True,
        verify_code="7QXK-M2PD-9RWA-T4HC",
        **changed,
    )


def _said(content: Content) -> Value:
    match content.type:
        case "statement":
            return content.says.format(requesting="Germany", requested="the requested State")
        case "yesno":
            return content.name != "urgency"
        case "choice":
            return content.options[-1]
        case "date":
            return "2026-12-08"
        case _:
            return SAID[content.name]
