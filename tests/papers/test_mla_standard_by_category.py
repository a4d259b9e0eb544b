"""A request to the United States shows what has to be shown for the data it asks for, and for no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from requests_app.papers.document import Table
from requests_app.papers.filled import Wanted
from requests_app.papers.forms import FORMS
from tests.papers import samples_mla

HEADING = "What the law of the United States asks for each category"


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        (("subscriber",), [("relevance to the investigation", "18 USC 2703(c)(2)")]),
        (("traffic",), [("specific and articulable facts", "18 USC 2703(d)")]),
        (("content",), [("probable cause for each account and period", "18 USC 2703(a)")]),
        (
            ("content", "subscriber"),
            [
                ("relevance to the investigation", "18 USC 2703(c)(2)"),
                ("probable cause for each account and period", "18 USC 2703(a)"),
            ],
        ),
    ],
)
def test_one_row_for_each_category_asked_for(data: tuple[str, ...], rows: list[tuple[str, str]]) -> None:
    items = (Wanted("email", "account-a@mail.example", data),)
    document = FORMS["mla-us"].compose(replace(samples_mla.of_form("mla-us"), items=items))
    (section,) = (one for one in document.sections if one.heading == HEADING)
    (table,) = section.blocks
    assert isinstance(table, Table)
    assert [row[1:] for row in table.rows] == rows


def test_a_request_without_content_has_no_part_for_probable_cause() -> None:
    filled = samples_mla.of_form("mla-us")
    contents = {name: said for name, said in filled.contents.items() if name not in ("nexus", "staleness")}
    law = {name: rule for name, rule in filled.law.items() if name in contents}
    headings = [s.heading for s in FORMS["mla-us"].compose(replace(filled, contents=contents, law=law)).sections]
    assert "Content: probable cause" not in headings
    assert "Records: specific and articulable facts" in headings
