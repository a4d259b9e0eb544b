"""No page takes more than twelve queries, whatever it shows; the numbers are pinned, so that one more is noticed.

A session is read, a person, their hats and the number of their notices: four of them belong to every page.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world as worlds
from tests.world import World

MOST = 12
PINNED: dict[str, int] = json.loads((Path(__file__).parent / "query_counts.json").read_text(encoding="utf-8"))
SignedIn = Callable[[str], Client]

# The name of the page, who looks, its address. `{sent}` was sent and answered, `{draft}` is being written.
PAGES = {
    "desk": ("officer", "/"),
    "desk of the approver": ("approver", "/"),
    "requests": ("officer", "/requests/?stands=all"),
    "search": ("officer", "/search/?q=Content"),
    "new request": ("officer", "/requests/new/"),
    "request": ("officer", "/requests/{sent}/"),
    "request, whole identifiers": ("officer", "/requests/{sent}/?reveal=1"),
    "request, foreign desk": ("us_contact", "/requests/{sent}/"),
    "draft": ("officer", "/requests/{draft}/draft/"),
    "written draft": ("officer", "/requests/{written}/draft/"),
    "preview": ("officer", "/requests/{written}/preview/"),
    "submission": ("officer", "/requests/{written}/act/submit/"),
    "act": ("officer", "/requests/{sent}/act/withdraw/"),
    "approval": ("approver", "/requests/{submitted}/act/approve/"),
    "following request": ("officer", "/requests/{draft}/next/US-MLA-3512/"),
    "note": ("officer", "/requests/{sent}/note/"),
    "entry": ("officer", "/requests/{sent}/entries/2/"),
    "paper": ("officer", "/papers/{paper}.pdf"),
    "paper verified": ("officer", "/verify/?code={code}"),
    "paper that came in": ("officer", "/requests/{sent}/incoming/"),
    "notices": ("officer", "/notices/"),
    "routes": ("officer", "/routes/"),
    "route": ("officer", "/routes/BC-29/"),
    "log": ("auditor", "/log/"),
}


@pytest.fixture
def addresses(world: World, press: list[dict[str, Any]]) -> dict[str, Any]:
    """A register in which every part of every page has something to show."""
    sent = worlds.open_(world)
    worlds.walk(world, sent, worlds.BC29_SERVED)
    worlds.do(
        world, sent, "google", "confirm_preservation", manifest=f"{'a' * 64} 12 letter.pdf\n{'b' * 64} 13 list.csv"
    )
    worlds.do(world, sent, "officer", "ask_extension")
    for _n in range(3):
        worlds.walk(world, worlds.open_(world), worlds.BC29_SENT)
    submitted = worlds.open_(world)
    worlds.do(world, submitted, "officer", "submit")
    worlds.do(world, submitted, "approver", "send_back")
    worlds.do(world, submitted, "officer", "submit")
    draft = worlds.open_(world, complete=False)
    return {
        "sent": sent.ref,
        "submitted": submitted.ref,
        "draft": draft.ref,
        "written": worlds.open_(world).ref,
        "paper": sent.papers.get().pk,
        "code": sent.papers.get().code,
    }


def test_every_page_is_pinned() -> None:
    assert set(PINNED) == set(PAGES)
    assert {name: n for name, n in PINNED.items() if n > MOST} == {}


def test_no_page_takes_more(addresses: dict[str, Any], signed_in: SignedIn) -> None:
    taken: dict[str, list[str]] = {}
    for name, (who, page) in PAGES.items():
        browser = signed_in(who)
        browser.get("/routes/")  # the first page of a session writes when it began
        with CaptureQueriesContext(connection) as asked:
            answer = browser.get(page.format(**addresses))
        assert answer.status_code == 200, name
        taken[name] = [query["sql"][:150] for query in asked.captured_queries]
    assert {name: queries for name, queries in taken.items() if len(queries) > PINNED[name]} == {}


def test_the_page_after_an_act_takes_no_more_either(addresses: dict[str, Any], signed_in: SignedIn) -> None:
    browser = signed_in("officer")
    browser.post(f"/requests/{addresses['draft']}/act/abandon/", {"expected": 1})
    with CaptureQueriesContext(connection) as asked:
        text = browser.get(f"/requests/{addresses['draft']}/").content.decode()
    assert "Done: Abandon the request." in text
    assert len(asked) <= MOST
