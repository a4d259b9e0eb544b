"""In a line of Arabic a citation, a reference and a telephone number are read as they were written."""

from __future__ import annotations

import pytest

from requests_app.papers import samples
from requests_app.papers.bidi import LEFT_TO_RIGHT, POP, isolated
from requests_app.papers.forms import FORMS
from requests_app.papers.render import html


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("المادة 18(15)(a), 18(15)(b)", "المادة [18(15)(a)], [18(15)(b)]"),
        ("الفقرات 31(3)(a)-(c)", "الفقرات [31(3)(a)-(c)]"),
        ("بموجب 18 USC 2703(f)(2).", "بموجب [18 USC 2703(f)(2)]."),
        ("تجديد 2026-DE-0311", "تجديد [2026-DE-0311]"),
        ("التوجيه 2014/41/EU", "التوجيه [2014/41/EU]"),
        ("الهاتف +49 30 555 0100", "الهاتف [+49 30 555 0100]"),
        ("1 مارس 2026, 00:00 (UTC+01:00)", "1 مارس 2026, 00:00 (UTC+01:00)"),
        ("2026-DE-0311", "[2026-DE-0311]"),
        ("المادة 29", "المادة 29"),
    ],
)
def test_what_is_one_stays_one(line: str, marked: str) -> None:
    document = FORMS["acknowledgement"].compose(samples.sample("acknowledgement", "ar").filled)
    found = isolated(document.model_copy(update={"margin_note": line})).margin_note
    assert found.replace(LEFT_TO_RIGHT, "[").replace(POP, "]") == marked


def test_it_reaches_the_page() -> None:
    drawn = html(FORMS["mla-request"].compose(samples.sample("mla-request", "ar").filled), created_at=samples.MADE_AT)
    assert 'المادة <span dir="ltr">18(15)(b)</span>' in drawn
