"""Keeps the deadline table in step with the ledger: follow one act, or rebuild and compare."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from requests_app.casework.ledger import Ledger
from requests_app.casework.models import Request
from requests_app.clocks import run as runs
from requests_app.clocks import steps
from requests_app.clocks.models import Deadline
from requests_app.clocks.run import Run
from requests_app.routes.schema import Route

VOID = "void"  # a correction undid the start of this run; the row stays because notices refer to it


def places(request: Request, route: Route) -> Callable[[str], str]:
    """The place whose calendar counts for an actor: the State on whose side the actor stands."""

    def place_of(actor: str) -> str:
        known = route.actors.get(actor)
        return request.requesting if known is None or known.side == "requesting" else request.requested

    return place_of


def reckon(request: Request, ledger: Ledger) -> list[Run]:
    """All runs of a request's clocks."""
    return runs.runs(ledger.route, ledger.lines, places(request, ledger.route))


def values(run: Run, route: Route) -> dict[str, Any]:
    """A run as the table holds it."""
    clock = route.clock(run.clock)
    if clock is None:
        raise ValueError(f"{route.key} has no clock {run.clock!r}.")
    return {
        "kind": clock.kind,
        "owner": clock.owner,
        "answers": clock.answers,
        "status": run.status,
        "started_at": run.started_at,
        "started_seq": run.started_seq,
        "rule": run.rule,
        "place": run.place,
        "zone": run.zone,
        "n": run.n,
        "unit": run.unit,
        "due": run.due,
        "due_at": run.due_at,
        "latest_at": run.latest_at,
        "ended_at": run.ended_at,
        "paused_since": run.paused_since,
        "pauses": [list(p) for p in run.pauses],
        "steps": steps.to_json(run.steps),
        "calendar": run.calendar,
    }


def follow(request: Request, ledger: Ledger) -> list[Deadline]:
    """Brings the deadlines of a request in step with its ledger; returns those that changed."""
    stored = {(d.clock, d.run, d.leg): d for d in Deadline.objects.filter(request=request)}
    changed: list[Deadline] = []
    made: list[Deadline] = []
    for run in reckon(request, ledger):
        wanted = values(run, ledger.route)
        row = stored.pop(run.key, None)
        if row is None:
            made.append(Deadline(request=request, clock=run.clock, run=run.run, leg=run.leg, **wanted))
        elif _differs(row, wanted):
            for name, value in wanted.items():
                setattr(row, name, value)
            changed.append(row)
    for row in stored.values():
        if row.status != VOID:
            row.status = VOID
            changed.append(row)
    if made:
        Deadline.objects.bulk_create(made)
    if changed:
        Deadline.objects.bulk_update(changed, Deadline.COMPUTED)
    return [*made, *changed]


def check(request: Request, ledger: Ledger, stored: Iterable[Deadline]) -> list[str]:
    """Where the deadline table differs from what the ledger says."""
    rows = {(d.clock, d.run, d.leg): d for d in stored if d.status != VOID}
    found = []
    for run in reckon(request, ledger):
        row = rows.pop(run.key, None)
        name = f"{run.clock} {run.run}.{run.leg}"
        if row is None:
            found.append(f"deadline {name}: missing")
            continue
        wanted = values(run, ledger.route)
        found += [f"deadline {name}: {k} differs" for k, v in wanted.items() if getattr(row, k) != v]
    found += [f"deadline {c} {r}.{leg}: stored, but the ledger knows no such run" for c, r, leg in rows]
    return found


def _differs(row: Deadline, wanted: Mapping[str, Any]) -> bool:
    return any(getattr(row, name) != value for name, value in wanted.items())
