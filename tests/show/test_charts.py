"""The curve is drawn as it was estimated, marks its median where there is one, and says the same in its table."""

from __future__ import annotations

import re

import pytest

from requests_app.measures.survival import kaplan_meier
from requests_app.show import charts


def _chart(**more: float | None) -> charts.Survival:
    # Four requests: answered on days 10 and 20, open at 30, answered on day 40. S: 3/4, 1/2, then 0.
    curve = kaplan_meier([10, 20, 30, 40], [True, True, False, True])
    return charts.survival(curve.steps, curve.n, median=more.get("median"), naive_mean=more.get("naive_mean"))


def test_the_path_is_a_staircase_from_one() -> None:
    assert _chart().path == (
        "M0.0 0.0 L250.0 0.0 L250.0 250.0 L500.0 250.0 L500.0 500.0 L750.0 500.0 L750.0 500.0 "
        "L1000.0 500.0 L1000.0 1000.0 L1000.0 1000.0"
    )


def test_the_band_closes_and_stays_inside() -> None:
    numbers = [float(n) for n in re.findall(r"[\d.]+", _chart().band)]
    assert _chart().band.endswith(" Z")
    assert min(numbers) >= 0
    assert max(numbers) <= charts.SIDE


def test_the_median_is_marked_where_half_are_answered() -> None:
    chart = _chart(median=20.0, naive_mean=23.3)
    assert chart.median == charts.Tick(50.0, "half by day 20", "start")
    assert chart.naive is not None
    assert chart.naive.at == pytest.approx(58.25)
    assert "Half are answered by day 20." in chart.text


def test_not_reached_is_an_answer() -> None:
    chart = _chart()
    assert chart.median is None
    assert chart.median_text == "Half were not answered within 40 days: not reached."
    assert chart.median_text in chart.text


def test_the_table_says_what_the_curve_says() -> None:
    rows = {row.t: row for row in _chart().rows}
    assert set(rows) == {0, 5, 10, 15, 20, 25, 30, 35, 40}
    assert [rows[t].share for t in (0, 5, 10, 15, 20, 30, 40)] == [1, 1, 0.75, 0.75, 0.5, 0.5, 0]
    assert [rows[t].at_risk for t in (0, 5, 10, 15, 30, 35, 40)] == [4, 4, 4, 3, 2, 1, 1]


def test_no_case_at_all_still_draws() -> None:
    chart = charts.survival([], 0)
    assert chart.path == "M0.0 0.0 L1000.0 0.0"
    assert chart.band == ""
    assert all(row.at_risk == 0 for row in chart.rows)


@pytest.mark.parametrize("until", [1, 6, 30, 89, 365, 720, 1100, 5000, 40_000])
def test_the_axis_is_never_crowded(until: int) -> None:
    curve = kaplan_meier([until], [True])
    chart = charts.survival(curve.steps, curve.n)
    assert 2 <= len(chart.x) <= charts.TICKS
    assert chart.x[0].label == "0"
    assert all(0 <= tick.at <= 100 for tick in chart.x)


def test_bars() -> None:
    bars = charts.bars([("0 to 30 days", 41), ("31 to 90 days", 82), ("more", 0)])
    assert [(bar.width, bar.percent) for bar in bars] == [(50.0, 33), (100.0, 67), (0.0, 0)]
    assert charts.bars([]) == ()
    assert [bar.width for bar in charts.bars([("none", 0)])] == [0.0]


def test_band_labels() -> None:
    assert charts.band_label(31, 90) == "31 to 90 days"
    assert charts.band_label(366, None) == "366 days and more"
