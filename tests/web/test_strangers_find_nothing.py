"""An officer of another country finds nothing of a request: every page is 404, the same as for what is not there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from requests_app.alerts.models import Notice
from requests_app.casework.models import Request
from requests_app.papers.models import Paper
from tests import world as worlds
from tests.world import World

SignedIn = Callable[[str], Client]
STRANGERS = ("stranger", "strange_approver", "strange_central")
OUTSIDERS = ("ministry", "auditor", "administrator")
PAGES = (
    "/requests/{ref}/",
    "/requests/{ref}/?reveal=1",
    "/requests/{ref}/draft/",
    "/requests/{ref}/draft.pdf?paper=preservation-request",
    "/requests/{ref}/act/withdraw/",
    "/requests/{ref}/next/US-MLA-3512/",
    "/requests/{ref}/note/",
    "/requests/{ref}/entries/2/",
    "/papers/{paper}.pdf",
    "/notices/{notice}/",
)


@pytest.fixture
def sent(world: World, press: list[dict[str, Any]]) -> Request:
    request = worlds.open_(world)
    worlds.walk(world, request, worlds.BC29_SENT)
    worlds.do(world, request, "us_contact", "receive", file_number="CCIPS-77")
    return request


def address(page: str, request: Request) -> str:
    paper = Paper.objects.get(request=request)
    notice = Notice.objects.filter(request=request).first()
    assert notice is not None
    return page.format(ref=request.ref, paper=paper.pk, notice=notice.pk)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", [*STRANGERS, *OUTSIDERS])
def test_no_page_of_it(sent: Request, signed_in: SignedIn, name: str, page: str) -> None:
    assert signed_in(name).get(address(page, sent)).status_code == 404


@pytest.mark.parametrize("page", ["/requests/{ref}/act/withdraw/", "/requests/{ref}/note/", "/requests/{ref}/draft/"])
@pytest.mark.parametrize("name", STRANGERS)
def test_nothing_is_written_to_it(sent: Request, signed_in: SignedIn, name: str, page: str) -> None:
    before = sent.entries.count()
    answer = signed_in(name).post(address(page, sent), {"expected": sent.position, "note": "x", "turn": 0})
    assert answer.status_code == 404
    assert sent.entries.count() == before


@pytest.mark.parametrize("page", ["/requests/{ref}/", "/requests/{ref}/draft/", "/requests/{ref}/act/withdraw/"])
def test_foreign_and_missing_look_the_same(sent: Request, signed_in: SignedIn, page: str) -> None:
    browser = signed_in("stranger")
    foreign = browser.get(page.format(ref=sent.ref)).content.decode().replace(sent.ref, "REF")
    missing = browser.get(page.format(ref="2026-DE-9999")).content.decode().replace("2026-DE-9999", "REF")

    def bare(text: str) -> str:
        return "\n".join(line for line in text.splitlines() if "csrf" not in line.lower())

    assert bare(foreign) == bare(missing)


@pytest.mark.parametrize("name", STRANGERS)
@pytest.mark.parametrize("page", ["/", "/requests/?stands=all", "/notices/"])
def test_no_list_shows_it(sent: Request, signed_in: SignedIn, name: str, page: str) -> None:
    text = signed_in(name).get(page).content.decode()
    assert sent.ref not in text
    assert "Content of one account" not in text


@pytest.mark.parametrize("sought", ["2026-DE-0001", "2026-DE", "CCIPS-77", "account-a@mail.example", "Content"])
def test_no_search_finds_it(sent: Request, signed_in: SignedIn, sought: str) -> None:
    ours = signed_in("officer").get("/search/", {"q": sought}, follow=True)
    assert sent.ref in ours.content.decode()
    text = signed_in("stranger").get("/search/", {"q": sought}, follow=True).content.decode()
    assert "Nothing of yours is found" in text
    assert "Content of one account" not in text


@pytest.mark.parametrize(
    "page", ["/requests/", "/requests/new/", "/search/", "/requests/{ref}/", "/requests/{ref}/draft/"]
)
def test_a_provider_has_a_door_of_its_own(sent: Request, signed_in: SignedIn, page: str) -> None:
    assert signed_in("google").get(page.format(ref=sent.ref)).status_code == 404


@pytest.mark.parametrize("page", ["/", "/requests/", "/requests/2026-DE-0001/", "/papers/1.pdf", "/notices/", "/log/"])
def test_whoever_has_not_signed_in_is_led_to_the_door(db: None, client: Client, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


def test_the_foreign_desk_sees_no_draft_of_ours(sent: Request, signed_in: SignedIn) -> None:
    desk = signed_in("us_contact")
    assert desk.get(f"/requests/{sent.ref}/").status_code == 200
    assert desk.get(f"/requests/{sent.ref}/draft.pdf").status_code == 404
    assert desk.get(f"/requests/{sent.ref}/draft/").status_code == 409
