"""How a paper flows over pages: what belongs together stays together, what is long goes on, nothing is lost."""

from __future__ import annotations

import pytest

from requests_app.papers.document import Column, Fact, Facts, Paragraph, Section, Table, Tick, Ticks
from requests_app.papers.forms import FORMS
from requests_app.papers.render import render
from tests.papers.offices import MADE_AT
from tests.papers.pdf import pages, same_words
from tests.papers.samples import mla_request

pytestmark = pytest.mark.pdf
FILLER = Paragraph(text="\n".join(["A line of the narrative."] * 3))


def of(*sections: Section, **changed: object) -> list[str]:
    """The pages of a paper with these sections."""
    document = FORMS["mla-request"].compose(mla_request())
    numbered = tuple(one.model_copy(update={"number": str(n)}) for n, one in enumerate(sections, start=1))
    return pages(render(document.model_copy(update={"sections": numbered, **changed}), created_at=MADE_AT))


def part(heading: str, *blocks: object) -> Section:
    return Section.model_validate({"number": "1", "heading": heading, "blocks": blocks})


def test_every_page_says_whose_it_is_and_which() -> None:
    drawn = of(part("Facts", *[FILLER] * 22), courtesy=True, draft=True)
    assert len(drawn) > 2
    for number, page in enumerate(drawn, start=1):
        for word in (
            "RESTRICTED",
            "2026-DE-0312",
            "DRAFT",
            "COURTESY TRANSLATION",
            f"Page {number} of {len(drawn)}",
        ):
            assert word in page, (number, word)


@pytest.mark.parametrize("lines", range(9, 14))
def test_a_heading_never_stands_alone_at_the_foot(lines: int) -> None:
    """However much stands before it, the first words of its section are on its page."""
    drawn = of(part("Before", *[FILLER] * lines), part("Last heading", Paragraph(text="First words of the section.")))
    assert [("Last heading" in page) for page in drawn] == [("First words" in page) for page in drawn]


def test_a_value_of_three_pages_starts_beside_its_label() -> None:
    long = "\n".join(f"sentence {n} of a long value" for n in range(150))
    drawn = of(part("Facts", Facts(facts=(Fact(label="Long label", value=long), Fact(label="After", value="end")))))
    assert "Long label" in drawn[0]
    assert "sentence 0 of" in drawn[0]
    assert len(drawn) >= 4
    together = same_words("".join(drawn))
    assert all(same_words(f"sentence {n} of a long value") in together for n in range(150))


def test_sections_of_one_line_each_fill_the_page() -> None:
    """A single line has no other to stay with: what it avoids would tie its whole section to the next one."""
    one = Facts(facts=(Fact(label="Label", value="value"),))
    table = Table(columns=(Column(title="Identifier"),), rows=(("only row",),))
    box = Ticks(ticks=(Tick(label="only box"),))
    drawn = of(*[part("Heading", block, FILLER, FILLER, block) for block in (one, table, box) * 4])
    assert drawn[0].count("Heading") >= 3


def test_a_short_value_is_never_cut_from_its_label() -> None:
    facts = tuple(
        Fact(label=f"label{n} that is rather long and so has two lines", value=f"value{n}") for n in range(90)
    )
    for page in of(part("Facts", Facts(facts=facts))):
        for n in range(90):
            assert (f"label{n} " in page) == (f"value{n} " in f"{page} "), n


def test_a_table_repeats_its_head_and_cuts_no_row() -> None:
    columns = (Column(title="Identifier", width=30), Column(title="Period", width=34))
    rows = tuple((f"account{n}@mail.example", f"first{n}\nsecond{n}\nlast{n}") for n in range(60))
    drawn = of(part("Rows", Table(columns=columns, rows=rows)))
    with_rows = [page for page in drawn if "account" in page]
    assert len(with_rows) > 3
    assert all("Identifier Period" in page for page in with_rows)
    for n in range(60):
        assert sum(f"first{n} second{n} last{n}" in page for page in drawn) == 1, n


@pytest.mark.parametrize("lines", range(20, 24))
def test_no_box_is_left_alone_on_the_next_page(lines: int) -> None:
    ticks = Ticks(ticks=tuple(Tick(label=f"box{n} of the list") for n in range(8)))
    before = Paragraph(text="\n".join(["A line."] * lines))
    drawn = of(part("Before", before), part("Boxes", ticks), signature=(), margin_note="")
    alone = [page for page in drawn if sum(f"box{n} " in page for n in range(8)) == 1]
    assert alone == []


def test_a_signature_is_never_alone_on_its_page() -> None:
    document = FORMS["mla-request"].compose(mla_request())
    for lines in (9, 10, 11):
        drawn = of(part("Before", *[FILLER] * lines), signature=document.signature, margin_note="")
        assert "A line of the narrative" in next(page for page in drawn if "Signature and stamp" in page)


def test_a_long_word_breaks_instead_of_leaving_the_page() -> None:
    word = "averyverylongidentifier" * 12
    table = Table(columns=tuple(Column(title=f"Column {n}") for n in range(8)), rows=((word,) * 8,))
    drawn = same_words("".join(of(part("Wide", table, Facts(facts=(Fact(label="Name", value=word),))))))
    assert word in drawn
