"""What the lint found, in the words of a page: how grave, where, what is wrong, what to write, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrPromise

from requests_app.advice import lint
from requests_app.advice.lint import Finding
from requests_app.routes.lint_rules import rules
from requests_app.routes.schema import Cite, Route

GRAVITY: dict[str, StrPromise] = {
    "blocking": gettext_lazy("Stops the sending"),
    "reason": gettext_lazy("Needs a reason"),
    "note": gettext_lazy("To be looked at"),
}
SHAPES = {"blocking": "triangle", "reason": "diamond", "note": "ring"}


@dataclass(frozen=True, slots=True)
class LintLine:
    """One finding as it is shown."""

    id: str
    gravity: str
    shape: str
    anchor: str
    where: str
    says: str
    write: str
    cite: Cite
    checked: date


def lines(route: Route, found: Iterable[Finding]) -> list[LintLine]:
    """Each finding in words."""
    return [
        LintLine(
            one.id,
            str(GRAVITY[one.rule.severity]),
            SHAPES[one.rule.severity],
            one.anchor,
            lint.where(route, one.places),
            _(one.rule.says),
            _(one.rule.write),
            one.rule.cite,
            one.rule.checked,
        )
        for one in found
    ]


def reasons(body: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Why a draft went as it was: what the rule said, and what was said to it. A rule no longer known has its name."""
    known = rules().by_id
    return [(_(known[name].says) if name in known else name, str(why)) for name, why in body.get("reasons", {}).items()]
