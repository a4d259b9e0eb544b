"""Every command answers in one form and fails in one sentence."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import CommandParser
from django.db import OperationalError, ProgrammingError

from requests_app.jobs.command import Command, sentence


class Sample(Command):
    """A command that does what a test asks of it."""

    json_flag = True
    trouble: ClassVar[Exception | None] = None

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("word", choices=["one", "two"])
        parser.add_argument("--count", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        if self.trouble:
            raise self.trouble
        if options["count"] > 9:
            self.fail("that is  too\nmany")
        self.say(
            {"word": options["word"], "at": datetime(2026, 8, 31, 12, tzinfo=UTC), "days": Decimal("1.5")},
            ["one line", "and another"],
        )


def _run(*argv: str, trouble: Exception | None = None) -> int:
    """The exit code of the command, run as from the command line."""
    command = Sample()
    Sample.trouble = trouble
    try:
        command.run_from_argv(["manage.py", "sample", *argv])
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def test_text_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("one") == 0
    assert capsys.readouterr().out == "one line\nand another\n"
    assert _run("two", "--json") == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == {"word": "two", "at": "2026-08-31T12:00:00.000000Z", "days": "1.5"}
    assert said.err == ""


@pytest.mark.parametrize(
    "argv", [[], ["three"], ["one", "--count", "many"], ["one", "--unknown"], ["one", "two"], ["one", "--count", "10"]]
)
def test_bad_input_is_one_sentence_and_exit_code_one(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(*argv) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert said.err[0].isupper()
    assert said.err.endswith(".\n")
    assert "usage" not in said.err


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (OperationalError("no such table: casework_request"), "run `manage.py migrate`"),
        (ProgrammingError('relation "casework_request" does not exist\nLINE 1'), "run `manage.py migrate`"),
        (
            OperationalError("connection refused\nIs the server running?"),
            "The database cannot be used: connection refused.",
        ),
        (FileNotFoundError(2, "No such file or directory", "cases.csv"), "Cases.csv: No such file or directory."),
        (ZeroDivisionError("division by zero"), "--traceback shows where"),
    ],
)
def test_trouble_is_one_sentence(trouble: Exception, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("one", trouble=trouble) == 1
    said = capsys.readouterr()
    assert words in said.err
    assert len(said.err.splitlines()) == 1


def test_traceback_shows_the_rest() -> None:
    with pytest.raises(ZeroDivisionError):
        _run("one", "--traceback", trouble=ZeroDivisionError())


def test_a_reader_that_has_gone_is_no_trouble(capfd: pytest.CaptureFixture[str]) -> None:
    sys.stdout.flush()
    assert _run("one", trouble=BrokenPipeError()) == 0
    assert capfd.readouterr().err == ""


def test_called_from_code_it_raises() -> None:
    Sample.trouble = None
    command = Sample()
    with pytest.raises(CommandError, match="That is too many\\."):
        call_command(command, "one", count=10)


def test_a_sentence_has_a_capital_and_a_stop() -> None:
    assert sentence("  no\n such  thing ") == "No such thing."
    assert sentence("Really?") == "Really?"
    assert sentence("") == "Something went wrong."
