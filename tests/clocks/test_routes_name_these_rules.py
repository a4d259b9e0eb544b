"""A route can name every counting rule there is, and no other."""

from __future__ import annotations

from requests_app.clocks.rules import RULES
from requests_app.routes.check_clocks import COUNTING


def test_the_rules_a_route_may_name_are_those_that_count() -> None:
    assert frozenset(RULES) == COUNTING
