"""The time left is said in words a person would use, and its heat follows the calendar of the place."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from requests_app.show import moments
from requests_app.show.moments import Urgency

# Friday 20 November 2026, 07:50 in Berlin, where it is CET: one hour before UTC.
NOW = datetime(2026, 11, 20, 6, 50, tzinfo=UTC)
BERLIN = "Europe/Berlin"


@pytest.mark.parametrize(
    ("due_at", "words"),
    [
        (datetime(2026, 11, 20, 12, 2, tzinfo=UTC), "5 h 12 min"),
        (datetime(2026, 11, 20, 7, 32, tzinfo=UTC), "42 min"),
        (datetime(2026, 11, 20, 6, 50, 30, tzinfo=UTC), "less than a minute"),
        (datetime(2026, 11, 20, 23, 0, tzinfo=UTC), "16 h 10 min"),  # over at midnight tonight
        (datetime(2026, 11, 21, 5, 50, tzinfo=UTC), "23 h"),  # tomorrow morning, but counted in hours
        (datetime(2026, 11, 21, 23, 0, tzinfo=UTC), "tomorrow"),  # over at the midnight that ends the 21st
        (datetime(2026, 11, 21, 23, 1, tzinfo=UTC), "2 days"),  # a minute into the 22nd
        (datetime(2026, 11, 23, 23, 0, tzinfo=UTC), "3 days"),
        (datetime(2029, 11, 19, 23, 0, tzinfo=UTC), "1,095 days"),
        (datetime(2026, 11, 20, 6, 50, tzinfo=UTC), "just over"),
        (datetime(2026, 11, 20, 6, 38, tzinfo=UTC), "12 min late"),
        (datetime(2026, 11, 20, 1, 38, tzinfo=UTC), "5 h 12 min late"),
        (datetime(2026, 11, 19, 6, 50, tzinfo=UTC), "1 day late"),
        (datetime(2026, 11, 17, 23, 0, tzinfo=UTC), "2 days late"),
    ],
)
def test_what_is_left_is_said_in_words(due_at: datetime, words: str) -> None:
    assert moments.left(due_at, NOW, BERLIN) == words


def test_tomorrow_is_that_of_the_place() -> None:
    due_at = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
    assert moments.left(due_at, NOW, "America/New_York") == "tomorrow"
    assert moments.left(due_at, NOW, BERLIN) == "2 days"


def test_a_day_of_twenty_five_hours_is_said_in_hours() -> None:
    # Berlin puts its clocks back on 25 October 2026: that day lasts 25 hours.
    midnight = datetime(2026, 10, 24, 22, 0, tzinfo=UTC)
    assert moments.left(midnight + timedelta(hours=25), midnight, BERLIN) == "25 h"


@pytest.mark.parametrize(
    ("due_at", "heat"),
    [
        (NOW - timedelta(days=3), Urgency.LATE),
        (NOW, Urgency.LATE),
        (NOW + timedelta(hours=5), Urgency.LATE),
        (datetime(2026, 11, 21, 23, 0, tzinfo=UTC), Urgency.LATE),
        (datetime(2026, 11, 21, 23, 1, tzinfo=UTC), Urgency.SOON),
        (NOW + timedelta(days=14), Urgency.SOON),
        (NOW + timedelta(days=14, minutes=1), Urgency.CALM),
    ],
)
def test_heat(due_at: datetime, heat: Urgency) -> None:
    assert moments.urgency(due_at, NOW, BERLIN) is heat


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (timedelta(minutes=59), ""),
        (timedelta(hours=3), "recorded 3 h later"),
        (timedelta(days=1), "recorded 1 day later"),
        (timedelta(days=2, hours=5), "recorded 2 days later"),
    ],
)
def test_a_late_record_says_so(gap: timedelta, words: str) -> None:
    assert moments.recorded_later(NOW, NOW + gap) == words
