"""The deadline table: the runs of clocks, kept for speed. A projection, rebuilt from the ledgers at any time."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from requests_app.casework.models import Request


class Deadline(models.Model):
    """One leg of one run of one clock of one request."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="deadlines")
    clock = models.CharField(max_length=60)
    run = models.PositiveSmallIntegerField()
    leg = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    owner = models.CharField(max_length=40)
    answers = models.BooleanField(default=False)
    status = models.CharField(max_length=10)  # running, paused, stopped, expired, closed, extended, replaced, void
    started_at = models.DateTimeField()
    started_seq = models.PositiveIntegerField()
    rule = models.CharField(max_length=20, blank=True)
    place = models.CharField(max_length=8, blank=True)
    zone = models.CharField(max_length=40, blank=True)
    n = models.PositiveIntegerField(null=True)
    unit = models.CharField(max_length=12)
    due = models.CharField(max_length=16, blank=True)
    due_at = models.DateTimeField(null=True)
    latest_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    paused_since = models.DateTimeField(null=True)
    pauses = models.JSONField(default=list)
    steps = models.JSONField(default=list)
    calendar = models.CharField(max_length=12, blank=True)

    COMPUTED: ClassVar[tuple[str, ...]] = (
        "kind",
        "owner",
        "answers",
        "status",
        "started_at",
        "started_seq",
        "rule",
        "place",
        "zone",
        "n",
        "unit",
        "due",
        "due_at",
        "latest_at",
        "ended_at",
        "paused_since",
        "pauses",
        "steps",
        "calendar",
    )

    class Meta:
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        ordering = ("request_id", "clock", "run", "leg")
        constraints = (models.UniqueConstraint(fields=["request", "clock", "run", "leg"], name="one_leg"),)
        indexes = (
            models.Index(fields=["due_at"], condition=models.Q(status="running"), name="running_by_due"),
            models.Index(fields=["due_at"], condition=models.Q(answers=True), name="answers_by_due"),
        )

    def __str__(self) -> str:
        return f"{self.request_id} {self.clock} {self.due}"
