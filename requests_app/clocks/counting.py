"""When a period of law ends: `reckon()` counts it by its rule, at its place, and explains every step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from requests_app.clocks.calendars import CAPITAL_PART, Calendar, version_of_holidays
from requests_app.clocks.errors import NoBackwardRule, WrongLength, WrongStart, WrongUnit
from requests_app.clocks.local_time import end_of_day, wall
from requests_app.clocks.places import Place, zone_named, zone_of
from requests_app.clocks.places import place as place_named
from requests_app.clocks.rules import Rule, rule_for
from requests_app.clocks.spans import Period, backward, forward, hours
from requests_app.clocks.steps import Step

# The longest length of each unit that is believed: a hundred years.
LONGEST = {"hour": 876_600, "day": 36_525, "working_day": 26_100, "week": 5_218, "month": 1_200, "year": 100}
YEARS = range(1970, 2101)


@dataclass(frozen=True)
class Reckoned:
    """A counted period. `due` is the earliest reading; `latest` differs only where the law can be read two ways.

    Dates for days and longer units; local wall time to the minute, without zone, for hours. The `_at` fields are the
    UTC instants at which the period is over: the end of the last local day, or the end of the last hour.
    """

    rule: str
    place: str
    zone: str
    due: date | datetime
    due_at: datetime
    earliest: date | datetime
    earliest_at: datetime
    latest: date | datetime
    latest_at: datetime
    explanation: tuple[Step, ...]
    calendar_version: str


@dataclass(frozen=True)
class _Reading:
    """One way to read the rule: what it leads to, and the steps that lead there."""

    due: date | datetime
    over_at: datetime
    steps: Sequence[Step]
    why: str = ""


def reckon(
    rule: str,
    start: datetime,
    length: int,
    unit: str,
    *,
    place: str,
    roll: bool | None = None,
    zone: str | None = None,
    backwards: bool = False,
    disputed_roll: bool = False,
    inclusive: bool | None = None,
) -> Reckoned:
    """Count `length` `unit`s from the aware `start` by `rule`, with the calendar and the zone of `place`.

    `roll`: None as the rule says, False for ends that never move (retention), True for a clock that moves of its own.
    `disputed_roll`: whether the end moves is argued; the unmoved end is `due`, the moved one `latest`.
    `backwards`: the last day for an act that must come so long before `start`.
    `inclusive`: whether the wording counts the day named, where it differs from the rule or the rule leaves it open.
    """
    _check(start, length, unit)
    where = place_named(place)
    clock = zone_named(zone) if zone else zone_of(where)
    event = start.astimezone(clock).date()
    law = rule_for(rule, event)
    calendar = _calendar(law, where, backwards=backwards)
    readings = _readings(
        Period(rule=law, calendar=calendar, length=length, unit=unit, roll=roll),
        start,
        clock,
        backwards=backwards,
        disputed=disputed_roll,
        inclusive=inclusive,
    )
    earliest = min(readings, key=lambda reading: reading.over_at)
    latest = max(readings, key=lambda reading: reading.over_at)
    steps = [*_opening(law, start, clock, unit, backwards=backwards), *_elsewhere(where, calendar), *earliest.steps]
    if latest.over_at != earliest.over_at:
        steps += [Step(latest.why), *(step for step in latest.steps if step not in earliest.steps)]
    if not calendar.is_complete(latest.due.year):
        steps.append(Step("calendar_incomplete", {"place": str(calendar.place), "year": latest.due.year}))
    return Reckoned(
        rule=law.name,
        place=str(where),
        zone=clock.key,
        due=earliest.due,
        due_at=earliest.over_at,
        earliest=earliest.due,
        earliest_at=earliest.over_at,
        latest=latest.due,
        latest_at=latest.over_at,
        explanation=tuple(steps),
        calendar_version=version_of_holidays(),
    )


def _readings(
    period: Period, start: datetime, zone: ZoneInfo, *, backwards: bool, disputed: bool, inclusive: bool | None
) -> list[_Reading]:
    event = start.astimezone(zone).date()
    if period.unit == "hour":
        if backwards:
            raise NoBackwardRule("Hours are not counted back from a day: give the length in days or longer units.")
        if inclusive is not None:
            raise WrongUnit("Whether the day named counts makes no difference to a period in hours.")
        over_at, steps = hours(period, start, zone)
        return [_Reading(wall(over_at, zone), over_at, steps)]
    if backwards:
        if period.rule.back is None or inclusive is not None:
            raise NoBackwardRule(f"{period.rule.name} does not say how to count back from a day.")
        ways = {"plain": [False], "clear": [True], "clear_or_plain": [True, False]}[period.rule.back]
        return [_day_reading(backward(period, event, clear=clear), zone, "latest_if_not_clear") for clear in ways]
    chosen = {"excluded": [False], "included": [True], "unstated": [True, False]}[period.rule.first_day]
    firsts = chosen if inclusive is None else [inclusive]
    rolls = [False, True] if disputed else [period.roll]
    return [
        _day_reading(
            forward(replace(period, roll=one), event, included=included),
            zone,
            "latest_if_moved" if disputed else "latest_if_day_excluded",
        )
        for included in firsts
        for one in rolls
    ]


def _day_reading(counted: tuple[date, Sequence[Step]], zone: ZoneInfo, why: str) -> _Reading:
    last, steps = counted
    return _Reading(last, end_of_day(last, zone), steps, why)


def _calendar(rule: Rule, where: Place, *, backwards: bool) -> Calendar:
    """The days of rest the rule looks at: those of the place, or of the rule's own country for a place elsewhere."""
    at = where if not rule.country or rule.country == where.country else Place(rule.country)
    if not at.part:
        at = Place(at.country, CAPITAL_PART.get(at.country, ""))
    return Calendar(at, rule.backward_list if backwards else rule.list_name, rule.week)


def _opening(rule: Rule, start: datetime, zone: ZoneInfo, unit: str, *, backwards: bool) -> list[Step]:
    local = wall(start, zone)
    if unit == "hour":
        event = Step("event_at", {"day": local.date(), "time": local.strftime("%H:%M"), "zone": zone.key})
    else:
        event = Step("event_back" if backwards else "event", {"day": local.date(), "zone": zone.key})
    return [event, Step("rule", {"rule": rule.name, "title": rule.title})]


def _elsewhere(where: Place, calendar: Calendar) -> list[Step]:
    kept = calendar.place
    if kept.country != where.country:
        return [Step("calendar_elsewhere", {"place": str(where), "kept": str(kept)})]
    if not calendar.has_holidays:
        return [Step("no_holidays_known", {"place": str(kept)})]
    return []


def _check(start: datetime, length: int, unit: str) -> None:
    if not isinstance(start, datetime) or start.tzinfo is None or start.utcoffset() is None:
        raise WrongStart("The start needs a date, a time of day and a time zone.")
    if unit not in LONGEST:
        raise WrongUnit(f"{unit!r} is not a unit; the units are {', '.join(LONGEST)}.")
    if isinstance(length, bool) or not isinstance(length, int) or length < 1:
        raise WrongLength(f"The length must be a whole number of at least 1, not {length!r}.")
    if length > LONGEST[unit]:
        raise WrongLength(f"{length} is too long a period in units of {unit}: at most {LONGEST[unit]}.")
    if start.year not in YEARS:
        raise WrongStart(f"The start must lie between the years {YEARS[0]} and {YEARS[-1]}.")
