"""A paper filled from a request: in its recipient's language, or as courtesy translation; the ledger stays English."""

from __future__ import annotations

from datetime import UTC, datetime
from unittest import mock

import pytest
from django.utils import translation

from requests_app.casework import ledger as ledgers
from requests_app.papers.document import Document
from requests_app.papers.fill import fill
from requests_app.papers.forms import FORMS
from requests_app.routes.catalogue import catalogue
from tests import world as worlds

pytestmark = pytest.mark.django_db
AT = datetime(2026, 9, 2, 12, 0, tzinfo=UTC)


def composed(language: str = "") -> Document:
    """The request to France, in a language, composed while the reader of the screen reads Spanish."""
    route = catalogue().current("FR-MLA-IN")
    with mock.patch.dict(route.validity.__dict__, {"in_force": True}):
        request = worlds.open_(worlds.build(), route.id, requested="FR", provider="google")
    contents = worlds.contents_for(route)
    with translation.override("es"):
        filled = fill(
            request,
            ledgers.read(request),
            route.papers[0],
            contents=contents,
            items=worlds.items_for(route),
            by=next(iter(route.actors)),
            at=AT,
            language=language,
        )
        assert filled.law["facts"].label == next(c.label for c in route.contents if c.name == "facts")
        return FORMS[route.papers[0].form].compose(filled)


def test_the_recipients_language_is_the_papers() -> None:
    document = composed()
    text = document.to_json()
    assert (document.language, document.courtesy) == ("fr", False)
    assert document.title == "Demande d'entraide judiciaire à la France"
    assert document.basis.startswith("Code de procédure pénale (France), traité")
    assert "La présente demande et ses annexes sont en français" in text
    assert "2 septembre 2026" in text


def test_another_language_is_a_courtesy_translation() -> None:
    document = composed("de")
    assert (document.language, document.courtesy) == ("de", True)
    assert document.title == "Rechtshilfeersuchen an Frankreich"
