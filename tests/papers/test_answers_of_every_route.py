"""Each paper on demand of each route, composed from an entry: its codes and sources are on it, nothing of the case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from unittest import mock

import pytest
import time_machine

from requests_app.casework import ledger as ledgers
from requests_app.casework.machine import Line
from requests_app.papers import answering
from requests_app.papers.fill import fill
from requests_app.papers.filled import Filled
from requests_app.papers.forms import FORMS
from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Act, Ask, Ground, PaperRule, Role, Route
from tests import world as worlds
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.pdf]  # read and composed: one database is enough
NOW = datetime(2026, 9, 2, 12, 0, tzinfo=UTC)
ROUTES = [
    route
    for route in (catalogue().current(i) for i in sorted(catalogue().ids()))
    if any(a.on_demand for a in route.acts)
]
THEIRS = "NUMBER-7"
US = catalogue().current("US-MLA-3512")


@pytest.fixture
def world() -> Iterator[World]:
    """A world at noon on 2 September 2026."""
    with time_machine.travel(NOW, tick=False):
        yield worlds.build()


def answer(ask: Ask) -> str:
    """Something for a question, with a word of its own where it is free."""
    match ask.type:
        case "choice":
            return ask.options[0]
        case "instant":
            return NOW.isoformat()
        case "date":
            return "2026-12-24"
        case "number" | "period_days":
            return "30"
        case _:
            return f"zq{ask.name.replace('_', '')}qz"


def line(act: Act, ground: Ground | None, code: Ground | None) -> tuple[Line, dict[str, Any]]:
    """The act as the ledger would hold it, and its payload."""
    asked = {ask.name: answer(ask) for ask in act.asks if ask.type != "reference"}
    personal = {ask.name for ask in act.asks if ask.personal}
    facts = {
        "asked": {name: value for name, value in asked.items() if name not in personal},
        "references": {ask.name: THEIRS for ask in act.asks if ask.type == "reference" and not ask.personal},
        "ground": ground.code if ground else "",
        "code": code.code if code else "",
    }
    body = {"asked": {name: value for name, value in asked.items() if name in personal}}
    return Line(9, act.does, NOW, NOW, act.by[0], None, facts), body


def cases(route: Route) -> Iterator[tuple[Act, PaperRule, Ground | None, Ground | None]]:
    """Every act that has a paper on demand, with every ground or code it can be told."""
    for act in route.acts:
        for rule in (route.paper(name) for name in act.on_demand):
            assert rule is not None
            grounds: list[Ground | None] = [g for g in route.grounds if act.needs.ground]
            codes: list[Ground | None] = [g for g in route.returns if act.needs.code]
            for ground in grounds or [None]:
                for code in codes or [None]:
                    yield act, rule, ground, code


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.id)
def test_what_stands_on_it(world: World, route: Route) -> None:
    """Codes with their labels and articles, what the act was told, and no word of the contents of the request."""
    europe = any(Role.ENFORCING in actor.roles for actor in route.actors.values())
    with mock.patch.dict(route.validity.__dict__, {"in_force": True}):  # a paper is ready before its route is open
        request = worlds.open_(
            world, route.id, requested="IE" if europe else "US", provider="meta_ie" if europe else "google"
        )
    ledger = ledgers.read(request)
    contents = {content.name: "zzcontent" for content in route.contents if content.type != "items"}
    drawn: dict[tuple[str, str], Filled] = {}  # each paper from each office is filled once: only what it says differs
    for act, rule, ground, code in cases(route):
        told, body = line(act, ground, code)
        whole = replace(ledger, lines=[*ledger.lines, told])
        by = rule.by or told.actor
        if (rule.name, by) not in drawn:
            drawn[rule.name, by] = fill(
                request, ledger, rule, contents=contents, items=worlds.items_for(route), by=by, at=NOW, language="en"
            )
        says = answering.of(request, whole, told, rule, body=body)
        document = FORMS[rule.form].compose(replace(drawn[rule.name, by], answering=says))
        text = re.sub(r"\s+", " ", document.to_json())
        assert "zzcontent" not in text
        assert worlds.ITEMS[0]["identifier"] not in text
        assert request.title not in text
        assert request.ref in text
        for coded in (ground, code):
            if coded is not None:
                assert coded.label in text
                assert coded.cite.article in text
        ours = route.actors[told.actor].side == "requesting"
        for ask in act.asks:
            if ask.type == "text":
                stands = answer(ask) in text
                assert stands is not ((ours and ask.personal) or rule.custody), f"{act.does}: {ask.name}"
            if ask.type == "reference" and act.receives and not ask.personal:
                assert THEIRS in text


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.id)
def test_it_goes_from_one_side_to_the_other(route: Route) -> None:
    """Nobody answers himself: whoever issues a paper sits on the other side than whoever receives it."""
    for act, rule, _ground, _code in cases(route):
        for name in [rule.by] if rule.by else act.by:
            assert route.actors[name].side != route.actors[rule.to].side, f"{act.does}: {name} to {rule.to}"


def test_each_code_of_return_names_the_contents_it_is_about() -> None:
    """As the rules of the lint foresee it: the facts, the identifiers. Where a route asks for no such content, none."""
    request = mock.Mock(requesting="DE", requested="US")
    found = {g.code: answering.about(request, US, g, NOW.date()) for g in US.returns}
    labels = {content.name: content.label for content in US.contents}
    assert labels["facts"] in [one.label for one in found["facts_too_thin"]]
    assert [one.label for one in found["identifier_wrong"]] == [labels["items"]]
    assert all(found.values())
    without = {
        ground.code
        for route in ROUTES
        for ground in route.returns
        if not answering.about(request, route, ground, NOW.date())
    }
    assert without == {
        "assurances_missing",
        "dual_criminality_unclear",
        "not_competent",
        "not_signed",
        "translation_missing",
    }
