"""What a draft lacks: each missing content with its law, each item with what is wrong and what to write."""

from __future__ import annotations

from typing import Any

import pytest

from requests_app.advice import lacks
from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Content, Route
from tests.world import contents_for, items_for

ITEM = {
    "kind": "email",
    "identifier": "account-a@mail.example",
    "data": "content",
    "since": "2026-03-01 00:00",
    "until": "2026-05-31 00:00",
    "zone": "Europe/Berlin",
}


def convention() -> Route:
    return catalogue().current("BC-29")


def with_content(**said: Any) -> Route:
    """The Convention's route with one content of our own in place of all others."""
    content = Content.model_validate(
        {"name": "asked", "label": "What is asked", "on": ("order",), "cite": {"article": "1", "mark": "V"}, **said}
    )
    return convention().model_copy(update={"contents": (content,)})


def sentences(route: Route, **contents: Any) -> list[str]:
    return [m.sentence for m in lacks.lacking(route, contents, ())]


def test_a_complete_draft_lacks_nothing() -> None:
    route = convention()
    assert lacks.lacking(route, contents_for(route), items_for(route)) == []


def test_each_content_that_is_missing_is_named_with_its_article() -> None:
    route = convention()
    full = contents_for(route)
    for content in lacks.needed(route, full):
        if content.type == "items":
            continue
        less = {name: value for name, value in full.items() if name != content.name}
        found = lacks.lacking(route, less, items_for(route))
        assert [(m.name, m.cite) for m in found] == [(content.name, content.cite)]
        assert found[0].as_fact() == {"name": content.name, "article": content.cite.article}
        assert found[0].instrument == route.instrument_title


@pytest.mark.parametrize(
    ("content", "value", "sentence"),
    [
        ({"type": "text"}, "", "Fill in: What is asked."),
        ({"type": "text"}, "words", ""),
        ({"type": "text", "min_words": 3}, "two words", "Say more in “What is asked”: at least 3 words."),
        ({"type": "text", "min_words": 3}, "now three words", ""),
        ({"type": "statement"}, "no", "Confirm: What is asked."),
        ({"type": "statement"}, True, ""),
        ({"type": "yesno"}, "", "Answer yes or no: What is asked."),
        ({"type": "yesno"}, False, ""),
        ({"type": "choice", "options": ("a", "b")}, "c", "Choose one of the list: What is asked."),
        ({"type": "choice", "options": ("a", "b")}, "b", ""),
        ({"type": "choices", "options": ("a", "b")}, [], "Choose at least one: What is asked."),
    ],
)
def test_what_is_to_be_written_is_said(content: dict[str, Any], value: Any, sentence: str) -> None:
    assert sentences(with_content(**content), asked=value) == ([sentence] if sentence else [])


def test_a_content_may_depend_on_another_and_on_the_data() -> None:
    urgent = with_content(type="text", only_if="urgency=yes")
    assert sentences(urgent, urgency="no") == []
    assert sentences(urgent, urgency=True) == ["Fill in: What is asked."]
    for_content = with_content(type="text", only_if="data=content|traffic")
    assert lacks.needed(for_content, {"data": ["subscriber"]}) == []
    assert len(lacks.needed(for_content, {"data": ["subscriber", "content"]})) == 1
    assert sentences(with_content(type="text", required=False)) == []


def test_a_route_without_items_asks_for_one() -> None:
    route = convention()
    found = lacks.lacking(route, contents_for(route), ())
    assert [m.name for m in found] == ["items"]


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("email", "a@mail.example", "a at mail.example"),
        ("telephone", "+353861234567", "0861234567"),
        ("ip", "192.0.2.7#443", "192.0.2.300"),
        ("ip", "2001:db8::7", "2001:db8:::7"),
        ("imei", "490154203237518", "49015420323"),
        ("mac", "00:1a:2B:3c:4d:5e", "00:1a:2b:3c:4d"),
        ("url", "https://mail.example/u/7", "mail.example/u/7"),
        ("domain", "mail.example", "mail example"),
        ("account", "any name", ""),
    ],
)
def test_an_identifier_is_tested_by_its_kind(kind: str, right: str, wrong: str) -> None:
    assert lacks.identifier_fault(kind, right) == ""
    assert lacks.identifier_fault(kind, wrong).endswith(".")


def test_a_kind_nobody_knows_is_asked_for() -> None:
    assert lacks.identifier_fault("nickname", "x") == "say what kind of identifier it is."


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({}, ""),
        ({"since": "", "until": "", "zone": ""}, "over-broad"),
        ({"since": "", "until": "", "zone": "", "data": "subscriber"}, ""),
        ({"zone": ""}, "time zone"),
        ({"zone": "Mars/Olympus"}, "time zone"),
        ({"since": "1 March"}, "cannot be read"),
        ({"since": "2026-06-01 00:00"}, "ends before it begins"),
        ({"since": "2026-05-31 00:00"}, "ends before it begins"),
    ],
)
def test_a_period_is_whole_in_order_and_has_its_zone(changed: dict[str, str], fault: str) -> None:
    found = lacks.period_faults({**ITEM, **changed})
    assert bool(found) == bool(fault)
    assert all(fault in sentence for sentence in found)


def test_an_item_of_data_the_route_cannot_ask_for() -> None:
    found = lacks.item_faults(convention(), 2, {**ITEM, "data": "identification_only"})
    assert [(m.name, m.sentence) for m in found] == [
        ("item-2", "Item 2: this route can only ask for subscriber, traffic, content.")
    ]
