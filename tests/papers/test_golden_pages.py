"""First pages look as they did when a person looked at them; `python -m tests.papers.golden_pages` draws them anew."""

from __future__ import annotations

import pytest
from PIL import ImageChops

from requests_app.papers import render
from tests.papers import golden_pages
from tests.papers.golden_cases import CASES, form
from tests.papers.golden_pages import FOLDER, kept, picture, unlike

pytestmark = pytest.mark.pdf


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_page_looks_as_it_did(name: str) -> None:
    assert unlike(picture(CASES[name]()), kept(name)) == ""


def test_there_are_enough_and_none_is_left_over() -> None:
    assert len(CASES) >= 12
    assert {one.stem for one in FOLDER.glob("*.png")} == set(CASES)
    assert sum(one.stat().st_size for one in FOLDER.glob("*.png")) < 40_000 * len(CASES)


def test_a_lost_section_would_be_seen() -> None:
    filled = golden_pages.kept("preservation-request")
    short = form("preservation-request", sections=())
    assert "of the page differ" in unlike(picture(short), filled)


def test_a_fallen_stylesheet_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "STYLESHEET", "papers/blocks.html")
    assert unlike(picture(form("preservation-letter")), kept("preservation-letter"))


def test_a_page_a_hair_lower_is_the_same_and_one_half_a_line_lower_is_not() -> None:
    page = kept("epoc-pr")
    assert unlike(ImageChops.offset(page, 0, 1), page) == ""
    assert unlike(ImageChops.offset(page, 0, 4), page)


@pytest.mark.parametrize(("one", "other"), [("preservation-letter", "draft"), ("epoc-pr", "epoc-addressee")])
def test_another_page_would_be_seen(one: str, other: str) -> None:
    assert unlike(kept(one), kept(other))
