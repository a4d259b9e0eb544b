"""`manage.py reckon` as another programme meets it: its document, and one sentence with exit code 1."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.management import ManagementUtility

Captured = pytest.CaptureFixture[str]


def run(*words: str) -> int:
    try:
        ManagementUtility(["manage.py", "reckon", *words]).execute()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def document(capsys: Captured, *words: str) -> dict[str, Any]:
    assert run(*words, "--json") == 0
    out, err = capsys.readouterr()
    assert err == ""
    read: dict[str, Any] = json.loads(out)
    return read


def test_a_period_in_days(capsys: Captured) -> None:
    said = document(capsys, "EU_1182_71", "2026-08-20", "10", "day", "--place", "IE")
    assert said["rule"] == "EU_1182_71"
    assert said["place"] == "IE"
    assert said["due"] == said["earliest"] == said["latest"] == "2026-08-31"
    assert said["due_at"] == "2026-08-31T23:00:00Z"
    assert "Sunday 30 August 2026 is a day of the weekend and is skipped." in said["explanation"]


def test_a_period_in_hours(capsys: Captured) -> None:
    said = document(capsys, "EU_1182_71", "2026-08-21T16:20", "8", "hour", "--place", "DE")
    assert said["due"] == "2026-08-22T01:00"
    assert said["due_at"] == "2026-08-21T23:00:00Z"


def test_no_roll(capsys: Captured) -> None:
    said = document(capsys, "EU_1182_71", "2026-08-20", "10", "day", "--place", "IE", "--no-roll")
    assert said["due"] == "2026-08-30"


def test_a_start_without_zone_is_local_at_the_place(capsys: Captured) -> None:
    words = ("RAW", "2026-08-21T23:30", "2", "hour", "--place", "US")
    assert document(capsys, *words)["due_at"] == "2026-08-22T05:30:00Z"
    assert document(capsys, *words, "--zone", "America/Los_Angeles")["due_at"] == "2026-08-22T08:30:00Z"


def test_a_start_with_a_zone_is_carried_to_the_place(capsys: Captured) -> None:
    said = document(capsys, "RAW", "2026-08-21T23:30Z", "1", "day", "--place", "DE")
    assert said["due"] == "2026-08-23"  # it is already 22 August in Berlin
    assert document(capsys, "RAW", "2026-08-21T23:30-04:00", "1", "day", "--place", "US")["due"] == "2026-08-22"


def test_an_hour_that_came_twice_is_still_one_day(capsys: Captured) -> None:
    assert document(capsys, "RAW", "2026-10-25T02:30", "1", "day", "--place", "DE")["due"] == "2026-10-26"


def test_two_readings(capsys: Captured) -> None:
    said = document(capsys, "AU_AIA", "2026-08-24", "180", "day", "--place", "AU")
    assert (said["due"], said["earliest"], said["latest"]) == ("2027-02-19", "2027-02-19", "2027-02-22")


def test_plain_text_says_the_day_and_why(capsys: Captured) -> None:
    assert run("IE_INTERP", "2026-08-24", "10", "day", "--place", "IE") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "2026-09-02"
    assert "Interpretation Act 2005 (Ireland) s. 18(h): the day named is the first day counted." in lines


GOOD = {"rule": "EU_1182_71", "start": "2026-08-20", "length": "10", "unit": "day"}


@pytest.mark.parametrize(
    ("change", "more", "word"),
    [
        ({"rule": "EU_1182"}, ("--place", "IE"), "EU_1182_71"),
        ({"start": "yesterday"}, ("--place", "IE"), "yesterday"),
        ({"start": "2026-02-30"}, ("--place", "IE"), "2026-02-30"),
        ({"start": ""}, ("--place", "IE"), "start"),
        ({"start": "0001-01-01"}, ("--place", "IE"), "1970"),
        ({"start": "9999-12-31"}, ("--place", "IE"), "2100"),
        ({"start": "2026-03-29T02:30"}, ("--place", "DE"), "never was"),
        ({"start": "2026-10-25T02:30", "unit": "hour"}, ("--place", "DE"), "twice"),
        ({"unit": "hour"}, ("--place", "IE"), "time of day"),
        ({"unit": "moon"}, ("--place", "IE"), "moon"),
        ({"length": "0"}, ("--place", "IE"), "at least 1"),
        ({"length": "-5"}, ("--place", "IE"), "at least 1"),
        ({"length": "1.5"}, ("--place", "IE"), "1.5"),
        ({"length": "ten"}, ("--place", "IE"), "ten"),
        ({"length": "9" * 5000}, ("--place", "IE"), "whole number"),
        ({"length": "999999999"}, ("--place", "IE"), "too long"),
        ({}, ("--place", "ZZ"), "ZZ"),
        ({}, ("--place", "EU"), "Member State"),
        ({}, ("--place", ""), "place"),
        ({}, ("--place", "IE", "--zone", "Mars/Base"), "Mars/Base"),
        ({}, (), "--place"),
        ({}, ("--place",), "--place"),
        ({}, ("--place", "IE", "--nonsense"), "--nonsense"),
        ({}, ("extra", "--place", "IE"), "extra"),
    ],
)
@pytest.mark.parametrize("as_json", [False, True], ids=["text", "json"])
def test_bad_input_is_one_sentence_and_exit_1(
    capsys: Captured, change: dict[str, str], more: tuple[str, ...], word: str, as_json: bool
) -> None:
    assert run(*{**GOOD, **change}.values(), *more, *(["--json"] if as_json else [])) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.strip().splitlines()) == 1
    assert err.strip().endswith(".")
    assert word in err


def test_no_words_at_all_are_bad_input_too(capsys: Captured) -> None:
    assert run() == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
