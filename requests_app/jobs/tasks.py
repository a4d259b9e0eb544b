"""What the clock of the worker calls, each minute: the sweep of deadlines and the post.

Each task looks for what is missing and may run twice or late; nothing hangs on one particular message.
"""

from __future__ import annotations

from celery import shared_task

from requests_app.common.clock import now
from requests_app.desk import sweep


@shared_task(name="jobs.tick")
def tick() -> None:
    """One sweep: expiries, lapses, rungs."""
    sweep.tick(now())


@shared_task(name="jobs.post")
def post() -> None:
    """Send what waits in the outbox."""
    sweep.post(now())
