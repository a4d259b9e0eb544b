"""How a moment, a day, a length of time and the time left are said: month in letters, and always the zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SOON = timedelta(days=14)  # as far ahead as a desk looks
_HAIR = timedelta(microseconds=1)


class Urgency(StrEnum):
    """The three degrees of heat, which are also the names of their classes."""

    LATE = "late"  # over, or over before tomorrow is
    SOON = "soon"  # within a fortnight
    CALM = "calm"


@lru_cache(maxsize=256)
def zone_of(name: str) -> ZoneInfo:
    """The zone of that name; UTC where the name is empty or unknown."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def abbreviation(moment: datetime) -> str:
    """`CET`; a zone without letters of its own is named by its distance, `UTC+03:30`."""
    name = moment.tzname() or "UTC"
    if name[:1] not in "+-":
        return name
    minutes = int((moment.utcoffset() or timedelta()).total_seconds()) // 60
    sign = "+" if minutes >= 0 else "\N{MINUS SIGN}"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}:{rest:02d}" if rest else f"UTC{sign}{hours}"


def day(value: date) -> str:
    """`21 Nov 2026`: the month in letters, since 03/04 is read two ways."""
    return date_format(value, "j M Y")


def weekday(value: date) -> str:
    """`Friday 20 November 2026`, for the head of a page."""
    return date_format(value, "l j F Y")


def last_day(moment: datetime, zone: str) -> date:
    """The last day before `moment` is over: a period over at midnight ends on the day that then ends."""
    return (moment - _HAIR).astimezone(zone_of(zone)).date()


def clock_time(moment: datetime, zone: str, *, closes: bool = False) -> str:
    """`07:50 CET`; the midnight that closes a period is `24:00` of the day before."""
    local = moment.astimezone(zone_of(zone))
    if closes and local.time() == time.min:
        return f"24:00 {abbreviation((moment - _HAIR).astimezone(zone_of(zone)))}"
    return f"{local:%H:%M} {abbreviation(local)}"


def when(moment: datetime, zone: str = "UTC", *, closes: bool = False) -> str:
    """`21 Nov 2026, 07:50 CET`."""
    local = moment.astimezone(zone_of(zone))
    shown = last_day(moment, zone) if closes and local.time() == time.min else local.date()
    return f"{day(shown)}, {clock_time(moment, zone, closes=closes)}"


def machine(moment: datetime) -> str:
    """The moment as the `datetime` attribute holds it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def hours(span: timedelta) -> str:
    """`5 h 12 min`, `12 min`, `less than a minute`."""
    minutes = int(span.total_seconds()) // 60
    if minutes < 1:
        return _("less than a minute")
    if minutes < 60:
        return _("%(minutes)d min") % {"minutes": minutes}
    whole, rest = divmod(minutes, 60)
    if not rest:
        return _("%(hours)d h") % {"hours": whole}
    return _("%(hours)d h %(minutes)d min") % {"hours": whole, "minutes": rest}


def days(count: int) -> str:
    """`3 days`."""
    return ngettext("%(count)s day", "%(count)s days", count) % {"count": number_format(count, force_grouping=True)}


def span(length: timedelta) -> str:
    """A length: whole days from two days on, hours and minutes below."""
    return days(length.days) if length >= timedelta(days=2) else hours(length)


def left(due_at: datetime, now: datetime, zone: str = "UTC") -> str:
    """What is left, in words: `5 h 12 min`, `tomorrow`, `3 days`; or by how much it is over: `2 days late`."""
    if now >= due_at:
        over = now - due_at
        if over < timedelta(minutes=1):
            return _("just over")
        if over < timedelta(days=1):
            return _("%(span)s late") % {"span": hours(over)}
        return ngettext("%(count)d day late", "%(count)d days late", over.days) % {"count": over.days}
    ahead = (last_day(due_at, zone) - now.astimezone(zone_of(zone)).date()).days
    if ahead == 0 or due_at - now < timedelta(days=1):
        return hours(due_at - now)
    return _("tomorrow") if ahead == 1 else days(ahead)


def urgency(due_at: datetime, now: datetime, zone: str = "UTC") -> Urgency:
    """How hot a due date is. What ends today or tomorrow burns as much as what is over: it can still be saved."""
    if now >= due_at:
        return Urgency.LATE
    ahead = (last_day(due_at, zone) - now.astimezone(zone_of(zone)).date()).days
    if ahead <= 1:
        return Urgency.LATE
    return Urgency.SOON if due_at - now <= SOON else Urgency.CALM


def recorded_later(happened_at: datetime, recorded_at: datetime) -> str:
    """`recorded 2 days later`, where the record came an hour or more after the event; else nothing."""
    gap = recorded_at - happened_at
    if gap < timedelta(hours=1):
        return ""
    if gap < timedelta(days=1):
        return _("recorded %(span)s later") % {"span": hours(gap)}
    return ngettext("recorded %(count)d day later", "recorded %(count)d days later", gap.days) % {"count": gap.days}
