"""What the collector finds: strings in code with their context, in templates, and in the law with its file."""

from __future__ import annotations

from pathlib import Path

from requests_app.papers.words import Word, of_code, words

CODE = """
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext as _in

FIRST = gettext_lazy("one")
SECOND = _("two " "and a half")
THIRD = _in("of a page", "of")
NOT = print("four")
COUNTED = ngettext("%(n)s thing", "%(n)s things", 2)
"""


def test_functions_are_known_by_what_they_were_imported_as(tmp_path: Path) -> None:
    (tmp_path / "form.py").write_text(CODE)
    assert list(of_code(tmp_path)) == [
        Word("one", "", ("form.py",)),
        Word("two and a half", "", ("form.py",)),
        Word("of", "of a page", ("form.py",)),
        Word("%(n)s thing", "", ("form.py",), "%(n)s things"),
    ]


def test_each_string_stands_once_with_every_file() -> None:
    found = {word.key: word for word in words()}
    assert len(found) == len(words())
    assert {
        "requests_app/papers/forms/preservation_letter.py",
        "requests_app/papers/forms/consent.py",
    } <= set(found["", "Offence under investigation"].where)
    assert "requests_app/routes/law/BC-29.1.toml" in found["", "Relationship of the data to the offence"].where
    assert found["page 1 of 3", "of"].where == ("templates/papers/document.html",)
    assert found["", "%(pages)s page"].plural == "%(pages)s pages"
    for text in ("Facts too thin for the legal threshold", "Political offence", "Annex II", "Germany", "November"):
        assert ("", text) in found
