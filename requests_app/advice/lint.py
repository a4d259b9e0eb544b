"""What would bring a draft back: each rule that it trips, with the place, what to write, and whether it may go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from requests_app.advice.lint_looks import LOOKS, Case
from requests_app.routes.lint_rules import Rule, Rules, rules
from requests_app.routes.schema import Route

ORDER = ("blocking", "reason", "note")


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that a draft trips, and where: names of contents and items, nothing of what was typed."""

    rule: Rule
    places: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.rule.id

    @property
    def blocks(self) -> bool:
        return self.rule.severity == "blocking"

    @property
    def needs_reason(self) -> bool:
        return self.rule.severity == "reason"

    @property
    def anchor(self) -> str:
        """The field to go to."""
        place = self.places[0]
        return "items" if place in ("items", "channel") else place

    def as_fact(self) -> dict[str, str]:
        """How it stands in the ledger: which rule and how grave, nothing that was typed."""
        return {"rule": self.rule.id, "severity": self.rule.severity}


def findings(case: Case, known: Rules | None = None) -> list[Finding]:
    """Every rule the draft trips, the gravest first."""
    found = []
    company = case.company
    for rule in (known or rules()).by_id.values():
        if not rule.concerns(case.route, case.requesting, case.requested, case.on):
            continue
        if rule.providers and (company is None or company[0].key not in rule.providers):
            continue
        if rule.data and not any(i.get("data") in rule.data for i in case.items):
            continue
        places = LOOKS[rule.looks](rule, case)
        if places:
            found.append(Finding(rule, tuple(places)))
    return sorted(found, key=lambda one: ORDER.index(one.rule.severity))


def besides(found: Iterable[Finding], missing: Iterable[str]) -> list[Finding]:
    """The findings without those that say only what is said already: that something is missing at that place."""
    said = set(missing)
    return [one for one in found if not set(one.places) <= said]


def where(route: Route, places: Sequence[str]) -> str:
    """The places of a finding in words."""
    labels = {c.name: _(c.label) for c in route.contents}
    found = []
    for place in places:
        name, _dash, number = place.partition("-")
        if name == "item" and number:
            found.append(_("Item %(n)s") % {"n": number})
        elif place == "channel":
            found.append(_("The channel"))
        elif place == "items":
            found.append(labels.get(place, _("The data")))
        else:
            found.append(labels.get(place, place.replace("_", " ")))
    return ", ".join(found)
