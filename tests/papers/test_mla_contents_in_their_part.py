"""Requests for mutual assistance and investigation orders: each content stands in its part, under its article."""

from __future__ import annotations

import pytest

from requests_app.papers.document import Document, Section
from requests_app.papers.filled import Party
from requests_app.papers.forms import FORMS
from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Route
from tests.papers import samples_mla

FAMILY = {"mla-request", *samples_mla.ROUTES} - {"eio-annex-b"}
DRAWN = [
    pytest.param(route, paper.form, id=f"{route.id}-{paper.form}")
    for route in (catalogue().current(one) for one in sorted(catalogue().ids()))
    for paper in route.papers
    if paper.form in FAMILY
]

# What a State, a treaty or the Directive asks beyond the common list: form, content, heading, article. By hand.
BEYOND = [
    ("mla-us", "relation", "Relevance of the data to the investigation", "18 USC 2703(c)(2), 2703(d)"),
    ("mla-us", "articulable_facts", "Records: specific and articulable facts", "18 USC 2703(d)"),
    ("mla-us", "nexus", "Content: probable cause", ""),
    ("mla-us", "staleness", "Content: probable cause", ""),
    ("mla-us", "dual_criminality", "Content: the conduct under the law of the United States", "18 USC 3512(e)"),
    ("mla-uk", "certificate", "Certificate of the offence and the proceedings", "s. 14(3)"),
    ("mla-uk", "search_grounds", "Grounds for a search, and privileged material", ""),
    ("mla-uk", "use_statement", "Undertakings on use", ""),
    ("mla-ie", "treaty", "International instrument relied on", "s. 6(4)-(6)"),
    ("mla-ie", "translation", "Language of the request", "s. 6(4)-(6)"),
    ("mla-ie", "use_statement", "Assurance on the use of the material and its return", "s. 75(6)"),
    ("mla-ca", "treaty", "Agreement relied on", "s. 8(1)"),
    ("mla-ca", "relation", "Reasonable grounds for the order or the warrant", "s. 12, 18"),
    ("mla-in", "treaty", "Treaty relied on, or the channel without one", ""),
    ("mla-jp", "reciprocity", "Treaty, or guarantee of reciprocity", "Art. 3 to 5"),
    ("mla-jp", "facts", "Facts in detail", ""),
    ("mla-jp", "subject", "Subject and stage of the proceedings", ""),
    ("mla-jp", "person", "Identification of the persons concerned", ""),
    ("mla-sg", "certification", "Certificate that this is a criminal matter", "s. 19"),
    ("mla-sg", "reciprocity", "Treaty, or undertaking of reciprocity", "s. 16(2)"),
    ("mla-sg", "penalty", "Offence, law and maximum penalty", "s. 19"),
    ("mla-sg", "necessity", "Importance of the thing, and other means", "s. 20(1)(h)"),
    ("mla-sg", "use_undertaking", "Undertakings on use and return", "s. 20(1)(j), 20(1)(k)"),
    ("mla-sg", "return_undertaking", "Undertakings on use and return", "s. 20(1)(j), 20(1)(k)"),
    ("mla-au", "subject", "Nature of the criminal matter", "s. 11(2)"),
    ("mla-au", "provisions", "Offence and summary of the laws", "s. 11(2)"),
    ("mla-au", "assistance", "Nature of the assistance", "s. 11(2)"),
    ("mla-untoc", "authority", "Authority making the request", "Art. 18(15)(a), 18(15)(b)"),
    ("mla-untoc", "facts", "Summary of the relevant facts", "Art. 18(15)(c)"),
    ("mla-untoc", "assistance", "Assistance sought and particular procedure", "Art. 18(15)(d)"),
    ("mla-untoc", "person", "Persons concerned", "Art. 18(15)(e)"),
    ("mla-untoc", "purpose", "Purpose for which the evidence is sought", "Art. 18(15)(f)"),
    ("mla-uncac", "purpose", "Purpose for which the evidence is sought", "Art. 46(15)(f)"),
    ("mla-cets30", "subject", "Object of the request and reason for it", "Art. 14(1)(b)"),
    ("mla-cets30", "person", "Identity and nationality of the person concerned", "Art. 14(1)(c)"),
    ("mla-cets30", "offence", "Offence, law and penalty", "Art. 14(2)"),
    ("letter-rogatory", "court_letter", "Issue of this letter", "s. 112(1)"),
    ("eio-annex-a", "urgency_reason", "Urgency", "Art. 12(2)"),
    ("eio-annex-a", "assistance", "Investigative measure(s) to be carried out", "Art. 5(1)(e)"),
    ("eio-annex-a", "person", "Identity of the person concerned", "Art. 5(1)(c)"),
    ("eio-annex-a", "proceedings", "Type of proceedings for which the EIO was issued", "Art. 4"),
    ("eio-annex-a", "facts", "Grounds for issuing the EIO", "Art. 5(1)(b), 5(1)(d), 11(1)(g), 6(1)"),
    ("eio-annex-a", "remedies", "Legal remedies", "Art. 14"),
    (
        "eio-annex-a", "validating_authority", "Details of the judicial authority which validated the EIO",
        "Art. 5(1)(a)",
    ),
]  # fmt: skip


def composed(route: Route, form: str) -> Document:
    """The paper of a request that says, for each content, a word of its own."""
    to = Party(name="Office abroad", country="FR", country_name="France")
    filled = samples_mla.marked(samples_mla.request(route, to), route)
    return FORMS[form].compose(filled)


def standing(document: Document, word: str) -> list[Section]:
    """The sections in which a word stands."""
    return [section for section in document.sections if word in section.model_dump_json()]


@pytest.mark.parametrize(("route", "form"), DRAWN)
def test_every_content_stands_once_and_in_a_part_of_the_form(route: Route, form: str) -> None:
    document = composed(route, form)
    for content in route.contents:
        if content.type == "items":
            assert standing(document, "account-a@mail.example"), content.name
            continue
        found = standing(document, samples_mla.mark(content))
        assert len(found) == 1, f"{content.name}: {[section.heading for section in found]}"
        assert found[0].heading != "Further particulars", f"{content.name} has no part of its own"


@pytest.mark.parametrize(("form", "name", "heading", "cite"), BEYOND)
def test_what_is_asked_beyond_the_common_list_stands_under_its_heading_and_article(
    form: str, name: str, heading: str, cite: str
) -> None:
    route = catalogue().current(samples_mla.ROUTES[form][0])
    (section,) = standing(composed(route, form), samples_mla.mark(next(c for c in route.contents if c.name == name)))
    assert section.heading == heading
    assert section.cite == cite


def test_an_emergency_is_a_part_of_its_own() -> None:
    """Second Protocol, Art. 10, goes by the common form."""
    route = catalogue().current("SAP-10")
    (content,) = (one for one in route.contents if one.name == "emergency_reason")
    (section,) = standing(composed(route, "mla-request"), samples_mla.mark(content))
    assert section.heading == "Emergency"
