"""To read one's notices: only those of requests one may still see, marked as read once."""

from __future__ import annotations

from django.db.models import QuerySet

from requests_app.access import scope
from requests_app.access.policy import NotYours, Standing
from requests_app.alerts.models import Notice
from requests_app.common import clock


def of(who: Standing) -> QuerySet[Notice]:
    """A person's notices, the newest first. A notice goes out of sight with its request."""
    mine = Notice.objects.filter(person=who.person, request__in=scope.visible_to(who).values("pk"))
    return mine.select_related("request", "deadline", "entry").order_by("-at", "-pk")


def unread(who: Standing) -> int:
    """How many notices wait. One query."""
    return of(who).filter(read_at=None).count()


def read(who: Standing, number: int) -> Notice:
    """Marks a notice as read. Raises `NotYours` for another's, or when the request is no longer theirs."""
    notice = of(who).filter(pk=number).first()
    if notice is None:
        raise NotYours
    if notice.read_at is None:
        Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=clock.now())
    return notice


def read_all(who: Standing) -> int:
    """Marks every notice as read; returns how many were not."""
    waiting = list(of(who).filter(read_at=None).values_list("pk", flat=True))
    return Notice.objects.filter(pk__in=waiting).update(read_at=clock.now())
