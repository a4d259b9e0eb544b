"""How one deadline is shown: what is left, until when, under which rule, and why this date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from requests_app.clocks import explain, steps
from requests_app.clocks.models import Deadline
from requests_app.clocks.run import PAUSED, RUNNING
from requests_app.routes.schema import Cite, Clock, Route
from requests_app.show import moments, words
from requests_app.show.words import HEAT_SHAPES, Chip


@dataclass(frozen=True, slots=True)
class ShownDeadline:
    """A deadline, ready for its row."""

    label: str
    kind: str
    chip: Chip
    due_at: datetime | None
    latest_at: datetime | None  # only where the readings differ
    zone: str
    running: bool
    means: str
    cite: Cite
    instrument: str
    why: Sequence[str]
    leg: int


def shown(deadline: Deadline, route: Route, now: datetime) -> ShownDeadline | None:
    """The deadline in words; none for a clock the route does not have."""
    clock = route.clock(deadline.clock)
    if clock is None:
        return None
    due_at, latest = deadline.due_at, deadline.latest_at
    return ShownDeadline(
        _(clock.label), str(words.CLOCK_KINDS.get(deadline.kind, deadline.kind)), _chip(deadline, clock, now), due_at,
        latest if latest and due_at and latest > due_at else None, deadline.zone, deadline.status == RUNNING,
        _(clock.at_end.means), clock.cite, clock.cite.instrument or route.instrument_title,
        explain.sentences(steps.from_json(deadline.steps)) if due_at else (), deadline.leg,
    )  # fmt: skip


def _chip(deadline: Deadline, clock: Clock, now: datetime) -> Chip:
    if deadline.status == PAUSED and deadline.paused_since:
        return Chip(_("paused since %(day)s") % {"day": moments.day(deadline.paused_since)}, "pause", "soon")
    if deadline.status != RUNNING:
        return words.status_chip(deadline.status)
    if deadline.due_at is None:
        return Chip(_("no legal term"))
    return left_chip(deadline.due_at, now, deadline.zone)


def left_chip(due_at: datetime, now: datetime, zone: str = "UTC") -> Chip:
    """What is left until a moment, with its heat and its shape."""
    heat = moments.urgency(due_at, now, zone).value
    return Chip(moments.left(due_at, now, zone), HEAT_SHAPES[heat], heat)
