"""`manage.py advise` as it is called: the JSON, the text, and one sentence where something is wrong."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from requests_app.advice import advisor
from requests_app.measures.expected import Taken
from requests_app.routes.catalogue import catalogue

PAIR = ("--from", "DE", "--to", "US")


@pytest.fixture(autouse=True)
def times(monkeypatch: pytest.MonkeyPatch) -> mock.Mock:
    """Our own curves are read where they are tested; here there are none."""
    none = mock.Mock(return_value={})
    monkeypatch.setattr(advisor, "times", none)
    return none


def told(*flags: str) -> dict[str, Any]:
    out = StringIO()
    call_command("advise", *flags, "--json", stdout=out)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def of(document: dict[str, Any], route: str) -> dict[str, Any]:
    return next(one for one in document["routes"] if one["id"] == route)


def test_every_route_is_there_with_status_reason_and_citation() -> None:
    document = told("--from", "DE", "--to", "US", "--data", "content", "--date", "2026-11-21")
    assert sorted(one["id"] for one in document["routes"]) == sorted(catalogue().ids())
    for one in document["routes"]:
        assert one["status"] in ("open", "closed", "not_known")
        assert one["open"] is (one["status"] == "open")
        assert one["reason"], one["id"]
        assert one["cite"], one["id"]
        assert one["mark"] in ("V", "V2", "R")
        assert isinstance(one["conditions"], list)
    assert of(document, "EU-EPOC")["reason"] == "United States is not bound by EU2023/1543."
    assert [one["order"] for one in document["routes"]] == list(range(1, len(document["routes"]) + 1))


def test_an_open_route_says_what_to_expect() -> None:
    found = of(told("--from", "IN", "--provider", "Google", "--data", "content"), "US-MLA-3512")
    assert found["expected"] == {
        "basis": "published", "days": 1218, "days_to": None, "figure": "40 months",
        "source": "Economic Times, through Indian Iris (one press figure)", "year": None, "mark": "V2",
    }  # fmt: skip
    assert found["lost_by_waiting"]["kept_days"] == 90
    assert found["issued_by"]["content"]
    assert found["first_clock"]["mark"] == "V"
    assert found["rank"]["name"] == "treaty"


def test_our_own_curve_is_shown_with_n_and_interval(times: mock.Mock) -> None:
    times.return_value = {"US-MLA-3512": Taken(31, 20, 210.0, 180.0, 260.0, 400.0, 500.0, "US")}
    found = of(told("--from", "DE", "--to", "US"), "US-MLA-3512")
    assert found["expected"] == {
        "basis": "own", "n": 31, "events": 20, "median": 210.0, "low": 180.0, "high": 260.0, "p90": 400.0, "to": "US",
    }  # fmt: skip


def test_without_a_database_published_figures_are_shown(times: mock.Mock) -> None:
    times.side_effect = OperationalError("no such table: casework_request")
    assert of(told("--from", "DE", "--to", "US"), "US-MLA-3512")["expected"]["basis"] == "published"


def test_facts_not_told_leave_a_route_open_under_conditions() -> None:
    found = of(told("--from", "FR", "--provider", "meta", "--data", "subscriber"), "EU-EPOC-E")
    assert found["open"]
    assert any("emergency" in condition for condition in found["conditions"])
    assert of(told("--from", "FR", "--to", "IE", "--data", "subscriber", "--emergency"), "EU-EPOC-E")["open"]


def test_the_provider_decides_the_state_by_where_the_user_lives() -> None:
    assert told("--from", "FR", "--provider", "meta")["to"] == "IE"
    assert told("--from", "FR", "--provider", "meta", "--target-resides", "US")["to"] == "US"
    assert told("--from", "FR", "--provider", "meta")["entity"] == "Meta Platforms Ireland Limited"
    assert told("--from", "DE", "--provider", "google llc")["to"] == "US"
    assert told("--from", "DE", "--provider", "google", "--to", "US")["entity"] == "Google LLC"
    assert told("--from", "DE", "--provider", "snap")["to"] is None


def test_where_one_of_two_companies_may_answer_it_is_not_known() -> None:
    document = told("--from", "FR", "--provider", "amazon")
    assert document["to"] == "LU"
    found = of(told("--from", "DE", "--provider", "cloudflare", "--data", "subscriber"), "EU-EPOC")
    assert found["status"] == "not_known"
    assert "Portugal, Germany" in found["reason"]


def test_several_categories_are_told_with_commas_or_spaces() -> None:
    one = told("--from", "FR", "--to", "IE", "--data", "subscriber,content")
    two = told("--from", "FR", "--to", "IE", "--data", "subscriber", "content")
    assert one == two
    assert of(one, "EU-EPOC-N")["data"] == ["content"]


def test_without_json_people_read_lines() -> None:
    out = StringIO()
    call_command("advise", "--from", "FR", "--to", "IE", "--data", "content", stdout=out)
    text = out.getvalue()
    assert "EU-EPOC-N  open" in text
    assert "first clock: Production at the end of ten days, 10 days [EU2023/1543 10(2), V]" in text
    assert "Ireland is not bound by CETS185." in text


@pytest.mark.parametrize(
    ("flags", "sentence"),
    [
        (("--from", "XX", "--to", "US"), "--from 'XX' is no country we know: write a code of two letters such as DE."),
        (("--from", "DE", "--to", "USA"), "--to 'USA' is no country we know: write a code of two letters such as DE."),
        (("--from", "DE"), "Say whom it is asked of: the State with --to, or the provider with --provider."),
        ((*PAIR, "--offence", "33"), "--offence '33' is no number of Annex IV: it goes from 1 to 32."),
        ((*PAIR, "--offence", "²"), "--offence '²' is no number of Annex IV: it goes from 1 to 32."),
        ((*PAIR, "--max-penalty", "nan"), "--max-penalty 'nan' is no number of years."),
        ((*PAIR, "--date", "21.11.2026"), "--date '21.11.2026' is no day: write it as 2026-11-21."),
    ],
)
def test_one_sentence_says_what_is_wrong(flags: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(CommandError) as caught:
        call_command("advise", *flags)
    assert str(caught.value) == sentence
    assert caught.value.returncode == 1


def test_an_unknown_provider_and_category_name_those_we_know() -> None:
    with pytest.raises(CommandError, match="is no provider we know: amazon, apple"):
        call_command("advise", "--from", "DE", "--provider", "nobody")
    with pytest.raises(CommandError, match="'all' is no category of data: subscriber"):
        call_command("advise", "--from", "DE", "--to", "US", "--data", "all")
