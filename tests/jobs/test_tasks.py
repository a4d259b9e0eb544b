"""The clock's tasks travel through a real queue to a real worker: Redis, and files where there is none."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from celery import Celery
from celery.contrib.testing.worker import start_worker
from django.conf import settings

from requests_app.config import environment
from requests_app.config.celery import app as our_app
from requests_app.desk import sweep
from requests_app.jobs import tasks


def _through(folder: Path | None, monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """Send one tick to a worker, over files in a folder or over the server of the tests; what arrived."""
    arrived: list[datetime] = []
    done = threading.Event()

    def tick(now: datetime) -> None:
        arrived.append(now)
        done.set()

    monkeypatch.setattr(sweep, "tick", tick)
    queue = environment.broker("" if folder else settings.CELERY_BROKER_URL, folder or Path())
    app: Any = Celery("comity-test", broker=queue["CELERY_BROKER_URL"], set_as_current=False)
    app.conf.broker_transport_options = queue["CELERY_BROKER_TRANSPORT_OPTIONS"]
    app.conf.task_ignore_result = True
    with start_worker(app, pool="solo", perform_ping_check=False, shutdown_timeout=20):
        app.tasks[tasks.tick.name].apply_async()
        assert done.wait(20)
    return arrived


@pytest.mark.parametrize("over", ["redis", "files"])
def test_a_tick_arrives_once_with_the_time_of_the_worker(
    over: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("messages", "control"):
        (tmp_path / name).mkdir()
    before = datetime.now(UTC)
    arrived = _through(tmp_path if over == "files" else None, monkeypatch)
    assert len(arrived) == 1
    assert before <= arrived[0] <= datetime.now(UTC)


def test_what_the_clock_calls_exists_and_a_late_message_is_dropped() -> None:
    our_app.loader.import_default_modules()
    schedule: dict[str, Any] = settings.CELERY_BEAT_SCHEDULE
    assert schedule
    for entry in schedule.values():
        assert entry["task"] in our_app.tasks
        assert entry["options"]["expires"] < entry["schedule"]
