"""A route that builds on a base: what it says stands over the base, the rest is the base's, and faults have a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from requests_app.routes import loader
from requests_app.routes.catalogue import examine_folders
from requests_app.routes.loader import LAW, read

OVER = """
base    = "TINY"
id      = "XX-2"
version = 1
title   = "Other title"
[open]
leads_to = []
[[clocks]]
name   = "preservation"
length = { at_least = 90 }
[drop]
acts = ["prepare_request"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "base").mkdir()
    text = (LAW / "BC-29.1.toml").read_text(encoding="utf-8").replace('"US-PRES-2703F"', '"XX-2"')
    (tmp_path / "base" / "TINY.toml").write_text(text, encoding="utf-8")
    return tmp_path


def _faults(folder: Path, text: str) -> list[tuple[int, str]]:
    (folder / "XX-2.1.toml").write_text(text.lstrip(), encoding="utf-8")
    return [(error.line, error.reason) for error in examine_folders([folder]).errors]


def test_the_route_is_the_base_with_its_own_words_over_it(folder: Path) -> None:
    assert _faults(folder, OVER) == []
    base, route = read(LAW / "BC-29.1.toml"), read(folder / "XX-2.1.toml")
    clock, plain = route.clock("preservation"), base.clock("preservation")
    assert clock is not None
    assert plain is not None
    assert (clock.length.at_least, clock.length.unit) == (90, "day")
    assert (clock.rungs, clock.cite) == (plain.rungs, plain.cite)
    assert (route.title, route.short) == ("Other title", base.short)
    assert [act.does for act in route.acts] == [act.does for act in base.acts if act.does != "prepare_request"]
    assert route.open.requesting == base.open.requesting
    assert route.open.leads_to == ()


def test_the_base_is_no_route_itself(folder: Path) -> None:
    _faults(folder, OVER)
    assert examine_folders([folder]).catalogue.ids() == ("XX-2",)


@pytest.mark.parametrize(
    ("words", "faulty", "line", "reason"),
    [
        ('"prepare_request"', '"prepared"', 1, "drop.acts names what the base does not have: prepared"),
        ('"TINY"', '"NONE"', 1, "base: there is no base/NONE.toml"),
        ("at_least = 90", 'unit = "moon"', 9, "unit of length of clock preservation"),
        ('"preservation"', '"other"', 7, "label of clock other is missing"),
    ],
)
def test_a_fault_is_named_with_the_line_of_the_route(
    folder: Path, words: str, faulty: str, line: int, reason: str
) -> None:
    found = _faults(folder, OVER.replace(words, faulty))
    assert [at for at, said in found if said.startswith(reason)] == [line]


def test_a_base_that_builds_on_itself_is_refused(folder: Path) -> None:
    (folder / "base" / "TINY.toml").write_text('base = "TINY"\n', encoding="utf-8")
    assert _faults(folder, OVER) == [(1, "base: TINY builds on itself")]


def test_an_installation_may_build_on_our_bases(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "shipped").mkdir()
    (folder / "base").rename(tmp_path / "shipped" / "base")
    monkeypatch.setattr(loader, "LAW", tmp_path / "shipped")
    assert _faults(folder, OVER) == []
