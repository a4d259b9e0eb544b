"""The runs of a request's clocks, read from its ledger: started, paused, extended, stopped, each explained. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from requests_app.casework import machine
from requests_app.casework.machine import Line
from requests_app.clocks import counting, places
from requests_app.clocks.counting import Reckoned
from requests_app.clocks.steps import Step
from requests_app.routes.schema import Clock, Route

RUNNING, PAUSED, STOPPED, EXPIRED, CLOSED, EXTENDED, REPLACED = (
    "running",
    "paused",
    "stopped",
    "expired",
    "closed",
    "extended",
    "replaced",
)
OVER = frozenset({STOPPED, EXPIRED, CLOSED, EXTENDED, REPLACED})


@dataclass(frozen=True, slots=True)
class Run:
    """One leg of one run of one clock. An extension ends a leg and begins the next, so the original end is kept."""

    clock: str
    run: int
    leg: int
    started_at: datetime  # what the period is counted from
    started_seq: int
    status: str = RUNNING
    rule: str = ""
    place: str = ""
    zone: str = ""
    n: int | None = None
    unit: str = "none"
    due: str = ""  # the local date, or local wall time for hours; empty: no length in law
    due_at: datetime | None = None  # the earliest reading, which is acted on
    latest_at: datetime | None = None  # the latest reading
    ended_at: datetime | None = None
    paused_since: datetime | None = None
    pauses: tuple[tuple[str, str], ...] = ()
    paused_for: timedelta = field(default_factory=timedelta)
    steps: tuple[Step, ...] = ()
    calendar: str = ""

    @property
    def key(self) -> tuple[str, int, int]:
        return self.clock, self.run, self.leg


def _zone(place: str) -> str:
    return places.zone_of(places.place(place)).key


class _Track:
    """All runs of one clock while the ledger is read."""

    def __init__(self, clock: Clock, route: Route, place: str) -> None:
        self.clock, self.route, self.place = clock, route, place
        self.rule = clock.counting or route.counting
        self.runs: list[Run] = []

    @property
    def live(self) -> Run | None:
        return self.runs[-1] if self.runs and self.runs[-1].status not in OVER else None

    def put(self, run: Run) -> None:
        self.runs[-1] = run

    def count(self, start: datetime, n: int, unit: str) -> Reckoned:
        # Retention never rolls; a disputed roll shows both readings and acts on the unrolled one.
        if self.clock.roll == "none":
            return counting.reckon(self.rule, start, n, unit, place=self.place, roll=False)
        if self.clock.roll == "disputed":
            return counting.reckon(self.rule, start, n, unit, place=self.place, disputed_roll=True)
        return counting.reckon(self.rule, start, n, unit, place=self.place)

    def start(self, line: Line, lines: Sequence[Line]) -> None:
        live = self.live
        if live:
            self.put(replace(live, status=REPLACED, ended_at=line.happened_at))
        number = 1 + max((r.run for r in self.runs), default=0)
        began = _began(self.clock, line, self.place)
        run = Run(
            self.clock.name,
            number,
            1,
            began,
            line.seq,
            rule=self.rule,
            place=self.place,
            zone=_zone(self.place),
            unit=self.clock.length.unit,
        )
        stated = _stated(self.clock, lines)
        if isinstance(stated, datetime | date):
            self.runs.append(self._until(run, stated))
            return
        n = stated if stated is not None else self.clock.length.amount
        if n is None or run.unit == "none":
            self.runs.append(replace(run, steps=(Step("no_length", {}),)))
            return
        counted = self.count(began, n, run.unit)
        self.runs.append(_counted(replace(run, n=n), counted))

    def _until(self, run: Run, until: datetime | date) -> Run:
        if isinstance(until, datetime):
            at = until
            shown = until.astimezone(ZoneInfo(run.zone)).strftime("%Y-%m-%dT%H:%M")
        else:
            at = datetime.combine(until + timedelta(days=1), time.min, ZoneInfo(run.zone)).astimezone(UTC)
            shown = until.isoformat()
        step = Step(
            "stated_at" if shown[11:] else "stated_day",
            {"day": date.fromisoformat(shown[:10]), "time": shown[11:], "zone": run.zone},
        )
        return replace(run, due=shown, due_at=at, latest_at=at, steps=(*run.steps, step))

    def pause(self, line: Line) -> None:
        live = self.live
        if live and live.status == RUNNING and (live.due_at is None or line.happened_at < live.due_at):
            self.put(replace(live, status=PAUSED, paused_since=line.happened_at))

    def resume(self, line: Line) -> None:
        live = self.live
        if not live or live.status != PAUSED or live.paused_since is None:
            return
        span = line.happened_at - live.paused_since
        pauses = (*live.pauses, (live.paused_since.isoformat(), line.happened_at.isoformat()))
        run = replace(live, status=RUNNING, paused_since=None, pauses=pauses, paused_for=live.paused_for + span)
        if live.due_at is None:
            self.put(run)
            return
        # The remainder resumes to the second (earliest reading); a fresh full period is the latest.
        due_at = live.due_at + span
        latest = max(due_at, live.latest_at or due_at)
        if run.n is not None:
            latest = max(due_at, self.count(line.happened_at, run.n, run.unit).due_at)
        local = due_at.astimezone(ZoneInfo(run.zone))
        step = Step(
            "paused",
            {
                "minutes": int(span.total_seconds() // 60),
                "day": local.date(),
                "time": local.strftime("%H:%M"),
                "zone": run.zone,
            },
        )
        self.put(
            replace(
                run, due=local.strftime("%Y-%m-%dT%H:%M"), due_at=due_at, latest_at=latest, steps=(*run.steps, step)
            )
        )

    def extend(self, line: Line) -> None:
        live = self.live
        wanted: Mapping[str, Any] = line.facts.get("extensions", {}).get(self.clock.name, {})
        rule = self.clock.extend
        if not live or rule is None:
            return
        self.put(replace(live, status=EXTENDED, ended_at=line.happened_at))
        said = {"basis": str(wanted.get("basis") or rule.basis), "reason": str(wanted.get("reason", ""))}
        lengthened = Step("extended_because" if said["reason"] else "extended", {**said, "mark": rule.mark})
        next_ = replace(
            live,
            leg=live.leg + 1,
            started_seq=line.seq,
            ended_at=None,
            steps=(*live.steps, lengthened),
        )
        until = _moment(wanted.get("until"))
        if until is not None:
            self.runs.append(self._until(next_, until))
            return
        n = int(wanted.get("n") or rule.n or 0)
        unit = str(wanted.get("unit") or rule.unit)
        if rule.runs_from == "act":
            counted = self.count(line.happened_at, n, unit)
            self.runs.append(_counted(replace(next_, n=n, unit=unit, started_at=line.happened_at), counted))
        elif live.n is not None and unit == live.unit:
            counted = self.count(live.started_at, live.n + n, unit)
            run = _counted(replace(next_, n=live.n + n), counted)
            self.runs.append(_shifted(run, live.paused_for))
        else:
            begin = live.due_at or line.happened_at
            self.runs.append(
                _counted(replace(next_, n=n, unit=unit), self.count(begin - timedelta(seconds=1), n, unit))
            )

    def end(self, at: datetime, status: str) -> None:
        live = self.live
        if live:
            self.put(replace(live, status=status, ended_at=at, paused_since=None))


def _counted(run: Run, counted: Reckoned) -> Run:
    due = counted.due
    shown = due.strftime("%Y-%m-%dT%H:%M") if isinstance(due, datetime) else due.isoformat()
    return replace(
        run,
        due=shown,
        due_at=counted.earliest_at,
        latest_at=counted.latest_at,
        zone=counted.zone,
        steps=(*run.steps, *counted.explanation),
        calendar=counted.calendar_version,
    )


def _shifted(run: Run, by: timedelta) -> Run:
    if not by or run.due_at is None:
        return run
    due_at = run.due_at + by
    local = due_at.astimezone(ZoneInfo(run.zone))
    return replace(
        run, due=local.strftime("%Y-%m-%dT%H:%M"), due_at=due_at, latest_at=max(due_at, run.latest_at or due_at)
    )


def _moment(value: Any) -> datetime | date | None:
    if not value:
        return None
    text = str(value)
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _began(clock: Clock, line: Line, place: str) -> datetime:
    """What the period is counted from: the named fact of the act if it was told, else the moment of the act."""
    act, _dot, fact = clock.runs_from.partition(".")
    told = line.facts.get("asked", {}).get(fact) if fact and line.act == act else None
    moment = _moment(told)
    if moment is None:
        return line.happened_at
    if isinstance(moment, datetime):
        return moment
    return datetime(moment.year, moment.month, moment.day, tzinfo=ZoneInfo(_zone(place)))


def _stated(clock: Clock, lines: Sequence[Line]) -> int | datetime | date | None:
    """The length or the date that an act stated for this clock, the latest one first."""
    act, _dot, fact = clock.length.stated_in.partition(".")
    if not fact:
        return None
    for line in reversed(lines):
        value = line.facts.get("asked", {}).get(fact) if line.act == act else None
        if value not in (None, ""):
            return int(value) if str(value).isdigit() else _moment(value)
    return None


def runs(route: Route, lines: Sequence[Line], place_of: Callable[[str], str]) -> list[Run]:
    """Every leg of every run of every clock of a request, in the order of the route's clocks.

    `place_of` gives the place (ISO code) whose calendar counts for an actor.
    """
    tracks = {c.name: _Track(c, route, place_of(c.place or c.owner)) for c in route.clocks}
    valid = machine.effective(lines)
    position = machine.begin(route, valid[0])
    for index, line in enumerate(valid[1:], start=1):
        before = position
        position = machine.apply(route, position, line)
        act = route.act(line.act)
        if act is None:
            continue
        for name in act.stops:
            track = tracks[name]
            expired = act.automatic and track.clock.at_end.act == act.does
            track.end(line.happened_at, EXPIRED if expired else STOPPED)
        for name in act.pauses:
            tracks[name].pause(line)
        for name in act.resumes:
            tracks[name].resume(line)
        for name in act.extends:
            tracks[name].extend(line)
        if position.ended_at is not None and before.ended_at is None:
            _close(route, tracks, position.state, act.does if act.automatic else "", line.happened_at)
        for name in act.starts:
            tracks[name].start(line, valid[: index + 1])
    return [run for track in tracks.values() for run in track.runs]


def _close(route: Route, tracks: Mapping[str, _Track], end: str, automatic: str, at: datetime) -> None:
    """At an end every clock is over, but for those that an act of that end still stops."""
    kept = {name for act in machine.acts_from(route, end) for name in act.stops}
    for name, track in tracks.items():
        if automatic and track.clock.at_end.act == automatic and track.live and track.live.due_at == at:
            track.end(at, EXPIRED)
        elif name not in kept:
            track.end(at, CLOSED)
