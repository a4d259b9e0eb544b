"""The log of views: who looked at which request, in which role, for what purpose. Append-only."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from requests_app.casework.models import Request
from requests_app.parties.models import Person


class Purpose(models.TextChoices):
    """Why somebody looked. Derived from the seat, never typed; Directive (EU) 2016/680 Art. 25(2) asks for it."""

    CASEWORK = "casework", _("working on the request")
    DECISION = "decision", _("deciding on the request")
    EXECUTION = "execution", _("carrying the request out")
    OVERSIGHT = "oversight", _("overseeing the request")


class View(models.Model):
    """One consultation or disclosure of one request."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="views")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="views")
    role = models.CharField(max_length=24)
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    what = models.CharField(max_length=60, default="request")
    recipient = models.CharField(max_length=200, blank=True)  # disclosure: to whom
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("view")
        verbose_name_plural = _("views")
        indexes = (models.Index(fields=["request", "at"]), models.Index(fields=["person", "at"]))

    def __str__(self) -> str:
        return f"{self.person_id} saw {self.request_id}"
