"""The fixed terms of docs/glossary.md are those the catalogues use, alone and inside longer strings."""

from __future__ import annotations

from pathlib import Path

import pytest

from requests_app.jobs.management.commands.words import catalogue_of
from requests_app.papers import po

TABLE = Path(__file__).parents[2] / "docs" / "glossary.md"
LANGUAGES = ("fr", "es", "de", "pt", "ar")


def rows() -> list[list[str]]:
    """The rows of the table, without head and line."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def test_every_row_is_whole_and_says_whether_it_was_confirmed() -> None:
    assert len(rows()) >= 30
    assert [row for row in rows() if len(row) != 7 or not all(row)] == []
    assert "no lawyer has confirmed" in TABLE.read_text(encoding="utf-8") or all(
        row[6] != "machine-drafted" for row in rows()
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_uses_the_terms(language: str) -> None:
    _, had = po.read(catalogue_of(language))
    column = LANGUAGES.index(language) + 1
    terms = [(row[0], row[column], had[key].translation) for row in rows() if (key := ("", row[0])) in had]
    assert len(terms) >= 20
    assert [term for term in terms if term[1] != term[2]] == []
