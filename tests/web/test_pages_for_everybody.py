"""Every field has a label, every page one heading, no page an inline style; what the desk refuses is a sentence."""

from __future__ import annotations

import errno
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from requests_app.alerts.models import Notice
from requests_app.desk import look
from requests_app.papers import press as presses
from requests_app.papers.engine import PaperUnavailable
from requests_app.routes.catalogue import catalogue
from tests import world as worlds
from tests.world import World

SignedIn = Callable[[str], Client]


class Fields(HTMLParser):
    """The fields of a page that nobody could name, the headings, and ids used twice."""

    def __init__(self) -> None:
        super().__init__()
        self.labels: set[str] = set()
        self.fields: list[tuple[str, dict[str, str]]] = []
        self.ids: list[str] = []
        self.headings = 0
        self.inside_label = 0
        self.styled: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "label":
            self.labels.add(given.get("for", ""))
            self.inside_label += 1
        if tag in ("input", "select", "textarea") and given.get("type") not in ("hidden", "submit"):
            if self.inside_label:
                self.labels.add(given.get("id", "inside"))
            self.fields.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"])
        self.headings += tag == "h1"
        if "style" in given or any(name.startswith("on") for name in given):
            self.styled.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.inside_label -= tag == "label"

    @property
    def nameless(self) -> list[str]:
        return [
            given.get("name", "?")
            for _tag, given in self.fields
            if given.get("id") not in self.labels and not given.get("aria-label") and "inside" not in self.labels
        ]


def read(text: str) -> Fields:
    fields = Fields()
    fields.feed(text)
    return fields


@pytest.fixture
def addresses(world: World, press: list[dict[str, Any]]) -> dict[str, str]:
    sent = worlds.walk(world, worlds.open_(world), worlds.BC29_SERVED)
    draft = worlds.open_(world, complete=False)
    mla = worlds.open_(world, "US-MLA-3512", complete=False)
    return {"sent": sent.ref, "draft": draft.ref, "mla": mla.ref}


PAGES = (
    "/",
    "/requests/",
    "/requests/new/",
    "/search/?q=x",
    "/requests/{sent}/",
    "/requests/{sent}/?reveal=1",
    "/requests/{draft}/draft/",
    "/requests/{mla}/draft/",
    "/requests/{draft}/act/submit/",
    "/requests/{sent}/act/confirm_preservation/",
    "/requests/{sent}/act/give_notice/",
    "/requests/{sent}/note/",
    "/requests/{sent}/entries/2/",
    "/requests/{draft}/next/US-MLA-3512/",
    "/notices/",
    "/routes/",
    "/routes/US-MLA-3512/",
)


@pytest.mark.parametrize("page", PAGES)
def test_every_field_has_a_name(addresses: dict[str, str], signed_in: SignedIn, page: str) -> None:
    answer = signed_in("officer").get(page.format(**addresses))
    assert answer.status_code == 200
    found = read(answer.content.decode())
    assert found.nameless == []
    assert found.headings == 1
    assert found.styled == []
    assert sorted({one for one in found.ids if found.ids.count(one) > 1}) == []


@pytest.mark.parametrize("route_id", catalogue().ids())
def test_every_route_has_a_page_with_its_sources(world: World, signed_in: SignedIn, route_id: str) -> None:
    text = signed_in("officer").get(f"/routes/{route_id}/").content.decode()
    route = catalogue().current(route_id)
    for clock in route.clocks:
        assert clock.cite.article.split("(")[0] in text
    assert read(text).headings == 1


def test_a_route_nobody_wrote_is_not_found(world: World, signed_in: SignedIn) -> None:
    assert signed_in("officer").get("/routes/NO-SUCH-ROUTE/").status_code == 404


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OperationalError("database is locked"), "busy or full"),
        (OperationalError("database or disk is full"), "busy or full"),
        (OSError(errno.ENOSPC, "No space left on device"), "disk of this server is full"),
        (PaperUnavailable("Pango is missing"), "paper cannot be made"),
    ],
)
def test_what_fails_below_is_said_in_a_sentence(
    world: World, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    request = worlds.open_(world)

    def fails(*_args: Any, **_kwargs: Any) -> None:
        raise error

    monkeypatch.setattr(look, "at", fails)
    answer = signed_in("officer").get(f"/requests/{request.ref}/")
    assert answer.status_code == 503
    assert words in answer.content.decode()


def test_an_act_whose_paper_fails_writes_nothing(
    world: World, signed_in: SignedIn, press: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    request = worlds.walk(world, worlds.open_(world), worlds.BC29_SENT[:-1])

    def fails(*_args: Any, **_kwargs: Any) -> None:
        raise PaperUnavailable("Pango is missing")

    with monkeypatch.context() as patch:
        patch.setattr(presses, "draw", fails)
        answer = signed_in("contact").post(f"/requests/{request.ref}/act/send/", {"expected": request.position})
    assert answer.status_code == 503
    request.refresh_from_db()
    assert request.state == "ready"


def test_a_notice_is_read_once_and_leads_to_its_request(
    world: World, signed_in: SignedIn, press: list[dict[str, Any]]
) -> None:
    request = worlds.open_(world)
    worlds.do(world, request, "officer", "submit")
    approver = signed_in("approver")
    notice = Notice.objects.get(person=world.person("approver"))
    assert 'class="unread">1' in approver.get("/").content.decode()
    assert "Waiting for the second person" in approver.get("/notices/").content.decode()
    assert approver.get(f"/notices/{notice.pk}/")["Location"] == f"/requests/{request.ref}/"
    notice.refresh_from_db()
    assert notice.read_at is not None
    assert 'class="unread"' not in approver.get("/").content.decode()
    assert signed_in("officer").get(f"/notices/{notice.pk}/").status_code == 404


def test_everybody_is_led_to_their_own_first_page(world: World, signed_in: SignedIn) -> None:
    first = {"ministry": "/measures/", "auditor": "/log/", "administrator": "/invite/", "google": "/portal/"}
    assert {name: signed_in(name).get("/")["Location"] for name in first} == first
    assert signed_in("officer").get("/").status_code == 200
    assert signed_in("enforcing").get("/").status_code == 200
