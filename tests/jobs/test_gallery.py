"""`manage.py gallery` draws what it promises, the same each time, and says so where it cannot."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from requests_app.papers import gallery, samples
from requests_app.papers.samples import Sample

pytestmark = pytest.mark.pdf


def only(monkeypatch: pytest.MonkeyPatch, *forms: str, broken: bool = False) -> None:
    """A gallery of these forms alone."""

    def some(language: str = "en", *, every_route: bool = False) -> Iterator[Sample]:
        for form in forms:
            made = samples.sample(form, language)
            yield replace(made, route="XX-NONE") if broken else made

    monkeypatch.setattr(samples, "samples", some)


def marks(folder: Path) -> dict[str, str]:
    return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in folder.iterdir()}


def test_every_paper_stands_on_the_index_and_is_the_same_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    only(monkeypatch, "annex-vi", "preservation-letter")
    call_command("gallery", str(tmp_path / "first"), language=["fr", "ar"], workers=1)
    assert "4 papers (fr, ar)" in capsys.readouterr().out
    first = marks(tmp_path / "first")
    index = (tmp_path / "first" / "index.html").read_text(encoding="utf-8")
    for form in ("annex-vi", "preservation-letter"):
        for language in ("fr", "ar"):
            assert f"{form}-{language}.pdf" in first
            assert f'src="{form}-{language}.png"' in index
    gallery.draw_all(tmp_path / "again", ["fr", "ar"], workers=1)
    assert marks(tmp_path / "again") == first


def test_a_translation_that_is_not_issued_is_marked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The United States accept English alone."""
    only(monkeypatch, "mla-us")
    english, french = gallery.draw_all(tmp_path, ["en", "fr"], workers=1)
    assert (english.courtesy, french.courtesy) == (False, True)
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert index.count('<span class="courtesy">courtesy translation</span>') == 1
    assert f"{french.pages} pages" in index


@pytest.mark.slow
def test_several_processes_draw_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    only(monkeypatch, "annex-vi")
    gallery.draw_all(tmp_path / "one", ["en", "es"], workers=1)
    gallery.draw_all(tmp_path / "two", ["en", "es"], workers=2)
    assert marks(tmp_path / "one") == marks(tmp_path / "two")


def test_a_paper_that_cannot_be_drawn_is_shown_and_counted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    only(monkeypatch, "annex-vi", broken=True)
    with pytest.raises(CommandError, match=r"1 of 1 papers could not be drawn, first annex-vi in en"):
        call_command("gallery", str(tmp_path), language=["en"], workers=1)
    assert 'class="fault"' in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_a_strange_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no language 'xx'"):
        call_command("gallery", str(tmp_path), language=["xx"])
    assert not list(tmp_path.iterdir())


def test_it_says_which_tool_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(gallery, "THUMBNAILER", "no-such-tool")
    with pytest.raises(CommandError, match="apt-get install -y poppler-utils"):
        call_command("gallery", str(tmp_path))
