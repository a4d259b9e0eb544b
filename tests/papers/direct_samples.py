"""Invented direct orders, one for each form: the law is taken from the route, the words are made up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from requests_app.papers.filled import Filled, Linked, Party, Rule, Value, Wanted
from requests_app.routes.catalogue import catalogue
from tests.papers.direct_words import CLOUD, COMMON, EUROPE, OWN
from tests.papers.offices import BFJ, BKA, CCIPS, ENFORCING, ESTABLISHMENT, ITEMS, MADE_AT, OIA, PROSECUTOR

PROVIDER = Party(
    name="Example Mail Inc.",
    kind="Service provider",
    country="US",
    country_name="United States",
    details={"address": "1 Example Way, Springfield", "email": "legal@mail.example"},
)
REGISTRAR = Party(name="Example Registry Ltd", kind="Registrar", country="GB", country_name="United Kingdom")
BRITISH = Party(name="Metropolitan Police", kind="Investigating authority", country="GB", country_name="United Kingdom")
HOME_OFFICE = Party(name="Home Office", kind="Designated Authority", country="GB", country_name="United Kingdom")
JUDGE = Party(name="Crown Court at Exampleton", kind="Court", country="GB", country_name="United Kingdom")
DISTRICT = Party(name="United States District Court, District of Example", country="US", country_name="United States")
JAPAN = Party(name="Designated authority", kind="Central authority", country="JP", country_name="Japan")
COURT = Party(name="Landgericht Musterstadt", kind="Competent court", country="DE", country_name="Germany")
PERSON = Party(name="Person who has the lawful authority to disclose the data")

DOMAINS = (Wanted("domain", "shop-a.example", ("subscriber",), None, note="name, address and contact of registrant"),)
STORED = tuple(replace(item, data=("subscriber", "traffic")) for item in ITEMS)
CONTENT = (replace(ITEMS[0], data=("content",)),)
SUBSCRIBER = tuple(replace(item, data=("subscriber",)) for item in ITEMS)
EARLIER = Linked(
    "preservation",
    "2026-DE-0311",
    "Bundeskriminalamt",
    issued_on=date(2026, 6, 8),
    addressee="Example Mail Inc.",
    their_reference="EM-99812",
    holds_until=date(2026, 9, 6),
)


def sample(
    route_id: str,
    paper: str,
    parties: tuple[Party, Party],
    *,
    items: tuple[Wanted, ...] = ITEMS,
    words: Mapping[str, Value] = COMMON,
    **more: Any,
) -> Filled:
    """A paper of a route with every content it carries, in the words of the family and of the route itself."""
    route = catalogue().current(route_id)
    rule = route.paper(paper)
    assert rule is not None
    carried = [content for content in route.contents if set(content.on) & set(rule.contents)]
    said = {**COMMON, **words, **OWN.get(route_id, {})}
    contents = {c.name: c.says if c.type == "statement" else said[c.name] for c in carried if c.type != "items"}
    return Filled(
        reference="2026-DE-0412",
        route_id=route.id,
        route_version=route.version,
        route_title=route.title,
        instrument=route.instrument,
        paper=rule.name,
        paper_title=rule.title,
        basis=f"{route.instrument_title}, {route.basis}",
        marking="RESTRICTED",
        created_at=MADE_AT,
        from_party=parties[0],
        to_party=parties[1],
        contents=contents,
        law={
            c.name: Rule(c.label, c.cite.article, c.cite.mark, tuple(c.on), c.type, c.cite.instrument, c.required)
            for c in carried
        },
        items=items,
        synthetic=True,
        verify_code="7QXK-M2PD-9RWA-T4HC",
        parts=tuple(rule.contents),
        **more,
    )


ORDERED = {"order_number": "OPO/2026/117", "made_on": "2026-11-16", "nondisclosure_until": "2027-05-16"}
MOVED = {
    "docket_number": "26-mj-0117",
    "belief": "The account was opened with an address in Leeds and has been used from there alone.",
    "risk": "Section 3 of an invented Act forbids the provider to disclose messages of its users abroad.",
}
CONSENTED = {
    "consent_given_at": "2026-11-20T08:15:00+00:00",
    "consent_evidence": "in writing",
    "lawful_authority": "The person holds the account and is of age.",
}


def subscriber_order(paper: str, to: Party = PROVIDER) -> Filled:
    """Second Protocol, Art. 7."""
    return sample("SAP-7", paper, (PROSECUTOR, to), items=SUBSCRIBER, linked=(EARLIER,), told={"return_days": "45"})


def effect_order(paper: str) -> Filled:
    """Second Protocol, Art. 8."""
    return sample("SAP-8", paper, (BFJ, JAPAN), items=STORED, linked=(EARLIER,))


def agreement(
    paper: str, parties: tuple[Party, Party] = (HOME_OFFICE, PROVIDER), route: str = "CLOUD-UK-TO-US"
) -> Filled:
    """Executive agreement, and the overseas production order under it."""
    items = CONTENT if route == "UK-OPO" else ITEMS
    return sample(route, paper, parties, items=items, words=CLOUD, told={"days": "14"}, recorded=ORDERED)


SAMPLES: dict[str, Callable[[], Filled]] = {
    "domain-registration-request": lambda: sample(
        "SAP-6", "request", (PROSECUTOR, REGISTRAR), items=DOMAINS, told={"return_by": "2026-12-18"}
    ),
    "subscriber-order": lambda: subscriber_order("order"),
    "subscriber-order-supplement": lambda: subscriber_order("supplement"),
    "subscriber-order-notification": lambda: subscriber_order("notification", OIA),
    "effect-order": lambda: effect_order("order"),
    "effect-order-supporting": lambda: effect_order("supporting-information"),
    "emergency-disclosure-point": lambda: sample("SAP-9", "request", (BKA, CCIPS)),
    "agreement-application": lambda: agreement("application", (BRITISH, JUDGE)),
    "agreement-order": lambda: agreement("order"),
    "agreement-certificate": lambda: agreement("certificate"),
    "overseas-production-order": lambda: agreement("order", route="UK-OPO"),
    "comity-motion": lambda: sample("US-MOTION-2703H", "motion", (PROVIDER, DISTRICT), items=CONTENT, told=MOVED),
    "silence-application": lambda: sample(
        "US-NDO-2705", "application", (CCIPS, DISTRICT), told={"sought": "order that the provider stay silent, 2705(b)"}
    ),
    "delay-certification": lambda: sample("US-NDO-2705", "certification", (CCIPS, CCIPS)),
    "domestic-production-order": lambda: sample(
        "BC-18", "order", (PROSECUTOR, PROVIDER), items=SUBSCRIBER, told={"return_by": "2026-12-18"}
    ),
    "consent-record": lambda: sample("BC-32", "consent", (BKA, PERSON), told=CONSENTED),
    "conflict-review": lambda: sample("EU-CONFLICT", "court-review", (PROSECUTOR, COURT), words=EUROPE),
    "enforcement-request": lambda: sample("EU-ENF", "enforcement-request", (PROSECUTOR, ENFORCING), words=EUROPE),
    "annex-iii-reply": lambda: sample(
        "EU-ANNEX-III", "reply", (PROSECUTOR, ESTABLISHMENT), words=EUROPE, told={"answer_kind": "clarification"}
    ),
}
