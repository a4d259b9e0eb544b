"""Which language a paper is issued in: what the route or the recipient accepts; any other is a courtesy translation."""

from __future__ import annotations

import pytest

from requests_app.papers.filled import Party
from requests_app.papers.tongues import PRINTED, Tongue, accepted, codes, tongue
from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import PaperRule, Route


def first_paper(route_id: str) -> tuple[Route, PaperRule]:
    """A route and its first paper."""
    route = catalogue().current(route_id)
    return route, route.papers[0]


@pytest.mark.parametrize(
    ("route_id", "country", "issued"),
    [
        ("US-MLA-3512", "US", {"en"}),
        ("FR-MLA-IN", "FR", {"fr"}),
        ("DE-MLA-IN", "DE", {"de"}),
        ("BR-MLA-IN", "BR", {"pt"}),
        ("CA-MLA-IN", "CA", {"en", "fr"}),
        ("MLA-UNTOC", "ES", {"es"}),
        ("MLA-UNTOC", "CH", {"de", "fr"}),
        ("JP-MLA-IN", "JP", set()),
    ],
)
def test_issued_only_in_what_is_accepted(route_id: str, country: str, issued: set[str]) -> None:
    accepts = accepted(*first_paper(route_id), Party(name="", country=country))
    assert {language for language in PRINTED if not tongue(language, accepts).courtesy} == issued


@pytest.mark.parametrize("language", PRINTED)
def test_each_language_is_the_papers_own_where_it_alone_is_accepted(language: str) -> None:
    assert tongue("", (language,)) == Tongue(language, courtesy=False)
    other = next(one for one in PRINTED if one != language)
    assert tongue(language, (other,)) == Tongue(language, courtesy=True)


def test_the_office_itself_goes_before_its_state() -> None:
    route, rule = first_paper("MLA-UNTOC")
    assert accepted(route, rule, Party(name="", country="ES", details={"languages": "fr; en (hi)"})) == ("fr", "en")


def test_where_nobody_says_english_is_no_translation() -> None:
    assert tongue("", ()) == Tongue("en", courtesy=False)
    assert tongue("fr", ()) == Tongue("fr", courtesy=True)


def test_what_cannot_be_printed_is_refused() -> None:
    with pytest.raises(ValueError, match="'ja'"):
        tongue("ja", ("ja",))


def test_a_language_on_a_condition_is_not_relied_on() -> None:
    assert codes("en (hi)") == ("en",)
    assert codes("ja (en for consultation)") == ("ja",)
    assert codes("fr;nl;de;en") == ("fr", "nl", "de", "en")
