"""The small demonstration world, built once by its own command and taken back when these tests have run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction


@pytest.fixture(scope="package")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Any]]:
    """What `manage.py demo --small --json` says it has built."""
    with django_db_blocker.unblock(), transaction.atomic():
        out = StringIO()
        call_command("demo", "--small", "--json", stdout=out)
        yield json.loads(out.getvalue())
        transaction.set_rollback(True)


@pytest.fixture
def demo(built: dict[str, Any], db: None) -> dict[str, Any]:
    """The small world, in a transaction of the test's own."""
    return built
