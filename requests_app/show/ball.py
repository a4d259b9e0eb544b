"""The ball line: every moment of a request, or of many, in the hands of one holder. Pure; a template draws it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import groupby
from types import MappingProxyType
from typing import Protocol

from django.utils.translation import gettext as _

from requests_app.casework.machine import Spell
from requests_app.routes.schema import Route
from requests_app.show import holders, moments
from requests_app.show.holders import Group
from requests_app.show.shares import apportion

COMPLETION = "completion"
FINE = 10_000  # widths are reckoned in hundredths of a percent
_DAY = timedelta(days=1)
_NO_TIME = datetime(1, 1, 1, tzinfo=UTC)  # strips of many requests lie nowhere in time
# How wide a strip must be, in rem, for its word to fit; the word is shown where the line is at least that wide.
_STEPS = (20, 30, 40, 60)
_REM_PER_LETTER, _REM_AROUND = 0.5, 1.0


class Held(Protocol):
    """A sum of time by holder, as M3 gives it."""

    @property
    def holder(self) -> str: ...
    @property
    def days(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Segment:
    """One strip of the line, in percent of its length."""

    group: Group
    word: str
    x: float
    width: float
    title: str
    running: bool = False
    completion: bool = False

    @property
    def end(self) -> float:
        return round(self.x + self.width, 2)


@dataclass(frozen=True, slots=True)
class Label:
    """A word on the line, over neighbours of one group; shown where the line is wide enough (class `fits-n`)."""

    group: Group
    word: str
    middle: float
    fits: int


@dataclass(frozen=True, slots=True)
class Share:
    """What one group, or one holder, had of the whole."""

    group: Group
    word: str
    length: str
    percent: int
    running: bool = False
    completion: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table that says the same as the picture."""

    word: str
    group: Group
    start: datetime
    end: datetime | None
    length: str
    completion: bool


@dataclass(frozen=True, slots=True)
class Ball:
    """The picture, its key and its table."""

    segments: tuple[Segment, ...]
    labels: tuple[Label, ...]
    key: tuple[Share, ...]
    by_holder: tuple[Share, ...]
    rows: tuple[Row, ...]
    total: str
    text: str


@dataclass(frozen=True, slots=True)
class _Strip:
    group: Group
    word: str
    start: datetime
    end: datetime | None
    length: timedelta
    completion: bool


def ball(
    spells: Sequence[Spell],
    until: datetime,
    route: Route | None = None,
    names: Mapping[str, str] = MappingProxyType({}),
) -> Ball:
    """The line of one request, from its opening to its end or to `until`. Neighbours in the same hands are one strip.

    `names` gives an actor of the route the name of the organisation that sits there.
    """
    strips: list[_Strip] = []
    for spell in spells:
        end = min(spell.end, until) if spell.end is not None else until
        if spell.start > until:
            continue
        strip = _Strip(
            holders.group_of(spell.holder, route=route, actor=spell.actor),
            names.get(spell.actor) or holders.word(spell.holder), spell.start,
            None if spell.end is None or spell.end > until else spell.end, max(end - spell.start, timedelta()),
            spell.because == COMPLETION,
        )  # fmt: skip
        last = strips[-1] if strips else None
        if last and (last.group, last.word, last.completion) == (strip.group, strip.word, strip.completion):
            strips[-1] = replace(last, end=strip.end, length=last.length + strip.length)
        else:
            strips.append(strip)
    strips = [strip for strip in strips if strip.length or strip.end is None]
    lengths = [strip.length for strip in strips]
    segments = _segments(strips, lengths)
    return Ball(
        segments,
        tuple(_labels(segments)),
        _key([(s.group, str(holders.GROUP_WORDS[s.group]), s) for s in strips], lengths),
        _key([(s.group, s.word, s) for s in strips], lengths),
        tuple(_rows(strips, lengths)),
        moments.span(sum(lengths, timedelta())),
        _text(strips, lengths),
    )


def ball_of_totals(held: Iterable[Held]) -> Ball:
    """The line of many requests together: one strip for each group, in the order of the key."""
    by_holder = [(str(one.holder), timedelta(days=one.days)) for one in held if one.days > 0]
    order = list(Group)
    parts = sorted(
        (_whole(holders.group_of(name), holders.word(name), length) for name, length in by_holder),
        key=lambda strip: (order.index(strip.group), -strip.length),
    )
    sums = {group: sum((p.length for p in parts if p.group is group), timedelta()) for group in order}
    strips = [_whole(group, str(holders.GROUP_WORDS[group]), length) for group, length in sums.items() if length]
    lengths = [strip.length for strip in strips]
    segments = _segments(strips, lengths)
    return Ball(
        segments,
        tuple(_labels(segments)),
        _key([(s.group, str(holders.GROUP_WORDS[s.group]), s) for s in strips], lengths),
        _key([(p.group, p.word, p) for p in parts], [p.length for p in parts]),
        (),
        moments.span(sum(lengths, timedelta())),
        _text(strips, lengths),
    )


def _unit(lengths: Sequence[timedelta]) -> timedelta:
    return _DAY if sum(lengths, timedelta()) >= 2 * _DAY else timedelta(minutes=1)


def _words(lengths: Sequence[timedelta]) -> list[str]:
    """Each length in words, in days or in hours and minutes for all alike, so that the printed ones add up."""
    unit = _unit(lengths)
    whole = apportion([length / unit for length in lengths], int(sum(lengths, timedelta()) / unit))
    if unit == _DAY:
        return [
            moments.days(count) if count or not length else _("under a day")
            for count, length in zip(whole, lengths, strict=True)
        ]
    return [moments.hours(unit * count) for count in whole]


def _whole(group: Group, word: str, length: timedelta) -> _Strip:
    return _Strip(group, word, _NO_TIME, _NO_TIME, length, False)


def _segments(strips: Sequence[_Strip], lengths: Sequence[timedelta]) -> tuple[Segment, ...]:
    seconds = [length.total_seconds() for length in lengths]
    widths = apportion(seconds if sum(seconds) else [1.0] * len(strips), FINE)
    found: list[Segment] = []
    at = 0
    for strip, width, words in zip(strips, widths, _words(lengths), strict=True):
        title = _("%(who)s: %(length)s") % {"who": strip.word, "length": words}
        if strip.end is None:
            title = _("%(who)s: %(length)s, still running") % {"who": strip.word, "length": words}
        found.append(
            Segment(strip.group, strip.word, at / 100, width / 100, title, strip.end is None, strip.completion)
        )
        at += width
    return tuple(found)


def _labels(segments: Sequence[Segment]) -> Iterable[Label]:
    # The strip that still runs is striped, and a word on stripes is hard to read: the key says it.
    for group, neighbours in groupby((s for s in segments if not s.running), key=lambda s: s.group):
        run = list(neighbours)
        start, end = run[0].x, run[-1].end
        word = str(holders.SHORT[group])
        fits = _fits(word, end - start)
        if fits:
            yield Label(group, word, round((start + end) / 2, 2), fits)


def _fits(label: str, percent: float) -> int:
    needs = (len(label) * _REM_PER_LETTER + _REM_AROUND) / max(percent / 100, 0.001)
    return next((step for step in _STEPS if step >= math.ceil(needs)), 0)


def _key(named: Sequence[tuple[Group, str, _Strip]], lengths: Sequence[timedelta]) -> tuple[Share, ...]:
    order = list(Group)
    names = sorted(dict.fromkeys((group, word) for group, word, _strip in named), key=lambda n: order.index(n[0]))
    of = [[(s, length) for (g, w, s), length in zip(named, lengths, strict=True) if (g, w) == name] for name in names]
    sums = [sum((length for _s, length in parts), timedelta()) for parts in of]
    back = [sum((length for s, length in parts if s.completion), timedelta()) for parts in of]
    percents = apportion([length.total_seconds() for length in sums], 100)
    days = _unit(lengths) == _DAY
    return tuple(
        Share(
            group,
            word,
            length,
            percent,
            any(s.end is None for s, _l in parts),
            "" if not returned else moments.days(round(returned / _DAY)) if days else moments.hours(returned),
        )
        for (group, word), parts, length, percent, returned in zip(names, of, _words(sums), percents, back, strict=True)
    )


def _rows(strips: Sequence[_Strip], lengths: Sequence[timedelta]) -> Iterable[Row]:
    for strip, words in zip(strips, _words(lengths), strict=True):
        yield Row(strip.word, strip.group, strip.start, strip.end, words, strip.completion)


def _text(strips: Sequence[_Strip], lengths: Sequence[timedelta]) -> str:
    parts = [
        _("%(who)s %(length)s") % {"who": strip.word, "length": words}
        for strip, words in zip(strips, _words(lengths), strict=True)
    ]
    return _("Who has had it: %(parts)s. The table says the same.") % {"parts": ", ".join(parts)}
