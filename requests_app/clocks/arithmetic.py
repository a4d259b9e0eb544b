"""Steps over the calendar that know no law: months to the same date, and walks over days of rest."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from requests_app.clocks.calendars import Calendar
from requests_app.clocks.steps import Step

DAY = timedelta(days=1)


def same_date(day: date, months: int) -> tuple[date, bool]:
    """The same date so many months on (or back), and whether it exists; else the last day of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)), day.day <= last


def days_on(day: date, direction: int) -> Iterator[date]:
    """Each day from this one on, itself first."""
    while True:
        yield day
        day += direction * DAY


def walk(calendar: Calendar, first: date, count: int, direction: int = 1) -> tuple[date, list[Step]]:
    """The day that is the `count`th working day from `first` on, and a step for each day of rest on the way."""
    skipped: list[Step] = []
    for day in days_on(first, direction):
        rest = skip(calendar, day)
        if rest:
            skipped.append(rest)
            continue
        count -= 1
        if count == 0:
            return day, skipped
    raise AssertionError("days do not end")


def skip(calendar: Calendar, day: date) -> Step | None:
    """The step that says why a day is one of rest, or None on a working day."""
    rest = calendar.rest(day)
    if rest is None:
        return None
    if rest.is_holiday:
        return Step("skipped_holiday", {"day": day, "name": rest.holiday, "place": str(calendar.place)})
    return Step("skipped_weekend", {"day": day})


def working_days(calendar: Calendar, first: date, last: date, enough: int) -> int:
    """How many working days lie in the span, both ends included; counting stops at `enough`."""
    found, day = 0, first
    while day <= last and found < enough:
        found += calendar.is_working(day)
        day += DAY
    return found
