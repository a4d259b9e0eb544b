"""Tests of whole journeys."""

import pytest

# The chapters of the story assert, and are no test modules of their own.
pytest.register_assert_rewrite(
    *(f"{__name__}.{name}" for name in ("telling", "preservation", "emergency", "assistance", "figures", "told"))
)
