"""How every command of ours speaks: one JSON document or plain text, and one sentence where something is wrong."""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import io
import json
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar, NoReturn
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, InterfaceError, connections
from pydantic import BaseModel

from requests_app.common.canonical import instant


def sentence(text: object) -> str:
    """The text on one line, with a capital and a full stop."""
    line = " ".join(str(text).split()) or "Something went wrong"
    line = line[0].upper() + line[1:]
    return line if line.endswith((".", "!", "?")) else line + "."


def plain(value: Any) -> Any:
    """What JSON has no word for, in the form the rest of the house writes it."""
    match value:
        case datetime():
            return instant(value)
        case date():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
        case set() | frozenset():
            return sorted(value)
        case BaseModel():
            return value.model_dump(mode="json")
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    return str(value)


class Command(BaseCommand):
    """The base of our commands: `say` gives the answer, `fail` gives the one sentence and ends with 1."""

    # The law is checked by whoever reads it and the database by whoever asks it; pages and papers concern a server.
    requires_system_checks = ()

    # Whether the command takes --json.
    json_flag: ClassVar[bool] = False

    as_json = False

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Django's parser, with --json where the command has it."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        if self.json_flag:
            _add_json(parser)
        return parser

    def execute(self, *args: Any, **options: Any) -> str | None:
        self.as_json = bool(options.get("json"))
        return super().execute(*args, **options)

    def say(self, document: Any, text: str | Iterable[str] = "") -> None:
        """Print the answer: the document with --json, else the text."""
        if self.as_json:
            self.stdout.write(json.dumps(document, default=plain, ensure_ascii=False, allow_nan=False))
            return
        lines = [text] if isinstance(text, str) else list(text)
        self.stdout.write("\n".join(lines))

    def fail(self, text: object) -> NoReturn:
        """End here: one sentence on standard error, exit code 1."""
        raise CommandError(sentence(text), returncode=1)

    def run_from_argv(self, argv: list[str]) -> None:
        """Run from the command line. Whatever goes wrong, a person reads one sentence; --traceback shows the rest."""
        options = self._options(argv)
        if options.pop("traceback", False):
            self.execute(*options.pop("args", ()), **options)
            return
        try:
            self.execute(*options.pop("args", ()), **options)
            self.stdout.flush()
        except BrokenPipeError:
            # The reader has gone (`| head`); nothing more can be said to it, not even at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except KeyboardInterrupt:
            sys.exit(130)
        except Exception as error:
            self.stderr.write(_words_for(error))
            sys.exit(1)
        finally:
            with contextlib.suppress(ImproperlyConfigured):
                connections.close_all()

    def _options(self, argv: Sequence[str]) -> dict[str, Any]:
        self._called_from_command_line = True
        parser = self.create_parser(argv[0], argv[1])
        said = io.StringIO()
        try:
            with contextlib.redirect_stderr(said):
                return vars(parser.parse_args(argv[2:]))
        except SystemExit as end:
            if not end.code:
                raise
        except CommandError as error:
            said.write(str(error))
        # argparse writes its usage first; the last part is what was wrong.
        self.stderr.write(sentence(said.getvalue().rsplit("error: ", 1)[-1]))
        sys.exit(1)


def _add_json(parser: argparse.ArgumentParser) -> None:
    """Give the parser and each of its subcommands the flag --json."""
    for action in list(parser._actions):
        if isinstance(action, argparse._SubParsersAction):
            for sub in action.choices.values():
                sub.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=_JSON_HELP)
    parser.add_argument("--json", action="store_true", help=_JSON_HELP)


_JSON_HELP = "Print one JSON document."


def _words_for(error: Exception) -> str:
    if isinstance(error, CommandError | ImproperlyConfigured):
        return sentence(error)
    if isinstance(error, DatabaseError | InterfaceError):
        text = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        if "no such table" in text or "does not exist" in text:
            return sentence(f"the database is not prepared ({text}): run `manage.py migrate`")
        return sentence(f"the database cannot be used: {text}")
    if isinstance(error, OSError) and error.strerror:
        name = f"{error.filename}: " if error.filename else ""
        return sentence(f"{name}{error.strerror}")
    return sentence(f"{type(error).__name__}: {error} (--traceback shows where)")
