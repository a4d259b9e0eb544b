"""Where in a TOML file each key stands: the line of a place such as `acts`, 3, `to`. The text must be valid TOML."""

from __future__ import annotations

import json
import re

Place = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}#\r\n]+")
_STRINGS = (
    re.compile(r'"""(?:\\.|[^\\])*?"{3,5}', re.DOTALL),
    re.compile(r"'''.*?'{3,5}", re.DOTALL),
    re.compile(r'"(?:\\.|[^"\\\n])*"'),
    re.compile(r"'[^'\n]*'"),
)


class _Reader:
    """Walks the text once and notes the line of every key, table and array element it passes."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.lines: dict[Place, int] = {}
        self.tables: dict[Place, int] = {}  # arrays of tables, and the number of the last table in each

    def read(self) -> dict[Place, int]:
        base: Place = ()
        self._skip(_BLANK)
        while self.at < len(self.text):
            if self.text.startswith("[", self.at):
                base = self._header()
            else:
                self._pair(base)
            self._skip(_BLANK)
        return self.lines

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()

    def _note(self, place: Place) -> None:
        if place not in self.lines:
            self.lines[place] = self.text.count("\n", 0, self.at) + 1

    def _header(self) -> Place:
        start = self.at
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        keys = self._keys()
        self._skip(_SPACE)
        after = self.at + (2 if many else 1)
        self.at = start
        place: Place = ()
        for number, key in enumerate(keys, 1):
            place = (*place, key)
            self._note(place)
            if many and number == len(keys):
                self.tables[place] = self.tables.get(place, -1) + 1
            if place in self.tables:
                place = (*place, self.tables[place])
                self._note(place)
        self.at = after
        return place

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while True:
            self._skip(_SPACE)
            if self.text[self.at] in "\"'":
                quoted = self._string()
                keys.append(json.loads(quoted) if quoted[0] == '"' else quoted[1:-1])
            else:
                found = _BARE_KEY.match(self.text, self.at)
                if not found:
                    raise ValueError("This is not a TOML key.")
                keys.append(found[0])
                self.at = found.end()
            self._skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return keys
            self.at += 1

    def _pair(self, base: Place) -> None:
        start = self.at
        keys = self._keys()
        after, self.at = self.at, start
        place = base
        for key in keys:
            place = (*place, key)
            self._note(place)
        self.at = after + 1  # the equals sign
        self._skip(_SPACE)
        self._value(place)

    def _string(self) -> str:
        for pattern in _STRINGS:
            found = pattern.match(self.text, self.at)
            if found:
                self.at = found.end()
                return found[0]
        raise ValueError("This is not a TOML string.")

    def _value(self, place: Place) -> None:
        first = self.text[self.at]
        if first in "\"'":
            self._string()
        elif first == "[":
            self._array(place)
        elif first == "{":
            self._inline(place)
        else:
            self._skip(_BARE_VALUE)

    def _array(self, place: Place) -> None:
        self.at += 1
        number = 0
        self._skip(_BLANK)
        while self.text[self.at] != "]":
            self._note((*place, number))
            self._value((*place, number))
            number += 1
            self._skip(_BLANK)
            if self.text[self.at] == ",":
                self.at += 1
                self._skip(_BLANK)
        self.at += 1

    def _inline(self, place: Place) -> None:
        self.at += 1
        self._skip(_BLANK)
        while self.text[self.at] != "}":
            self._pair(place)
            self._skip(_BLANK)
            if self.text[self.at] == ",":
                self.at += 1
                self._skip(_BLANK)
        self.at += 1


def lines_of(text: str) -> dict[Place, int]:
    """The line, from 1, of every key, table and array element of a valid TOML text."""
    return _Reader(text).read()


def line_of(lines: dict[Place, int], place: Place) -> int:
    """The line of a place; where it is not written, that of the nearest place around it that is; else 1."""
    while place:
        if place in lines:
            return lines[place]
        place = place[:-1]
    return 1
