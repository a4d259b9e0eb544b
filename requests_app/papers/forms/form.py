"""What a form is: a name, a version, for whose eyes it is drawn, and the step that composes its document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils import translation

from requests_app.papers import bilingual, tongues
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
        document = self._spoken(filled)
        if not filled.second_language or filled.second_language == filled.language:
            return document
        second = replace(
            filled,
            language=filled.second_language,
            second_language=filled.language,
            basis=filled.second_basis or filled.basis,
            contents={**filled.contents, **filled.second_contents},
        )
        return bilingual.paired(document, self._spoken(second))

    def _spoken(self, filled: Filled) -> Document:
        """The document in the first language, with what is to be said of the words of both."""
        with translation.override(filled.language):
            document = self.build(filled)
            remark = tongues.remark(filled.language, filled.second_language)
            note = " ".join(text for text in (document.margin_note, remark) if text)
        return document.model_copy(update={"margin_note": note})
