"""A worker that is down is noticed: whoever looks is told that warnings may be late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from requests_app.desk import sweep

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_a_clock_that_runs_is_not_mentioned() -> None:
    """Swept a minute ago."""
    sweep.tick(NOW, mail=False)
    assert sweep.stands_still(NOW + timedelta(minutes=1)) is None


def test_a_clock_that_stands_says_since_when() -> None:
    """Swept eleven minutes ago."""
    sweep.tick(NOW, mail=False)
    assert sweep.stands_still(NOW + timedelta(minutes=11)) == NOW


def test_a_new_installation_is_not_accused() -> None:
    """Never swept: the worker has just been started for the first time."""
    assert sweep.stands_still(NOW) is None
