"""The code and its square stand at the foot of every page of an issued paper, and only there."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime

import page
import pikepdf
import pytest
import segno
from pytest_django import Settings

from requests_app.casework import ledger as ledgers
from requests_app.papers import codes, press, square
from requests_app.papers.document import Document
from requests_app.papers.forms import FORMS
from requests_app.papers.render import html, render
from tests import world as worlds
from tests.papers import pdf
from tests.papers.offices import MADE_AT
from tests.papers.samples import SAMPLES

pytestmark = pytest.mark.pdf
CODE, PAGE = "7QXK-M2PD-9RWA-T4HC-0000", "https://verify.example.eu/verify/"
SHOWN = "verify.example.eu/verify"


def document(**changed: object) -> Document:
    made = FORMS["preservation-request"].compose(SAMPLES["preservation-request"]())
    return made.model_copy(update={"verify_code": CODE, "verify_at": PAGE, **changed})


def modules(svg: str) -> set[tuple[int, int]]:
    """The dark modules that the lines of the picture draw."""
    path = re.search(r' d="([^"]+)"', svg)
    assert path
    found, x, y = set(), 0.0, 0.0
    for kind, said in re.findall(r"([Mmh])([^Mmh]+)", path[1]):
        numbers = [float(n) for n in re.findall(r"-?\d*\.?\d+", said)]
        if kind == "h":
            found |= {(int(x) + n, int(y)) for n in range(int(numbers[0]))}
            x += numbers[0]
        elif kind == "M":
            x, y = numbers
        else:
            x, y = x + numbers[0], y + numbers[1]
    return found


def dark(link: str) -> set[tuple[int, int]]:
    """The dark modules of the square of a link: another link has others."""
    wanted = segno.make(link, error="m", micro=False, boost_error=False)
    return {
        (x + square.QUIET, y + square.QUIET)
        for y, row in enumerate(wanted.matrix)
        for x, cell in enumerate(row)
        if cell
    }


def test_the_square_holds_the_link() -> None:
    assert modules(square.svg(document())) == dark(f"{PAGE}?code={CODE}")
    assert modules(square.svg(document())) != dark(f"{PAGE}?code={CODE[:-1]}1")


def test_on_every_page_with_its_words() -> None:
    body = render(document(sections=document().sections * 2), created_at=MADE_AT)
    sheets = pdf.pages(body)
    assert len(sheets) > 2
    assert all(CODE in sheet and SHOWN in sheet for sheet in sheets)
    with pikepdf.open(io.BytesIO(body)) as opened:
        assert all(one.Contents.read_bytes().count(b" l\n") > 200 for one in opened.pages)


def test_without_a_public_address_the_code_and_where_to_type_it() -> None:
    alone = document(verify_at="")
    assert 'class="square"' not in html(alone, created_at=MADE_AT)
    text = pdf.text(render(alone, created_at=MADE_AT))
    assert CODE in text
    assert "/verify/" in text


@pytest.mark.parametrize("changed", [{}, {"language": "ar", "direction": "rtl"}, {"page_size": "A4"}])
def test_it_conforms(changed: dict[str, object]) -> None:
    body = render(document(**changed), created_at=MADE_AT)
    for profile in (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1):
        assert [f.message for f in page.validate_pdf_bytes(body, profile=profile).failures] == []


def test_issued_with_a_code_of_its_own_and_drawn_again_from_what_is_stored(db: None, settings: Settings) -> None:
    settings.COMITY_PUBLIC_URL = "https://verify.example.eu"
    request = worlds.open_(worlds.build())
    ledger = ledgers.read(request)
    at = datetime(2026, 9, 1, tzinfo=UTC)

    served = "http://localhost:8123"  # as `up` sets it in the demonstration

    def draw(*, draft: bool = False) -> press.Drawn:
        rule = ledger.route.papers[0]
        return press.draw(request, ledger, rule, contents={}, items=[], by="sender", at=at, draft=draft)

    first, second, draft = draw(), draw(), draw(draft=True)
    codes_ = [str(one.document["verify_code"]) for one in (first, second)]
    assert codes_[0] != codes_[1]
    assert first.verify_digest == codes.digest(codes_[0])
    assert (draft.verify_digest, draft.document["verify_code"], draft.document["verify_at"]) == (None, None, "")
    settings.COMITY_PUBLIC_URL = served
    shown = Document.model_validate(draw().document)
    assert modules(square.svg(shown)) == dark(f"{served}/verify/?code={shown.verify_code}")
    settings.COMITY_PUBLIC_URL = ""
    assert render(Document.model_validate(first.document), created_at=at) == first.body
    apart = {"verify_code", "verify_at"}
    same = [{k: v for k, v in one.document.items() if k not in apart} for one in (first, second)]
    assert same[0] == same[1]
