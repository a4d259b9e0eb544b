"""A recipient whose record asks for a second language gets it under the first; nobody else does."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from unittest import mock

import pytest

from requests_app.casework import ledger as ledgers
from requests_app.casework.models import Request
from requests_app.papers import press
from requests_app.papers.fill import fill
from requests_app.papers.forms import FORMS
from requests_app.parties.models import Kind, Organisation
from requests_app.routes.catalogue import catalogue
from tests import world as worlds
from tests.papers.pdf import text

pytestmark = [pytest.mark.django_db, pytest.mark.pdf]
AT = datetime(2026, 9, 2, 12, 0, tzinfo=UTC)
ROUTE = catalogue().current("CA-MLA-IN")  # Canada accepts English and French
RULE = ROUTE.papers[0]


def asked(second: str) -> tuple[Request, dict[str, Any]]:
    """A request to an office that accepts French and English and asks for this language besides."""
    world = worlds.build()
    Organisation.objects.create(
        name="Example Assistance Group", kind=Kind.CENTRAL, country="CA", languages="fr en", second_language=second
    )
    with mock.patch.dict(ROUTE.validity.__dict__, {"in_force": True}):
        request = worlds.open_(world, ROUTE.id, requested="CA", provider="google")
    said = {"contents": worlds.contents_for(ROUTE), "items": worlds.items_for(ROUTE)}
    return request, {**said, "by": next(iter(ROUTE.actors)), "at": AT}


def second_of(second: str, language: str = "") -> str:
    """The second language of the paper as it is filled."""
    request, told = asked(second)
    return fill(request, ledgers.read(request), RULE, language=language, **told).second_language


def test_who_asks_for_none_gets_one_language() -> None:
    assert second_of("") == ""


@pytest.mark.parametrize(
    ("second", "language", "stands"),
    [("en", "", ""), ("en", "fr", "en"), ("fr", "", "fr"), ("fr", "fr", ""), ("ja", "", "")],
)
def test_it_stands_where_it_is_another_and_can_be_printed(second: str, language: str, stands: str) -> None:
    assert second_of(second, language) == stands


def test_the_words_of_the_law_stand_in_both() -> None:
    """The basis and the statements of the route too, which are put into words when the paper is filled."""
    request, told = asked("fr")
    told["contents"] |= {c.name: True for c in ROUTE.contents if c.type == "statement"}
    filled = fill(request, ledgers.read(request), RULE, **told)
    document = FORMS[RULE.form].compose(filled)
    assert (document.language, document.second_language) == ("en", "fr")
    assert document.also["title"] != document.title
    assert "Loi" in document.also["basis"]
    assert filled.second_contents
    kept = document.to_json()
    for name, says in filled.second_contents.items():
        assert says != filled.contents[name]
        assert str(says) in kept


def test_the_preview_shows_what_is_issued() -> None:
    """A preview is drawn like the paper itself: with both languages."""
    request, told = asked("fr")
    for draft in (True, False):
        drawn = press.draw(request, ledgers.read(request), RULE, draft=draft, **told)
        assert drawn.document["second_language"] == "fr"
        words = text(drawn.body)
        assert drawn.document["title"] in words
        assert drawn.document["also"]["title"] in words
