"""What each paper that answers or accompanies a request says, and what of another paper it does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from requests_app.papers.document import Document, Facts, Group, Note, Paragraph, Table
from requests_app.papers.filled import Answering
from requests_app.papers.forms import FORMS
from tests.papers.offices import FACTS, ITEMS
from tests.papers.samples_of_handling import HANDLING

CODE = "Facts too thin for the legal threshold"
GROUND = "Political offence"
HASH = "01" * 16

# Each must stand on its own paper, and on none of the others.
OWN: Mapping[str, tuple[str, ...]] = {
    "acknowledgement": ("Registered as", "90 days from Friday 20 November 2026", "18 USC, 2703(f)(2)"),
    "return-for-completion": (CODE, "Facts of the case", "Art. 18(15)(d)", "18 USC, 2703(d)", "18 December 2026"),
    "refusal": (GROUND, "Convention on Cybercrime (Budapest, 2001), Art. 29(5)(a)", "of a political nature"),
    "delay-notice": ("The order is before the court", "29 January 2027"),
    "withdrawal": ("Withdrawn by", "is withdrawn"),
    "certificate-of-receipt": ("export-24.zip", HASH, "ab" * 32, "18 November 2026, 16:00 (UTC)", "Hashes compared"),
    "spontaneous-information": ("without a prior request", "not to be passed on without consent", "Art. 26(2)"),
}  # fmt: skip
REPLIES = sorted(set(HANDLING) - {"spontaneous-information"})


def words(document: Document) -> str:
    """Everything a document says, head and strip too."""
    found = [document.title, document.basis, *document.preamble, document.margin_note]
    found += [document.from_party.name, document.to_party.name]
    found += [f"{fact.label} {fact.value}" for fact in document.particulars]
    for section in document.sections:
        found += [section.heading, section.cite]
        found += [_said(block) for block in section.blocks]
    return "\n".join(found)


def _said(block: object) -> str:
    match block:
        case Facts():
            return "\n".join(f"{fact.label} {fact.value}" for fact in block.facts)
        case Table():
            return "\n".join([block.note, *(" ".join(row) for row in block.rows)])
        case Group():
            return "\n".join([block.label, *(_said(one) for one in block.blocks)])
        case Paragraph() | Note():
            return block.text
        case _:
            raise AssertionError(block)


SAID = {name: words(FORMS[name].compose(make())) for name, make in HANDLING.items()}


@pytest.mark.parametrize("name", sorted(HANDLING))
def test_it_says_its_own(name: str) -> None:
    for text in OWN[name]:
        assert text in SAID[name]


@pytest.mark.parametrize("name", sorted(HANDLING))
def test_it_says_nothing_of_the_others(name: str) -> None:
    for other in set(OWN) - {name}:
        for text in OWN[other]:
            assert text not in SAID[name], f"{text!r} belongs to {other}"


@pytest.mark.parametrize("name", REPLIES)
def test_it_names_the_request_by_the_numbers_of_both_sides(name: str) -> None:
    filled = HANDLING[name]()
    strip = {fact.label: fact.value for fact in FORMS[name].compose(filled).particulars}
    assert strip["Our reference"] == (filled.answering.own_number or "none given")
    assert strip["Your reference"] == filled.answering.their_number
    assert filled.reference in SAID[name]


@pytest.mark.parametrize("name", REPLIES)
def test_the_case_is_not_told_again(name: str) -> None:
    """Whoever receives it has the request: its facts and identifiers stand on no paper about it."""
    filled = HANDLING["spontaneous-information"]()
    told = words(FORMS[name].compose(replace(HANDLING[name](), contents=filled.contents, law=filled.law, items=ITEMS)))
    for text in (FACTS[:40], ITEMS[0].identifier, "ZK 26-0311"):
        assert text not in told


def test_a_recalled_source_says_so_and_a_read_one_does_not() -> None:
    assert "Source recalled, not yet confirmed in the text." in SAID["return-for-completion"]
    assert "recalled" not in SAID["refusal"]


def test_without_a_ground_none_is_claimed() -> None:
    """A provider that need not answer states no ground of law."""
    said = words(FORMS["refusal"].compose(replace(HANDLING["refusal"](), answering=Answering())))
    assert "is not complied with" in said
    assert "Ground" not in said


def test_a_receipt_from_which_nothing_runs_says_so() -> None:
    said = words(FORMS["acknowledgement"].compose(replace(HANDLING["acknowledgement"](), answering=Answering())))
    assert "no period with an end of its own runs from this receipt" in said
    assert "no period" not in SAID["acknowledgement"]
