"""The first load stays small enough for a slow line, and is all our own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from requests_app import show

STATIC = Path(show.__file__).parent / "static"
BUDGET = 1_000_000  # bytes, before compression


def _loaded(language: str) -> list[str]:
    with translation.override(language):
        page = render_to_string("entrance.html")
    return re.findall(r'(?:href|src)="/static/([^"]+)"', page)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_first_load_is_within_its_budget(language: str) -> None:
    files = _loaded(language)
    assert {"comity/comity.css", "comity/comity.js"} < set(files)
    assert sum((STATIC / name).stat().st_size for name in files) <= BUDGET


def test_right_to_left_has_its_own_sheet() -> None:
    assert any("rtl" in name for name in _loaded("ar"))
    assert not any("rtl" in name for name in _loaded("en"))


def test_nothing_comes_from_elsewhere() -> None:
    for name in ("comity.css", "comity.js"):
        text = (STATIC / "comity" / name).read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http:" not in text
        assert "https://" not in text
        assert "@import" not in text


def test_nothing_is_kept_in_the_browser_but_cookies() -> None:
    script = (STATIC / "comity" / "comity.js").read_text(encoding="utf-8")
    assert "localStorage" not in script
    assert "sessionStorage" not in script
    assert '"historyCacheSize": 0' in render_to_string("entrance.html")


def test_dark_by_choice_and_dark_by_device_are_the_same() -> None:
    sheet = (STATIC / "comity" / "comity.css").read_text(encoding="utf-8")
    chosen = re.search(r"^\[data-bs-theme=dark\] \{\n(.*?)^\}", sheet, re.M | re.S)
    device = re.search(r"prefers-color-scheme: dark\) \{ \[data-bs-theme=auto\] \{\n(.*?)^\} \}", sheet, re.M | re.S)
    assert chosen is not None
    assert device is not None
    assert chosen[1] == device[1]
