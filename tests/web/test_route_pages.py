"""The pages of the law: the picture with its table, what changed, the list by kind, and no query of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from requests_app import show
from requests_app.routes.catalogue import catalogue
from tests.routes.tiny import TINY, broken
from tests.world import World

SignedIn = Callable[[str], Client]
FRAME = 4  # what every page asks: session, person, hats, number of notices


class Svg(HTMLParser):
    """The picture of the page: its attributes, its first title and text, and whether it scrolls in a region."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.svg: dict[str, str] = {}
        self.region: dict[str, str] = {}
        self.named: dict[str, str] = {}
        self._open: list[dict[str, str]] = []
        self._id = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "div":
            self._open.append(given)
        if tag == "svg" and self._open and "graph" in self._open[-1].get("class", ""):
            self.svg, self.region = given, self._open[-1]
        if tag in ("title", "desc"):
            self._id = given.get("id", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "div":
            self._open.pop()
        self._id = ""

    def handle_data(self, data: str) -> None:
        if self._id:
            self.named[self._id] = data


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.COMITY_LAW_DIRS = [str(tmp_path)]
    return tmp_path


def write(folder: Path, route_id: str, version: int = 1, *passages: tuple[str, str]) -> None:
    text = TINY.replace("TINY-1", route_id)
    text = broken("version = 1", f"version = {version}", text)
    for old, new in passages:
        text = broken(old, new, text)
    (folder / f"{route_id}.{version}.toml").write_text(text, encoding="utf-8")


def test_the_picture_has_a_name_a_text_and_a_region_of_its_own(world: World, signed_in: SignedIn) -> None:
    found = Svg(page(signed_in("officer"), "/routes/BC-29/"))
    assert found.svg["role"] == "img"
    named = [found.named[one] for one in found.svg["aria-labelledby"].split()]
    assert named[0] == "Expedited preservation of stored computer data"
    states = catalogue().current("BC-29").states
    assert named[1].startswith(f"{len(states)} places, {sum(1 for s in states.values() if s.ends)} ends among them.")
    assert (found.region["tabindex"], found.region["role"]) == ("0", "region")
    assert found.region["aria-label"]
    assert "scroll" in found.region["class"].split()


def test_the_table_beside_it_has_every_place(world: World, signed_in: SignedIn) -> None:
    text = unescape(page(signed_in("officer"), "/routes/US-MLA-3512/"))
    for state in catalogue().current("US-MLA-3512").states.values():
        assert f'<th scope="row">{state.says}</th>' in text
    assert "Submit for approval: to 2. Waiting for the second person's approval" in text


def test_a_page_has_what_the_law_says(world: World, signed_in: SignedIn) -> None:
    text = unescape(page(signed_in("officer"), "/routes/BC-29/"))
    for words in (
        "in force",
        "a State bound by CETS185",
        "at least 60 days",
        "read in the source",
        "not yet confirmed",
        "Grounds for refusal",
        "political_offence",
        "Council of Europe Treaty Office, chart of signatures",
    ):
        assert words in text


def test_what_changed_is_said_on_the_later_version_alone(world: World, signed_in: SignedIn, folder: Path) -> None:
    write(folder, "TINY-1")
    write(folder, "TINY-1", 2, ("at_least = 60", "at_least = 90"))
    write(folder, "TINY-1", 4, ("at_least = 60", "at_least = 120"))
    officer = signed_in("officer")
    latest = page(officer, "/routes/TINY-1/")
    assert "What changed since version 2" in latest
    assert "In the clock “Keeping”, length at least is now: 120; it was: 90." in latest
    assert "it was: 60." in page(officer, "/routes/TINY-1/?version=2")
    assert "What changed" not in page(officer, "/routes/TINY-1/?version=1")
    assert "What changed" not in page(officer, "/routes/BC-29/")
    assert officer.get("/routes/TINY-1/?version=3").status_code == 404


def test_a_closed_route_says_why(world: World, signed_in: SignedIn, folder: Path) -> None:
    write(folder, "TINY-1", 1, ("[open]\n", '[validity]\nin_force = false\nnote = "Two parties of five."\n[open]\n'))
    officer = signed_in("officer")
    for address in ("/routes/", "/routes/TINY-1/"):
        text = page(officer, address)
        assert "Two parties of five." in text
        assert "closed" in text


def shown(text: str) -> list[str]:
    return re.findall(r'<a class="ref" href="/routes/([A-Z0-9-]+)/"', text)


def test_the_list_stands_by_kind(world: World, signed_in: SignedIn) -> None:
    text = page(signed_in("officer"), "/routes/")
    headings = re.findall(r'<h2 id="(\w+)">', text)
    assert headings == [kind for kind in KINDS if kind in {r.kind for r in catalogue().all_current()}]
    assert sorted(shown(text)) == list(catalogue().ids())
    for heading in headings:
        assert f'href="#{heading}"' in text


KINDS = ("preservation", "production", "assistance", "emergency", "information", "enforcement")


@pytest.mark.parametrize(
    ("find", "routes"),
    [
        ("cybercrime", {"BC-29"}),
        ("UNITED STATES preservation", {"US-PRES-2703F"}),
        ("tiny", {"TINY-1"}),
        ("Zealand", {"TINY-1"}),
        ("no such word", set()),
        ("<script>", set()),
    ],
)
def test_the_list_is_narrowed_by_plain_words(
    world: World, signed_in: SignedIn, settings: Settings, folder: Path, find: str, routes: set[str]
) -> None:
    write(folder, "TINY-1", 1, ("[open]\n", '[open]\nrequested.country = ["NZ"]\n'))
    answer = signed_in("officer").get("/routes/", {"find": find})
    text = answer.content.decode()
    found = set(shown(text))
    ours = {"BC-29", "EU-EPOC", "EU-EPOC-E", "EU-EPOC-N", "EU-EPOC-PR", "US-MLA-3512", "US-PRES-2703F", "TINY-1"}
    assert found & ours == routes
    assert "<script>" not in text.partition("<main")[2]
    if not found:
        assert "No route is like that." in text


def test_no_page_of_the_law_asks_the_database_for_anything(world: World, signed_in: SignedIn, folder: Path) -> None:
    for number in range(60):
        write(folder, f"TINY-{number}")
    officer = signed_in("officer")
    officer.get("/routes/")
    for address in ("/routes/", "/routes/?find=tiny", "/routes/TINY-7/", "/routes/US-MLA-3512/"):
        with CaptureQueriesContext(connection) as asked:
            text = page(officer, address)
        assert len(asked) <= FRAME, address
    assert len(shown(page(officer, "/routes/?find=tiny"))) == 60
    assert text.count("<h1") == 1


def test_the_picture_is_mirrored_where_one_reads_from_the_right() -> None:
    sheet = (Path(show.__file__).parent / "static" / "comity" / "comity.css").read_text(encoding="utf-8")
    rules = re.findall(r"([^{}]*\.(?:graph|jumps|find|leads|told)\b[^{}]*)\{([^}]*)\}", sheet)
    assert len(rules) > 10
    sided = re.compile(r"(?:^|[;\s-])(?:left|right|width|height|margin-(?:left|right)|padding-(?:left|right))\s*:")
    assert [selector.strip() for selector, body in rules if sided.search(body.replace("stroke-width", ""))] == []
    mirrored = [selector.strip() for selector, body in rules if "scaleX(-1)" in body]
    assert mirrored == ["[dir=rtl] .graph > svg", "[dir=rtl] .graph text"]
