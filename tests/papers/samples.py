"""Invented requests, one for each form: filled as the room `papers` is handed them, with every content of the law."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from requests_app.papers.filled import Filled, Linked, Party, Value
from tests.papers import direct_samples, preservations, samples_mla
from tests.papers.certificates import annex_iii, annex_v, epoc, epoc_pr
from tests.papers.offices import BFJ, BKA, CCIPS, FACTS, ITEMS, MADE_AT, OIA, rules
from tests.papers.samples_of_handling import HANDLING


def preservation_request(*, draft: bool = False) -> Filled:
    """Budapest Convention, Art. 29."""
    law = rules(
        {
            "authority": ("Authority seeking the preservation", "29(2)(a)", "organisation"),
            "offence": ("Offence under investigation", "29(2)(b)", "text"),
            "facts": ("Brief summary of the facts", "29(2)(b)", "text"),
            "items": ("Stored data to be preserved", "29(2)(c)", "items"),
            "relation": ("Relationship of the data to the offence", "29(2)(c)", "text"),
            "custodian": ("Custodian of the data or location of the computer system", "29(2)(d)", "organisation"),
            "necessity": ("Necessity of the preservation", "29(2)(e)", "text"),
            "intention": ("Intention to submit a request for mutual assistance", "29(2)(f)", "statement"),
            "expected_date": ("Expected date of the request for mutual assistance", "section 15", "date"),
            "case_reference": ("Reference or case number", "section 2", "reference"),
            "contact": ("Person in charge: name, telephone, e-mail, office hours, time zone", "section 5", "text"),
            "urgency": ("Urgent", "section 17", "yesno"),
            "confidentiality": ("The fact and the subject of this request are to stay confidential", "27(8)", "yesno"),
            "no_notice": ("The custodian is asked not to inform the user", "16(3)", "yesno"),
            "seizure_order": ("Domestic order already made", "29(2)(b)", "text"),
        }
    )
    contents: dict[str, Value] = {
        "authority": "Bundeskriminalamt, unit for child protection",
        "offence": "Section 184b of the German Criminal Code: distribution of child sexual abuse material.",
        "facts": FACTS,
        "relation": "The account was used to offer and send the material; its contents and connections identify the "
        "user and the persons reached.",
        "custodian": "The provider of mail.example, established in the United States",
        "necessity": "The provider deletes connection data after 90 days; a request for mutual assistance cannot "
        "arrive earlier.",
        "intention": "The requesting Party intends to submit a request for mutual assistance for the search or "
        "similar access, seizure or similar securing, or disclosure of the data.",
        "expected_date": date(2026, 12, 8),
        "case_reference": "ZK 26-0311",
        "contact": "Desk officer on duty, +49 611 555 0100, 247@bka.example, day and night, CET (UTC+1)",
        "urgency": False,
        "confidentiality": True,
        "no_notice": True,
        "seizure_order": "Order of the investigating judge of 5 June 2026 for the same account.",
    }
    return Filled(
        reference="2026-DE-0311",
        route_id="BC-29",
        route_version=1,
        route_title="Expedited preservation of stored computer data",
        instrument="CETS185",
        basis="Convention on Cybercrime (Budapest, 2001), Art. 29; channel Art. 35",
        marking="RESTRICTED",
        created_at=MADE_AT,
        from_party=BKA,
        to_party=CCIPS,
        contents=contents,
        law=law,
        items=ITEMS,
        draft=draft,
        synthetic=True,
        verify_code="7QXK-M2PD-9RWA-T4HC",
    )


def preservation_letter() -> Filled:
    """18 USC 2703(f)."""
    law = rules(
        {
            "authority": ("Requesting agency", "preservation requests", "organisation"),
            "contact": ("Officer: name, badge or identification number, e-mail address, telephone", "x", "text"),
            "case_reference": ("Case reference of the agency", "x", "reference"),
            "custodian": ("Provider addressed", "2703(f)(1)", "organisation"),
            "items": ("Accounts, types of data and date range", "x", "items"),
            "offence": ("Offence under investigation", "x", "text"),
            "intention": ("Legal process will follow", "x", "statement"),
            "no_notice": ("The provider is asked not to inform the user", "x", "yesno"),
        }
    )
    return Filled(
        reference="2026-US-0042",
        route_id="US-PRES-2703F",
        route_version=1,
        route_title="Preservation letter",
        instrument="18 USC",
        basis="United States Code, Title 18, section 2703(f)",
        marking="RESTRICTED",
        created_at=MADE_AT,
        from_party=CCIPS,
        to_party=Party(name="Example Mail Inc.", kind="Provider", country="US", country_name="United States"),
        contents={
            "authority": "Department of Justice, CCIPS",
            "contact": "Officer on duty, badge 1017, 247@doj.example, +1 202 555 0100",
            "case_reference": "CCIPS-26-771",
            "custodian": "Example Mail Inc.",
            "offence": "Distribution of child sexual abuse material",
            "intention": "Legal process for the data described in this letter will follow.",
            "no_notice": True,
        },
        law=law,
        items=ITEMS[:1],
        synthetic=True,
    )


def mla_request() -> Filled:
    """Treaty request to the United States."""
    practice = "required contents"
    law = rules(
        {
            "authority": ("Requesting authority", practice, "organisation"),
            "case_reference": ("Case number", practice, "reference"),
            "contact": ("Person who can answer questions: name, telephone, e-mail", practice, "text"),
            "treaty": ("Treaty, letters rogatory or reciprocity relied on", practice, "text"),
            "central_signature": ("Made and signed by the central authority", practice, "statement"),
            "facts": ("Facts, as a narrative with dates", practice, "text"),
            "person": ("The suspect and the part played", practice, "text"),
            "purpose": ("Purpose for which the evidence is sought", "18(15)(f)", "text"),
            "offence": ("Offence under investigation", practice, "text"),
            "provisions": ("Text of the law", practice, "text"),
            "penalty": ("Text of the penalty", practice, "text"),
            "custodian": ("The exact provider", practice, "organisation"),
            "items": ("Accounts, categories of data and date range", practice, "items"),
            "relation": ("Relevance of the data to the investigation", "2703(c)(2), 2703(d)", "text"),
            "articulable_facts": ("Specific and articulable facts", "2703(d)", "text"),
            "nexus": ("Probable cause for each account", practice, "text"),
            "staleness": ("How and when each fact was learned", practice, "text"),
            "dual_criminality": ("Facts showing that the conduct would be punishable", "3512(e)", "text"),
            "preservation_reference": ("Preservation reference and date", practice, "reference"),
            "translation": ("In English, or with a translation into English", practice, "statement"),
        }
    )
    law["purpose"] = replace(law["purpose"], instrument="UNTOC")
    contents: dict[str, Value] = {
        "authority": "Staatsanwaltschaft Musterstadt",
        "case_reference": "123 Js 456/26",
        "contact": "Public prosecutor on duty, +49 30 555 0100, office@sta.example",
        "treaty": "Treaty between the Federal Republic of Germany and the United States of America on Mutual Legal "
        "Assistance in Criminal Matters",
        "central_signature": "This request is made and signed by the central authority of the requesting State.",
        "facts": "\n\n".join(f"{n}. {FACTS}" for n in range(1, 9)),
        "person": "The user is not yet known. The profile gives a place in Germany.",
        "purpose": "To identify the user and to prove the distribution before the criminal court.",
        "offence": "Distribution of child sexual abuse material",
        "provisions": "Section 184b of the German Criminal Code (invented summary): whoever distributes such material "
        "is liable to punishment.",
        "penalty": "Imprisonment from one to ten years.",
        "custodian": "Example Mail Inc., 1 Example Way, Springfield",
        "relation": "The connection data show who used the account when the material was sent.",
        "articulable_facts": "Eleven messages of April 2026 carry the address of the account.",
        "nexus": "The report of 3 June 2026 names account-a@mail.example as the sender of three known files; such "
        "files stay in the mailbox of the sender.",
        "staleness": "The report was received on 3 June 2026 through the official channel.",
        "dual_criminality": "The conduct would be punishable by more than one year in the United States.",
        "preservation_reference": "Request 2026-DE-0311",
        "translation": "This request and its annexes are in English or are accompanied by a translation into English.",
    }
    return Filled(
        reference="2026-DE-0312",
        route_id="US-MLA-3512",
        route_version=1,
        route_title="Mutual legal assistance from the United States",
        instrument="18 USC",
        basis="United States Code, Title 18, section 3512",
        marking="RESTRICTED",
        created_at=MADE_AT,
        from_party=BFJ,
        to_party=OIA,
        contents=contents,
        law=law,
        items=ITEMS,
        linked=(
            Linked(
                "preservation",
                "2026-DE-0311",
                "Bundeskriminalamt",
                issued_on=date(2026, 6, 8),
                addressee="Example Mail Inc.",
                their_reference="EM-99812",
                holds_until=date(2026, 9, 6),
            ),
        ),
        synthetic=True,
        people={"signatory": "Head of the central authority"},
    )


SAMPLES = {
    **preservations.SAMPLES,
    "preservation-request": preservation_request,
    "preservation-letter": preservation_letter,
    "mla-request": mla_request,
    "epoc-addressee": epoc,
    "epoc-enforcing": lambda: epoc(parts=("order", "enforcing")),
    "epoc-pr": epoc_pr,
    "epoc-pr-enforcing": lambda: epoc_pr(parts=("order", "enforcing")),
    "annex-iii": annex_iii,
    "annex-v": annex_v,
    "annex-vi": annex_v,
    **samples_mla.SAMPLES,
    **direct_samples.SAMPLES,
    **HANDLING,
}
