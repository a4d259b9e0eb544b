"""A direct order has what its law lists, point by point, each under its own heading; golden values by hand."""

from __future__ import annotations

import json

import pytest

from requests_app.papers.document import Document
from requests_app.papers.forms import FORMS
from requests_app.routes.catalogue import catalogue
from tests.papers.direct_samples import SAMPLES
from tests.papers.direct_words import CLOUD, COMMON, EUROPE, OWN

# form -> heading -> (article beside it, what stands under it)
HEADINGS: dict[str, dict[str, tuple[str, str]]] = {
    "domain-registration-request": {  # Art. 6(3)(a) to (d)
        "Authority making the request": ("Art. 6(3)(a)", "+49 30 555 0100"),
        "Domain names, and the data elements sought": ("Art. 6(3)(b)", "shop-a.example"),
        "Basis of the request, and use of the information": ("Art. 6(3)(c)", "will only be used for it"),
        "Manner of the disclosure": ("Art. 6(3)(d)", "By encrypted electronic mail"),
    },
    "subscriber-order": {  # Art. 7(3)(a) to (f)
        "Issuing authority": ("Art. 7(3)(a)", "Staatsanwaltschaft Musterstadt"),
        "Basis of the order": ("Art. 7(3)(b)", "issued pursuant to Article 7"),
        "Service provider": ("Art. 7(3)(c)", "1 Example Way"),
        "Offence under investigation or prosecution": ("Art. 7(3)(d)", "Section 184b of the German Criminal Code"),
        "Authority seeking the information": ("Art. 7(3)(e)", "Bundeskriminalamt"),
        "Subscriber information sought": ("Art. 7(3)(f)", "account-a@mail.example"),
    },
    "subscriber-order-supplement": {  # Art. 7(4)(a) to (g)
        "Domestic legal grounds": ("Art. 7(4)(a)", "100j"),
        "Legal provisions and penalties": ("Art. 7(4)(b)", "one to ten years"),
        "Authority to which the information is returned": ("Art. 7(4)(c)", "office@sta.example"),
        "Time and manner of the return": ("Art. 7(4)(d)", "45 days from receipt of the order"),
        "Preservation already sought": ("Art. 7(4)(e)", "2026-DE-0311, 8 June 2026"),
        "Special procedural instructions": ("Art. 7(4)(f)", "The user is not to be informed"),
        "Simultaneous notification": ("Art. 7(4)(g)", "true"),
    },
    "subscriber-order-notification": {
        "Summary of the facts": ("Art. 7(5)(a)", "Between 1 March and 31 May 2026"),
        "Subscriber information sought": ("Art. 7(3)(f)", "account-a@mail.example"),
        "Domestic legal grounds": ("Art. 7(4)(a)", "100j"),
    },
    "effect-order": {  # Art. 8(3)(a)(i) to (vi), (c)
        "Issuing authority": ("Art. 8(3)(a)(i)", "Staatsanwaltschaft Musterstadt"),
        "Basis of the order": ("Art. 8(3)(a)(ii)", "issued pursuant to Article 8"),
        "Service provider": ("Art. 8(3)(a)(iii)", "1 Example Way"),
        "Offence under investigation or prosecution": ("Art. 8(3)(a)(iv)", "Section 184b"),
        "Authority seeking the data": ("Art. 8(3)(a)(v)", "Bundeskriminalamt"),
        "Subscriber information and traffic data sought": ("Art. 8(3)(a)(vi)", "traffic data"),
        "Special procedural instructions": ("Art. 8(3)(c)", "The user is not to be informed"),
    },
    "effect-order-supporting": {  # Art. 8(3)(b)(i) to (viii)
        "Domestic legal grounds": ("Art. 8(3)(b)(i)", "100j"),
        "Legal provisions and penalties": ("Art. 8(3)(b)(ii)", "one to ten years"),
        "Why the provider is believed to possess or control the data": ("Art. 8(3)(b)(iii)", "the provider's domain"),
        "Summary of the facts": ("Art. 8(3)(b)(iv)", "Between 1 March and 31 May 2026"),
        "Relevance of the data to the investigation": ("Art. 8(3)(b)(v)", "who used the account"),
        "Contact for further information": ("Art. 8(3)(b)(vi)", "office@sta.example"),
        "Preservation already sought": ("Art. 8(3)(b)(vii)", "2026-DE-0311, 8 June 2026"),
        "Whether the data have been sought by other means": ("Art. 8(3)(b)(viii)", "not been disclosed"),
    },
    "emergency-disclosure-point": {  # Art. 9(3)(a) to (h)
        "Competent authority seeking the data": ("Art. 9(3)(a)", "Staatsanwaltschaft Musterstadt"),
        "Basis of the request": ("Art. 9(3)(b)", "issued pursuant to Article 9"),
        "Service provider in possession or control of the data": ("Art. 9(3)(c)", "1 Example Way"),
        "Offence, legal provisions and penalties": ("Art. 9(3)(d)", "one to ten years"),
        "The emergency, and how the data relate to it": ("Art. 9(3)(e)", "set for tonight"),
        "Stored computer data sought": ("Art. 9(3)(f)", "account-a@mail.example"),
        "Procedural instructions": ("Art. 9(3)(g)", "The user is not to be informed"),
        "Other information": ("Art. 9(3)(h)", "The mother of the child"),
    },
    "agreement-application": {
        "Data sought": ("18 USC 2523(b)(4)(D)(ii)", "account-a@mail.example"),
        "Serious crime, and maximum penalty": ("18 USC 2523(b)(4)(D)(i)", "Ten years' imprisonment."),
        "Articulable and credible facts": ("18 USC 2523(b)(4)(D)(iv)", "Between 1 March and 31 May 2026"),
        "The person targeted, and the limits on targeting": ("18 USC 2523(b)(4)(A), 2523(b)(4)(B)", "Leeds"),
    },
    "agreement-order": {
        "Investigating authority": ("", "OPO/2026/117"),
        "Provider addressed": ("", "1 Example Way"),
        "Data to be produced": ("18 USC 2523(b)(4)(D)(ii)", "account-a@mail.example"),
        "Serious crime, and maximum penalty": ("18 USC 2523(b)(4)(D)(i)", "Ten years' imprisonment."),
        "Production and authenticity": ("", "certificate of authenticity"),
        "Non-disclosure": ("", "true"),
        "Contact point of the Designated Authority": ("", "agreement@homeoffice.example"),
        "Limits of the agreement": ("18 USC 2523(b)(4)(C), 2523(b)(4)(E)", "a third government"),
    },
    "agreement-certificate": {
        "The order certified": ("", "16 November 2026"),
        "Certification": ("", "lawful and complies with the agreement, which it invokes"),
        "Contact point of the Designated Authority": ("", "agreement@homeoffice.example"),
    },
    "overseas-production-order": {
        "The order, and the officer who applied for it": ("", "OPO/2026/117"),
        "Stored electronic data to be produced": ("", "content data"),
        "Non-disclosure requirement": ("", "16 May 2027"),
    },
    "comity-motion": {
        "Governmental entity that applied for or issued the process": ("18 USC 2703(h)(2)(B)", "District of Example"),
        "The process": ("18 USC 2703(h)(2)(A)", "26-sw-0099"),
        "Grounds of the motion": ("", "forbids the provider to disclose messages"),
        "Foreign authority for which the process was sought": ("18 USC 2703(h)(3)(D)", "14 October 2026"),
    },
    "silence-application": {
        "The process": ("18 USC 2705(b)", "warrant"),
        "What notice would lead to": ("18 USC 2705(a)(2)", "intimidation of potential witnesses"),
        "Reason to believe so, in this case": ("18 USC 2705(a)(1)", "Between 1 March and 31 May 2026"),
        "Until when it is sought": ("", "18 February 2027"),
    },
    "delay-certification": {
        "What notice would lead to": ("18 USC 2705(a)(2)", "intimidation of potential witnesses"),
        "Reason to believe so, in this case": ("18 USC 2705(a)(1)", "Between 1 March and 31 May 2026"),
    },
    "domestic-production-order": {
        "Issuing authority": ("Art. 18(1)", "Staatsanwaltschaft Musterstadt"),
        "Domestic legal basis": ("Art. 18(1)", "100j"),
        "How the services are offered in the territory": ("Art. 18(1)(b)", "bills in euro"),
        "Subscriber information to be produced": ("Art. 18(3)", "account-a@mail.example"),
    },
    "consent-record": {
        "Stored computer data to be accessed or received": ("Art. 32(b)", "account-a@mail.example"),
        "Where the data are taken to be": ("Art. 32(b)", "in the United States"),
        "Person who consents, and lawful authority to disclose": ("Art. 32(b)", "holder of the account"),
        "Consent": ("", "of my own free will"),
        "Record of the consent": ("", "20 November 2026, 08:15 (UTC)"),
    },
    "conflict-review": {  # Art. 17(6)(a) to (e) under one heading
        "Reasoned objection of the addressee": ("Art. 17(2)", "Section 3 of an invented Act"),
        "Why the order is to be upheld": ("Art. 17(3)", "exception for criminal proceedings"),
        "What the court is to weigh": (
            "Art. 17(6)(a), 17(6)(b), 17(6)(c), 17(6)(d), 17(6)(e)",
            "A fine of up to 10,000 units",
        ),
    },
    "enforcement-request": {
        "The order concerned": ("", "123 Js 456/26-2"),
        "Answer of the addressee (Annex III)": ("Art. 16(1)", "the service is not covered"),
        "Other documents handed over": ("Art. 16(1)", "the answer by Annex III"),
        "Language": ("Art. 16(1), 27", "accepted by the enforcing State"),
    },
    "annex-iii-reply": {"Answer of the issuing authority": ("Art. 10(5)", "4 December 2026")},
}


def composed(name: str) -> Document:
    """The sample of a form as a document."""
    return FORMS[name].compose(SAMPLES[name]())


def test_every_direct_form_has_its_golden_headings() -> None:
    assert set(HEADINGS) == set(SAMPLES)


@pytest.mark.parametrize("name", sorted(HEADINGS))
def test_each_point_stands_in_its_section_with_its_article(name: str) -> None:
    sections = {section.heading: section for section in composed(name).sections}
    for heading, (article, words) in HEADINGS[name].items():
        section = sections[heading]
        assert section.cite.startswith(article), heading
        assert words in section.model_dump_json(), heading


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_nothing_is_left_for_further_particulars(name: str) -> None:
    """Each content of the route has a place the form knows, and says there what was written."""
    document, filled = composed(name), SAMPLES[name]()
    assert "Further particulars" not in [section.heading for section in document.sections]
    text = json.dumps([section.model_dump(mode="json") for section in document.sections], ensure_ascii=False)
    route = catalogue().current(filled.route_id)
    family = {"EU": EUROPE, "CL": CLOUD, "UK": CLOUD}.get(filled.route_id[:2], {})
    words = {**COMMON, **family, **OWN.get(filled.route_id, {})}
    for content in route.contents:
        said = filled.contents.get(content.name, words.get(content.name))
        stands = isinstance(said, str) and content.type in ("text", "organisation", "reference") and said[:60] in text
        if content.type in ("text", "organisation", "reference"):
            assert stands == bool(set(content.on) & set(filled.parts)), content.name
