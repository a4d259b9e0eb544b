"""How a catalogue of translations (.po) is read and written: the same entries always give the same file."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_PART = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s+(".*")$')
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w+\}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One string with its translation; `context` tells two strings apart that are the same in English.

    A string that is counted has a `plural` in English, and as many `counted` translations as the language has forms;
    the first of them is its translation.
    """

    context: str
    text: str
    translation: str = ""
    where: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()
    plural: str = ""
    counted: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.text


def read(path: Path) -> tuple[str, dict[tuple[str, str], Entry]]:
    """The header and the entries of a catalogue; both empty where there is no file yet."""
    header, entries = "", {}
    if path.exists():
        for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            entry = _entry(block)
            if entry is None:
                continue
            if entry.text:
                entries[entry.key] = entry
            else:
                header = entry.translation
    return header, entries


def _entry(block: str) -> Entry | None:
    parts: dict[str, str] = {}
    where: list[str] = []
    flags: set[str] = set()
    last = ""
    for line in block.splitlines():
        if line.startswith("#~"):
            return None
        if line.startswith("#:"):
            where.extend(line[2:].split())
        elif line.startswith("#,"):
            flags.update(flag.strip() for flag in line[2:].split(","))
        elif found := _PART.match(line):
            last = found[1]
            parts[last] = str(ast.literal_eval(found[2]))
        elif line.startswith('"') and last:
            parts[last] += str(ast.literal_eval(line))
    if "msgid" not in parts:
        return None
    counted = tuple(text for name, text in parts.items() if name.startswith("msgstr["))
    return Entry(
        parts.get("msgctxt", ""),
        parts["msgid"],
        counted[0] if counted else parts.get("msgstr", ""),
        tuple(where),
        frozenset(flags - {"fuzzy"}),
        parts.get("msgid_plural", ""),
        counted,
    )


def write(path: Path, header: Mapping[str, str], comment: Iterable[str], entries: Iterable[Entry]) -> bool:
    """Write the catalogue if that changes it, and say whether it did."""
    lines = [*(f"# {line}" for line in comment), 'msgid ""', 'msgstr ""']
    lines += [_quoted(f"{name}: {value}\n") for name, value in header.items()]
    for entry in entries:
        lines.append("")
        lines += [f"#: {place}" for place in entry.where]
        if "%(" in entry.text:
            lines.append("#, python-format")
        if entry.context:
            lines.append(f"msgctxt {_quoted(entry.context)}")
        lines.append(f"msgid {_quoted(entry.text)}")
        if entry.plural:
            lines.append(f"msgid_plural {_quoted(entry.plural)}")
            lines += [f"msgstr[{n}] {_quoted(text)}" for n, text in enumerate(entry.counted)]
        else:
            lines.append(f"msgstr {_quoted(entry.translation)}")
    text = "\n".join(lines) + "\n"
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def placeholders(text: str) -> list[str]:
    """What is put into the string when it is used; a translation must have the same."""
    return sorted(_PLACEHOLDER.findall(text))
