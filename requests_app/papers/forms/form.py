"""What a form is: a name, a version, for whose eyes it is drawn, and the step that composes its document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils import translation

from requests_app.papers import bilingual
from requests_app.papers.document import Document
from requests_app.papers.filled import Filled


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the house. `version` grows when the same request would be composed differently."""

    id: str
    version: int
    audience: str  # requested_authority | provider | addressee | enforcing_authority | issuing_authority
    build: Callable[[Filled], Document]

    def compose(self, filled: Filled) -> Document:
        """The document, in the language of the paper, whatever language the reader of the screen has chosen."""
        with translation.override(filled.language):
            document = self.build(filled)
        if not filled.second_language or filled.second_language == filled.language:
            return document
        with translation.override(filled.second_language):
            return bilingual.paired(document, self.build(replace(filled, language=filled.second_language)))
