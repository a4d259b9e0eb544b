"""Each paper of each route, pressed from a request: every content it must carry stands on it, none that it must not.

Papers that carry no contents, because they answer a request, are composed in `test_answers_of_every_route`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from unittest import mock

import pytest
import time_machine

from requests_app.advice import lacks
from requests_app.casework import ledger as ledgers
from requests_app.casework.models import Request
from requests_app.papers import press
from requests_app.papers.fill import fill
from requests_app.papers.forms import FORMS
from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Content, PaperRule, Role, Route
from tests import world as worlds
from tests.papers import pdf
from tests.papers.forms_shown import FORMS_SHOWN
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.pdf]
NOW = datetime(2026, 9, 2, 12, 0, tzinfo=UTC)
ALL = [
    (route, paper) for route in (catalogue().current(i) for i in sorted(catalogue().ids())) for paper in route.papers
]
PAPERS = [pytest.param(route, paper, id=f"{route.id}-{paper.name}") for route, paper in ALL if paper.contents]
TYPED = ("text", "reference", "organisation")
# The first paper of a form that is shown is drawn and read from its file; of all others the document is read that would
# be drawn. With `make test-all` the first of every form is drawn.
FIRST = {paper.form: (route.id, paper.name) for route, paper in reversed(ALL)}
DRAWN = [
    pytest.param(
        route, paper, marks=() if paper.form in FORMS_SHOWN else pytest.mark.slow, id=f"{route.id}-{paper.name}"
    )
    for route, paper in ALL
    if paper.contents and FIRST[paper.form] == (route.id, paper.name)
]
# Answers of the other side: filled from the act, not from the request.
PRINTED_BY_ACT = {"annex-iii", "eio-annex-b", "traffic-path-disclosure"}


@pytest.fixture
def world() -> Iterator[World]:
    """A world at noon on 2 September 2026."""
    with time_machine.travel(NOW, tick=False):
        yield worlds.build()


def word(content: Content) -> str:
    """A word that stands nowhere else."""
    return "zq" + re.sub(r"[^a-z]", "", content.name) + "qz"


def said(route: Route) -> dict[str, Any]:
    """Every content of the route, each text with a word of its own."""
    found = worlds.contents_for(route)
    for content in route.contents:
        if content.type in TYPED:
            found[content.name] = f"{word(content)} " + " ".join(["invented"] * max(content.min_words, 2))
    return found


def strings(value: Any) -> Iterator[str]:
    """Every text of a document, in its order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from strings(one)


@pytest.mark.parametrize(("route", "paper"), PAPERS)
def test_contents(world: World, route: Route, paper: PaperRule) -> None:
    """What was typed for a content stands on the papers that carry it, with the identifier, and on no other."""
    request, contents, items, by = asked(world, route)
    filled = fill(request, ledgers.read(request), paper, contents=contents, items=items, by=by, at=NOW)
    held(request, route, paper, " ".join(strings(FORMS[paper.form].compose(filled).model_dump())))


@pytest.mark.parametrize(("route", "paper"), DRAWN)
def test_contents_of_the_file(world: World, route: Route, paper: PaperRule) -> None:
    """The same, read from the file itself."""
    request, contents, items, by = asked(world, route)
    drawn = press.draw(request, ledgers.read(request), paper, contents=contents, items=items, by=by, at=NOW)
    held(request, route, paper, pdf.text(drawn.body))


def asked(world: World, route: Route) -> tuple[Request, dict[str, Any], list[dict[str, str]], str]:
    """A request on the route with something said for every content, its items, and who asks."""
    europe = any(Role.ENFORCING in actor.roles for actor in route.actors.values())
    with mock.patch.dict(route.validity.__dict__, {"in_force": True}):  # a paper is ready before its route is open
        request = worlds.open_(
            world, route.id, requested="IE" if europe else "US", provider="meta_ie" if europe else "google"
        )
    items = [{**i, "key": str(n)} for n, i in enumerate(worlds.items_for(route), start=1)]
    return request, said(route), items, next(iter(route.actors))


def held(request: Request, route: Route, paper: PaperRule, words: str) -> None:
    """The words of a paper carry what it must carry, and nothing that is withheld from it."""
    items = worlds.items_for(route)
    needed = {c.name for c in lacks.needed(route, {**said(route), "data": [i["data"] for i in items]})}
    seats = list(request.seats.select_related("organisation"))
    text = re.sub(r"[\s\u00ad-]+", "", words).lower()
    assert request.ref.lower().replace("-", "") in text
    for content in route.contents:
        carried = bool(set(content.on) & set(paper.contents))
        if content.type in TYPED:
            stands = word(content) in text
            if content.type == "organisation" and carried:  # the annexes name whoever sits there
                stands = stands or any(pdf.same_words(str(s.organisation.name)).lower() in text for s in seats)
            if not carried:
                assert not stands, f"{content.name} is withheld from this paper"
            elif content.name in needed and paper.form not in PRINTED_BY_ACT:
                assert stands, f"{content.name} ({content.cite.article}) is missing"
        if content.type == "items" and carried and paper.form not in PRINTED_BY_ACT:
            assert items[0]["identifier"].replace("-", "") in text


def test_the_form_is_known() -> None:
    """A route names no form that nobody can press."""
    assert {paper.form for _route, paper in ALL} <= set(FORMS)
