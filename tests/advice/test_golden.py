"""The advice of the table written by hand from the law: what must be open and closed, and a word of why."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from requests_app.advice import advisor
from requests_app.advice.advisor import Advised, Case
from requests_app.advice.facts import Facts
from requests_app.routes.catalogue import catalogue

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("golden.toml").read_text(encoding="utf-8"))["case"]
TODAY = "2026-11-21"
KEYS = {"name", "from", "to", "provider", "data", "told", "date", "open", "closed", "not_known", "if", "before"}


def case_of(row: dict[str, Any]) -> Case:
    facts = Facts(data=tuple(row["data"]), **row.get("told", {}))
    provider, company = advisor.provider_named(row["provider"]) or (None, "") if "provider" in row else (None, "")
    on = date.fromisoformat(row.get("date", TODAY))
    return advisor.case_of(row["from"], row.get("to", ""), provider, company, on, facts)


def said(one: Advised) -> str:
    return " ".join(f"{why.text} {why.source}" for why in one.openness.whys)


def faults(row: dict[str, Any]) -> list[str]:
    """What the advice says otherwise than the row."""
    found = advisor.advise(catalogue().all_current(), case_of(row))
    known = {one.route.id: one for one in found}
    wrong = []
    for status in ("open", "closed", "not_known"):
        for route, word in row.get(status, {}).items():
            if route not in known:
                wrong.append(f"{route} is not in the catalogue")
                continue
            is_, why = known[route].openness.status.value, said(known[route])
            if is_ != status:
                wrong.append(f"{route} is {is_}, not {status}: {why}")
            elif not re.search(word, why, re.IGNORECASE):
                wrong.append(f"{route} is {status}, but not for {word!r}: {why}")
    for route, word in row.get("if", {}).items():
        conditions = " ".join(known[route].openness.conditions) if route in known else ""
        if not re.search(word, conditions, re.IGNORECASE):
            wrong.append(f"{route} has no condition about {word!r}: {conditions}")
    order = [one.route.id for one in found]
    places = [order.index(route) for route in row.get("before", []) if route in order]
    if places != sorted(places):
        wrong.append(f"not in the order {', '.join(row['before'])}")
    return wrong


@pytest.mark.parametrize("row", CASES, ids=lambda row: str(row["name"]))
def test_the_advice_is_that_of_the_law(row: dict[str, Any]) -> None:
    assert not faults(row)


def test_the_table_is_whole() -> None:
    assert len(CASES) >= 60
    assert len({row["name"] for row in CASES}) == len(CASES)
    for row in CASES:
        assert not row.keys() - KEYS, row["name"]
        assert ("to" in row) != ("provider" in row), row["name"]
        assert row.get("closed") or row.get("not_known") or row.get("if"), row["name"]
        if "provider" in row:
            assert advisor.provider_named(row["provider"]) is not None
