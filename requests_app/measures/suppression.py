"""What small numbers may be shown: none below 5 to the public, no curve below 10, nothing that subtraction undoes."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PUBLIC_LEAST = 5
CURVE_LEAST = 10

Cell = tuple[int, int]
Grid = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Published:
    """A table fit for the public: `None` is suppressed, every other number rounded to a multiple of 5.

    Totals are rounded on their own, so they need not equal the sum of the rounded cells.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int | None, ...]
    column_totals: tuple[int | None, ...]
    total: int | None


def may_draw(n: int) -> bool:
    """Below 10 the numbers are given and no curve is drawn."""
    return n >= CURVE_LEAST


def may_publish(n: int) -> bool:
    """Whether a figure that stands on n cases may leave for the public."""
    return n >= PUBLIC_LEAST


def suppress(table: Mapping[str, Mapping[str, int]]) -> Published:
    """Take out every count below 5, and as many others as it takes that no margin gives one of them away.

    Counts and their totals form a grid in which each line sums to its total. A hidden cell can be worked out exactly
    when it is the only link between two parts of the graph that joins the lines of hidden cells; and a group of hidden
    cells is itself a small number when a shown total gives away that they sum to less than 5.
    """
    rows = tuple(table)
    columns = tuple(dict.fromkeys(column for row in table.values() for column in row))
    grid = _with_totals([[table[row].get(column, 0) for column in columns] for row in rows], len(columns))
    hidden = _hidden(grid)
    shown = [
        [None if (r, c) in hidden else _rounded(value) for c, value in enumerate(line)] for r, line in enumerate(grid)
    ]
    return Published(
        rows,
        columns,
        tuple(tuple(line[:-1]) for line in shown[:-1]),
        tuple(line[-1] for line in shown[:-1]),
        tuple(shown[-1][:-1]),
        shown[-1][-1],
    )


def _with_totals(counts: list[list[int]], width: int) -> list[list[int]]:
    if any(value < 0 for line in counts for value in line):
        raise ValueError("A count is not negative.")
    grid = [[*line, sum(line)] for line in counts]
    return [*grid, [sum(line[column] for line in grid) for column in range(width + 1)]]


def _rounded(value: int) -> int:
    return 5 * ((value + 2) // 5)


def _hidden(grid: Grid) -> set[Cell]:
    hidden = {cell for line in _lines(grid) for cell in line if _value(grid, cell) < PUBLIC_LEAST}
    while betrayed := _betrayed(grid, hidden):
        hidden |= betrayed
    return hidden


def _betrayed(grid: Grid, hidden: set[Cell]) -> set[Cell]:
    """What must be hidden besides, so that the hidden ones stay hidden; nothing when they do."""
    for cell in sorted(hidden):
        detour = _cheapest_detour(grid, hidden, cell)
        if detour - hidden:
            return detour - hidden
    for *inner, total in _lines(grid):
        gone = [cell for cell in inner if cell in hidden]
        if gone and total not in hidden and sum(_value(grid, cell) for cell in gone) < PUBLIC_LEAST:
            return {min((cell for cell in [*inner, total] if cell not in hidden), key=lambda c: (_value(grid, c), c))}
    return set()


def _cheapest_detour(grid: Grid, hidden: set[Cell], cell: Cell) -> set[Cell]:
    """The way from the row of a cell to its column that hides the least: what is hidden already costs nothing."""
    height, width = len(grid), len(grid[0])
    # Lines are numbered rows first, then columns: each cell is an edge between its row and its column.
    start, goal = cell[0], height + cell[1]
    queue: list[tuple[int, int, tuple[Cell, ...]]] = [(0, start, ())]
    done: set[int] = set()
    while queue:
        cost, line, way = heapq.heappop(queue)
        if line == goal:
            return set(way)
        if line in done:
            continue
        done.add(line)
        if line < height:
            steps = [(height + c, (line, c)) for c in range(width)]
        else:
            steps = [(r, (r, line - height)) for r in range(height)]
        for other, edge in steps:
            if other not in done and edge != cell:
                price = 0 if edge in hidden else _value(grid, edge)
                heapq.heappush(queue, (cost + price, other, (*way, edge)))
    return set()


def _lines(grid: Grid) -> list[list[Cell]]:
    """The cells of each row and each column, the total last."""
    height, width = len(grid), len(grid[0])
    rows = [[(r, c) for c in range(width)] for r in range(height)]
    return rows + [[(r, c) for r in range(height)] for c in range(width)]


def _value(grid: Grid, cell: Cell) -> int:
    return grid[cell[0]][cell[1]]
