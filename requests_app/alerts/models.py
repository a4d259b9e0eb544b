"""Notices, one per deadline, rung and person, and the outbox that carries them by mail."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from requests_app.casework.models import Entry, Request
from requests_app.clocks.models import Deadline
from requests_app.parties.models import Person


class Notice(models.Model):
    """That somebody was told: of a rung of a deadline, or that the ball has come to them."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notices")
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="notices")
    deadline = models.ForeignKey(Deadline, on_delete=models.PROTECT, null=True, related_name="notices")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, related_name="notices")
    rung = models.CharField(max_length=8, blank=True)
    at = models.DateTimeField()  # the moment the rung stands for, or the act happened
    made_at = models.DateTimeField()
    overtaken = models.BooleanField(default=False)  # a later rung had passed too when this one was found; no mail
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ("-at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["deadline", "rung", "person"],
                condition=models.Q(deadline__isnull=False),
                name="told_once_a_rung",
            ),
            models.UniqueConstraint(
                fields=["entry", "person"], condition=models.Q(entry__isnull=False), name="told_once_an_act"
            ),
        )
        indexes = (models.Index(fields=["person", "read_at", "at"]),)

    def __str__(self) -> str:
        return f"{self.person_id}: {self.rung or 'turn'}"


class Message(models.Model):
    """A mail to be sent for a notice. It carries no case data; a stable Message-ID makes a doubled one recognisable."""

    QUEUED, SENDING, SENT, GIVEN_UP = "queued", "sending", "sent", "given up"

    notice = models.OneToOneField(Notice, on_delete=models.PROTECT, primary_key=True, related_name="message")
    status = models.CharField(max_length=10, default=QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=80, blank=True)  # the class of the last error, never its text

    class Meta:
        indexes = (models.Index(fields=["next_try_at"], condition=~models.Q(status="sent"), name="mail_to_send"),)

    def __str__(self) -> str:
        return f"{self.notice_id} {self.status}"


class Sweep(models.Model):
    """When the clock last swept. One row: a desk whose clock stands still says so instead of looking calm."""

    ONLY = 1

    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
