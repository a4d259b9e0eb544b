"""Annex A of the European Investigation Order stands in its letters, its boxes are those the route knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from requests_app.papers.document import Block, Document, Group, Ticks
from requests_app.papers.filled import Party
from requests_app.papers.forms import FORMS, eio_annex_a
from requests_app.routes.catalogue import catalogue
from tests.papers import samples_mla


def ticked(document: Document) -> dict[str, bool]:
    """Every box of the form by its label."""

    def walk(blocks: tuple[Block, ...]) -> Iterator[tuple[str, bool]]:
        for block in blocks:
            if isinstance(block, Group):
                yield from walk(block.blocks)
            elif isinstance(block, Ticks):
                yield from ((tick.label, tick.ticked) for tick in block.ticks)

    return dict(pair for section in document.sections for pair in walk(section.blocks))


def provisional() -> Document:
    """An order under Article 32."""
    to = Party(name="Parquet de Paris", country="FR", country_name="France")
    return FORMS["eio-annex-a"].compose(samples_mla.request(catalogue().current("EU-EIO-32"), to))


def test_twelve_sections_by_their_letters_and_headings_and_no_thirteenth() -> None:
    document = FORMS["eio-annex-a"].compose(samples_mla.of_form("eio-annex-a"))
    assert [(section.number, section.heading) for section in document.sections] == [
        ("A", "Issuing State / Executing State"),
        ("B", "Urgency"),
        ("C", "Investigative measure(s) to be carried out"),
        ("D", "Relation to an earlier EIO"),
        ("E", "Identity of the person concerned"),
        ("F", "Type of proceedings for which the EIO was issued"),
        ("G", "Grounds for issuing the EIO"),
        ("H", "Additional requirements for certain measures (H1-H7)"),
        ("I", "Formalities and procedures requested for the execution"),
        ("J", "Legal remedies"),
        ("K", "Details of the authority which issued the EIO"),
        ("L", "Details of the judicial authority which validated the EIO"),
    ]


def test_a_section_of_which_nothing_is_said_stands_all_the_same() -> None:
    filled = replace(samples_mla.of_form("eio-annex-a"), contents={}, law={}, linked=())
    sections = {section.number: section.model_dump_json() for section in FORMS["eio-annex-a"].compose(filled).sections}
    assert set(sections) == set("ABCDEFGHIJKL")
    assert "Not stated." in sections["L"]


def test_the_two_states_are_named_in_the_language_of_the_order() -> None:
    order = FORMS["eio-annex-a"].compose(replace(samples_mla.of_form("eio-annex-a"), language="fr"))
    said = order.sections[0].model_dump_json()
    assert "Allemagne" in said
    assert "Germany" not in said


def test_confirmation_of_receipt_has_sections_a_to_e() -> None:
    document = FORMS["eio-annex-b"].compose(samples_mla.of_form("eio-annex-b"))
    assert [(section.number, section.heading) for section in document.sections] == [
        ("A", "The EIO concerned"),
        ("B", "The authority which received the EIO"),
        (
            "C",
            "(Where applicable) the competent authority to whom the EIO is transmitted by the authority under (B)",
        ),
        ("D", "Any other information which may be relevant for the issuing authority"),
        ("E", "Signature and date"),
    ]


@pytest.mark.parametrize(("name", "boxes"), [("measures", "MEASURES"), ("urgency_kind", "URGENCY")])
def test_the_boxes_are_the_options_of_the_route(name: str, boxes: str) -> None:
    (content,) = (one for one in catalogue().current("EU-EIO").contents if one.name == name)
    assert content.options == getattr(eio_annex_a, boxes)


def test_a_box_is_ticked_where_it_was_chosen_and_nowhere_else() -> None:
    boxes = ticked(FORMS["eio-annex-a"].compose(samples_mla.of_form("eio-annex-a")))
    assert {label for label, on in boxes.items() if on} == {
        "Urgency, or a shorter or specific time limit",
        "an imminent trial date",
        "identification of the subscriber of a specified telephone number or IP address",
        "another measure",
    }


def test_an_order_under_article_32_is_a_provisional_measure_and_says_how_long() -> None:
    document = provisional()
    assert ticked(document)["provisional measure"]
    (section,) = (one for one in document.sections if one.number == "H")
    assert "kept in the executing State" in section.model_dump_json()
    assert "24 December 2026" in section.model_dump_json()
    assert section.cite == "Art. 32(3), 32(4)"
