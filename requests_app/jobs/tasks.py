"""What the clock of the worker calls each minute.

The sweep looks for what is missing, so it may run late or twice; nothing hangs on one particular message of the queue.
"""

from __future__ import annotations

from celery import shared_task

from requests_app.common import clock
from requests_app.desk import sweep


@shared_task(name="jobs.tick")
def tick() -> None:
    """One sweep: warnings, lapses, mail, the daily root."""
    sweep.tick(clock.now())
