"""The habits of docs/house.md that a machine can check in the text of every module."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.house.table import ROOT

LONGEST_FILE = 400
NAMELESS = {"utils.py", "helpers.py", "services.py", "misc.py", "util.py", "helper.py", "service.py"}
SIGNALS = {"receiver", "pre_save", "post_save", "pre_delete", "post_delete", "m2m_changed", "post_migrate", "Signal"}
# The one clock, and the place where the process, not the domain, waits for its children.
OWN_CLOCK = {"requests_app/common/clock.py"}


def _modules(*roots: str) -> list[Path]:
    found = [path for root in roots for path in (ROOT / root).rglob("*.py") if "migrations" not in path.parts]
    assert found
    return sorted(found)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def test_every_file_has_a_name_that_says_what_it_knows() -> None:
    assert [_name(path) for path in _modules("requests_app", "tests") if path.name in NAMELESS] == []


def test_every_module_opens_with_a_sentence() -> None:
    def opens(path: Path) -> bool:
        words = ast.get_docstring(_tree(path)) or ""
        return len(words) > 10 and words[0] == words[0].upper() and words.rstrip().endswith((".", ":", "?", "`"))

    assert [_name(path) for path in _modules("requests_app", "tests") if not opens(path)] == []


def test_files_stay_small() -> None:
    long = {
        _name(p): n for p in _modules("requests_app", "tests") if (n := len(p.read_text().splitlines())) > LONGEST_FILE
    }
    assert long == {}


def test_nothing_is_imported_inside_a_function() -> None:
    found = [
        f"{_name(path)}:{inner.lineno}"
        for path in _modules("requests_app")
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert found == []


def test_no_signal_carries_the_domain() -> None:
    found = [
        f"{_name(path)}:{node.lineno}"
        for path in _modules("requests_app")
        for node in ast.walk(_tree(path))
        if (isinstance(node, ast.ImportFrom) and SIGNALS & {alias.name for alias in node.names})
        or (isinstance(node, ast.ImportFrom) and (node.module or "").endswith("signals"))
    ]
    assert found == []


def test_there_is_one_clock() -> None:
    def reads_a_clock(node: ast.AST) -> bool:
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            return False
        of = node.func.value
        whose = of.id if isinstance(of, ast.Name) else of.attr if isinstance(of, ast.Attribute) else ""
        return (node.func.attr in {"now", "utcnow", "today"} and whose in {"datetime", "date", "timezone"}) or (
            node.func.attr == "time" and whose == "time"
        )

    found = [
        f"{_name(path)}:{node.lineno}"
        for path in _modules("requests_app")
        if _name(path) not in OWN_CLOCK
        for node in ast.walk(_tree(path))
        if reads_a_clock(node) and isinstance(node, ast.Call)
    ]
    assert found == []


def test_no_test_is_passed_over() -> None:
    marks = {"skip", "skipif", "xfail", "importorskip"}
    found = [
        f"{_name(path)}:{node.lineno}"
        for path in _modules("tests")
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Attribute) and node.attr in marks
    ]
    assert found == []
