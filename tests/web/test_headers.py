"""What travels with every page: nothing inline, framed or kept, no referrer given away, cookies guarded."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from requests_app.casework.models import Request
from tests import world as worlds
from tests.world import PASSWORD, World

SignedIn = Callable[[str], Client]
PAGES = {
    "officer": ("/", "/requests/", "/requests/{ref}/", "/requests/{ref}/act/withdraw/", "/search/?q=x", "/notices/",
                "/routes/BC-29/", "/requests/{ref}/draft.pdf", "/requests/2031-ZZ-9999/"),
    "us_contact": ("/requests/{ref}/", "/papers/{paper}.pdf"),
    "central": ("/measures/", "/measures/data.json", "/measures/data.csv"),
    "google": ("/portal/", "/portal/figures/", "/portal/export.csv", "/portal/export.json"),
    "auditor": ("/log/",),
    "administrator": ("/invite/", "/admin/", "/admin/parties/person/"),
}  # fmt: skip


@pytest.fixture
def sent(world: World, press: list[dict[str, Any]]) -> Request:
    return worlds.walk(world, worlds.open_(world), worlds.BC29_SENT)


@pytest.fixture
def answers(sent: Request, signed_in: SignedIn) -> dict[str, Any]:
    """One answer for every kind of page and file, by its address."""
    paper = sent.papers.get().pk
    found = {}
    for name, pages in PAGES.items():
        client = signed_in(name)
        for page in pages:
            address = page.format(ref=sent.ref, paper=paper)
            found[f"{name} {address}"] = client.get(address)
    return found


def directives(answer: Any) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in answer["Content-Security-Policy"].split(";"))
    return {name: value for name, _space, value in parts}


def test_the_pages_are_there(answers: dict[str, Any]) -> None:
    wrong = {a: r.status_code for a, r in answers.items() if r.status_code != (404 if "9999" in a else 200)}
    assert wrong == {}


def test_nothing_is_kept(answers: dict[str, Any]) -> None:
    kept = {a: r.headers.get("Cache-Control", "") for a, r in answers.items()}
    assert {a for a, said in kept.items() if not {"no-store", "private"} <= set(said.split(", "))} == set()
    assert {a for a, said in kept.items() if "public" in said} == set()


def test_nothing_inline_and_nothing_from_elsewhere(answers: dict[str, Any]) -> None:
    for address, answer in answers.items():
        said = directives(answer)
        assert said["default-src"] == "'none'", address
        assert "unsafe" not in answer["Content-Security-Policy"], address
        if "sandbox" in said:  # a file: it may do nothing at all
            assert answer["Content-Disposition"].startswith("attachment;"), address
            continue
        assert said["script-src"] == said["style-src"] == said["connect-src"] == said["form-action"] == "'self'", (
            address
        )
        assert said["base-uri"] == said["object-src"] == "'none'", address


def test_nothing_is_framed_guessed_or_given_away(answers: dict[str, Any]) -> None:
    for address, answer in answers.items():
        assert answer["X-Frame-Options"] == "DENY", address
        assert answer["X-Content-Type-Options"] == "nosniff", address
        assert answer["Referrer-Policy"] == "same-origin", address
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin", address
        assert directives(answer).get("frame-ancestors", "'none'") == "'none'", address


def test_what_is_handed_out_as_a_file_is_saved_not_shown(answers: dict[str, Any]) -> None:
    files = {a: r for a, r in answers.items() if not r["Content-Type"].startswith("text/html")}
    assert len(files) == 6
    assert {a for a, r in files.items() if not r["Content-Disposition"].startswith("attachment;")} == set()


def test_cookies_are_kept_from_scripts_and_from_other_sites(world: World) -> None:
    client = Client()
    client.get("/accounts/login/")
    client.post("/accounts/login/", {"login": world.person("officer").email, "password": PASSWORD})
    client.post("/i18n/setlang/", {"language": "fr"})
    kept = {name for name, cookie in client.cookies.items() if cookie.value}
    assert kept - {"messages"} == {"sessionid", "csrftoken", settings.LANGUAGE_COOKIE_NAME}
    for name, cookie in client.cookies.items():
        assert cookie["samesite"] == "Lax", name
        assert cookie["domain"] == "", name
    assert client.cookies["sessionid"]["httponly"]
    assert client.cookies["messages"]["httponly"]
    assert client.cookies["sessionid"]["max-age"] == ""  # it ends with the browser


def test_what_was_done_is_said_without_a_word_of_the_case(sent: Request, signed_in: SignedIn) -> None:
    """A message waits in a cookie for the next page: it names the act, and nothing and nobody else."""
    client = signed_in("us_contact")
    form = {"expected": sent.position, "ask-file_number": "CCIPS-77", "note": "SECRET"}
    assert client.post(f"/requests/{sent.ref}/act/receive/", form).status_code == 302
    said = b64(client.cookies["messages"].value.partition(":")[0])
    assert "Done: " in said
    assert [word for word in (sent.ref, sent.title, "CCIPS-77", "SECRET", "account-a", "Google") if word in said] == []


def b64(text: str) -> str:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()


def test_a_form_from_elsewhere_is_refused(sent: Request, world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.person("officer"), backend="allauth.account.auth_backends.AuthenticationBackend")
    before = sent.entries.count()
    answer = client.post(f"/requests/{sent.ref}/note/", {"expected": sent.position, "note": "from elsewhere"})
    assert answer.status_code == 403
    assert sent.entries.count() == before


def test_what_is_looked_for_stands_in_no_address(answers: dict[str, Any]) -> None:
    """R41: an identifier typed into the search would stay in histories and logs."""
    searches = [
        form for page in ("officer /", "officer /search/?q=x") for form in _forms(answers[page]) if 'name="q"' in form
    ]
    assert len(searches) == 3
    assert [form for form in searches if 'method="post"' not in form] == []


def _forms(answer: Any) -> list[str]:
    return re.findall(r"<form\b.*?</form>", answer.content.decode(), re.DOTALL)
