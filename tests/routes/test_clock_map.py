"""Each clock of the law files is in the catalogue with its number, unit and article, or it is said why it is not.

`clock_map/` is written by hand: figures typed from the corrected sources, never read from the routes. `rows.txt` there
lists the rows of both clock tables, once for each row: several rows of the first table bear the same name.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from pathlib import Path

import pytest

from requests_app.routes.catalogue import catalogue
from tests.routes import clock_map
from tests.routes.clock_map import Row

HERE = Path(clock_map.__file__).parent
ROWS = tuple((HERE / "rows.txt").read_text(encoding="utf-8").splitlines())
TABLES = ("international-8:", "national-clocks.csv:")
MODULES = sorted(found.name for found in pkgutil.iter_modules([str(HERE)]))


def rows_of(module: str) -> tuple[Row, ...]:
    """The map of one family of routes."""
    found: tuple[Row, ...] = importlib.import_module(f"{clock_map.__name__}.{module}").MAP
    return found


MAPPED = [row for module in MODULES for row in rows_of(module)]
CLOCKED = [row for row in MAPPED if not row.why_not]


def plain(article: str) -> str:
    """An article as it is compared: no capitals, no words or signs for article and section, one space between words."""
    bare = re.sub(r"\b(?:articles?|arts?|sections?|sec|ss?)\b\.?|§+", " ", article.casefold())
    return " ".join(bare.split())


def cites(said: str, article: str) -> bool:
    """Whether the article stands in what the clock cites: the whole of it, not the end of a longer number."""
    return re.search(rf"(?<![\w.(]){re.escape(plain(article))}(?!\w)", plain(said)) is not None


def test_there_is_a_map() -> None:
    assert "eu" in MODULES
    assert len(ROWS) == 56


@pytest.mark.parametrize("row", MAPPED, ids=lambda r: f"{r.source}-{r.route}-{r.clock}")
def test_each_line_of_the_map_is_a_clock_or_a_reason(row: Row) -> None:
    named = (row.route, row.clock, row.article)
    if row.why_not:
        assert not any((*named, row.n, row.unit))
    else:
        assert all(named)
        assert row.n is None or row.unit


@pytest.mark.parametrize("row", CLOCKED, ids=lambda r: f"{r.source}-{r.route}-{r.clock}")
def test_the_clock_has_the_number_unit_and_article_of_its_source(row: Row) -> None:
    route = catalogue().current(row.route)
    clock = route.clock(row.clock)
    assert clock is not None, f"{row.route} has no clock {row.clock}"
    assert clock.length.amount == row.n
    assert row.unit in ("", clock.length.unit)
    said = f"{clock.cite.instrument or route.instrument} {clock.cite.article}"
    assert cites(said, row.article), f"{row.article} is not in {said}"


def test_each_row_of_both_tables_is_mapped() -> None:
    """A name that stands in a table twice must be mapped with at least two different figures or reasons."""
    different = {(row.source, row.n, row.unit, row.article, row.why_not) for row in MAPPED}
    lines = Counter(source for source, *_figures in different)
    missing = {name: wanted for name, wanted in Counter(ROWS).items() if lines[name] < wanted}
    assert missing == {}


def test_the_map_names_no_row_the_tables_do_not_have() -> None:
    assert {row.source for row in MAPPED if row.source.startswith(TABLES)} <= set(ROWS)


def test_no_clock_is_mapped_twice_from_the_same_row() -> None:
    twice = [key for key, n in Counter((r.source, r.route, r.clock) for r in CLOCKED).items() if n > 1]
    assert twice == []


@pytest.mark.parametrize(
    ("said", "article", "same"),
    [
        ("EU2023/1543 10(4), 12(1)", "12(1)", True),
        ("EU2023/1543 12(1)", "2(1)", False),
        ("18 USC 2703(f)(2)", "18 USC 2703(f)(2)", True),
        ("COPOA 2019 s. 5(4)(b), (5)", "COPOA 2019 s.5(4)(b)", True),
        ("TIA 1979 Section 107K", "s.107", False),
        ("CETS185 Art. 29(7)", "29(7)", True),
    ],
)
def test_an_article_is_found_whole_or_not_at_all(said: str, article: str, same: bool) -> None:
    assert cites(said, article) is same
