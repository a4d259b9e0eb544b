"""`manage.py routes`: check, list and show, as text and as JSON; one sentence and exit code 1 on bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from requests_app.config import settings as installed
from requests_app.jobs.management.commands.routes import Command
from requests_app.routes.catalogue import catalogue
from tests.routes.tiny import TINY, broken


def said(*words: str) -> str:
    out = StringIO()
    call_command("routes", *words, stdout=out)
    return out.getvalue()


def document(*words: str) -> Any:
    return json.loads(said(*words, "--json"))


def test_check_counts_what_is_in_the_law() -> None:
    routes = list(catalogue().routes.values())
    assert document("check") == {
        "routes": len(routes),
        "states": sum(len(route.states) for route in routes),
        "acts": sum(len(route.acts) for route in routes),
        "clocks": sum(len(route.clocks) for route in routes),
        "problems": [],
    }
    assert said("check").strip().endswith(" 0 problems")


def test_check_names_every_problem_and_fails(tmp_path: Path, settings: Settings) -> None:
    text = broken('to = "asked"', 'to = "nowhere"', broken('article = "6"', 'article = ""'))
    path = tmp_path / "TINY-1.1.toml"
    path.write_text(text, encoding="utf-8")
    settings.COMITY_LAW_DIRS = [str(tmp_path)]
    out = StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("routes", "check", "--json", stdout=out)
    assert caught.value.returncode == 1
    lines = {name: text[: text.index(name)].count("\n") + 1 for name in ('to = "nowhere"', 'article = ""')}
    assert json.loads(out.getvalue())["problems"] == [
        {"file": str(path), "line": lines['to = "nowhere"'], "reason": "there is no state 'nowhere'"},
        {"file": str(path), "line": lines['article = ""'], "reason": "the code 'essential_interests' has no article"},
    ]


def test_list_has_one_line_for_each_route() -> None:
    listed = document("list")["routes"]
    assert [route["id"] for route in listed] == list(catalogue().ids())
    bc29 = next(route for route in listed if route["id"] == "BC-29")
    assert (bc29["instrument"], bc29["kind"], bc29["in_force"]) == ("CETS185", "preservation", True)
    assert (bc29["status"], bc29["reason"]) == ("in force", "")
    assert len(said("list").strip().splitlines()) == len(listed)


def test_list_says_why_a_route_is_closed(tmp_path: Path, settings: Settings) -> None:
    closed = broken("[open]\n", '[validity]\nin_force = false\nnote = "Not enough ratifications."\n[open]\n')
    (tmp_path / "TINY-1.1.toml").write_text(closed, encoding="utf-8")
    settings.COMITY_LAW_DIRS = [str(tmp_path)]
    tiny = next(route for route in document("list")["routes"] if route["id"] == "TINY-1")
    assert (tiny["kind"], tiny["status"], tiny["reason"]) == ("assistance", "closed", "Not enough ratifications.")
    assert any(line.endswith("closed: Not enough ratifications.)") for line in said("list").splitlines())


def test_show_lays_the_base_out(tmp_path: Path, settings: Settings) -> None:
    head, rest = TINY.split("\n[open]\n", 1)
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "TINY.toml").write_text(f"[open]\n{rest}", encoding="utf-8")
    (tmp_path / "TINY-1.1.toml").write_text(f'base = "TINY"\n{head}\n', encoding="utf-8")
    settings.COMITY_LAW_DIRS = [str(tmp_path)]
    shown = document("show", "TINY-1")
    assert [act["does"] for act in shown["acts"]][:2] == ["submit", "send"]
    assert "base" not in shown


def test_show_gives_the_route_as_it_is_written(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "TINY-1.1.toml").write_text(TINY, encoding="utf-8")
    (tmp_path / "TINY-1.2.toml").write_text(broken("version = 1", "version = 2"), encoding="utf-8")
    settings.COMITY_LAW_DIRS = [str(tmp_path)]
    assert document("show", "TINY-1")["version"] == 2
    shown = document("show", "TINY-1", "--version", "1")
    assert shown["version"] == 1
    assert shown["acts"][1]["from"] == ["approval"]
    assert shown["actors"]["officer"]["is"] == "officer"
    assert shown["checked"] == "2026-11-21"
    text = said("show", "TINY-1")
    for line in (
        "  draft: held by officer. Draft",
        "  answer: hard, 30 day or as stated in send.days from send.day, 2(1) [V]",
        "  keeping: floor, at least 60 day from send, 4 [V2]",
        "  urgency_reason: required, Why urgent (5(c) [V])",
        "  facts_unclear: Facts unclear (7 [V])",
        "  Basis: The tiny instrument, Art. 1",
        "  S1: the text",
    ):
        assert line in text.splitlines()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["show", "NONE"], "There is no route NONE."),
        (["show", "BC-29", "--version", "99"], "There is no version 99 of a route BC-29."),
        (["show", "BC-29", "--version", "one"], "Argument --version: invalid int value: 'one'."),
        (["show"], "The following arguments are required: ID."),
        (["burn"], None),
        ([], "The following arguments are required: check|list|show|country|provider|docs."),
    ],
)
def test_bad_input_ends_with_one_sentence(
    words: list[str], sentence: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        Command().run_from_argv(["manage.py", "routes", *words])
    said_out, said_err = capsys.readouterr()
    assert (ended.value.code, said_out) == (1, "")
    assert len(said_err.strip().splitlines()) == 1
    if sentence is not None:
        assert said_err.strip() == sentence


def test_the_process_itself_ends_with_one_sentence() -> None:
    words = ["show", "NONE"]
    run = subprocess.run(
        [sys.executable, "manage.py", "routes", *words],
        cwd=installed.BASE_DIR,
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.strip() == "There is no route NONE."
