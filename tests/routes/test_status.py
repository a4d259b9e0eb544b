"""A route is in force from its first day to its last, and closed before, after, or where the law says so."""

from __future__ import annotations

from datetime import date

import pytest

from requests_app.routes.status import Status, status_of
from tests.routes.tiny import TINY, broken, route_of

DATED = broken("[open]\n", "[validity]\nsince = 2026-08-18\nuntil = 2027-01-31\n[open]\n")


@pytest.mark.parametrize(
    ("on", "status"),
    [
        (date(2026, 8, 17), Status(False, "It applies only from 2026-08-18 on.")),
        (date(2026, 8, 18), Status(True)),
        (date(2027, 1, 31), Status(True)),
        (date(2027, 2, 1), Status(False, "It applied only until 2027-01-31.")),
    ],
)
def test_the_days_of_a_route(on: date, status: Status) -> None:
    assert status_of(route_of(DATED), on) == status


def test_what_is_not_in_force_says_why() -> None:
    closed = broken("[open]\n", '[validity]\nin_force = false\nnote = "Two parties of five."\n[open]\n')
    found = status_of(route_of(closed), date(2026, 11, 21))
    assert (found.word, found.reason) == ("closed", "Two parties of five.")
    assert status_of(route_of(TINY), date(2026, 11, 21)).word == "in force"
