"""The tests run on the database they say they run on, and on a real queue."""

from __future__ import annotations

import os

import pytest
import redis
from django.conf import settings
from django.db import connection


@pytest.mark.django_db
def test_the_database_is_the_one_that_was_asked_for() -> None:
    assert connection.vendor == os.environ.get("COMITY_TEST_DB", "postgresql")
    with connection.cursor() as cursor:
        cursor.execute("SELECT version()" if connection.vendor == "postgresql" else "SELECT sqlite_version()")
        version = cursor.fetchone()[0]
    assert version.startswith("PostgreSQL " if connection.vendor == "postgresql" else "3.")


@pytest.mark.django_db
def test_sqlite_waits_for_other_writers_and_keeps_references() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            found = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("foreign_keys", "journal_mode")}
        assert found == {"foreign_keys": 1, "journal_mode": "wal"}
    else:
        assert settings.DATABASES["default"]["CONN_HEALTH_CHECKS"] is True


def test_the_queue_is_a_server_that_keeps_what_it_is_given() -> None:
    client = redis.Redis.from_url(settings.CELERY_BROKER_URL, socket_timeout=5)
    client.set("comity-house-test", "kept", ex=60)
    assert client.get("comity-house-test") == b"kept"
