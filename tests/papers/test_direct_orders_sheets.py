"""Which sheet of a direct order goes to whom, and what none of the provider's sheets carries."""

from __future__ import annotations

import pytest

from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Route

AGREEMENTS = ("CLOUD-UK-TO-US", "CLOUD-AU-TO-US", "CLOUD-US-TO-UK", "CLOUD-US-TO-AU", "UK-OPO")
UNDER_AGREEMENT = {
    "apply": {"application": "judge"},
    "transmit": {"order": "custodian", "certificate": "custodian"},
    "amend": {"order": "custodian"},
}

# route -> act -> paper -> who receives it
DRAWN = {
    "SAP-6": {"send": {"request": "addressee"}},
    "SAP-7": {"send": {"order": "addressee", "supplement": "addressee"}, "notify": {"notification": "notified"}},
    "SAP-8": {
        "send": {"order": "foreign_central", "supporting-information": "foreign_central"},
        "resend": {"order": "foreign_central", "supporting-information": "foreign_central"},
    },
    "SAP-9": {"send": {"request": "receiver"}},
    **dict.fromkeys(AGREEMENTS, UNDER_AGREEMENT),
    "US-MOTION-2703H": {"move": {"motion": "court"}},
    "US-NDO-2705": {"file": {"application": "court"}, "certify": {"certification": "officer"}},
    "BC-18": {"send": {"order": "addressee"}},
    "BC-32": {"ask_consent": {"consent": "person"}, "give_consent": {"consent": "person"}},
    "EU-ENF": {"send": {"enforcement-request": "enforcing"}},
    "EU-CONFLICT": {"object_conflict": {"annex-iii": "issuing"}, "send": {"court-review": "court"}},
}

# What the law lists and no paper to the provider carries.
WITHHELD = {
    "SAP-7": {"facts"},
    "SAP-8": {
        "contact",
        "facts",
        "provisions",
        "relation",
        "preservation_reference",
        "legal_grounds",
        "possession",
        "already_sought",
    },
    "CLOUD-UK-TO-US": {"facts", "target"},
    "CLOUD-AU-TO-US": {"facts", "target"},
    "CLOUD-US-TO-UK": {"facts", "target"},
    "CLOUD-US-TO-AU": {"facts", "target"},
    "UK-OPO": {"facts", "target", "arrangement", "threshold", "journalistic"},
}


def law(route_id: str) -> Route:
    return catalogue().current(route_id)


@pytest.mark.parametrize("route_id", sorted(DRAWN))
def test_each_act_draws_its_sheets_for_their_recipients(route_id: str) -> None:
    route = law(route_id)
    for name, papers in DRAWN[route_id].items():
        act = route.act(name)
        assert act is not None
        rules = [route.paper(paper) for paper in act.papers]
        assert {rule.name: rule.to for rule in rules if rule is not None}.items() >= papers.items()


@pytest.mark.parametrize("route_id", sorted(WITHHELD))
def test_the_providers_sheets_carry_nothing_withheld(route_id: str) -> None:
    """For Article 8 the order is the sheet that reaches the provider in the end, through the authority addressed."""
    route = law(route_id)
    forms = {paper for paper in route.papers if paper.to in ("addressee", "custodian") or paper.form == "effect-order"}
    read = {content.name for content in route.contents for paper in forms if set(content.on) & set(paper.contents)}
    assert forms
    assert {content.name for content in route.contents} - read == WITHHELD[route_id]


def test_no_paper_of_article_8_is_addressed_to_the_provider() -> None:
    assert "custodian" not in {paper.to for paper in law("SAP-8").papers}


def test_the_objecting_addressee_never_writes_what_is_laid_before_the_court() -> None:
    route = law("EU-CONFLICT")
    annex = route.paper("annex-iii")
    assert annex is not None
    kept = {content.name for content in route.contents if not set(content.on) & set(annex.contents)}
    assert kept == {
        "uphold_reasons",
        "protected_interest",
        "connection_case",
        "connection_provider",
        "investigating_interest",
        "consequences",
    }
