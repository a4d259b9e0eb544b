"""Every section, heading, label and box of a printed form stands in the paper, in the order it is printed in.

The annexes of Regulation (EU) 2023/1543, and the templates of the Cybercrime Convention Committee as far as read.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from requests_app.papers.filled import Rule
from requests_app.papers.forms import FORMS
from requests_app.papers.forms.annexes import PrintedField, PrintedSection, annexes, every_form, keys, printed
from requests_app.papers.forms.certificate import PLACED, TEXTS, may_reach_addressee
from requests_app.papers.forms.options import OPTIONS, REASONS, REQUESTS
from requests_app.papers.render import render
from requests_app.routes import catalogue
from tests.papers.offices import MADE_AT
from tests.papers.pdf import same_words, text
from tests.papers.samples import SAMPLES

FORM_OF = {
    "epoc-addressee": "EPOC_ANNEX_I",
    "epoc-enforcing": "EPOC_ANNEX_I",
    "epoc-pr": "EPOC_PR_ANNEX_II",
    "annex-iii": "ANNEX_III",
    "annex-v": "ANNEX_V",
    "annex-vi": "ANNEX_VI",
    "mla-article-31": "TCY_ART31",
    "preservation-request": "TCY_ART29_30",
}
# Counted by hand in the annexes: sections, and boxes that can be ticked.
COUNTED = {
    "EPOC_ANNEX_I": (13, 116),
    "EPOC_PR_ANNEX_II": (7, 63),
    "ANNEX_III": (8, 17),
    "ANNEX_V": (4, 4),
    "TCY_ART31": (11, 5),
    "TCY_ART29_30": (7, 4),
}


def in_order(fields: tuple[PrintedField, ...]) -> Iterator[PrintedField]:
    """Fields as they are read: a label, then what stands under it."""
    for field in fields:
        yield field
        yield from in_order(field.items)


def labels(section: PrintedSection) -> Iterator[str]:
    """Letter and heading, then each label, with its box where it has one."""
    yield f"{section.letter} {section.heading}"
    for field in in_order(section.fields):
        yield f"☐ {field.label}" if field.type == "tick" else field.label


@pytest.mark.pdf
@pytest.mark.parametrize("name", sorted(FORM_OF))
def test_each_label_is_found_after_the_one_before(name: str) -> None:
    found = same_words(text(render(FORMS[name].compose(SAMPLES[name]()), created_at=MADE_AT)).replace("☒", "☐"))
    at = 0
    for section in printed(FORM_OF[name]).sections:
        if section.never_send_to_addressee and name == "epoc-addressee":
            continue
        for label in labels(section):
            place = found.find(same_words(label), at)
            assert place >= 0, f"{section.letter}: {label!r} is missing or out of order"
            at = place + len(same_words(label))


@pytest.mark.parametrize("form", sorted(COUNTED))
def test_the_printed_forms_are_whole(form: str) -> None:
    sections = printed(form).sections
    boxes = [field for section in sections for field in in_order(section.fields) if field.type == "tick"]
    assert (len(sections), len(boxes)) == COUNTED[form]
    first = sections[0].letter
    assert [section.letter for section in sections] == [
        chr(ord("A") + n) if first == "A" else str(n + 1) for n in range(len(sections))
    ]


def test_every_box_and_line_can_be_filled_and_has_one_name() -> None:
    for form in every_form():
        named = [field for section in form.sections for field in in_order(section.fields)]
        assert all(field.key for field in named if field.type in ("tick", "text"))
        assert len({field.key for field in named if field.key}) == len([field for field in named if field.key])


def test_a_misprint_is_corrected_and_kept() -> None:
    """Annex I, Section M prints `Preservation Order`; Art. 5(5)(i) speaks of the Production Order."""
    field = next(f for s in printed("EPOC_ANNEX_I").sections for f in in_order(s.fields) if f.printed_as)
    assert field.key == "necessity"
    assert "European Production Order" in field.label
    assert "European Preservation Order" in field.printed_as


def test_section_m_lists_annex_iv_in_its_order() -> None:
    field = [f for s in printed("EPOC_ANNEX_I").sections for f in in_order(s.fields) if f.key.startswith("annex_iv.")]
    assert [(f.key, f.label) for f in field] == [(f"annex_iv.{n.number}", n.label) for n in annexes().annex_iv]


def test_each_choice_of_the_routes_has_its_box() -> None:
    """An option worded otherwise in a route would tick nothing, and the order would ask for less than it means."""
    for route in catalogue.catalogue().all_current():
        if not route.instrument.startswith("EU2023"):
            continue
        for content in route.contents:
            if content.name in OPTIONS:
                missing = set(content.options) - set(OPTIONS[content.name])
                assert not missing, f"{route.id}, {content.name}: {missing}"
            else:
                assert not content.options or content.on == ("enforcing",), f"{route.id}: {content.name} has no boxes"
        for act in route.acts:
            for ask in act.asks:
                if ask.name in ("why", "impossible_because", "other_because"):
                    assert set(ask.options) - {"another reason"} <= set(REASONS), f"{route.id}, {act.does}"
                if ask.name == "request_kind":
                    assert set(ask.options) == set(REQUESTS)


def test_boxes_and_fields_named_by_us_exist_on_a_form() -> None:
    known = keys("EPOC_ANNEX_I") | keys("EPOC_PR_ANNEX_II")
    assert {box for boxes in OPTIONS.values() for one in boxes.values() for box in one} <= known
    assert set(TEXTS) <= known
    assert set(REASONS.values()) <= keys("ANNEX_III")
    assert set(REQUESTS.values()) <= keys("ANNEX_V")


def test_each_content_of_an_order_reaches_the_addressee() -> None:
    """What a route requires on the order has a place on the form, or an article that lets it be added."""
    for route in catalogue.catalogue().all_current():
        if route.instrument.startswith("EU2023"):
            for content in route.contents:
                if "order" in content.on:
                    rule = Rule(content.label, content.cite.article, content.cite.mark, tuple(content.on), content.type)
                    assert content.name in PLACED or may_reach_addressee(rule), f"{route.id}: {content.name}"
