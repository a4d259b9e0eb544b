"""Deliveries and the manifest of each: names, sizes and hashes of what was handed over. The content is never here."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from requests_app.casework.models import Entry, Request
from requests_app.parties.models import Organisation, Person

sha256 = RegexValidator(r"^[0-9a-f]{64}$", _("A SHA-256 is 64 hexadecimal digits."))


class Delivery(models.Model):
    """One handing over, by one side, at one time, by a channel of its own."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="deliveries")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="deliveries")
    by = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True)
    channel = models.CharField(_("channel"), max_length=80)
    handed_over_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True, blank=True)
    received_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)  # when the hashes were compared on our side

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")

    def __str__(self) -> str:
        return f"{self.request_id} {self.handed_over_at:%Y-%m-%d}"


class Piece(models.Model):
    """One file of a delivery: what it is called, how large it is, its hash, which item it answers."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="pieces")
    name = models.CharField(_("file name"), max_length=200)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField("SHA-256", max_length=64, validators=[sha256])
    item = models.CharField(_("item"), max_length=8, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["delivery", "name"], name="one_piece"),)

    def __str__(self) -> str:
        return self.name
