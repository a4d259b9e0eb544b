"""Checks of States and days: every jurisdiction a route names exists, and it ends no earlier than it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from requests_app.routes.jurisdictions import GROUPS, country_codes
from requests_app.routes.problem import Problem
from requests_app.routes.schema import Route
from requests_app.routes.toml_lines import Place

# ISO 3166-1 leaves XA to XZ to its users: here they are the invented States of exercises and examples.
EXERCISE = re.compile(r"X[A-Z]")
BY_STATE = frozenset({"target_resides", "provider_state"})  # facts whose value is a State


def _named(route: Route) -> Iterator[tuple[Place, tuple[str, ...]]]:
    for side, condition in (("requesting", route.open.requesting), ("requested", route.open.requested)):
        yield ("open", side, "country"), condition.country
        yield ("open", side, "not_country"), condition.not_country
    for number, need in enumerate(route.open.needs):
        for n, test in enumerate(need.any):
            if test.fact in BY_STATE:
                yield ("open", "needs", number, "any", n, "is"), test.is_
                yield ("open", "needs", number, "any", n, "is_not"), test.is_not


def jurisdictions_exist(route: Route) -> list[Problem]:
    """Every State and every group of States that is named is in `countries.csv` or among the groups."""
    countries = country_codes()
    if not countries:
        return []
    known = countries | GROUPS.keys()
    return [
        Problem(place, f"there is no jurisdiction {code!r}")
        for place, codes in _named(route)
        for code in codes
        if code not in known and not EXERCISE.fullmatch(code)
    ]


def days_are_in_order(route: Route) -> list[Problem]:
    """A route does not cease to apply before it begins to."""
    validity = route.validity
    if validity.since and validity.until and validity.until < validity.since:
        return [Problem(("validity", "until"), f"the route ends on {validity.until}, before it begins")]
    return []
