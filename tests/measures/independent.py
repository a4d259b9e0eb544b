"""Every figure a second time, from the entries of the ledgers alone, with pandas and lifelines instead of our own code.

Of the programme it uses the law (which act sends, which place ends) and, for due dates, the reading of clocks from a
ledger; neither the projections nor anything of `measures`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd
from lifelines import KaplanMeierFitter

from requests_app.casework.models import Entry, Request
from requests_app.clocks import run as clocks
from requests_app.clocks.run import Run
from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Route

EVENTS = ("fulfilled", "partial", "nothing_held", "refused", "lost")
DAY = timedelta(days=1)
WEEK = timedelta(days=7)


@dataclass
class Case:
    """One request read from its entries up to the census."""

    pk: int
    ref: str
    route: Route
    emergency: bool
    requesting: str
    requested: str
    entries: list[Entry]  # those that had happened
    stored: list[Entry]  # those that had been recorded
    whole: list[Entry]

    def first(self, flag: str) -> datetime | None:
        acts = {act.does for act in self.route.acts if getattr(act, flag)}
        return next((e.happened_at for e in self.entries if e.act in acts), None)

    @property
    def opened(self) -> datetime:
        return self.whole[0].happened_at

    @property
    def ending(self) -> Entry | None:
        return next((e for e in self.entries if self.route.states[e.to_state].ends), None)

    @property
    def ended(self) -> datetime | None:
        return self.ending.happened_at if self.ending else None

    @property
    def outcome(self) -> str:
        ends = self.route.states[self.ending.to_state].ends if self.ending else None
        return ends.value if ends else ""

    @property
    def sent(self) -> datetime | None:
        return self.first("sends")

    @property
    def age_at_import(self) -> float:
        if self.sent is None or self.whole[0].recorded_at - self.sent <= WEEK:
            return 0.0
        return (self.whole[0].recorded_at - self.sent) / DAY

    def runs(self) -> list[Run]:
        def place(actor: str) -> str:
            known = self.route.actors.get(actor)
            return self.requesting if known is None or known.side == "requesting" else self.requested

        return clocks.runs(self.route, [entry.line() for entry in self.entries], place)


def cases(requests: Iterable[Request], as_of: datetime) -> list[Case]:
    found = []
    for request in requests:
        entries = list(Entry.objects.filter(request=request).order_by("seq"))
        if entries[0].happened_at > as_of:
            continue
        route = catalogue().at(request.route_id, request.route_version)
        happened = [e for e in entries if e.happened_at <= as_of]
        found.append(
            Case(
                request.pk, request.ref, route, request.emergency, request.requesting, request.requested, happened,
                [e for e in entries if e.recorded_at <= as_of], entries,
            )
        )  # fmt: skip
    return found


def durations(found: list[Case], as_of: datetime) -> pd.DataFrame:
    """One line per request that was sent: T, whether answered, how it ended, its age when it came in."""
    rows = [
        {
            "pk": case.pk, "route": case.route.id, "sent": case.sent, "ended": case.ended, "outcome": case.outcome,
            "t": ((case.ended or as_of) - case.sent) / DAY, "entry": case.age_at_import,
            "answered": case.outcome in EVENTS,
        }
        for case in found
        if case.sent is not None
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["pk", "route", "sent", "ended", "outcome", "t", "entry", "answered"])


def kaplan_meier(table: pd.DataFrame) -> KaplanMeierFitter:
    seen = table[(table.entry == 0) | (table.entry < table.t)]
    return KaplanMeierFitter().fit(seen.t, seen.answered, entry=seen.entry if (seen.entry > 0).any() else None)


def reached(fitted: KaplanMeierFitter, share: float) -> float:
    """The first day on which no more than this share still waits; for ever where there is none."""
    left = fitted.survival_function_.iloc[:, 0]
    days = left.index[left <= share + 1e-12]
    return float(days[0]) if len(days) else float("inf")


def waits(rows: list[tuple[float, bool, float]]) -> KaplanMeierFitter:
    table = pd.DataFrame(rows, columns=["t", "answered", "entry"])
    return kaplan_meier(table)


def shares_by(table: pd.DataFrame, column: str, kinds: Iterable[str], t: float) -> dict[str, float]:
    """Aalen-Johansen by its definition: over the days with an end, S(u-) times the ends of a kind by those at risk."""
    seen = table[(table.entry == 0) | (table.entry < table.t)]
    left, shares = 1.0, dict.fromkeys(kinds, 0.0)
    for day in sorted(seen.t.unique()):
        if day > t:
            break
        at_risk = int(((seen.t >= day) & ((seen.entry == 0) | (seen.entry < day))).sum())
        ends = seen[seen.t == day][column].value_counts()
        counted = {kind: int(ends.get(kind, 0)) for kind in shares}
        for kind, count in counted.items():
            shares[kind] += left * count / at_risk
        left *= 1 - sum(counted.values()) / at_risk
    return shares


def wilson(count: int, n: int) -> tuple[float, float]:
    z = 1.959963984540054
    p = count / n
    middle, half = p + z**2 / (2 * n), z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    return float(max(0, (middle - half) / (1 + z**2 / n))), float(min(1, (middle + half) / (1 + z**2 / n)))


def held(found: list[Case], as_of: datetime) -> pd.DataFrame:
    """One line per stretch between two places: who held it, for how long, whether in order to complete it."""
    rows: list[dict[str, Any]] = []
    for case in found:
        acts = {act.does: act for act in case.route.acts}
        completing = False
        place, since = case.route.first, case.opened
        for entry in case.entries[1:]:
            act = acts.get(entry.act)
            moved = entry.to_state != place
            if moved or case.route.states[place].ends:
                rows.append(_stretch(case, place, since, entry.happened_at, completing))
                place, since = entry.to_state, entry.happened_at
                if act is not None and act.returns:
                    completing = True
                elif act is not None and (act.sends or act.receives):
                    completing = False
            if case.route.states[place].ends:
                break
        else:
            rows.append(_stretch(case, place, since, as_of, completing))
    return pd.DataFrame(rows)


def _stretch(case: Case, place: str, since: datetime, until: datetime, completing: bool) -> dict[str, Any]:
    held_by = case.route.states[place].held_by
    actor = case.route.actors.get(held_by)
    return {
        "pk": case.pk, "holder": actor.holder.value if actor else held_by, "days": (until - since) / DAY,
        "own": actor is not None and actor.side == "requesting" and actor.holder.value != "unknown",
        "completing": completing,
    }  # fmt: skip


def answer_due(case: Case, as_of: datetime) -> tuple[datetime | None, datetime | None]:
    """D with and without the pauses, from the last run of the clock of the answer."""
    names = {clock.name for clock in case.route.clocks if clock.answers}
    runs = [run for run in case.runs() if run.clock in names and run.due_at is not None]
    if not runs:
        return None, None
    last = runs[-1]
    assert last.due_at is not None
    pauses = [(datetime.fromisoformat(a), datetime.fromisoformat(b)) for a, b in last.pauses]
    before = sum((b - a for a, b in pauses if a >= last.started_at), timedelta())
    still = as_of - last.paused_since if last.paused_since is not None else timedelta()
    return last.due_at + still, last.due_at - before


def items(case: Case) -> list[tuple[str, str]]:
    """The items last asked for, each with its own outcome or none."""
    keys: list[tuple[str, str]] = []
    settled: dict[str, str] = {}
    for entry in case.entries:
        if "items" in entry.facts:
            keys = [(item["key"], item["data"]) for item in entry.facts["items"]]
            settled = {key: value for key, value in settled.items() if key in dict(keys)}
        settled |= entry.facts.get("settled", {})
    return [(data, settled.get(key, "")) for key, data in keys]


def links(everything: list[Case]) -> dict[str, set[str]]:
    """Who is linked with whom, both ways, by reference."""
    found: dict[str, set[str]] = {}
    for case in everything:
        for entry in case.whole:
            for link in entry.facts.get("links", []):
                found.setdefault(case.ref, set()).add(link["ref"])
                found.setdefault(link["ref"], set()).add(case.ref)
    return found


def wanted(ref: str, graph: dict[str, set[str]], preserves: dict[str, bool]) -> set[str]:
    """The requests for data a preservation is linked with, itself or through other preservations."""
    near = {ref}
    while True:
        further = near | {other for one in near if preserves[one] for other in graph.get(one, set())}
        if further == near:
            return {one for one in near if not preserves[one]}
        near = further
