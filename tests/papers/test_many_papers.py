"""Papers drawn one after the other: none leaves a trace in the next, and the fonts are read once."""

from __future__ import annotations

import threading

import pytest
from weasyprint.text import line_break

from requests_app.papers import engine
from requests_app.papers.document import Paragraph, Section
from requests_app.papers.forms import FORMS
from requests_app.papers.render import render
from tests.papers.offices import MADE_AT
from tests.papers.samples import SAMPLES, preservation_letter

pytestmark = pytest.mark.pdf


def saying(words: str) -> bytes:
    """A small paper."""
    document = FORMS["preservation-letter"].compose(preservation_letter())
    section = Section(number="1", heading="Words", blocks=(Paragraph(text=words),))
    return render(document.model_copy(update={"sections": (section,), "signature": ()}), created_at=MADE_AT)


def test_the_papers_before_it_do_not_show_in_a_paper() -> None:
    first = saying("plain words")
    saying("保存数据的请求 طلب حفظ البيانات")
    assert saying("plain words") == first


def test_drawn_in_another_thread() -> None:
    """Each thread has its own map of the fonts, and draws the same."""
    made: list[bytes] = []
    maps: list[object] = []

    def draw() -> None:
        made.append(saying("plain words"))
        maps.append(engine.fonts())

    other = threading.Thread(target=draw)
    other.start()
    other.join()
    assert made == [saying("plain words")]
    assert maps[0] is not engine.fonts()


def test_the_fonts_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each new map of the fonts would leave some 200 kB behind: `benchmarks/papers.py` measures it."""
    first = saying("plain words")

    def never(self: object) -> None:
        raise AssertionError("the fonts were read again")

    monkeypatch.setattr("weasyprint.text.fonts.FontConfiguration.__init__", never)
    assert saying("plain words") == first


def test_no_text_asks_for_a_feature_of_its_font(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint never gives back what it makes for one: 100 kB for each paper."""
    real, asked = line_break.font_features, []

    def watched(*given: object) -> object:
        asked.append(real(*given))
        return asked[-1]

    monkeypatch.setattr(line_break, "font_features", watched)
    for form in ("preservation-letter", "mla-request", "annex-v"):
        render(FORMS[form].compose(SAMPLES[form]()), created_at=MADE_AT)
    assert len(asked) > 100
    assert not any(asked)
