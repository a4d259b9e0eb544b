"""The table of docs/house.md, read: which room may import which."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "requests_app"

_ROW = re.compile(r"^\|(?P<rooms>(?: `\w+`)+ )\|.*\| (?P<may>[^|]+) \|$")


def allowed() -> dict[str, set[str]]:
    """For each room of the table, the rooms it may import."""
    found: dict[str, set[str]] = {}
    for line in (ROOT / "docs" / "house.md").read_text(encoding="utf-8").splitlines():
        row = _ROW.match(line)
        if row is None:
            continue
        above = set(found)
        for room in re.findall(r"\w+", row["rooms"]):
            found[room] = _may(row["may"].strip(), above)
    anything = set(found) - {"config"}
    found["config"] = anything
    return found


def _may(words: str, above: set[str]) -> set[str]:
    if words == "nothing of ours":
        return set()
    if words.startswith("anything"):
        return set()
    if words == "every room above":
        return above
    if words.startswith("every room above except "):
        return above - {words.removeprefix("every room above except ")}
    return {name.strip() for name in words.split(",")}


def rooms() -> list[str]:
    """The rooms that have been made."""
    return sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))
