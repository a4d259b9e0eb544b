"""The graph of a route as a picture: places in columns by distance from the first, acts as arrows. Pure.

The columns are broken into bands, as writing is into lines, so that the whole way is seen at once. An act that leads
one column on in its band is drawn to where it leads. Any other is a short arrow with the number of the place it leads
to: lines across the whole picture would show nothing.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from requests_app.routes.graph import Edge, edges_of
from requests_app.routes.schema import Act, Route
from requests_app.show import holders
from requests_app.show.holders import Group
from requests_app.show.route_words import held_or_ends, said

EDGE, BOX, RAIL, CURVE = 6, 170, 154, 40  # the coloured edge, a place, the words of its acts, the bend of an arrow
COLUMN = BOX + RAIL + CURVE
BAND = 3  # columns in a band: what a page of ordinary width can show
MARGIN, BETWEEN, GAP, PAD, LINE, ROW = 12, 20, 36, 10, 16, 9  # ROW: between two acts of a place
SAYS, HELD, LABEL = 21, 25, 24  # letters that fit on a line
HEAD = PAD + 14  # where an arrow enters a place, from its upper edge

Places = dict[str, "_Place"]


@dataclass(frozen=True, slots=True)
class Box:
    """One place, drawn."""

    name: str
    number: int
    x: int
    y: int
    height: int
    group: Group | None
    title: str


@dataclass(frozen=True, slots=True)
class Word:
    """One line of writing; `kind` is its class."""

    x: int
    y: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """The path of one act to one place, or to the number of one."""

    path: str


@dataclass(frozen=True, slots=True)
class Lead:
    """An act that leads out of a place, and where to."""

    label: str
    to: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table that says what the picture says."""

    number: int
    name: str
    says: str
    held_by: str
    group: Group | None
    ends: bool
    leads: tuple[Lead, ...]
    stays: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """The picture, its key and its table."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    words: tuple[Word, ...]
    arrows: tuple[Arrow, ...]
    rules: tuple[int, ...]  # where one band ends and the next begins
    key: tuple[tuple[Group, str], ...]
    rows: tuple[Row, ...]
    text: str
    box: int = BOX


@dataclass(slots=True)
class _Port:
    """One act at the right side of its place: its words, and where it leads."""

    act: Act
    words: list[str]
    ahead: list[str]
    apart: list[str]
    y: int = 0

    @property
    def height(self) -> int:
        return LINE * (len(self.words) + bool(self.apart)) + ROW


@dataclass(slots=True)
class _Place:
    name: str
    column: int
    says: list[str]
    held: list[str]
    ports: list[_Port]
    y: int = 0
    number: int = 0

    @property
    def height(self) -> int:
        own = LINE * (len(self.says) + len(self.held)) + 2 * PAD
        return max(own, sum(port.height for port in self.ports) + PAD)


def graph(route: Route) -> Graph:
    """The picture of a route."""
    edges = [edge for edge in edges_of(route) if edge.from_ != edge.to]
    columns = distances(route.first, edges)
    places = {name: _place(route, name, columns.get(name, 0), edges, columns) for name in route.states}
    _arrange(places)
    boxes = tuple(_box(route, place) for place in places.values())
    writing = tuple(word for place in places.values() for word in _writing(places, place))
    right = max(_left(place) + BOX + (RAIL if place.ports else 0) for place in places.values())
    return Graph(
        width=right + MARGIN,
        height=max(place.y + place.height for place in places.values()) + MARGIN,
        boxes=boxes,
        words=writing,
        rules=_rules(places),
        arrows=tuple(arrow for place in places.values() for arrow in _arrows(places, place)),
        key=_key(boxes),
        rows=tuple(_row(route, places, edges, place) for place in sorted(places.values(), key=lambda p: p.number)),
        text=_text(route, places),
    )


def distances(first: str, edges: Iterable[Edge]) -> dict[str, int]:
    """How many acts each place is from the first, at the least."""
    ways: dict[str, list[str]] = {}
    for edge in edges:
        ways.setdefault(edge.from_, []).append(edge.to)
    found = {first: 0}
    waiting = [first]
    for name in waiting:
        for to in ways.get(name, ()):
            if to not in found:
                found[to] = found[name] + 1
                waiting.append(to)
    return found


def _place(route: Route, name: str, column: int, edges: Iterable[Edge], columns: Mapping[str, int]) -> _Place:
    state = route.states[name]
    ports = []
    mine = sorted((e for e in edges if e.from_ == name), key=lambda e: e.number)
    for _number, group in groupby(mine, key=lambda e: e.number):
        ways = list(group)
        ahead = [e.to for e in ways if columns.get(e.to, 0) == column + 1 and (column + 1) % BAND]
        apart = [e.to for e in ways if e.to not in ahead]
        ports.append(_Port(ways[0].act, textwrap.wrap(said(ways[0].act.label), LABEL), ahead, apart))
    ports.sort(key=lambda port: not port.ahead)
    # The number stands on the first line, in front of the words.
    says = textwrap.wrap(said(state.says), SAYS, initial_indent="   ")
    return _Place(name, column, [line.strip() for line in says], textwrap.wrap(held_or_ends(route, name), HELD), ports)


def _arrange(places: Places) -> None:
    """Give every place its height on the page, column by column, and its number."""
    wanted: dict[str, list[int]] = {}
    top = bottom = MARGIN
    ordered = sorted(places.values(), key=lambda place: place.column)
    for number, group in groupby(ordered, key=lambda place: place.column):
        column = list(group)
        if number and not number % BAND:
            top = bottom + GAP
        means = {p.name: sum(wanted[p.name]) / len(wanted[p.name]) if wanted.get(p.name) else 0.0 for p in column}
        column.sort(key=lambda place: means[place.name])
        below = top
        for place in column:
            place.y = max(below, round(means[place.name]) - HEAD)
            below = place.y + place.height + BETWEEN
        over = sum(place.y + HEAD - means[place.name] for place in column) / len(column)
        rise = max(0, min(round(over), column[0].y - top))
        for place in column:
            place.y -= rise
            bottom = max(bottom, place.y + place.height)
            at = place.y + PAD
            for port in place.ports:
                at += port.height
                port.y = at - ROW + 2
                for to in port.ahead:
                    wanted.setdefault(to, []).append(port.y)
    for number, place in enumerate(sorted(ordered, key=lambda p: (p.column, p.y)), start=1):
        place.number = number


def _left(place: _Place) -> int:
    return MARGIN + place.column % BAND * COLUMN


def _rules(places: Places) -> tuple[int, ...]:
    """The middle of the gap under every band but the last."""
    tops: dict[int, int] = {}
    for place in places.values():
        band = place.column // BAND
        tops[band] = min(place.y, tops.get(band, place.y))
    return tuple(top - GAP // 2 for band, top in sorted(tops.items()) if band)


def _box(route: Route, place: _Place) -> Box:
    state = route.states[place.name]
    group = None
    if state.held_by:
        group = holders.group_of(route.holder_in(place.name), route=route, actor=state.held_by)
    title = f"{place.number}. {said(state.says)}: {held_or_ends(route, place.name)}"
    return Box(place.name, place.number, _left(place), place.y, place.height, group, title)


def _writing(places: Places, place: _Place) -> Iterator[Word]:
    x, y = _left(place) + EDGE + 9, place.y + PAD + 12
    yield Word(x, y, str(place.number), "number")
    for index, text in enumerate(place.says):
        yield Word(x + (22 if index == 0 else 0), y, text, "says")
        y += LINE
    for text in place.held:
        yield Word(x, y, text, "held")
        y += LINE
    x = _left(place) + BOX + 8
    for port in place.ports:
        lines = len(port.words) + bool(port.apart)
        y = port.y - 5 - LINE * (lines - 1)
        for text in port.words:
            yield Word(x, y, text, "act")
            y += LINE
        if port.apart:
            numbers = ", ".join(str(n) for n in sorted(places[to].number for to in port.apart))
            yield Word(x, y, _("to %(numbers)s") % {"numbers": numbers}, "to")


def _arrows(places: Places, place: _Place) -> Iterator[Arrow]:
    start, bend = _left(place) + BOX, _left(place) + BOX + RAIL
    for port in place.ports:
        for to in port.ahead:
            x, y = _left(places[to]) - 2, places[to].y + HEAD
            yield Arrow(f"M{start} {port.y} H{bend} C{bend + 34} {port.y} {x - 34} {y} {x} {y}")
        if not port.ahead:
            yield Arrow(f"M{start} {port.y} H{bend - 10}")


def _key(boxes: Iterable[Box]) -> tuple[tuple[Group, str], ...]:
    there = {box.group for box in boxes}
    return tuple((group, str(word)) for group, word in holders.GROUP_WORDS.items() if group in there)


def _row(route: Route, places: Places, edges: Iterable[Edge], place: _Place) -> Row:
    state = route.states[place.name]
    leads = tuple(Lead(said(port.act.label), _goals(route, places, [*port.ahead, *port.apart])) for port in place.ports)
    moving = {edge.number for edge in edges if edge.from_ == place.name}
    stays = tuple(
        said(act.label) for number, act in enumerate(route.acts) if place.name in act.from_ and number not in moving
    )
    group = None
    if state.held_by:
        group = holders.group_of(route.holder_in(place.name), route=route, actor=state.held_by)
    held = held_or_ends(route, place.name)
    return Row(place.number, place.name, said(state.says), held, group, state.ends is not None, leads, stays)


def _goals(route: Route, places: Places, names: Iterable[str]) -> str:
    goals = sorted((places[name].number, said(route.states[name].says)) for name in names)
    return "; ".join(f"{number}. {says}" for number, says in goals)


def _text(route: Route, places: Places) -> str:
    ends = sum(1 for name in places if route.states[name].ends)
    count = ngettext("%(count)d place", "%(count)d places", len(places)) % {"count": len(places)}
    words = {
        "count": count,
        "first": said(route.states[route.first].says),
        "ends": ngettext("%(count)d end", "%(count)d ends", ends) % {"count": ends},
    }
    return _("%(count)s, %(ends)s among them. It begins at “%(first)s”. The table below says the same.") % words
