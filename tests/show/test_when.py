"""A moment shows its month in letters and its zone; a due date ends at 24:00, not at 00:00 of the next day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from requests_app.show import moments, rows, sentences


@pytest.mark.parametrize(
    ("moment", "zone", "words"),
    [
        (datetime(2026, 11, 21, 6, 50, tzinfo=UTC), "Europe/Berlin", "21 Nov 2026, 07:50 CET"),
        (datetime(2026, 7, 21, 6, 50, tzinfo=UTC), "Europe/Berlin", "21 Jul 2026, 08:50 CEST"),
        (datetime(2026, 11, 21, 6, 50, tzinfo=UTC), "America/New_York", "21 Nov 2026, 01:50 EST"),
        (datetime(2026, 11, 21, 6, 50, tzinfo=UTC), "", "21 Nov 2026, 06:50 UTC"),
        (datetime(2026, 11, 21, 6, 50, tzinfo=UTC), "No/Where", "21 Nov 2026, 06:50 UTC"),
        (datetime(2026, 11, 21, 6, 50, tzinfo=UTC), "America/Sao_Paulo", "21 Nov 2026, 03:50 UTC−3"),
        (datetime(2026, 11, 21, 6, 50, tzinfo=UTC), "Asia/Kathmandu", "21 Nov 2026, 12:35 UTC+5:45"),
    ],
)
def test_a_moment(moment: datetime, zone: str, words: str) -> None:
    assert moments.when(moment, zone) == words


def test_a_period_over_at_midnight_ends_on_the_day_that_ends() -> None:
    due_at = datetime(2026, 11, 21, 23, 0, tzinfo=UTC)
    assert moments.when(due_at, "Europe/Berlin", closes=True) == "21 Nov 2026, 24:00 CET"
    assert moments.when(due_at, "Europe/Berlin") == "22 Nov 2026, 00:00 CET"
    assert moments.last_day(due_at, "Europe/Berlin") == date(2026, 11, 21)
    noon = datetime(2026, 11, 21, 12, 2, tzinfo=UTC)
    assert moments.when(noon, "Europe/Berlin", closes=True) == "21 Nov 2026, 13:02 CET"


def test_the_machine_reads_utc() -> None:
    tag = sentences.time_tag(datetime(2026, 11, 21, 6, 50, tzinfo=UTC), "21 Nov 2026, 07:50 CET")
    assert tag == '<time datetime="2026-11-21T06:50:00Z">21 Nov 2026, 07:50 CET</time>'


def test_a_row_of_work_says_until_when() -> None:
    now = datetime(2026, 11, 20, 6, 50, tzinfo=UTC)
    assert rows.time_left(datetime(2026, 11, 20, 12, 2, tzinfo=UTC), now, "Europe/Berlin") == (
        "5 h 12 min",
        "until 13:02 CET",
        "late",
    )
    assert rows.time_left(datetime(2026, 11, 21, 23, 0, tzinfo=UTC), now, "Europe/Berlin") == (
        "Tomorrow",
        "21 Nov 2026, 24:00 CET",
        "late",
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2026-03-01", "1 Mar 2026"),
        ("2026-03-01T07:30", "1 Mar 2026, 07:30"),
        ("2026-03-01 07:30", "1 Mar 2026, 07:30"),
        ("2026-13-01", "2026-13-01"),
        ("since spring", "since spring"),
        ("", ""),
    ],
)
def test_what_was_typed_keeps_its_sense(typed: str, words: str) -> None:
    assert sentences.told(typed) == words
