"""The catalogue: the first routes are there and sound, versions stand side by side, and one bad file stops all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django import Settings

from requests_app.config import settings as installed
from requests_app.jobs.law import law_is_sound
from requests_app.routes.catalogue import Catalogue, NoSuchRoute, catalogue, examine_folders, load
from requests_app.routes.loader import LAW, LawError
from tests.routes.tiny import TINY, broken

ROOT = Path(installed.BASE_DIR)

FIRST = {"BC-29", "US-PRES-2703F", "US-MLA-3512", "EU-EPOC", "EU-EPOC-N", "EU-EPOC-E", "EU-EPOC-PR"}


def test_every_route_of_ours_is_sound() -> None:
    assert [str(error) for error in examine_folders([LAW]).errors] == []


def test_the_first_routes_are_there() -> None:
    assert set(catalogue().ids()) >= FIRST
    assert all(catalogue().current(name).id == name for name in FIRST)


def test_a_route_is_read_once() -> None:
    assert catalogue() is catalogue()


def two_versions(folder: Path) -> Catalogue:
    (folder / "TINY-1.1.toml").write_text(TINY, encoding="utf-8")
    newer = broken("version = 1", "version = 10", TINY).replace("A tiny route", "A newer route")
    (folder / "TINY-1.10.toml").write_text(newer, encoding="utf-8")
    (folder / "TINY-1.2.toml").write_text(broken("version = 1", "version = 2"), encoding="utf-8")
    return load([folder])


def test_the_current_version_is_the_highest_and_the_old_ones_stay(tmp_path: Path) -> None:
    law = two_versions(tmp_path)
    assert law.ids() == ("TINY-1",)
    assert set(law.routes) == {"TINY-1/1", "TINY-1/2", "TINY-1/10"}
    assert (law.current("TINY-1").version, law.current("TINY-1").title) == (10, "A newer route")
    assert law.at("TINY-1", 1).title == "A tiny route"
    assert [route.key for route in law.all_current()] == ["TINY-1/10"]


def test_a_route_nobody_wrote_is_said_to_be_missing(tmp_path: Path) -> None:
    law = two_versions(tmp_path)
    with pytest.raises(NoSuchRoute, match="There is no route NONE"):
        law.current("NONE")
    with pytest.raises(NoSuchRoute, match="There is no version 3 of a route TINY-1"):
        law.at("TINY-1", 3)


def test_folders_of_the_installation_are_read_too(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "TINY-1.1.toml").write_text(TINY, encoding="utf-8")
    assert "TINY-1" not in catalogue().ids()
    settings.COMITY_LAW_DIRS = [str(tmp_path)]
    assert "TINY-1" in catalogue().ids()
    assert set(catalogue().ids()) >= FIRST


def test_djangos_check_says_file_line_and_reason(tmp_path: Path, settings: Settings) -> None:
    assert law_is_sound() == []
    text = broken('to = "asked"', 'to = "nowhere"')
    path = tmp_path / "TINY-1.1.toml"
    path.write_text(text, encoding="utf-8")
    settings.COMITY_LAW_DIRS = [str(tmp_path)]
    (found,) = law_is_sound()
    line = text[: text.index('to = "nowhere"')].count("\n") + 1
    assert found.msg == f"{path} line {line}: there is no state 'nowhere'"
    with pytest.raises(LawError):
        catalogue()


@pytest.mark.parametrize(
    "start",
    [
        ["-c", "import requests_app.config.wsgi"],
        ["-m", "celery", "--app", "requests_app.config.celery", "report"],
        ["manage.py", "check"],
    ],
    ids=["web", "worker", "manage"],
)
def test_nothing_starts_with_bad_law(tmp_path: Path, start: list[str]) -> None:
    text = broken('to = "asked"', 'to = "nowhere"')
    path = tmp_path / "TINY-1.1.toml"
    path.write_text(text, encoding="utf-8")
    line = text[: text.index('to = "nowhere"')].count("\n") + 1
    environment = {**os.environ, "COMITY_LAW_DIRS": str(tmp_path), "COMITY_VAR": str(tmp_path / "var")}
    run = subprocess.run(
        [sys.executable, *start], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode != 0
    assert f"{path} line {line}: there is no state 'nowhere'" in run.stderr + run.stdout
