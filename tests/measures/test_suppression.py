"""Small numbers do not leave, and no sum or difference of what does leave brings one of them back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.measures.suppression import Published, may_draw, may_publish, suppress


def shown(published: Published) -> list[list[int | None]]:
    """The published grid with its totals, last row and last column."""
    body = [[*line, total] for line, total in zip(published.cells, published.row_totals, strict=True)]
    return [*body, [*published.column_totals, published.total]]


def true_grid(counts: list[list[int]]) -> list[list[int]]:
    body = [[*line, sum(line)] for line in counts]
    return [*body, [sum(column) for column in zip(*body, strict=True)]]


def named(counts: list[list[int]]) -> dict[str, dict[str, int]]:
    return {f"row {r}": {f"column {c}": value for c, value in enumerate(line)} for r, line in enumerate(counts)}


def test_thresholds() -> None:
    assert (may_publish(4), may_publish(5)) == (False, True)
    assert (may_draw(9), may_draw(10)) == (False, True)


def test_a_table_without_small_numbers_is_only_rounded() -> None:
    published = suppress({"DE": {"BC-29": 12, "EU-EPOC": 23}, "FR": {"BC-29": 5, "EU-EPOC": 108}})
    assert published.cells == ((10, 25), (5, 110))
    assert published.row_totals == (35, 115)
    assert published.column_totals == (15, 130)
    assert published.total == 150


def test_one_small_number_takes_three_more_with_it() -> None:
    # 3 alone could be had from its row or its column: the cheapest way round is 20, 30, 10.
    published = suppress(named([[3, 20, 60], [10, 30, 70], [80, 90, 99]]))
    assert published.cells == ((None, None, 60), (None, None, 70), (80, 90, 100))
    assert published.row_totals == (85, 110, 270)


def test_a_single_row_hides_a_second_number() -> None:
    published = suppress({"all": {"fulfilled": 40, "lost": 2, "refused": 9}})
    assert published.cells == ((40, None, None),)
    assert published.column_totals == (40, None, None)
    assert published.total == 50


def test_a_small_sum_of_hidden_numbers_is_itself_a_small_number() -> None:
    # Two times 1 in each line would leave a group of 2 behind the totals.
    published = suppress(named([[1, 1, 50, 60], [1, 1, 70, 80], [90, 91, 92, 93]]))
    for line in true_hidden_sums(published, [[1, 1, 50, 60], [1, 1, 70, 80], [90, 91, 92, 93]]):
        assert line >= 5


def test_a_column_that_a_row_lacks_counts_as_zero() -> None:
    published = suppress({"DE": {"a": 50, "b": 60}, "FR": {"a": 70}})
    assert published.columns == ("a", "b")
    assert published.cells[1][1] is None


def test_negative_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        suppress({"DE": {"a": -1}})


def true_hidden_sums(published: Published, counts: list[list[int]]) -> list[int]:
    """For each line whose total is shown and that hides something: what the hidden numbers add up to."""
    sums = []
    grid, truth = np.array(shown(published), dtype=object), np.array(true_grid(counts))
    for seen, real in [*zip(grid, truth, strict=True), *zip(grid.T, truth.T, strict=True)]:
        hidden = [int(value) for value, mark in zip(real[:-1], seen[:-1], strict=True) if mark is None]
        if hidden and seen[-1] is not None:
            sums.append(sum(hidden))
    return sums


TABLES = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda size: st.lists(
        st.lists(st.one_of(st.integers(0, 8), st.integers(0, 60)), min_size=size[1], max_size=size[1]),
        min_size=size[0],
        max_size=size[0],
    )
)


@given(TABLES)
def test_nothing_hidden_can_be_worked_out(counts: list[list[int]]) -> None:
    published = suppress(named(counts))
    grid, truth = shown(published), true_grid(counts)
    hidden = [(r, c) for r, line in enumerate(grid) for c, value in enumerate(line) if value is None]

    for r, line in enumerate(truth):
        for c, value in enumerate(line):
            assert value >= 5 or (r, c) in hidden
            if (r, c) not in hidden:
                assert grid[r][c] == 5 * round(value / 5)

    assert all(total >= 5 for total in true_hidden_sums(published, counts))

    # Even were the numbers not rounded: each line gives one equation in the hidden numbers, and a number is known when
    # every solution of the homogeneous system leaves it alone.
    height, width = len(truth), len(truth[0])
    equations = np.zeros((height + width, len(hidden)))
    for position, (r, c) in enumerate(hidden):
        equations[r, position] = -1 if c == width - 1 else 1
        equations[height + c, position] = -1 if r == height - 1 else 1
    if hidden:
        rank = np.linalg.matrix_rank(equations)
        for position in range(len(hidden)):
            assert np.linalg.matrix_rank(np.delete(equations, position, axis=1)) == rank
