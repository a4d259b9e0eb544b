"""For subscriber information alone Article 31 is asked for in the order of T-CY(2018)10; its sections always stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from requests_app.papers.document import Facts, Section, Ticks
from requests_app.papers.filled import Filled, Value, Wanted
from requests_app.papers.forms import FORMS
from tests.papers import samples_mla

# The eleven sections of the template that were read, in its order.
TEMPLATE = [
    "Date",
    "Reference / case number",
    "Request status",
    "Requested authority",
    "Requesting authority",
    "Should additional confirmation from the requesting authority be needed, please contact",
    "Investigative/Operational authority in charge of the case (if different from Requesting Authority)",
    "Prosecution office or Court in charge if applicable",
    "Information on previous MLA request if applicable",
    "Information on previous preservation request if applicable",
    "Domestic legal basis for request if applicable",
]


def sections(filled: Filled) -> list[Section]:
    return list(FORMS["mla-article-31"].compose(filled).sections)


@pytest.mark.parametrize("said", ["all", "least"])
def test_the_eleven_sections_keep_their_numbers(said: str) -> None:
    filled = samples_mla.of_form("mla-article-31")
    if said == "least":
        least: dict[str, Value] = {"authority": "Staatsanwaltschaft", "case_reference": "1 Js 1/26"}
        filled = replace(filled, contents=least, law={name: filled.law[name] for name in least}, linked=())
    assert [(s.number, s.heading) for s in sections(filled)[:11]] == [
        (str(number), heading) for number, heading in enumerate(TEMPLATE, start=1)
    ]


@pytest.mark.parametrize(
    ("left_out", "ticked"),
    [
        ((), [False, True, True]),
        (("previous_requests",), [False, False, True]),
        (("preservation_reference",), [False, True, False]),
        (("previous_requests", "preservation_reference"), [True, False, False]),
    ],
)
def test_the_status_follows_from_what_came_before(left_out: tuple[str, ...], ticked: list[bool]) -> None:
    filled = replace(samples_mla.of_form("mla-article-31"), linked=())
    contents = {name: value for name, value in filled.contents.items() if name not in left_out}
    (boxes,) = sections(replace(filled, contents=contents))[2].blocks
    assert isinstance(boxes, Ticks)
    assert [tick.ticked for tick in boxes.ticks] == ticked


def test_other_data_are_asked_for_in_the_common_order() -> None:
    items = (Wanted("email", "account-a@mail.example", ("subscriber", "traffic")),)
    document = FORMS["mla-article-31"].compose(replace(samples_mla.of_form("mla-article-31"), items=items))
    assert document.sections[0].heading == "Authority making the request"
    assert "Stored computer data to be disclosed" in [section.heading for section in document.sections]
    assert "subscriber information" not in document.title


def test_what_was_typed_of_the_person_in_charge_stands_in_its_own_fields() -> None:
    section = sections(samples_mla.of_form("mla-article-31"))[4]
    said = {fact.label: fact.value for block in section.blocks if isinstance(block, Facts) for fact in block.facts}
    assert said["Organisation"] == "Staatsanwaltschaft Musterstadt"
    assert said["Person in charge of the request"] == "Public prosecutor on duty"
    assert said["Telephone number"] == "+49 30 555 0100"
    assert said["E-mail address"] == "office@sta.example"


def test_an_earlier_preservation_fills_its_section_from_the_record() -> None:
    section = sections(samples_mla.of_form("mla-article-31"))[9]
    said = {fact.label: fact.value for block in section.blocks if isinstance(block, Facts) for fact in block.facts}
    assert said["Date"] == "8 June 2026"
    assert said["Ticket/reference number"].splitlines() == ["2026-DE-0311", "EM-99812", "EM-99812 of 8 June 2026"]
    assert said["Contact details of authority having requested preservation"] == "Bundeskriminalamt"
