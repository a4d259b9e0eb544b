"""The graph of a route: columns by distance, nothing over anything else, and a table that says every arrow."""

from __future__ import annotations

from itertools import combinations

import pytest

from requests_app.routes.catalogue import catalogue
from requests_app.routes.graph import edges_of
from requests_app.routes.schema import Route
from requests_app.show import graph
from requests_app.show.holders import Group
from tests.routes.tiny import TINY, route_of

ROUTES = [*catalogue().all_current(), route_of(TINY)]

# By hand, from the text of the tiny route: the fewest acts from "Draft".
DISTANCES = {
    "draft": 0,
    "approval": 1,
    "withdrawn": 1,
    "sent": 2,
    "asked": 3,
    "fulfilled": 3,
    "partial": 3,
    "nothing_held": 3,
    "refused": 3,
    "lost": 3,
    "lapsed": 3,
}


def tiny() -> graph.Graph:
    return graph.graph(route_of(TINY))


def test_a_place_stands_in_the_column_of_its_distance() -> None:
    route = route_of(TINY)
    assert graph.distances(route.first, edges_of(route)) == DISTANCES
    lefts = {box.name: box.x for box in tiny().boxes}
    assert {name: (x - graph.MARGIN) // graph.COLUMN for name, x in lefts.items()} == {
        name: distance % graph.BAND for name, distance in DISTANCES.items()
    }


def test_a_later_band_stands_under_an_earlier_one() -> None:
    boxes = tiny().boxes
    first = max(box.y + box.height for box in boxes if DISTANCES[box.name] < graph.BAND)
    assert min(box.y for box in boxes if DISTANCES[box.name] >= graph.BAND) >= first + graph.GAP
    assert tiny().rules == (first + graph.GAP // 2,)


def test_the_edge_of_a_place_is_coloured_by_its_holder_and_an_end_has_none() -> None:
    groups = {box.name: box.group for box in tiny().boxes}
    assert (groups["draft"], groups["approval"], groups["asked"]) == (Group.REQUESTING,) * 3
    assert groups["sent"] is Group.REQUESTED
    assert groups["lapsed"] is None
    assert tiny().key == ((Group.REQUESTING, "requesting side"), (Group.REQUESTED, "requested authority"))


def test_an_act_one_column_on_is_drawn_and_another_is_numbered() -> None:
    picture = tiny()
    bent = [arrow for arrow in picture.arrows if "C" in arrow.path]
    # submit, withdraw from the draft, send; what leads to the second band has a number.
    assert len(bent) == 3
    assert len(picture.arrows) == 3 + len([word for word in picture.words if word.kind == "to"])


def test_the_table_says_what_the_picture_says() -> None:
    rows = {row.name: row for row in tiny().rows}
    assert [row.number for row in tiny().rows] == list(range(1, 12))
    assert rows["draft"].leads == (graph.Lead("Submit", "2. Approval"), graph.Lead("Withdraw", "3. Withdrawn"))
    assert rows["approval"].leads[-1] == graph.Lead("Withdraw", "3. Withdrawn")
    assert rows["sent"].stays == ("Prolong",)
    assert rows["sent"].held_by == "authority"
    assert (rows["lost"].ends, rows["lost"].held_by, rows["lost"].leads) == (True, "lost", ())
    answer = next(lead for lead in rows["sent"].leads if lead.label == "Answer")
    assert answer.to.count(";") == 4
    assert tiny().text == "11 places, 7 ends among them. It begins at “Draft”. The table below says the same."


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.id)
def test_nothing_stands_over_anything_else(route: Route) -> None:
    picture = graph.graph(route)
    assert {box.name for box in picture.boxes} == set(route.states)
    for one, other in combinations(picture.boxes, 2):
        assert one.x != other.x or one.y + one.height <= other.y or other.y + other.height <= one.y
    writing = [word for word in picture.words if word.kind != "number"]
    for word, next_ in combinations(writing, 2):
        assert word.x != next_.x or abs(word.y - next_.y) >= graph.LINE - 1, (word, next_)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.id)
def test_everything_is_inside_the_picture(route: Route) -> None:
    picture = graph.graph(route)
    assert picture.width <= 2 * graph.MARGIN + graph.BAND * graph.COLUMN
    for box in picture.boxes:
        assert box.x + graph.BOX < picture.width
        assert box.y + box.height < picture.height
    for word in picture.words:
        assert 0 < word.y < picture.height
        assert 0 < word.x < picture.width


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.id)
def test_every_way_of_the_route_is_in_the_table(route: Route) -> None:
    says = {name: state.says for name, state in route.states.items()}
    ways = {(e.from_, e.act.label, says[e.to]) for e in edges_of(route) if e.from_ != e.to}
    told = {
        (row.name, lead.label, goal.partition(". ")[2])
        for row in graph.graph(route).rows
        for lead in row.leads
        for goal in _goals(lead.to)
    }
    assert {(name, label) for name, label, _says in told} == {(name, label) for name, label, _says in ways}
    assert len(told) == len(ways)


def _goals(text: str) -> list[str]:
    """The places of a cell: a new one begins where a number and a full stop follow a semicolon."""
    goals: list[str] = []
    for part in text.split("; "):
        if part.partition(".")[0].isdigit():
            goals.append(part)
        else:
            goals[-1] += f"; {part}"
    return goals
