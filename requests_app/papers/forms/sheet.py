"""A letter of numbered parts as one row: its parts, what it says before them, and where its contents were read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from requests_app.papers.document import Block, Document, Fact
from requests_app.papers.filled import Filled
from requests_app.papers.forms import direct
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document


def _no_facts(_filled: Filled) -> tuple[Fact, ...]:
    return ()


def _no_blocks(_filled: Filled) -> dict[str, tuple[Block, ...]]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A form that needs nothing but its row. Its official wording was not read, and its note says so."""

    id: str
    audience: str
    title: str | Promise
    parts: tuple[Part, ...]
    preamble: tuple[str | Promise, ...]  # `%(reference)s` stands for the number of the request
    source: str | Promise  # what the contents were taken from
    particulars: Callable[[Filled], tuple[Fact, ...]] = _no_facts
    beside: Callable[[Filled], dict[str, tuple[Block, ...]]] = _no_blocks  # what a part says besides its contents
    version: int = 1

    def build(self, filled: Filled) -> Document:
        """The letter, in the language of the moment."""
        return document(
            filled,
            form=self.id,
            version=self.version,
            title=str(self.title),
            parts=self.parts,
            extra=self.beside(filled),
            preamble=tuple(str(text).replace("%(reference)s", filled.reference) for text in self.preamble),
            particulars=self.particulars(filled),
            margin_note=direct.not_read(str(self.source)),
        )

    @property
    def form(self) -> Form:
        """The form of this row."""
        return Form(self.id, self.version, self.audience, self.build)
