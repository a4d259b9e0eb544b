"""How left-to-right words stand in a right-to-left paper: a reference or an address is read as it was written."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from requests_app.papers.document import Document

LEFT_TO_RIGHT, POP = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"

# Names the template decides by; nobody reads them.
_NAMES = frozenset(
    {"form", "kind", "language", "direction", "page_size", "layout", "second_language", "second_direction"}
)


def isolated(document: Document) -> Document:
    """The same words, with marks around those that run the other way; a left-to-right paper needs none.

    Without them `2026-DE-0311` would be printed as `DE-0311-2026`, which is another request.
    """
    if document.direction == "rtl":
        return Document.model_validate(_marked(document.model_dump()))
    if document.second_direction == "rtl":
        return Document.model_validate(_second_marked(document.model_dump()))
    return document


def _second_marked(value: Any) -> Any:
    """Only what is said in the second language."""
    match value:
        case dict():
            return {key: _marked(kept) if key == "also" else _second_marked(kept) for key, kept in value.items()}
        case list() | tuple():
            return tuple(_second_marked(kept) for kept in value)
        case _:
            return value


def spanned(html: str) -> str:
    """The marks of running text as elements with a direction: a mark would hold on the first of several lines alone.

    In the title and in attributes, where no element can stand, the marks stay.
    """
    body = html.find("<body")
    return html[:body] + _TEXT.sub(_elements, html[body:])


_TEXT = re.compile(r">[^<]+")


def _elements(text: re.Match[str]) -> str:
    return text[0].replace(LEFT_TO_RIGHT, '<span dir="ltr">').replace(POP, "</span>")


def _marked(value: Any, name: str = "") -> Any:
    match value:
        case str() if name not in _NAMES:
            return "\n".join(_line(line) for line in value.split("\n"))
        case dict():
            return {key: _marked(kept, key) for key, kept in value.items()}
        case list() | tuple():
            return tuple(_marked(kept) for kept in value)
        case _:
            return value


def _line(line: str) -> str:
    """A line that is all left to right as one; in a mixed one its citations, references and numbers of telephones."""
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in line):
        return _WRITTEN_AS_ONE.sub(lambda found: f"{LEFT_TO_RIGHT}{found[0]}{POP}", line)
    return f"{LEFT_TO_RIGHT}{line}{POP}" if line.strip() else line


# What begins with digits takes the direction of the letters before it, and falls apart at each bracket or hyphen:
# `18(15)(a)` would be printed as `(a)(15)18`, `18 USC 2703` as `USC 2703 18`.
_WRITTEN_AS_ONE = re.compile(
    r"(?:\b\d+ USC )\d\w*(?:\(\w+\))*"
    r"|\b\d[\w.]*(?:\(\w+\))+(?:-(?:\(\w+\))+)?"
    r"|\b\w+(?:[-/.]\w+)*[-/]\w*\d\w*(?:[-/.]\w+)*"
    r"|\b\d\w*(?:[-/.]\w+)+"
    r"|(?<!\w)\+\d[\d ()-]*\d",
    re.ASCII,
)
