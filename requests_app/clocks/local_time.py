"""What the wall clock of a place says: a local time made an instant, and the instant at which a local day is over."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from requests_app.clocks.errors import WrongStart


def at_place(naive: datetime, zone: ZoneInfo, *, exact: bool = True) -> datetime:
    """The instant of a local wall time. `exact`: a time the clock shows twice is refused, not guessed."""
    first, second = (naive.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    shown = naive.replace(microsecond=0).isoformat(" ", timespec="minutes")
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != naive:
        raise WrongStart(f"{shown} never was on the clocks of {zone.key}: they went forward over it.")
    if exact and first.utcoffset() != second.utcoffset():
        raise WrongStart(f"{shown} was twice on the clocks of {zone.key}: write it with its offset from UTC.")
    return first.astimezone(UTC)


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The UTC instant at which a local day is over: the first instant of the next one."""
    # Where midnight itself is skipped, the offset before the change gives the instant of the change: what we need.
    return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)


def next_full_hour(instant: datetime, zone: ZoneInfo) -> datetime:
    """The UTC instant at which the next hour begins on the wall clock of the zone."""
    local = instant.astimezone(zone)
    gone = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    return instant.astimezone(UTC) - gone + timedelta(hours=1)


def wall(instant: datetime, zone: ZoneInfo) -> datetime:
    """Local wall time to the minute, without zone."""
    return instant.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0, fold=0)
