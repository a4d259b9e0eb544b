"""The list is narrowed by state, route, country and holder, and pages without counting; both numbers find it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from requests_app.casework.models import Request
from requests_app.web import listing
from tests import world as worlds
from tests.world import World

SignedIn = Callable[[str], Client]


@pytest.fixture
def three(world: World, press: list[dict[str, Any]]) -> list[Request]:
    draft = worlds.open_(world)
    sent = worlds.walk(world, worlds.open_(world), worlds.BC29_SENT)
    ended = worlds.open_(world, "US-MLA-3512")
    worlds.do(world, ended, "officer", "abandon")
    return [draft, sent, ended]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {0, 1}),
        ("stands=ended", {2}),
        ("stands=all", {0, 1, 2}),
        ("stands=all&route=US-MLA-3512", {2}),
        ("holder=drafter", {0}),
        ("holder=contact_point", {1}),
        ("country=US", {0, 1}),
        ("country=IE", set()),
    ],
)
def test_it_shows_what_was_asked(three: list[Request], signed_in: SignedIn, query: str, shown: set[int]) -> None:
    text = signed_in("officer").get(f"/requests/?{query}").content.decode()
    assert {n for n, one in enumerate(three) if f"/requests/{one.ref}/" in text} == shown


def test_older_ones_follow_page_by_page(
    three: list[Request], signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 2)
    browser = signed_in("officer")
    first = browser.get("/requests/?stands=all")
    older = browser.get("/requests/", {"stands": "all", "after": first.context["after"]})
    shown = [[one.request.ref for one in page.context["listed"]] for page in (first, older)]
    assert [len(page) for page in shown] == [2, 1]
    assert sorted(shown[0] + shown[1]) == sorted(one.ref for one in three)
    assert older.context["after"] == ""


@pytest.mark.parametrize("after", ["", "x", "2026-01-01|1", "2026-01-01T00:00:00+00:00|x", "|"])
def test_a_broken_mark_of_a_page_is_the_first_page(three: list[Request], signed_in: SignedIn, after: str) -> None:
    assert signed_in("officer").get("/requests/", {"after": after}).status_code == 200


def test_both_numbers_find_it(world: World, signed_in: SignedIn, press: list[dict[str, Any]]) -> None:
    request = worlds.walk(world, worlds.open_(world), worlds.BC29_SENT)
    worlds.do(world, request, "us_contact", "receive", file_number="CCIPS-77")
    officer = signed_in("officer")
    request.refresh_from_db()
    officer.post(
        f"/requests/{request.ref}/note/", {"expected": request.position, "number": "Az. 12 Js 3/26", "whose": "court"}
    )
    for sought in ("CCIPS-77", "ccips-77", "Az. 12 Js 3/26", "account-a@mail.example"):
        assert request.ref in officer.get("/search/", {"q": sought}).content.decode(), sought
        assert request.ref in officer.post("/search/", {"q": sought}).content.decode(), sought
    assert officer.get("/search/", {"q": request.ref})["Location"] == f"/requests/{request.ref}/"
