"""The pages of States and providers: every line with its mark, nothing for strangers, no query of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from requests_app.routes import jurisdictions, profiles
from tests.world import World

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
FRAME = 4  # what every page asks: session, person, hats, number of notices


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


@pytest.mark.parametrize("address", ["/places/", "/places/DE/", "/providers/google/"])
def test_it_asks_the_database_nothing_of_its_own(world: World, signed_in: SignedIn, address: str) -> None:
    client = signed_in("officer")
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    assert len(caught) <= FRAME


@pytest.mark.parametrize("address", ["/places/", "/places/DE/", "/providers/google/"])
def test_whoever_is_not_signed_in_is_asked_to(client: Client, address: str) -> None:
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("address", ["/places/XX/", "/places/de/", "/providers/nobody/", "/providers/Google/"])
def test_what_is_nobody_is_not_there(world: World, signed_in: SignedIn, address: str) -> None:
    assert signed_in("officer").get(address).status_code == 404


def test_a_state_says_whom_to_write_to_and_how_it_counts(world: World, signed_in: SignedIn) -> None:
    page = text(signed_in("officer"), "/places/DE/")
    for words in (
        "central authority for mutual assistance",
        "24/7 point of contact",
        "CETS185 party 1 Jul 2009",
        "BC-29 Expedited preservation of stored computer data",
        "Strafprozeßordnung (Germany), sections 42 and 43",
        "Saturday, Sunday",
        "not yet confirmed",
    ):
        assert words in page, words


def test_a_provider_says_which_company_answers_and_what(world: World, signed_in: SignedIn) -> None:
    page = text(signed_in("officer"), "/providers/tiktok/")
    assert "TikTok Technology Limited Ireland" in page
    assert "90 days" in page
    assert "content data not answered mutual assistance where authority and entity are in different countries" in page


def test_every_state_and_every_provider_has_a_page(world: World, signed_in: SignedIn) -> None:
    """Whatever stands in the files can be shown; of the States every seventh."""
    client = signed_in("officer")
    for one in profiles.countries()[::7]:
        assert client.get(f"/places/{one.code}/").status_code == 200, one.code
    for provider in jurisdictions.providers():
        assert client.get(f"/providers/{provider.key}/").status_code == 200, provider.key


def test_the_list_finds_by_name(world: World, signed_in: SignedIn) -> None:
    client = signed_in("officer")
    found = text(client, "/places/?find=ireland")
    assert "Ireland" in found
    assert "Germany" not in found
    assert "No State and no provider is called like that." in text(client, "/places/?find=zzzz")
