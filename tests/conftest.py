"""What every test may use."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import SimpleTestCase, TransactionTestCase
from pytest_django.plugin import blocking_manager_key

DATABASE = {"db", "transactional_db", "live_server", "django_db_serialized_rollback"}
never_changed = importlib.import_module("requests_app.casework.migrations.0003_never_changed")
NAMES_DATABASE = re.compile(
    r"\b(mark\.demo|django_db\w*|db|transactional_db|live_server|\w*TestCase|world|client|signed_in)\b"
)
ONCE = re.compile(r"^pytestmark = .*pytest\.mark\.(pdf|browser|door)\b", re.MULTILINE)
_opened: list[bool] = []


def pytest_configure(config: pytest.Config) -> None:
    """Compiles the translations that are not compiled yet: without them every paper would pass in English."""
    if hasattr(config, "workerinput"):
        return
    for source in (Path(__file__).parent.parent / "locale").glob("*/LC_MESSAGES/*.po"):
        made, new = source.with_suffix(".mo"), source.with_suffix(f".{os.getpid()}")
        if made.exists() and made.stat().st_mtime >= source.stat().st_mtime:
            continue
        try:
            subprocess.run(["msgfmt", "--check-format", "-o", str(new), str(source)], check=True)
        except (OSError, subprocess.CalledProcessError) as reason:
            raise pytest.UsageError(f"{source} could not be compiled ({reason}): install gettext.") from reason
        new.replace(made)


def touches_database(item: pytest.Item) -> bool:
    """Whether a test uses a database, by its marker, its fixtures or its class; what is of the demonstration counts."""
    names = set(getattr(item, "fixturenames", ()))
    kind = getattr(item, "cls", None)
    with_tables = isinstance(kind, type) and issubclass(kind, SimpleTestCase) and issubclass(kind, TransactionTestCase)
    marked = any(item.get_closest_marker(name) is not None for name in ("django_db", "demo"))
    return with_tables or marked or bool(names & DATABASE)


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """On the second database a file that names nothing of a database, or whose tests run once, is not even read in."""
    if os.environ.get("COMITY_TEST_AGAIN") != "1" or not collection_path.name.startswith("test_"):
        return None
    text = collection_path.read_text(encoding="utf-8")
    return True if ONCE.search(text) or not NAMES_DATABASE.search(text) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes longest comes first, so that the processes end together.

    On the second database only what touches one is run again: the rest has just been run, and would do the same.
    """
    items.sort(key=lambda item: (item.name != "test_the_story", item.get_closest_marker("browser") is None))
    if os.environ.get("COMITY_TEST_AGAIN") != "1":
        return
    again = [item for item in items if touches_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if not touches_database(item)])
    items[:] = again


@pytest.fixture
def unsealed(transactional_db: None) -> Iterator[None]:
    """For a test that commits: drops the ledger's triggers when it has run, because flushing the tables needs it.

    The one place of the house where the locks are opened; they are there again before anything else runs.
    """
    yield
    with connection.cursor() as cursor:
        for statement in never_changed.removals(connection.vendor):
            cursor.execute(statement)
    _opened.append(True)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, Any, Any]:
    """Raises the ledger's triggers after an unsealed test, when its tables have been flushed. The last needs it not."""
    try:
        return (yield)
    finally:
        if _opened and nextitem is not None:
            with item.config.stash[blocking_manager_key].unblock(), connection.cursor() as cursor:
                for statement in never_changed.statements(connection.vendor):
                    cursor.execute(statement)
        _opened.clear()
