"""Each content the law requires stands under the heading its form gives it; lists written by hand from the law."""

from __future__ import annotations

from dataclasses import replace

import pytest

from requests_app.papers.forms import FORMS
from requests_app.papers.forms.wording import said
from tests.papers.offices import BKA, CCIPS
from tests.papers.preservations import MAIL, POLICE, SAMPLES
from tests.papers.told_by_route import filled

# Who asks, of every request to another State and of every letter to a provider.
ASKING = {"authority", "case_reference", "contact"}

# form: heading -> contents. Art. 29(2)(a) to (f) CETS 185; s. 107P(2) TIA Act; ss. 487.012, 487.013, 487.0131 Criminal
# Code and Forms 5.001, 5.002; ss. 10, 11, 20, 28 CICA 2003; 18 USC 2258A(h); what providers publish.
HEADINGS: dict[str, dict[str, set[str]]] = {
    "un-preservation": {
        "Authority seeking the preservation": ASKING,
        "Offence, legal provisions and penalties": {"offence"},
        "Summary of the facts": {"facts"},
        "Data to be preserved": {"items"},
        "Relation of the data to the offence": {"relation"},
        "Necessity of the preservation": {"necessity"},
        "Intention to request mutual assistance": {"intention"},
    },
    "traffic-path-request": {
        "Authority making the request": ASKING,
        "Preservation request this one belongs to": {"previous_order"},
        "Offence under investigation": {"offence"},
        "Summary of the facts": {"facts"},
        "Communications whose path is asked for": {"items"},
        "Custodian of the data": {"custodian"},
    },
    "cybertipline-letter": {
        "Report to the CyberTipline": {"report_number", "custodian"},
        "What was reported": {"items"},
    },
    "au-preservation": {
        "Authority that asks": ASKING,
        "Serious foreign contravention": {"offence"},
        "Summary of the facts": {"facts"},
        "Stored communications to be preserved": {"items"},
        "Relation of the communications to the contravention": {"relation"},
        "Carrier": {"custodian"},
        "Reasons for the preservation": {"necessity"},
        "Undertaking to request access": {"intention"},
    },
    "nz-preservation": {
        "Foreign enforcement authority that asks": ASKING,
        "Serious offence under investigation": {"offence"},
        "Summary of the facts": {"facts"},
        "Data to be preserved": {"items"},
        "Relation of the data to the offence": {"relation"},
        "Person to be given the direction": {"custodian"},
        "Necessity of the preservation": {"necessity"},
        "Related request for mutual assistance": {"intention"},
    },
    "ca-demand-request": {
        "Authority conducting the investigation": {*ASKING, "state_investigates"},
        "Offence and provision of the law infringed": {"offence", "provisions"},
        "Grounds to suspect the offence": {"facts"},
        "Data or accounts concerned": {"items"},
        "How the data will assist the investigation": {"relation"},
        "Person who has the data in possession or control": {"custodian", "not_suspect"},
        "Necessity": {"necessity"},
        "Request for mutual assistance to follow": {"intention"},
    },
    "ca-form-5001": {
        "Person to whom the demand is made": {"custodian"},
        "Offence suspected": {"offence", "provisions"},
        "Authority conducting the investigation": {"authority"},
        "Computer data to be preserved": {"items"},
    },
    "ca-form-5002": {
        "Offence suspected": {"offence", "provisions"},
        "Computer data to be preserved": {"items"},
        "Person who has the data in possession or control": {"custodian", "not_suspect"},
        "Foreign authority conducting the investigation": {"authority", "state_investigates"},
        "Reasonable grounds": {"facts", "relation", "necessity"},
        "Request the order is for": {"case_reference", "contact", "intention"},
    },
    "uk-preservation": {
        "Authority that asks": ASKING,
        "Provider asked": {"custodian"},
        "Data to be preserved": {"items"},
        "Offence under investigation": {"offence"},
        "Request for mutual assistance to follow": {"intention"},
    },
    "uk-freezing-certificate": {
        "Court or authority that made or confirmed the order": {"authority"},
        "Listed offence": {"offence"},
        "Specified information": {"facts"},
        "Evidence to be protected": {"items"},
        "Who has the evidence, and on which premises": {"custodian"},
        "Request for the evidence": {"intention", "expected_date"},
        "Certification": {"certification"},
        "Translation": {"translation"},
    },
    "emergency-request": {
        "Emergency": {"emergency_mark", "emergency_kind"},
        "Person in danger": {"person"},
        "Information needed, and why it prevents the harm": {"emergency_reason"},
        "Why ordinary process would come too late": {"urgency_reason"},
        "Accounts and data": {"items"},
        "Provider addressed": {"custodian"},
        "Who asks": {"authority", "contact"},
        "Supervisor who can confirm": {"supervisor"},
        "Ordinary process to follow": {"intention"},
    },
    "us-direct-request": {
        "Who asks": {"authority", "contact"},
        "Provider addressed": {"custodian"},
        "Legal basis in the law of the requesting country": {"legal_basis"},
        "Offence under investigation": {"offence"},
        "Circumstances of the offence": {"facts"},
        "Connection between the account and the offence": {"relation"},
        "Records asked for": {"items"},
    },
    "br-keep-request": {
        "Authority that asks": ASKING,
        "Provider addressed": {"custodian"},
        "Records concerned": {"items"},
        "Offence under investigation": {"offence"},
        "Summary of the facts": {"facts"},
    },
}
LIKE = {
    "ca-order-request": "ca-demand-request",
    "uk-freezing-out-certificate": "uk-freezing-certificate",
    "us-emergency-request": "emergency-request",
    "br-order-letter": "br-keep-request",
}
EVERY = HEADINGS | {name: HEADINGS[like] for name, like in LIKE.items()}
KEEP_OPEN = {  # the Code asks no foreign investigation of it, and no request for data follows by itself
    heading: names - {"state_investigates"}
    for heading, names in HEADINGS["ca-demand-request"].items()
    if names != {"intention"}
}


@pytest.mark.parametrize(("form", "listed"), [*EVERY.items(), ("ca-keep-open-request", KEEP_OPEN)])
def test_under_its_heading(form: str, listed: dict[str, set[str]]) -> None:
    sample = SAMPLES[form]()
    sections = {section.heading: section.model_dump_json() for section in FORMS[form].compose(sample).sections}
    required = {name for name, rule in sample.law.items() if rule.required}
    assert set().union(*listed.values()) == required
    for heading, names in listed.items():
        for name in names:
            if name == "items":
                assert all(item.identifier in sections[heading] for item in sample.items)
            else:
                text = said(sample.contents[name], sample.law[name].kind)
                assert all(part in sections[heading] for part in text.split("\n\n")), (heading, name)


@pytest.mark.parametrize("form", sorted(SAMPLES))
def test_nothing_is_left_for_further_particulars(form: str) -> None:
    """Every content of the route has its place on the form made for it."""
    headings = [section.heading for section in FORMS[form].compose(SAMPLES[form]()).sections]
    assert "Further particulars" not in headings


def test_the_budapest_request_follows_the_sections_of_the_template() -> None:
    """T-CY(2018)11, sections 1 to 18; section 19 is the rest, 20 the signature."""
    made = FORMS["preservation-request"].compose(filled("BC-29", "preservation-request", BKA, CCIPS))
    assert [section.number for section in made.sections] == [str(n) for n in range(1, len(made.sections) + 1)]
    assert [section.heading for section in made.sections] == [
        "Date",
        "Reference / case number",
        "Request status",
        "Requested authority",
        "Requesting authority",
        "Should additional confirmation from the requesting authority be needed, please contact",
        "Investigative/Operational authority in charge of the case (if different from Requesting Authority)",
        "Prosecution office or court",
        "Domestic legal basis",
        "Offence, legal provisions and penalties",
        "Summary of the facts",
        "Data to be preserved",
        "Relation of the data to the offence",
        "Custodian of the data or location of the system",
        "Necessity of the preservation",
        "Intention to request mutual assistance",
        "Traffic data that name another provider",
        "Urgency, confidentiality and notice",
    ]


@pytest.mark.parametrize(
    ("earlier", "ticked"), [("2026-DE-0287", "Extension of previous request"), ("", "New request")]
)
def test_new_or_extension_is_ticked(earlier: str, ticked: str) -> None:
    """Section 3 of the template."""
    sample = filled("BC-29", "preservation-request", BKA, CCIPS, contents={"previous_order": earlier})
    status = FORMS["preservation-request"].compose(sample).sections[2]
    boxes = [tick for block in status.blocks if block.kind == "ticks" for tick in block.ticks]
    assert [tick.label for tick in boxes if tick.ticked] == [ticked]


@pytest.mark.parametrize(
    ("standing", "voluntary"),
    [("foreign authority, voluntary preservation", True), ("governmental entity of the United States", False)],
)
def test_a_letter_of_a_foreign_authority_says_that_it_does_not_bind(standing: str, voluntary: bool) -> None:
    """18 USC 2711(4). In every language: the standing is read as it was chosen, not as it is printed."""
    sample = filled(
        "US-PRES-2703F", "preservation-letter", POLICE, MAIL, contents={"governmental_entity": standing}
    )  # fmt: skip
    for language, words in {"en": "does not bind you", "fr": "ne vous lie pas", "de": "bindet Sie nicht"}.items():
        document = FORMS["preservation-letter"].compose(replace(sample, language=language))
        assert (words in " ".join(document.preamble)) is voluntary, language
