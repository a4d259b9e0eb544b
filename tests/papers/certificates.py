"""Invented European certificates and the answers to them."""

from __future__ import annotations

from datetime import date

from requests_app.papers.filled import Emergency, Filled, Linked, Value, Wanted
from tests.papers.offices import (
    EMERGENCY_REASON,
    ENFORCING,
    ESTABLISHMENT,
    ITEMS,
    MADE_AT,
    MARCH_TO_MAY,
    NECESSITY,
    PROSECUTOR,
    SUMMARY,
    rules,
)

ORDER = {
    "authority": ("Issuing authority", "5(5)(a)", "organisation"),
    "case_reference": ("File number of the issuing authority", "Annex I, Section A", "reference"),
    "issuing_kind": ("Type of issuing authority", "4(1), 4(2)", "choice"),
    "contact": ("Issuing authority: representative, post, address", "Annex I, Section I", "text"),
    "custodian": ("Addressee", "5(5)(b)", "organisation"),
    "addressee_kind": ("The addressee is", "Annex I, Section B", "choice"),
    "emergency_reason": ("Duly justified reasons of the emergency", "5(5)(g)", "text"),
    "items": ("Data to be produced", "5(5)(c), 5(5)(d), 5(5)(e)", "items"),
    "service": ("Name of the service", "Annex I, Section E", "text"),
    "subscriber_detail": ("Which subscriber data", "3(9); Annex I, Section F(a)", "choices"),
    "data_limit": ("Further specification or limits", "Annex I, Section F", "text"),
    "purpose": ("This order concerns", "2(2); Annex I, Section G(a)", "choice"),
    "offence": ("Nature and legal classification of the offence", "Annex I, Section G(b)", "text"),
    "provisions": ("Applicable statutory provision", "5(5)(f)", "text"),
    "delay_reason": ("For as long as it is necessary", "13; Annex I, Section H", "choices"),
    "transfer_format": ("Preferred format or means of transfer", "Annex I, Section L(b)", "text"),
    "seal": ("Seal of the issuing authority", "Annex I, Section I", "text"),
}
ENFORCING_ONLY = {
    "necessity_proportionality": ("Grounds for necessity and proportionality", "5(5)(i)", "text"),
    "summary": ("Summary description of the case", "5(5)(j)", "text"),
    "annex_iv": ("Category of offence", "12(1)(d); Annex IV; Annex I, Section M", "choices"),
    "enforcing_information": ("Further information", "Annex I, Section M", "text"),
}


def epoc(*, parts: tuple[str, ...] = ("order",)) -> Filled:
    """European Production Order Certificate in an emergency, with everything Section M asks for."""
    contents: dict[str, Value] = {
        "authority": PROSECUTOR.name,
        "case_reference": "123 Js 456/26",
        "issuing_kind": "public prosecutor",
        "contact": "Public prosecutor on duty, unit for child protection",
        "custodian": ESTABLISHMENT.name,
        "addressee_kind": "designated establishment",
        "emergency_reason": EMERGENCY_REASON,
        "service": "Example Chat",
        "subscriber_detail": ("profile information", "PUK-codes"),
        "data_limit": "Only the two accounts named in Section E.",
        "purpose": "criminal proceedings",
        "offence": "Preparation of child abuse, section 176b of the German Criminal Code",
        "provisions": "Section 176b of the German Criminal Code",
        "delay_reason": ("to protect public security",),
        "transfer_format": "Through the decentralised IT system",
        "seal": "Seal number 4471",
        "necessity_proportionality": NECESSITY,
        "summary": SUMMARY,
        "annex_iv": ("sexual exploitation of children and child pornography",),
        "enforcing_information": "No immunity or privilege is known in this invented case.",
    }
    return Filled(
        reference="2026-DE-0313",
        route_id="EU-EPOC-E",
        route_version=1,
        route_title="European Production Order in an emergency",
        basis="Regulation (EU) 2023/1543",
        marking="RESTRICTED",
        created_at=MADE_AT,
        from_party=PROSECUTOR,
        to_party=ENFORCING if "enforcing" in parts else ESTABLISHMENT,
        contents=contents,
        law={**rules(ORDER), **rules(ENFORCING_ONLY, ("enforcing",))},
        items=(
            Wanted("account", "user-one", ("subscriber", "identification_only"), MARCH_TO_MAY),
            Wanted("telephone", "+49 151 555 0101", ("subscriber",)),
        ),
        parties={"issuing": PROSECUTOR, "addressee": ESTABLISHMENT, "provider": ESTABLISHMENT, "enforcing": ENFORCING},
        linked=(
            Linked(
                "preservation",
                "2026-DE-0310",
                PROSECUTOR.name,
                issued_on=date(2026, 11, 2),
                sent_on=date(2026, 11, 2),
                addressee=ESTABLISHMENT.name,
                their_reference="EN-2026-70",
            ),
        ),
        emergency=Emergency(EMERGENCY_REASON, "life"),
        notified=True,
        synthetic=True,
        parts=parts,
    )


def epoc_pr(*, parts: tuple[str, ...] = ("order",)) -> Filled:
    """European Preservation Order Certificate."""
    law = {
        **rules({name: (label, cite.replace("5(5)", "6(4)"), kind) for name, (label, cite, kind) in ORDER.items()}),
        **rules({"necessity_proportionality": ("Grounds for necessity", "6(4)(g)", "text")}, ("enforcing",)),
    }
    base = epoc(parts=parts)
    return Filled(
        reference="2026-DE-0310",
        route_id="EU-EPOC-PR",
        route_version=1,
        route_title="European Preservation Order",
        basis="Regulation (EU) 2023/1543",
        marking="RESTRICTED",
        created_at=MADE_AT,
        from_party=base.from_party,
        to_party=base.to_party,
        contents={name: value for name, value in base.contents.items() if name in law and name != "emergency_reason"},
        law=law,
        items=ITEMS,
        parties=base.parties,
        issued_on=date(2026, 11, 2),
        sent_on=date(2026, 11, 3),
        synthetic=True,
        parts=parts,
    )


def annex_iii() -> Filled:
    """The provider cannot execute in full and asks for a clarification."""
    order = epoc()
    return Filled(
        reference=order.reference,
        route_id=order.route_id,
        route_version=1,
        route_title=order.route_title,
        basis=order.basis,
        marking=order.marking,
        created_at=MADE_AT,
        from_party=ESTABLISHMENT,
        to_party=PROSECUTOR,
        contents={"case_reference": "123 Js 456/26"},
        parties=order.parties,
        act="ask_clarification",
        told={
            "why": ("does not contain sufficient information",),
            "question": "Which of the two accounts with this telephone number is meant?",
            "explanation": "Two accounts are linked to the number.",
            "kept": "yes",
        },
        issued_on=date(2026, 11, 20),
        received_on=date(2026, 11, 20),
        synthetic=True,
        parts=("supplement",),
    )


def annex_v() -> Filled:
    """The request for production has been issued."""
    order = epoc_pr()
    return Filled(
        reference=order.reference,
        route_id=order.route_id,
        route_version=1,
        route_title=order.route_title,
        basis=order.basis,
        marking=order.marking,
        created_at=MADE_AT,
        from_party=PROSECUTOR,
        to_party=ESTABLISHMENT,
        contents={"case_reference": "123 Js 456/26"},
        parties=order.parties,
        act="confirm_production",
        told={
            "request_kind": "European Production Order Certificate",
            "issued_by": PROSECUTOR.name,
            "issued_on": "2026-11-19",
            "transmitted_on": "2026-11-20",
            "request_file_number": "123 Js 456/26-2",
            "transmitted_to": ESTABLISHMENT.name,
        },
        issued_on=date(2026, 11, 2),
        sent_on=date(2026, 11, 3),
        synthetic=True,
        parts=("supplement",),
    )
