"""How well the lint foresees: how often what a rule found came back for that very reason, and what none foresaw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from requests_app.casework import machine
from requests_app.casework.machine import Line
from requests_app.casework.models import Entry, Request
from requests_app.measures import cuts
from requests_app.measures.cuts import Cut
from requests_app.measures.proportion import Proportion, wilson
from requests_app.routes.catalogue import catalogue
from requests_app.routes.lint_rules import Rule, Rules, rules
from requests_app.routes.schema import Route

_COLUMNS = (
    "request_id", "request__ref", "request__route_id", "request__route_version", "seq", "act", "happened_at",
    "recorded_at", "facts",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Submission:
    """One version of a draft that was examined, or still waits for it: what was found in it and what came of it."""

    request: int
    ref: str
    route: Route
    found: frozenset[str]  # rules
    code: str  # of the return that followed, if one did
    ground: str  # of the refusal that followed, if one did
    at: datetime | None  # when it was returned, refused, answered or ended; none: it waits


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule: in how many submissions it was found, how many of them are decided, how many came back for it."""

    rule: str
    severity: str
    foresees: tuple[str, ...]
    found: int
    waiting: int
    precision: Proportion


@dataclass(frozen=True, slots=True)
class Unforeseen:
    """One coded return that no rule found in that submission foresaw. `known_to`: the rules that know the code."""

    request: int
    ref: str
    route: str
    code: str
    label: str
    at: datetime
    known_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Precision:
    """The lint, measured."""

    as_of: datetime
    submissions: int
    rules: tuple[RuleLine, ...]
    returns: Proportion  # the share of the coded returns that a rule foresaw
    unforeseen: tuple[Unforeseen, ...]


def read(cut: Cut, as_of: datetime) -> Precision:
    """The rules over the requests of a cut, at a census. One query."""
    rows: Any = (
        Entry.objects.filter(request__in=Request.objects.filter(cuts.condition(cut)).values("pk"))
        .filter(act__in=_acts(), recorded_at__lte=as_of)
        .order_by("request_id", "seq")
        .values_list(*_COLUMNS)
    )
    found: list[Submission] = []
    for (request, ref, route_id, version), entries in groupby(rows, key=lambda row: row[:4]):
        lines = [
            Line(seq, act, happened, recorded, facts=facts) for *_h, seq, act, happened, recorded, facts in entries
        ]
        found += submissions(request, ref, catalogue().at(route_id, version), lines)
    return measured(found, as_of)


def _acts() -> set[str]:
    """Every act of every route that submits, sends, decides or puts right: all that has to be read."""
    wanted = {machine.CORRECT, machine.VOID}
    for route in catalogue().routes.values():
        wanted |= {a.does for a in route.acts if a.needs.contents or a.sends or _decides(route, a.does)}
    return wanted


def _decides(route: Route, name: str) -> bool:
    act = route.act(name)
    if act is None:
        return False
    state = route.states.get(act.to)
    return act.returns or act.answers or bool(state and state.ends) or act.to == machine.BY_OUTCOME


def submissions(request: int, ref: str, route: Route, lines: Sequence[Line]) -> Iterator[Submission]:
    """What was submitted and sent, each with what followed it. Corrections are applied; what never left counts not."""
    open_: frozenset[str] | None = None
    sent = False
    for line in machine.effective(lines):
        act = route.act(line.act)
        if act is None:
            continue
        if act.needs.contents and "found" in line.facts.get("lint", {}):
            # A version taken back before anybody outside saw it was never examined: the next one stands for it.
            open_ = frozenset(str(one["rule"]) for one in line.facts["lint"]["found"])
        sent = sent or act.sends
        if open_ is not None and sent and _decides(route, act.does):
            code, ground = str(line.facts.get("code", "")), str(line.facts.get("ground", ""))
            yield Submission(request, ref, route, open_, code if act.returns else "", ground, line.happened_at)
            open_ = None
    if open_ is not None and sent:
        yield Submission(request, ref, route, open_, "", "", None)


def measured(found: Sequence[Submission], as_of: datetime, known: Rules | None = None) -> Precision:
    """Each rule's precision, and the returns that no rule foresaw."""
    known = known or rules()
    held: Counter[str] = Counter(name for one in found for name in one.found)
    decided: Counter[str] = Counter(name for one in found if one.at for name in one.found)
    hits: Counter[str] = Counter(
        name for one in found for name in one.found if name in known.by_id and _follows(known.by_id[name], one)
    )
    lines = tuple(
        RuleLine(
            rule.id,
            rule.severity,
            (*rule.returns, *rule.grounds),
            held[rule.id],
            held[rule.id] - decided[rule.id],
            wilson(hits[rule.id], decided[rule.id]),
        )
        for rule in known.by_id.values()
    )
    coded = [one for one in found if one.code]
    missed = [one for one in coded if not _foreseen(known.by_id, one)]
    return Precision(
        as_of,
        len(found),
        lines,
        wilson(len(coded) - len(missed), len(coded)),
        tuple(_unforeseen(one, known) for one in missed),
    )


def _follows(rule: Rule, one: Submission) -> bool:
    return one.code in rule.returns or one.ground in rule.grounds


def _foreseen(known: Mapping[str, Rule], one: Submission) -> bool:
    return any(one.code in known[name].returns for name in one.found if name in known)


def _unforeseen(one: Submission, known: Rules) -> Unforeseen:
    if one.at is None:
        raise ValueError("what waits was not returned")
    label = next((r.label for r in one.route.returns if r.code == one.code), one.code)
    knowing = tuple(rule.id for rule in known.foreseeing(one.code))
    return Unforeseen(one.request, one.ref, one.route.id, one.code, label, one.at, knowing)


def document(found: Precision) -> dict[str, Any]:
    """As one JSON document. Nothing personal is in it: rules, codes and the numbers of requests."""
    return {
        "as_of": found.as_of,
        "submissions": found.submissions,
        "rules": [
            {
                "rule": one.rule,
                "severity": one.severity,
                "foresees": list(one.foresees),
                "found": one.found,
                "waiting": one.waiting,
                "n": one.precision.n,
                "followed": one.precision.count,
                "precision": {"share": one.precision.share, "low": one.precision.low, "high": one.precision.high},
            }
            for one in found.rules
        ],
        "returns": {
            "n": found.returns.n,
            "foreseen": found.returns.count,
            "share": {"share": found.returns.share, "low": found.returns.low, "high": found.returns.high},
        },
        "unforeseen": [
            {"request": one.ref, "route": one.route, "code": one.code, "at": one.at, "known_to": list(one.known_to)}
            for one in found.unforeseen
        ],
    }
