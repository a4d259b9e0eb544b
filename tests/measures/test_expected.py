"""How long a route takes, from its own cases: those to the same State where they suffice, else all, else none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from requests_app.measures import queries
from requests_app.measures.cuts import Cut
from requests_app.measures.expected import taken
from requests_app.measures.queries import Row
from requests_app.routes.outcomes import Outcome

AS_OF = datetime(2026, 11, 21, tzinfo=UTC)
SENT = datetime(2025, 1, 1, tzinfo=UTC)
ALL = Cut(everywhere=True)


def row(days: int | None, requested: str = "US", route: str = "US-MLA-3512", *, sent: bool = True) -> Row:
    ended = SENT + timedelta(days=days) if days is not None else None
    return Row(
        began_days=0.0, outcome=Outcome.FUL if ended else None, pk=1, route_id=route, route_version=1,
        requesting="DE", requested=requested, emergency=False, holder="", since=None, opened_at=SENT,
        sent_at=SENT if sent else None, received_at=None, returned_at=None, ended_at=ended, moved_at=None, ground="",
    )  # fmt: skip


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> list[Row]:
    found: list[Row] = []
    monkeypatch.setattr(queries, "rows", lambda _cut, _as_of: found)
    return found


def test_ten_cases_to_the_same_state_make_a_curve(rows: list[Row]) -> None:
    rows += [row(days * 10) for days in range(1, 11)] + [row(1, "IE")] * 5
    found = taken(ALL, AS_OF, "US")["US-MLA-3512"]
    assert (found.n, found.events, found.median, found.p90, found.requested) == (10, 10, 50.0, 90.0, "US")
    assert found.low is not None
    assert found.low < 50.0 < (found.high or 999)


def test_fewer_are_joined_by_those_to_other_states(rows: list[Row]) -> None:
    rows += [row(20)] * 9 + [row(40, "IE")] * 9
    found = taken(ALL, AS_OF, "US")["US-MLA-3512"]
    assert (found.n, found.requested) == (18, "")


def test_nine_say_nothing(rows: list[Row]) -> None:
    rows += [row(20)] * 9 + [row(20, sent=False)] * 9 + [row(20, route="BC-29")] * 9
    assert taken(ALL, AS_OF, "US") == {}


def test_half_not_answered_has_no_median(rows: list[Row]) -> None:
    rows += [row(20)] * 2 + [row(None)] * 10
    found = taken(ALL, AS_OF, "US")["US-MLA-3512"]
    assert (found.n, found.events, found.median) == (12, 2, None)
    assert found.follow_up == (AS_OF - SENT).days


@pytest.mark.django_db
def test_an_empty_register_says_nothing() -> None:
    assert taken(ALL, AS_OF, "US") == {}
