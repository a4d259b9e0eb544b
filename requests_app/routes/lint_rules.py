"""The rules a draft is read against before it is sent, as data: what is wrong, what to write, who says so."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, model_validator

from requests_app.routes import jurisdictions
from requests_app.routes.loader import LawError
from requests_app.routes.schema import Cite, Data, Frozen, Name, Route, RouteId

RULES = Path(__file__).parent / "lint"

Severity = Literal["blocking", "reason", "note"]
Kind = Literal["preservation", "production", "assistance", "emergency", "information", "enforcement"]
# What a rule can look at. The list is closed: a new one is written in the advice room, with its test.
Looks = Literal[
    "short", "thin", "said_without", "not_said", "mentions", "without_pattern", "stale_dates", "script_not_accepted",
    "identifier_format", "identifier_kind", "ip_without_port", "repeated", "duplicate", "too_many",
    "period_missing", "period_half_open", "zone_missing", "period_long", "period_future", "period_old", "mixed_data",
    "other_state", "direct_to_provider", "provider_data", "no_preservation", "no_receiver",
]  # fmt: skip


class Rule(Frozen):
    """One thing that brings requests back. Conditions left empty hold for every request."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    severity: Severity  # blocking stops the act | reason lets it pass with a reason | note is only shown
    looks: Looks
    says: str = Field(min_length=1)
    write: str = Field(min_length=1)  # what to write instead
    requested: tuple[str, ...] = ()  # States or groups of States
    not_requesting: tuple[str, ...] = ()  # States whose own requests it does not concern
    instruments: tuple[str, ...] = ()
    routes: tuple[RouteId, ...] = ()
    kinds: tuple[Kind, ...] = ()  # of route
    providers: tuple[str, ...] = ()  # keys of providers.csv
    data: tuple[Data, ...] = ()  # looked at only where one of these is asked for
    contents: tuple[Name, ...] = ()  # those of them the route has are looked at
    optional: bool = False  # looked at even where the law of the route lets them be left out
    unless: tuple[Name, ...] = ()  # contents that make it good
    words: tuple[str, ...] = ()  # whole words, capitals not regarded
    unless_words: tuple[str, ...] = ()
    pattern: str = ""
    n: int = 0  # words, items or rows, as the look says
    days: int = 0
    minutes: int = 0
    returns: tuple[Name, ...] = ()  # the codes of a return this foresees
    grounds: tuple[Name, ...] = ()  # the grounds of refusal this foresees
    cite: Cite
    valid_from: date  # since when its source says so; a draft of before is not held against it
    checked: date

    @model_validator(mode="after")
    def sound(self) -> Rule:
        if not self.cite.instrument or not self.cite.source:
            raise ValueError("the citation names its instrument and its source")
        if not self.returns and not self.grounds:
            raise ValueError("a rule names the return or refusal it foresees")
        re.compile(self.pattern)
        return self

    def concerns(self, route: Route, requesting: str, requested: str, on: date) -> bool:
        """Whether the rule is one for this route between these States on that day."""
        return (
            on >= self.valid_from
            and (not self.routes or route.id in self.routes)
            and (not self.instruments or route.instrument in self.instruments)
            and (not self.kinds or route.kind in self.kinds)
            and requesting not in self.not_requesting
            and (not self.requested or any(requested == s or requested in _group(s) for s in self.requested))
        )


def _group(name: str) -> frozenset[str]:
    return jurisdictions.GROUPS.get(name, frozenset())


@dataclass(frozen=True, slots=True)
class Rules:
    """Every rule by its id, in the order of the files."""

    by_id: MappingProxyType[str, Rule]

    def foreseeing(self, code: str) -> tuple[Rule, ...]:
        """The rules that foresee a return of this code."""
        return tuple(rule for rule in self.by_id.values() if code in rule.returns)


def read(folder: Path) -> Rules:
    """The rules of a folder. Raises `LawError` with file and line for the first that cannot be used."""
    found: dict[str, Rule] = {}
    for path in sorted(folder.glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        try:
            rows: list[dict[str, Any]] = tomllib.loads(text).get("rule", [])
        except tomllib.TOMLDecodeError as error:
            raise LawError(path, 1, f"not TOML: {error}") from None
        starts = [n for n, line in enumerate(text.splitlines(), start=1) if line.strip() == "[[rule]]"]
        for line, row in zip(starts, rows, strict=True):
            try:
                rule = Rule.model_validate(row)
            except ValidationError as error:
                first = error.errors(include_url=False)[0]
                where = ".".join(str(part) for part in first["loc"]) or "the rule"
                raise LawError(path, line, f"{where}: {first['msg']}") from None
            fault = _fault(rule, found)
            if fault:
                raise LawError(path, line, fault)
            found[rule.id] = rule
    return Rules(MappingProxyType(found))


def _fault(rule: Rule, found: dict[str, Rule]) -> str:
    known = jurisdictions.jurisdictions()
    if rule.id in found:
        return f"there are two rules {rule.id}"
    states = [
        s for s in (*rule.requested, *rule.not_requesting) if s not in known.names and s not in jurisdictions.GROUPS
    ]
    if states:
        return f"there is no State {', '.join(states)}"
    strangers = set(rule.providers) - {p.key for p in known.providers}
    if strangers:
        return f"there is no provider {', '.join(sorted(strangers))}"
    return ""


@cache
def rules() -> Rules:
    """The rules of this installation, read once."""
    return read(RULES)
