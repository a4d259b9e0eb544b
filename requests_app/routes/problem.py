"""What is wrong with a route, and where in it."""

from __future__ import annotations

from dataclasses import dataclass

from requests_app.routes.toml_lines import Place


@dataclass(frozen=True, slots=True)
class Problem:
    """One defect of a route: the place is the path of keys to it, as `("acts", 3, "to")`."""

    place: Place
    reason: str
