"""What changed between two versions of a route, in words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrPromise

from requests_app.routes.schema import Route

# The parts of a route that have rows, how one row is called, and what tells the rows of a list apart.
ROWS: dict[str, tuple[StrPromise, str, str]] = {
    "actors": (gettext_lazy("actor"), "", "is"),
    "states": (gettext_lazy("place"), "", "says"),
    "acts": (gettext_lazy("act"), "does", "label"),
    "clocks": (gettext_lazy("clock"), "name", "label"),
    "contents": (gettext_lazy("content"), "name", "label"),
    "grounds": (gettext_lazy("ground for refusal"), "code", "label"),
    "returns": (gettext_lazy("code of return"), "code", "label"),
    "papers": (gettext_lazy("paper"), "name", "title"),
}
UNNAMED = frozenset({"id", "version", *ROWS})  # told apart, or not told at all

Flat = dict[str, str]


def changes(before: Route, after: Route) -> tuple[str, ...]:
    """One sentence for each difference: the route itself first, then its rows, part by part in the file's order."""
    old, new = (route.model_dump(mode="json", by_alias=True) for route in (before, after))
    found = list(_differences(_("the route"), _flat(_own(old)), _flat(_own(new))))
    for part, (kind, key, says) in ROWS.items():
        found.extend(_rows(str(kind), says, _named(old[part], key), _named(new[part], key)))
    return tuple(found)


def _own(whole: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in whole.items() if name not in UNNAMED}


def _named(rows: Any, key: str) -> dict[str, dict[str, Any]]:
    return {row[key]: row for row in rows} if isinstance(rows, list) else dict(rows)


def _rows(kind: str, says: str, old: Mapping[str, dict[str, Any]], new: Mapping[str, dict[str, Any]]) -> Iterator[str]:
    for name, row in new.items():
        what = _("the %(kind)s “%(name)s”") % {"kind": kind, "name": row[says] or name}
        if name not in old:
            yield _("New: %(what)s.") % {"what": what}
        else:
            yield from _differences(what, _flat(old[name]), _flat(row))
    for name, row in old.items():
        if name not in new:
            what = _("the %(kind)s “%(name)s”") % {"kind": kind, "name": row[says] or name}
            yield _("No longer there: %(what)s.") % {"what": what}


def _flat(value: Any, path: str = "") -> Flat:
    """Every value under the words of its place; a list of plain values is one value."""
    if isinstance(value, dict):
        found: Flat = {}
        for name, one in value.items():
            found.update(_flat(one, f"{path} {name}".strip()))
        return found
    if isinstance(value, list):
        if any(isinstance(one, dict) for one in value):
            return {path: "; ".join(_row_in_words(one) for one in value)}
        return {path: ", ".join(map(str, value))}
    if value is None or value == "":
        return {path: ""}
    return {path: {True: _("yes"), False: _("no")}[value] if isinstance(value, bool) else str(value)}


def _row_in_words(row: Any) -> str:
    """An asked fact, a need or a test inside a row: its values, one after the other."""
    return ", ".join(f"{name} {value}" for name, value in _flat(row).items() if value) if row else ""


def _differences(what: str, old: Flat, new: Flat) -> Iterable[str]:
    for path in dict.fromkeys((*old, *new)):
        was, now = old.get(path, ""), new.get(path, "")
        if was == now:
            continue
        words = {"what": what, "part": path.replace("_", " "), "was": was, "now": now}
        if not was:
            yield _("In %(what)s, %(part)s is now said: %(now)s.") % words
        elif not now:
            yield _("In %(what)s, %(part)s is no longer said; it was: %(was)s.") % words
        else:
            yield _("In %(what)s, %(part)s is now: %(now)s; it was: %(was)s.") % words
