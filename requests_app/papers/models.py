"""Papers as they were issued, for good, never rendered again in place; and the bytes of those that came in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from requests_app.casework.models import Entry, Request
from requests_app.papers import root_signing


class Paper(models.Model):
    """One issued paper of one request."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="papers")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="papers")
    name = models.CharField(_("paper"), max_length=60)
    title = models.CharField(_("title"), max_length=200)
    form = models.CharField(max_length=60)
    form_version = models.PositiveSmallIntegerField()
    route_version = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=8, default="en")
    by_actor = models.CharField(max_length=40)
    to_actor = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField(_("version"))  # of this paper of this request: 1, 2 after a return ...
    sha256 = models.CharField(max_length=64, unique=True)
    # Of its code. A paper of old has none, and none is not a value that two papers could share.
    verify_digest = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001
    size = models.PositiveIntegerField()
    pages = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    signer = models.CharField(_("signed by"), max_length=120, blank=True)  # empty: issued unsigned
    signed_with = models.CharField(max_length=64, blank=True)  # SHA-256 of the certificate
    time_stamped = models.BooleanField(_("bears a time stamp"), default=False)
    document = (
        models.JSONField()
    )  # the typed model it was drawn from, so that it can be drawn again elsewhere and compared

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        constraints = (models.UniqueConstraint(fields=["request", "name", "number"], name="one_paper_version"),)

    def __str__(self) -> str:
        return f"{self.request_id} {self.name} v{self.number}"

    @property
    def code(self) -> str:
        """The code printed at its foot, as the stored document holds it."""
        return str(self.document.get("verify_code") or "") if self.verify_digest else ""


class PaperBytes(models.Model):
    """The bytes, apart from the row so that no list ever loads them."""

    paper = models.OneToOneField(Paper, on_delete=models.PROTECT, primary_key=True, related_name="stored")
    body = models.BinaryField()

    def __str__(self) -> str:
        return f"bytes of {self.paper_id}"


class LogLeaf(models.Model):
    """The place of an issued paper in the log. Its hash is kept once more, so that a changed paper shows."""

    position = models.PositiveBigIntegerField(unique=True)
    paper = models.OneToOneField(Paper, on_delete=models.PROTECT, related_name="log_leaf")
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.position} {self.sha256[:12]}"


class LogRoot(models.Model):
    """The root over the first papers of the log, published so that a rewritten past would show."""

    size = models.PositiveBigIntegerField(unique=True)
    root = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    origin = models.CharField(max_length=200, blank=True, default="")  # whose log, as it was signed
    signature = models.TextField(blank=True, default="")  # CMS in base64; empty: there was no key

    def __str__(self) -> str:
        return f"{self.size} {self.root[:12]}"

    @property
    def statement(self) -> bytes:
        """What is signed."""
        return root_signing.statement(origin=self.origin, size=self.size, root=self.root, made_at=self.made_at)


class Incoming(models.Model):
    """The bytes of a paper that came from outside, once each. Which entry it came with stands in the ledger."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    body = models.BinaryField()

    def __str__(self) -> str:
        return self.sha256[:12]
