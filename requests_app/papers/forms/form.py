"""What a form is: a name, a version, for whose eyes it is drawn, and the step that composes its document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import translation

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
            return self.build(filled)
