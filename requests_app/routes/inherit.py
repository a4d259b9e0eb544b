"""How one file of law builds on another: what a base says holds, what the route says itself stands over it.

`base = "MLA"` names `base/MLA.toml` beside the route's own file; a base may have a base of its own. Tables are laid
over one another key by key; lists of tables (acts, clocks, contents, grounds, returns, papers) by the name of each row:
a row of the same name is laid over the base's, a new one comes after the others. `drop.acts = ["x"]` leaves rows out,
as `drop.states`, `drop.actors`, `drop.clocks` and the others do. Any other list stands in place of the base's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from requests_app.routes.toml_lines import Place

NAMED_BY = {
    "acts": "does",
    "clocks": "name",
    "contents": "name",
    "grounds": "code",
    "returns": "code",
    "papers": "name",
}


class Nothing(ValueError):
    """Something to be left out that the base does not have."""


def laid_over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The base with the route's own words over it. Raises `Nothing`."""
    found = {key: value for key, value in base.items() if key != "base"}
    for group, names in own.get("drop", {}).items():
        found[group] = _without(found.get(group, {}), group, names)
    for key, value in own.items():
        if key in ("base", "drop"):
            continue
        rows = found.get(key)
        together = key in NAMED_BY and isinstance(rows, list) and isinstance(value, list)
        found[key] = _rows(rows, value, NAMED_BY[key]) if together else _over(rows, value)
    return found


def own_place(place: Place, merged: Mapping[str, Any], own: Mapping[str, Any]) -> Place:
    """Where a place of the merged document stands in the route's own file: as far as that file goes."""
    if len(place) < 2 or place[0] not in NAMED_BY or not isinstance(place[1], int):
        return place
    group, number = str(place[0]), place[1]
    wanted = merged[group][number].get(NAMED_BY[group])
    for here, row in enumerate(own.get(group, ())):
        if row.get(NAMED_BY[group]) == wanted:
            return (group, here, *place[2:])
    return ("base",)


def _over(base: Any, own: Any) -> Any:
    if isinstance(base, dict) and isinstance(own, dict):
        return {**base, **{name: _over(base.get(name), value) for name, value in own.items()}}
    return own


def _rows(base: Any, own: list[Any], named_by: str) -> list[Any]:
    """Rows of the base with the route's over them, then the route's own. Two of one name are left for the checks."""
    new = [row for row in own if row.get(named_by) not in {one.get(named_by) for one in base}]
    over = {row[named_by]: row for row in own if named_by in row}
    laid = [_over(row, over[row[named_by]]) if row[named_by] in over else row for row in base]
    return [*laid, *new]


def _without(rows: Any, group: str, names: list[str]) -> Any:
    named_by = NAMED_BY.get(group, "")
    there = {row.get(named_by) for row in rows} if isinstance(rows, list) else set(rows)
    if missing := sorted(set(names) - there):
        raise Nothing(f"drop.{group} names what the base does not have: {', '.join(missing)}")
    if isinstance(rows, list):
        return [row for row in rows if row.get(named_by) not in names]
    return {name: row for name, row in rows.items() if name not in names}
