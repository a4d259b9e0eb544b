"""What every test may use."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

never_changed = importlib.import_module("requests_app.casework.migrations.0003_never_changed")
_opened: list[bool] = []


@pytest.fixture
def unsealed(transactional_db: None) -> Iterator[None]:
    """For a test that commits: drops the ledger's triggers when it has run, because flushing the tables needs it.

    The one place of the house where the locks are opened; `sealed` raises them again before the next test.
    """
    yield
    with connection.cursor() as cursor:
        for statement in never_changed.removals(connection.vendor):
            cursor.execute(statement)
    _opened.append(True)


def seal_again(blocker: Any) -> None:
    """Raises the ledger's triggers where an unsealed test has dropped them."""
    if not _opened:
        return
    with blocker.unblock(), connection.cursor() as cursor:
        for statement in never_changed.statements(connection.vendor):
            cursor.execute(statement)
    _opened.clear()


@pytest.fixture(autouse=True)
def sealed(request: pytest.FixtureRequest) -> None:
    """Every test that follows an unsealed one finds the triggers in place."""
    if _opened:
        seal_again(request.getfixturevalue("django_db_blocker"))
