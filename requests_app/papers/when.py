"""How a day, an instant and a period are written on paper: unambiguous, with the zone always said.

Digits are 0 to 9 in every language, Arabic too: a date is compared with references and logs that are written so.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in

from requests_app.papers.filled import Period


def day(value: date) -> str:
    """`20 November 2026`: the month in letters, since 03/04 is read two ways."""
    return date_format(value, _in("how a day is written: Django's letters", "j F Y"))


def _offset(value: datetime) -> str:
    minutes = int((value.utcoffset() or timedelta()).total_seconds()) // 60
    if not minutes:
        return "UTC"
    sign = "+" if minutes > 0 else "\N{MINUS SIGN}"
    return f"UTC{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def instant(value: datetime, zone: str = "UTC", *, closes: bool = False) -> str:
    """`20 November 2026, 09:30 (UTC+01:00)`; midnight that closes a period is 24:00 of the day before."""
    if value.tzinfo is None:
        raise ValueError("An instant on paper needs a time zone; this one has none.")
    local = value.astimezone(ZoneInfo(zone))
    if closes and (local.hour, local.minute, local.second) == (0, 0, 0):
        return f"{day(local.date() - timedelta(days=1))}, 24:00 ({_offset(local)})"
    clock = local.strftime("%H:%M:%S" if local.second else "%H:%M")
    return f"{day(local.date())}, {clock} ({_offset(local)})"


def period(value: Period) -> str:
    """Both ends with their offset, then the zone by name; an open end is said in words."""
    start = instant(value.start, value.zone) if value.start else ""
    end = instant(value.end, value.zone, closes=True) if value.end else ""
    if start and end:
        span = _("%(start)s to %(end)s") % {"start": start, "end": end}
    elif start:
        span = _("from %(start)s") % {"start": start}
    elif end:
        span = _("until %(end)s") % {"end": end}
    else:
        return _("no period given")
    return span if value.zone == "UTC" else f"{span}, {value.zone}"
