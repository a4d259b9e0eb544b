"""A day on paper has its month in letters, in the language of the paper, with digits 0 to 9."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from requests_app.papers import when
from requests_app.papers.filled import Period


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "3 April 2026"),
        ("fr", "3 avril 2026"),
        ("es", "3 de abril de 2026"),
        ("de", "3. April 2026"),
        ("pt", "3 de abril de 2026"),
        ("ar", "3 أبريل 2026"),
    ],
)
def test_a_day(language: str, written: str) -> None:
    with translation.override(language):
        assert when.day(date(2026, 4, 3)) == written


def test_every_month_has_its_own_name() -> None:
    for language in ("fr", "es", "de", "pt", "ar"):
        with translation.override(language):
            assert len({when.day(date(2026, month, 1)) for month in range(1, 13)}) == 12


def test_a_period_in_arabic_and_german() -> None:
    period = Period(datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC))
    with translation.override("de"):
        assert when.period(period) == "1. Mai 2026, 00:00 (UTC) bis 31. Mai 2026, 24:00 (UTC)"
    with translation.override("ar"):
        assert when.period(period) == "1 مايو 2026, 00:00 (UTC) إلى 31 مايو 2026, 24:00 (UTC)"
