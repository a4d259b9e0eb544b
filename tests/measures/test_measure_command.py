"""`manage.py measure`: one document with every figure, text otherwise, and one sentence where something is wrong."""

from __future__ import annotations

import json
import math
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from requests_app.common import clock
from requests_app.measures.cuts import Cut
from requests_app.measures.definitions import DEFINITIONS
from requests_app.measures.report import Report, report
from tests.measures.register import AS_OF, populate

pytestmark = pytest.mark.django_db

CENSUS = AS_OF.isoformat()


@pytest.fixture(autouse=True)
def _next_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day after the census, whatever day the tests run on."""
    monkeypatch.setattr(clock, "now", lambda: AS_OF + timedelta(days=1))


def measure(*options: str) -> Any:
    out = StringIO()
    call_command("measure", "--as-of", CENSUS, *options, "--json", stdout=out)
    return json.loads(out.getvalue())


def numbers(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [n for part in value.values() for n in numbers(part)]
    if isinstance(value, list):
        return [n for part in value for n in numbers(part)]
    return [value] if isinstance(value, float) else []


def test_one_document_with_every_figure_of_the_report() -> None:
    populate(60)
    document = measure()
    found: Report = report(Cut(everywhere=True), AS_OF)
    assert document["as_of"] == "2026-11-20T07:50:00.000000Z"
    assert document["definitions"] == list(DEFINITIONS)
    assert set(document["figures"]) <= set(DEFINITIONS)
    assert (document["n"], document["median"], document["p90"]) == (
        found.curve.n, found.median.value, found.p90.value,
    )  # fmt: skip
    figures = document["figures"]
    assert figures["M1a"]["median"]["low"] == found.median.low
    assert figures["M1"]["naive_mean_of_answered"] == {"days": found.naive_mean.value, "n": found.answered}  # type: ignore[union-attr]
    assert figures["M6"]["n"] == sum(band["n"] for band in figures["M6"]["bands"]) == document["pending"]
    assert figures["M6"]["before"] + figures["M6"]["came_in"] - figures["M6"]["went_out"] == figures["M6"]["n"]
    assert figures["M6"]["check"] is True
    assert sum(one["days"] for one in figures["M3"]["holders"]) == pytest.approx(figures["M3"]["days"])
    for step in figures["M2"]["by"]:
        assert sum(share for name, share in step.items() if name != "days") == pytest.approx(1.0)
    assert all(math.isfinite(n) for n in numbers(document))


def test_a_quantile_that_is_not_reached_says_so() -> None:
    populate(60)
    p90 = measure()["figures"]["M1a"]["p90"]
    assert p90["value"] is None
    assert p90["reached"] is False
    assert p90["more_than"] == report(Cut(everywhere=True), AS_OF).curve.max_follow_up


def test_below_ten_there_is_no_curve() -> None:
    populate(60)
    few = measure("--route", "BC-29", "--from", "DE", "--to", "US")
    assert 0 < few["n"] < 10
    assert few["figures"]["M1"]["curve"] is None
    assert measure()["figures"]["M1"]["curve"]


def test_an_empty_register_has_no_figures_and_no_fault() -> None:
    document = measure()
    assert (document["n"], document["median"], document["pending"]) == (0, None, 0)
    assert document["figures"]["M7"]["on_time"]["share"] is None


@pytest.mark.parametrize(
    ("options", "cut"),
    [
        (("--from", "DE"), Cut(everywhere=True, requesting="DE")),
        (("--to", "US"), Cut(everywhere=True, requested="US")),
        (("--route", "BC-29"), Cut(everywhere=True, routes=frozenset({"BC-29"}))),
        (("--data", "traffic"), Cut(everywhere=True, data="traffic")),
    ],
)
def test_options_cut(options: tuple[str, ...], cut: Cut) -> None:
    populate(60)
    document = measure(*options)
    assert document["figures"]["M3"]["n"] == report(cut, AS_OF).opened
    assert 0 < document["figures"]["M3"]["n"] < report(Cut(everywhere=True), AS_OF).opened


def test_text_names_the_figures_by_their_ids() -> None:
    populate(60)
    out = StringIO()
    call_command("measure", "--as-of", CENSUS, stdout=out)
    text = out.getvalue()
    for name in ("M1a", "M3", "M4", "M5", "M6", "M7", "M8", "M8a", "M9", "M2", "M12", "M15"):
        assert f"\n{name} " in f"\n{text}", name
    assert "not reached, more than" in text


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--as-of", "yesterday"), "is no time"),
        (("--as-of", "9999-01-01"), "lies in the future"),
        (("--from", "Germany"), "--from 'Germany' is no State known here"),
        (("--to", "ZZ"), "--to 'ZZ' is no State known here"),
        (("--route", "BC-99"), "There is no route 'BC-99'"),
        (("--data", "voice"), "--data is one of subscriber"),
    ],
)
def test_bad_input_ends_with_one_sentence(options: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(CommandError) as caught:
        call_command("measure", *options, "--json")
    assert sentence in str(caught.value)
    assert str(caught.value).count("\n") == 0
    assert caught.value.returncode == 1
