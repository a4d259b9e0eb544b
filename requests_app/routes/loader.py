"""Reads one TOML file of law into a frozen route, or says in which line and why it cannot."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from requests_app.routes.inherit import laid_over, own_place
from requests_app.routes.problem import Problem
from requests_app.routes.schema import Route
from requests_app.routes.toml_lines import Place, line_of, lines_of

LAW = Path(__file__).parent / "law"
BASES = "base"


class LawError(Exception):
    """A file of law that cannot be used: which file, which line, and why."""

    def __init__(self, file: str | Path, line: int, reason: str) -> None:
        self.file, self.line, self.reason = str(file), line, " ".join(reason.split())
        super().__init__(f"{self.file} line {self.line}: {self.reason}")


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was read: its text and, if the text makes a route, the route; else what is wrong."""

    path: Path
    text: str = ""
    route: Route | None = None
    errors: tuple[LawError, ...] = field(default=())
    own: dict[str, Any] = field(default_factory=dict)  # what the file itself says
    whole: dict[str, Any] = field(default_factory=dict)  # laid over its base

    def error(self, problem: Problem) -> LawError:
        """A problem of the route as an error of this file."""
        return self.errors_for([problem])[0]

    def errors_for(self, problems: Iterable[Problem]) -> list[LawError]:
        """Problems of the route as errors of this file, in the order of its lines."""
        lines = lines_of(self.text)
        found = [LawError(self.path, line_of(lines, self._here(p.place)), p.reason) for p in problems]
        return sorted(found, key=lambda error: error.line)

    def _here(self, place: Place) -> Place:
        return own_place(place, self.whole, self.own) if "base" in self.own else place


def examine(path: Path) -> Source:
    """The file with its route, or with everything the schema finds wrong. Raises nothing."""
    text, own, fault = _document(path)
    if fault is not None:
        return Source(path, text, errors=(fault,))
    try:
        document = _with_base(path.parent, own)
    except LawError as error:
        return Source(path, text, errors=(error,))
    except ValueError as error:
        return Source(path, text, errors=(LawError(path, line_of(lines_of(text), ("base",)), str(error)),))
    try:
        route = Route.model_validate(document)
    except ValidationError as error:
        source = Source(path, text, own=own, whole=document)
        problems = [_schema_problem(e, document) for e in error.errors(include_url=False)]
        return Source(path, text, None, tuple(source.errors_for(problems)), own, document)
    wanted = f"{route.id}.{route.version}.toml"
    if path.name != wanted:
        misnamed = Problem(("id",), f"the file must be called {wanted}, as its route")
        source = Source(path, text, own=own, whole=document)
        return Source(path, text, route, (source.error(misnamed),), own, document)
    return Source(path, text, route, (), own, document)


def _document(path: Path) -> tuple[str, dict[str, Any], LawError | None]:
    """The text of a file and what TOML makes of it, or why it makes nothing."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return "", {}, LawError(path, 1, f"the file cannot be read: {error.strerror}")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", {}, LawError(path, raw.count(b"\n", 0, error.start) + 1, "the file is not UTF-8")
    text = text.replace("\r\n", "\n")
    try:
        return text, _toml(text), None
    except tomllib.TOMLDecodeError as error:
        return text, {}, _syntax(path, text, str(error))


@lru_cache(maxsize=256)
def _toml(text: str) -> dict[str, Any]:
    """What TOML makes of a text. Nobody changes it: a base is read for many routes, and parsed once."""
    return tomllib.loads(text)


def _with_base(folder: Path, own: dict[str, Any], above: tuple[str, ...] = ()) -> dict[str, Any]:
    """The document laid over its base. Raises `LawError` for a bad base, `ValueError` for a base that is not there."""
    name = own.get("base")
    if name is None:
        return own
    if not isinstance(name, str) or not re.fullmatch(r"[A-Z0-9]+(-[A-Z0-9]+)*", name):
        raise ValueError(f"base: {name!r} is not the name of a base")
    if name in above:
        raise ValueError(f"base: {name} builds on itself")
    path = folder / BASES / f"{name}.toml"
    if not path.is_file() and folder != LAW:
        path = LAW / BASES / f"{name}.toml"  # an installation's own routes may build on ours
    if not path.is_file():
        raise ValueError(f"base: there is no {BASES}/{name}.toml")
    _text, document, fault = _document(path)
    if fault is not None:
        raise fault
    return laid_over(_with_base(path.parent.parent, document, (*above, name)), own)


def read(path: Path) -> Route:
    """The route of a file. Raises `LawError` for the first thing wrong."""
    source = examine(path)
    if source.errors:
        raise source.errors[0]
    if source.route is None:
        raise LawError(path, 1, "the file holds no route")
    return source.route


def _syntax(path: Path, text: str, message: str) -> LawError:
    found = re.search(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    if not found:
        return LawError(path, 1, f"not TOML: {message}")
    reason = message[: found.start()]
    if found[1]:
        return LawError(path, int(found[1]), f"not TOML: {reason} (column {found[2]})")
    return LawError(path, text.rstrip("\n").count("\n") + 1, f"not TOML: {reason} at the end of the file")


def _schema_problem(error: Any, document: dict[str, Any]) -> Problem:
    """What pydantic found, in our words, at the place it found it."""
    place: Place = tuple(error["loc"])
    if place and place[-1] == "[key]":
        place = place[:-1]
        return Problem(place, f"{place[-1]!r} is not a name: lower-case letters, digits and _ only")
    key = _spoken(place, document)
    match error["type"]:
        case "missing":
            return Problem(place, f"{key} is missing")
        case "extra_forbidden":
            return Problem(place, f"{key} is not a key a route knows")
        case "value_error":
            return Problem(place, f"{key}: {error['ctx']['error']}")
        case _:
            return Problem(place, f"{key}: {error['msg'][:1].lower()}{error['msg'][1:]}, not {error['input']!r}")


def _spoken(place: Place, document: dict[str, Any]) -> str:
    """The place in words: `to of act receive`, `article of cite of clock answer`."""
    words: list[str] = []
    here: Any = document
    for key in place:
        if isinstance(here, list | tuple) and isinstance(key, int) and key < len(here):
            here = here[key]
            named = [here[n] for n in ("does", "name", "code") if n in here] if isinstance(here, dict) else []
            words[-1] = f"{words[-1].removesuffix('s')} {named[0] if named else key + 1}"
            continue
        here = here.get(key) if isinstance(here, dict) else None
        words.append(str(key))
    return " of ".join(reversed(words)) or "the route"
