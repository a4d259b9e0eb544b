"""How one period is counted by one reading of its rule: forward, backward, or in hours, with each step noted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from requests_app.clocks.arithmetic import DAY, same_date, skip, walk, working_days
from requests_app.clocks.calendars import Calendar
from requests_app.clocks.local_time import at_place, next_full_hour, wall
from requests_app.clocks.rules import Law, Rule
from requests_app.clocks.steps import Param, Step

# The instruction of a clock that rolls although its rule does not.
OWN_ROLL = Law("The clock itself", "")


@dataclass(frozen=True)
class Period:
    """What is counted, by which rule and calendar. `roll` is what was asked: None leaves it to the rule."""

    rule: Rule
    calendar: Calendar
    length: int
    unit: str
    roll: bool | None

    @property
    def applies(self) -> bool:
        """Whether the rule speaks of periods of this length."""
        return self.rule.applies(self.length, self.unit)

    @property
    def rolls(self) -> Law | None:
        """By which law the end moves off a day of rest, if it does."""
        if self.roll is False:
            return None
        of_rule = self.rule.roll if self.applies else None
        return of_rule or (OWN_ROLL if self.roll else None)


def forward(period: Period, event: date, *, included: bool) -> tuple[date, list[Step]]:
    """The last day of a period in days or longer units that runs from a day."""
    rule = period.rule
    first = event if included else event + DAY
    steps = [_law("first_included" if included else "first_excluded", rule.first)]
    last, counted = _length(period, event, first, included=included)
    steps += counted
    last, moved = _off_rest(period, last)
    steps += moved
    last, extended = _two_working_days(period, first, last, 1)
    steps += extended
    steps += _kept_calendar(period.calendar, steps)
    return last, [*steps, Step("ends", {"day": last})]


def backward(period: Period, event: date, *, clear: bool) -> tuple[date, list[Step]]:
    """The last day on which something can be done that must be done so long before a day."""
    rule, length = period.rule, period.length
    steps = [_law("back_clear" if clear else "back_plain", rule.back_law or rule.first)]
    short = rule.short if rule.short and period.unit == "day" and length <= rule.short.days else None
    if short or period.unit == "working_day":
        reached, skipped = walk(period.calendar, event - DAY, length, -1)
        steps += [*([_law("short", short.law, days=short.days)] if short else []), *skipped]
    elif period.unit in {"day", "week"}:
        reached = event - timedelta(days=length * (7 if period.unit == "week" else 1))
    else:
        reached, exists = same_date(event, -length * (12 if period.unit == "year" else 1))
        steps += _months(rule, event, reached, exists=exists)
    reached, extended = _two_working_days(period, reached, event - DAY, -1)
    steps += extended
    last = reached - DAY if clear else reached
    steps.append(_counted("counted_back", period, reached, event - DAY))
    law = rule.back_rolls if period.roll is not False else None
    why = skip(period.calendar, last)
    if law and why:
        last, skipped = walk(period.calendar, last, 1, -1)
        steps += [*skipped, _law("rolled_back", law, day=last)]
    elif why:
        steps.append(Step("back_stands", {"day": last}))
    return last, [*steps, Step("ends", {"day": last})]


def hours(period: Period, start: datetime, zone: ZoneInfo) -> tuple[datetime, list[Step]]:
    """The instant at which a period in hours is over."""
    rule = period.rule
    if rule.hours is None:
        begins = start.astimezone(UTC)
        steps = [Step("hours_unruled", {"title": rule.title})]
    elif rule.hours_from_next:
        begins = next_full_hour(start, zone)
        steps = [_law("hour_excluded", rule.hours)]
    else:
        begins = start.astimezone(UTC)
        steps = [_law("hours_at_once", rule.hours)]
    ends = begins + timedelta(hours=period.length)
    steps.append(
        Step(
            "hours_run",
            {
                "length": period.length,
                "unit": "hour",
                **_moment("first", begins, zone),
                **_moment("last", ends, zone),
            },
        )
    )
    local = wall(ends, zone)
    why = skip(period.calendar, local.date())
    if why and rule.hours_roll and rule.hours and period.roll is not False:
        day, skipped = walk(period.calendar, local.date(), 1)
        exact = ends.astimezone(zone).replace(tzinfo=None)
        # The same time of day there; a wall time shown twice is read as the first, which is the earlier.
        ends = at_place(datetime.combine(day, exact.time()), zone, exact=False)
        steps += [*skipped, _law("hours_rolled", rule.hours, day=day)]
    elif why:
        steps.append(Step("hours_stand", {"day": local.date()}))
    steps.append(Step("ends_at", _moment("end", ends, zone)))
    return ends, steps


def _length(period: Period, event: date, first: date, *, included: bool) -> tuple[date, list[Step]]:
    rule, length, unit = period.rule, period.length, period.unit
    short = rule.short if rule.short and unit == "day" and length <= rule.short.days else None
    if short or unit == "working_day":
        last, skipped = walk(period.calendar, first, length)
        noted = [_law("short", short.law, days=short.days)] if short else []
        return last, [*noted, *skipped, _counted("counted", period, first, last)]
    if unit in {"day", "week"}:
        last = first + timedelta(days=length * (7 if unit == "week" else 1) - 1)
        return last, [_counted("counted", period, first, last)]
    last, exists = same_date(event, length * (12 if unit == "year" else 1))
    if included and exists:
        # A period beginning with a day ends the day before the corresponding date.
        last -= DAY
    noted = _months(rule, event, last, exists=exists, before=included)
    return last, [*noted, _counted("counted", period, first, last)]


def _months(rule: Rule, event: date, last: date, *, exists: bool, before: bool = False) -> list[Step]:
    code = "last_of_month" if not exists else "day_before_same_date" if before else "same_date"
    params: dict[str, Param] = {"number": event.day, "day": last}
    return [_law(code, rule.months, **params) if rule.months else Step(f"{code}_unruled", params)]


def _off_rest(period: Period, last: date) -> tuple[date, list[Step]]:
    rule = period.rule
    if not period.applies and rule.limits and period.roll is None:
        return last, [_law("outside", rule.limits)]
    why = skip(period.calendar, last)
    if why is None:
        return last, []
    law = period.rolls
    if law is None:
        code = "stands_by_clock" if period.roll is False and rule.roll else "stands_by_rule"
        return last, [Step(code, {"day": last, "title": rule.title})]
    moved, skipped = walk(period.calendar, last, 1)
    code = "rolled" if law.mark else "rolled_by_clock"
    return moved, [*skipped, _law(code, law, day=moved)]


def _two_working_days(period: Period, first: date, last: date, direction: int) -> tuple[date, list[Step]]:
    """The moving end (the last day forward, the first one backward), pushed out until two working days lie within."""
    rule = period.rule.two_working_days
    end = last if direction > 0 else first
    if rule is None or period.roll is False or not period.applies:
        return end, []
    if period.unit in {"day", "working_day"} and period.length < rule.days:
        return end, []
    lacking = 2 - working_days(period.calendar, first, last, 2)
    if lacking <= 0:
        return end, []
    end, skipped = walk(period.calendar, end + direction * DAY, lacking, direction)
    return end, [*skipped, _law("two_working_days", rule.law, days=rule.days, day=end)]


def _kept_calendar(calendar: Calendar, steps: list[Step]) -> list[Step]:
    skipped_any = any(step.code.startswith("skipped") for step in steps)
    return [Step("calendar", {"place": str(calendar.place)})] if skipped_any else []


def _law(code: str, law: Law, **params: Param) -> Step:
    return Step(code, {"cite": law.cite, "mark": law.mark, **params})


def _counted(code: str, period: Period, first: date, last: date) -> Step:
    return Step(code, {"length": period.length, "unit": period.unit, "first": first, "last": last})


def _moment(name: str, instant: datetime, zone: ZoneInfo) -> dict[str, Param]:
    local = wall(instant, zone)
    return {f"{name}_day": local.date(), f"{name}_time": local.strftime("%H:%M"), "zone": zone.key}
