"""No page carries a style or a script of its own: the content policy would refuse it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

TEMPLATES = Path(settings.BASE_DIR) / "templates"
# Papers and mails are no pages: the one is drawn by the renderer, the other read elsewhere.
PAGES = sorted(
    path for path in TEMPLATES.rglob("*.html") if path.relative_to(TEMPLATES).parts[0] not in {"papers", "alerts"}
)
FORBIDDEN = {
    "a style attribute": re.compile(r"\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "a handler": re.compile(r"\son[a-z]+\s*=", re.I),
    "an address that runs": re.compile(r"javascript:", re.I),
    "an evaluated htmx attribute": re.compile(r"hx-on|hx-vals\s*=\s*[\"']js:", re.I),
}
_TEMPLATE_WORD = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.S)
_SCRIPT = re.compile(r"<script\b([^>]*)>", re.I)


def test_there_are_pages() -> None:
    assert len(PAGES) > 40


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_page_has_nothing_inline(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    markup = _TEMPLATE_WORD.sub("", text)
    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(markup)] == []
    # Data for a script is not a script: a block of JSON is never run.
    assert [tag for tag in _SCRIPT.findall(text) if "src=" not in tag and 'type="application/json"' not in tag] == []
