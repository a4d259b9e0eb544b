"""The lint, measured: what a rule found and what came back, by hand; a return no rule foresaw stands in the list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from requests_app.casework.machine import Line
from requests_app.casework.models import Request
from requests_app.measures import lint_precision
from requests_app.measures.cuts import Cut
from requests_app.measures.lint_precision import Submission, measured, submissions
from requests_app.routes.catalogue import catalogue
from requests_app.routes.lint_rules import rules
from requests_app.routes.schema import Ground
from tests import world as worlds
from tests.world import World

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
ROUTE = catalogue().current("US-MLA-3512")
NEXUS = "nexus-thin"  # foresees nexus_missing and facts_too_thin


def one(found: set[str], code: str = "", *, ground: str = "", waits: bool = False) -> Submission:
    return Submission(1, "2026-DE-0001", ROUTE, frozenset(found), code, ground, None if waits else NOW)


def test_precision_by_hand() -> None:
    """Found in five, one of them waits; of the four decided two came back for it. Wilson at 95 %: 0.150 to 0.850."""
    found = measured(
        [
            one({NEXUS}, "nexus_missing"),
            one({NEXUS}, "facts_too_thin"),
            one({NEXUS}, "translation_missing"),
            one({NEXUS}),
            one({NEXUS}, waits=True),
            one(set(), "nexus_missing"),
        ],
        NOW,
    )
    line = next(line for line in found.rules if line.rule == NEXUS)
    assert (line.found, line.waiting, line.precision.n, line.precision.count) == (5, 1, 4, 2)
    assert line.precision.share == 0.5
    assert line.precision.low == pytest.approx(0.1500, abs=1e-4)
    assert line.precision.high == pytest.approx(0.8500, abs=1e-4)
    assert (found.returns.n, found.returns.count) == (4, 2)
    assert [(u.code, u.known_to) for u in found.unforeseen] == [
        ("translation_missing", ("script-not-accepted",)),
        ("nexus_missing", ("nexus-thin", "content-without-own-nexus", "tiktok-circumstances")),
    ]


def test_a_reason_no_rule_knows_stands_in_the_list() -> None:
    strange = Ground.model_validate(
        {"code": "seal_missing", "label": "The seal is missing", "cite": {"article": "1", "mark": "R"}}
    )
    route = ROUTE.model_copy(update={"returns": (*ROUTE.returns, strange)})
    found = measured([replace(one({NEXUS}, "seal_missing"), route=route)], NOW)
    assert [(u.code, u.label, u.known_to) for u in found.unforeseen] == [("seal_missing", "The seal is missing", ())]


def test_a_refusal_for_a_ground_foreseen_counts() -> None:
    found = measured([one({"minor-case"}, ground="de_minimis"), one({"minor-case"}, ground="political_offence")], NOW)
    line = next(line for line in found.rules if line.rule == "minor-case")
    assert (line.precision.count, line.precision.n) == (1, 2)


def test_every_rule_has_its_line() -> None:
    assert [line.rule for line in measured([], NOW).rules] == list(rules().by_id)
    assert measured([], NOW).returns.share is None


def lines(*acts: tuple[str, dict[str, Any]]) -> list[Line]:
    opened = Line(1, "open", NOW, NOW)
    return [opened, *(Line(n, act, NOW + timedelta(hours=n), NOW, facts=f) for n, (act, f) in enumerate(acts, start=2))]


def lint(*names: str) -> dict[str, Any]:
    return {"lint": {"missing": [], "found": [{"rule": name, "severity": "note"} for name in names]}}


def test_what_is_sent_back_at_home_was_never_examined() -> None:
    """The first version never left: the second stands for it, and what came of it is that of the second alone."""
    entries = lines(
        ("submit", lint("facts-sketchy")),
        ("send_back", {}),
        ("submit", lint(NEXUS)),
        (SEND, {}),
        ("return_for_completion", {"code": "nexus_missing"}),
        ("complete", lint()),
    )
    found = list(submissions(1, "2026-DE-0001", ROUTE, entries))
    assert [(s.found, s.code) for s in found] == [(frozenset({NEXUS}), "nexus_missing"), (frozenset(), "")]
    assert found[1].at is None


def test_what_was_frozen_before_the_lint_is_not_counted() -> None:
    entries = lines(("submit", {"lint": {"missing": []}}), (SEND, {}), ("return_for_completion", {"code": "stale"}))
    assert list(submissions(1, "2026-DE-0001", ROUTE, entries)) == []


def test_a_return_taken_back_did_not_follow() -> None:
    entries = lines(("submit", lint(NEXUS)), (SEND, {}), ("return_for_completion", {"code": "nexus_missing"}))
    entries.append(Line(5, "void", NOW + timedelta(hours=9), NOW, facts={"corrects": 4}))
    assert [(s.code, s.at) for s in submissions(1, "2026-DE-0001", ROUTE, entries)] == [("", None)]


SEND = next(act.does for act in ROUTE.acts if act.sends)


@pytest.fixture
def world(db: None) -> Iterator[World]:
    with worlds.quick_papers():
        yield worlds.build()


def returned(world: World, code: str) -> Request:
    """A request for assistance, submitted with what the lint found, and returned."""
    request = worlds.open_(world, "US-MLA-3512")
    steps = (("officer", "submit"), ("approver", "approve"))
    worlds.walk(world, request, steps)
    for name, who in (("check", "central"), (SEND, "central"), ("receive", "us_central")):
        if ROUTE.act(name) is not None:
            worlds.do(world, request, who, name)
    worlds.do(world, request, "us_central", "return_for_completion", code=code)
    return request


def test_the_command_over_the_register(world: World, django_assert_num_queries: Any) -> None:
    """The worlds' draft says little of the nexus, and nothing is wrong with its translation."""
    first, second = returned(world, "nexus_missing"), returned(world, "translation_missing")
    with django_assert_num_queries(1):
        found = lint_precision.read(Cut(everywhere=True), datetime.now(UTC))
    assert (found.submissions, found.returns.n, found.returns.count) == (2, 2, 1)
    out = StringIO()
    call_command("measure", "--lint", "--json", stdout=out)
    document = json.loads(out.getvalue())
    line = next(rule for rule in document["rules"] if rule["rule"] == NEXUS)
    assert (line["found"], line["n"], line["followed"], line["precision"]["share"]) == (2, 2, 1, 0.5)
    assert [(u["request"], u["code"]) for u in document["unforeseen"]] == [(second.ref, "translation_missing")]
    assert first.ref not in json.dumps(document)
    out = StringIO()
    call_command("measure", "--lint", stdout=out)
    assert f"not foreseen: {second.ref}" in out.getvalue()
