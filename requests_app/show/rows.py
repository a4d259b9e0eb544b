"""What a row of work and a figure consist of: pages fill these, two components draw them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from requests_app.show import moments
from requests_app.show.words import HEAT_SHAPES


@dataclass(frozen=True, slots=True)
class WorkRow:
    """What burns, how much time is left, what it is, whose turn it is, and one button that says what it does."""

    left: str
    title: str
    href: str
    ref: str = ""
    text: str = ""
    sub: str = ""
    turn: str = ""
    heat: str = "calm"
    button: str = ""
    button_href: str = ""
    primary: bool = False

    @property
    def shape(self) -> str:
        return HEAT_SHAPES.get(self.heat, "ring")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its interval, what it stands on, and the measure that defines it."""

    label: str
    value: str
    interval: str = ""
    text: str = ""
    measure: str = ""
    measure_href: str = ""


def time_left(due_at: datetime, now: datetime, zone: str) -> tuple[str, str, str]:
    """What a row shows of a due date: the time left, until when, how hot. The first letter is a capital."""
    left = moments.left(due_at, now, zone)
    heat = moments.urgency(due_at, now, zone).value
    same_day = moments.last_day(due_at, zone) == now.astimezone(moments.zone_of(zone)).date()
    until = moments.when(due_at, zone, closes=True)
    if same_day:
        until = _("until %(time)s") % {"time": moments.clock_time(due_at, zone, closes=True)}
    return left[:1].upper() + left[1:], until, heat
