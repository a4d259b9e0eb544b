"""Sends queued mails: claimed by compare-and-set, retried with growing pauses, given up loudly. No case data."""

from __future__ import annotations

from datetime import datetime, timedelta
from smtplib import SMTPException

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import translation

from requests_app.alerts.models import Message
from requests_app.common import clock

log = structlog.get_logger(__name__)

PAUSES = (
    timedelta(0),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=12),
    timedelta(hours=24),
)
STALE = timedelta(minutes=15)  # a claim this old belongs to a process that died


def send_due(now: datetime, *, limit: int = 200) -> int:
    """Sends what is due; returns how many went out. A dead mail server delays, it never loses or doubles a queue."""
    free = Q(status=Message.QUEUED, next_try_at__lte=now) | Q(status=Message.SENDING, claimed_at__lt=now - STALE)
    sent = 0
    for pk in list(Message.objects.filter(free).order_by("next_try_at").values_list("pk", flat=True)[:limit]):
        # Race: two workers see the same row; only one update finds it still free.
        if Message.objects.filter(free, pk=pk).update(status=Message.SENDING, claimed_at=now) == 1:
            sent += _send(Message.objects.select_related("notice__person", "notice__deadline").get(pk=pk), now)
    return sent


def compose(message: Message) -> EmailMultiAlternatives:
    """The mail of a notice: that something waits, how urgent it is, where to sign in. Nothing of the case."""
    notice = message.notice
    context = {
        "person": notice.person,
        "rung": notice.rung,
        "due_at": notice.deadline.due_at if notice.deadline else None,
        "zone": notice.person.zone,
        "address": f"{settings.COMITY_ADDRESS}/notices/{notice.pk}/",
    }
    kind = "deadline" if notice.deadline_id else "turn"
    with translation.override(notice.person.language):
        subject = " ".join(render_to_string(f"alerts/{kind}/subject.txt", context).split())
        mail = EmailMultiAlternatives(
            subject, render_to_string(f"alerts/{kind}/body.txt", context), to=[notice.person.email]
        )
        mail.attach_alternative(render_to_string(f"alerts/{kind}/body.html", context), "text/html")
    host = settings.COMITY_ADDRESS.partition("://")[2].partition("/")[0].partition(":")[0]
    mail.extra_headers["Message-ID"] = f"<notice-{notice.pk}@{host}>"
    mail.extra_headers["Auto-Submitted"] = "auto-generated"
    return mail


def _send(message: Message, now: datetime) -> int:
    try:
        compose(message).send()
    except (OSError, SMTPException) as error:
        attempts = message.attempts + 1
        over = attempts >= len(PAUSES)
        Message.objects.filter(pk=message.pk).update(
            status=Message.GIVEN_UP if over else Message.QUEUED,
            attempts=attempts,
            claimed_at=None,
            next_try_at=now + PAUSES[min(attempts, len(PAUSES) - 1)],
            problem=type(error).__name__[:80],
        )
        log.warning("mail not sent", notice=message.pk, attempts=attempts, problem=type(error).__name__, given_up=over)
        return 0
    Message.objects.filter(pk=message.pk).update(
        status=Message.SENT, sent_at=clock.now(), attempts=message.attempts + 1, problem=""
    )
    return 1
