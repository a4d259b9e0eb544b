"""“Make the paper” stands beside an entry for the office whose act it was, and for nobody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from requests_app.casework.models import Entry, Request
from requests_app.papers.models import Paper
from tests import world as worlds
from tests.world import World

SignedIn = Callable[[str], Client]


@pytest.fixture
def received(world: World, press: list[dict[str, Any]]) -> Entry:
    """A preservation request that the other side has registered."""
    request = worlds.open_(world)
    worlds.walk(world, request, worlds.BC29_SENT)
    return worlds.do(world, request, "us_contact", "receive", file_number="CCIPS-7")


def address(entry: Entry, name: str = "acknowledgement") -> str:
    return f"/requests/{entry.request.ref}/papers/{entry.seq}/{name}/"


def page(browser: Client, request: Request) -> str:
    return browser.get(f"/requests/{request.ref}/").content.decode()


def test_it_is_made_from_the_page(received: Entry, signed_in: SignedIn, press: list[dict[str, Any]]) -> None:
    browser = signed_in("us_contact")
    shown = page(browser, received.request)
    assert "Make the paper: Acknowledgement of receipt" in shown
    assert "Papers of the demonstration" not in shown
    found = browser.post(address(received))
    paper = Paper.objects.get(entry=received)
    assert found["Location"] == f"/papers/{paper.pk}.pdf"
    assert press[-1]["answering"].own_number == "CCIPS-7"
    assert browser.get(found["Location"]).content.startswith(b"%PDF")
    shown = page(browser, received.request)
    assert "Make the paper" not in shown
    assert found["Location"] in shown


def test_the_button_carries_the_token(received: Entry, world: World, signed_in: SignedIn) -> None:
    """A form without it would be refused by a browser that checks."""
    browser = signed_in("us_contact")
    shown = page(browser, received.request)
    form = shown[shown.index(address(received)) :]
    assert "csrfmiddlewaretoken" in form[: form.index("</form>")]


@pytest.mark.parametrize("name", ["officer", "contact", "google", "stranger", "ministry"])
def test_nobody_else_makes_it(received: Entry, signed_in: SignedIn, name: str, press: list[dict[str, Any]]) -> None:
    drawn = len(press)
    assert signed_in(name).post(address(received)).status_code == 404
    assert len(press) == drawn


def test_a_paper_that_answers_is_no_preview_of_a_draft(received: Entry, signed_in: SignedIn) -> None:
    browser = signed_in("officer")
    ref = received.request.ref
    assert browser.get(f"/requests/{ref}/draft.pdf?paper=acknowledgement").status_code == 404
    assert browser.get(f"/requests/{ref}/draft.pdf?paper=preservation-request").status_code == 200
