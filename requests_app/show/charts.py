"""Charts as data for an inline SVG: survival curve with band and median, bars of ageing bands. No style, no script.

The plot is drawn in a square of 1000 units that the template stretches; words are placed outside it in percent of the
width, so that they keep their size on a telephone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from requests_app.show.shares import apportion

SIDE = 1000
_NICE = (1, 2, 5, 7, 10, 15, 30, 60, 90, 180, 365, 730)
TICKS = 9  # at most, the zero included


class Point(Protocol):
    """One step of a Kaplan-Meier curve."""

    @property
    def t(self) -> float: ...
    @property
    def at_risk(self) -> int: ...
    @property
    def survival(self) -> float: ...
    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of an axis: where (percent of the side), and what it says."""

    at: float
    label: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class CurveRow:
    """One line of the table that says what the curve says."""

    t: int
    share: float
    low: float
    high: float
    at_risk: int


@dataclass(frozen=True, slots=True)
class Survival:
    """A survival curve, drawn: paths, axes, the marker of the median, what it says to a screen reader, its table."""

    path: str
    band: str
    x: tuple[Tick, ...]
    y: tuple[Tick, ...]
    median: Tick | None
    median_text: str
    naive: Tick | None
    text: str
    rows: tuple[CurveRow, ...]
    n: int
    horizon: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its word, its number, its length in percent of the longest, its share of all."""

    label: str
    n: int
    width: float
    percent: int


def survival(
    steps: Sequence[Point],
    n: int,
    *,
    median: float | None = None,
    naive_mean: float | None = None,
    horizon: float | None = None,
) -> Survival:
    """The curve of the share still unanswered by days since sending. `median` none: not reached."""
    last = steps[-1].t if steps else 0.0
    until = horizon or last or 1.0
    shown = [step for step in steps if step.t <= until]
    ticks = _ticks(until)
    return Survival(
        _line([(s.t, s.survival) for s in shown], until),
        _area([(s.t, s.low, s.high) for s in shown], until) if shown else "",
        tuple(Tick(_percent(t, until), str(t), _anchor(_percent(t, until))) for t in ticks),
        tuple(Tick(100 - share, f"{share}\N{NO-BREAK SPACE}%") for share in (100, 75, 50, 25, 0)),
        None
        if median is None or median > until
        else Tick(
            _percent(median, until),
            _("half by day %(day)d") % {"day": round(median)},
            "end" if _percent(median, until) > 60 else "start",
        ),
        _median_text(median, until),
        None
        if naive_mean is None or naive_mean > until
        else Tick(
            _percent(naive_mean, until),
            _("mean of the answered: %(day)d") % {"day": round(naive_mean)},
            "end" if _percent(naive_mean, until) > 60 else "start",
        ),
        _(
            "Share of requests still unanswered by days since sending, from %(n)d requests. %(median)s "
            "The table says the same."
        )
        % {"n": n, "median": _median_text(median, until)},
        tuple(_row(steps, t, n) for t in ticks),
        n,
        until,
    )


def bars(counts: Iterable[tuple[str, int]]) -> tuple[Bar, ...]:
    """Bars in the order given, the longest of full width."""
    found = list(counts)
    longest = max((n for _label, n in found), default=0)
    percents = apportion([float(n) for _label, n in found], 100)
    return tuple(
        Bar(label, n, round(100 * n / longest, 2) if longest else 0.0, percent)
        for (label, n), percent in zip(found, percents, strict=True)
    )


def band_label(low: int, high: int | None) -> str:
    """`31 to 90 days`, `366 days and more`."""
    if high is None:
        return ngettext("%(low)d day and more", "%(low)d days and more", low) % {"low": low}
    return ngettext("%(low)d to %(high)d day", "%(low)d to %(high)d days", high) % {"low": low, "high": high}


def _median_text(median: float | None, until: float) -> str:
    if median is None:
        return _("Half were not answered within %(days)d days: not reached.") % {"days": round(until)}
    return _("Half are answered by day %(day)d.") % {"day": round(median)}


def _ticks(until: float) -> list[int]:
    step = next((nice for nice in _NICE if until / nice <= TICKS - 1), None)
    if step is None:
        step = 365 * (int(until / 365 / (TICKS - 1)) + 1)
    return list(range(0, int(until) + 1, step))


def _percent(t: float, until: float) -> float:
    return round(100 * t / until, 2)


def _anchor(percent: float) -> str:
    if percent < 4:
        return "start"
    return "end" if percent > 96 else "middle"


def _at(t: float, share: float, until: float) -> str:
    return f"{t / until * SIDE:.1f} {(1 - share) * SIDE:.1f}"


def _corners(points: Sequence[tuple[float, float]], until: float) -> list[tuple[float, float]]:
    """The corners of a step function that begins at 1 and keeps each value up to the next step."""
    corners = [(0.0, 1.0)]
    for t, share in points:
        corners += [(t, corners[-1][1]), (t, share)]
    corners.append((until, corners[-1][1]))
    return corners


def _line(points: Sequence[tuple[float, float]], until: float) -> str:
    return "M" + " L".join(_at(t, share, until) for t, share in _corners(points, until))


def _area(points: Sequence[tuple[float, float, float]], until: float) -> str:
    upper = _corners([(t, high) for t, _low, high in points], until)
    lower = _corners([(t, low) for t, low, _high in points], until)
    return "M" + " L".join(_at(t, share, until) for t, share in [*upper, *reversed(lower)]) + " Z"


def _row(steps: Sequence[Point], t: int, n: int) -> CurveRow:
    before = [step for step in steps if step.t <= t]
    share, low, high = (before[-1].survival, before[-1].low, before[-1].high) if before else (1.0, 1.0, 1.0)
    # At risk at t is whoever is still watched then: what the next step finds.
    after = next((step for step in steps if step.t >= t), None)
    return CurveRow(t, share, low, high, (after.at_risk if after else 0) if steps else n)
