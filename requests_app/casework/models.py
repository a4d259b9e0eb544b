"""The ledger, what may be rebuilt from it, and the one draft: the tables of a request."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from requests_app.casework.machine import Line
from requests_app.parties.models import Organisation, Person, country_code
from requests_app.routes.outcomes import WORDS, Outcome
from requests_app.routes.schema import Holder, Role

OUTCOMES = [(o.value, WORDS[o]) for o in Outcome]


class Series(models.Model):
    """The last number given out per country and year."""

    country = models.CharField(max_length=2)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["country", "year"], name="one_series"),)

    def __str__(self) -> str:
        return f"{self.year}-{self.country}"


class Request(models.Model):
    """One request on one route. Above the line: what it was opened with; below: a projection of its ledger."""

    ref = models.CharField(_("reference"), max_length=20, unique=True)
    route_id = models.CharField(_("route"), max_length=40)
    route_version = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=160)
    requesting = models.CharField(_("requesting State"), max_length=2, validators=[country_code])
    requested = models.CharField(_("requested State"), max_length=2, validators=[country_code])
    agency = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="requests_made")
    provider = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="requests_held"
    )
    marking = models.CharField(_("marking"), max_length=40, default="RESTRICTED")
    case_type = models.CharField(_("type of case"), max_length=40, blank=True)
    emergency = models.BooleanField(_("emergency"), default=False)
    synthetic = models.BooleanField(_("demonstration data"), default=False)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="requests_opened")

    # ---- the projection: never assigned outside casework.record and casework.rebuild
    position = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=40)
    holder = models.CharField(max_length=32, choices=[(h.value, h.value) for h in Holder], blank=True)
    held_by = models.CharField(max_length=40, blank=True)
    since = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, choices=OUTCOMES, blank=True)
    ground = models.CharField(max_length=60, blank=True)
    desired = models.CharField(_("what we asked for"), max_length=60, blank=True)
    reported = models.CharField(_("what they report"), max_length=60, blank=True)
    returns = models.PositiveSmallIntegerField(default=0)

    PROJECTED: ClassVar[tuple[str, ...]] = (
        "position",
        "head",
        "state",
        "holder",
        "held_by",
        "since",
        "opened_at",
        "sent_at",
        "received_at",
        "returned_at",
        "answered_at",
        "ended_at",
        "moved_at",
        "outcome",
        "ground",
        "desired",
        "reported",
        "returns",
    )

    class Meta:
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        indexes = (
            models.Index(fields=["route_id", "sent_at"]),
            models.Index(fields=["requesting", "requested"]),
            models.Index(fields=["moved_at"], condition=models.Q(ended_at=None), name="open_by_movement"),
        )

    def __str__(self) -> str:
        return self.ref


class Seat(models.Model):
    """Which organisation sits where in a request, and whether its people may see it yet. `opened` is a projection."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="seats")
    actor = models.CharField(max_length=40)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(max_length=24, choices=[(r.value, r.value) for r in Role])
    opened = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["request", "actor", "role"], name="one_seat"),)
        indexes = (models.Index(fields=["organisation", "role", "opened", "request"], name="seat_by_hat"),)

    def __str__(self) -> str:
        return f"{self.actor}: {self.organisation}"


class Entry(models.Model):
    """One line of a ledger. Never changed, never deleted: triggers of the database refuse both."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="entries")
    seq = models.PositiveIntegerField()
    act = models.CharField(max_length=40)
    actor = models.CharField(max_length=40, blank=True)
    from_state = models.CharField(max_length=40, blank=True)
    to_state = models.CharField(max_length=40)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="entries")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="entries"
    )
    reported_by = models.CharField(_("reported by (function, not name)"), max_length=120, blank=True)
    channel = models.CharField(_("channel"), max_length=40, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    facts = models.JSONField(default=dict)
    payload_digest = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ("request_id", "seq")
        constraints = (models.UniqueConstraint(fields=["request", "seq"], name="one_entry_a_place"),)
        indexes = (models.Index(fields=["recorded_at"]),)

    def __str__(self) -> str:
        return f"{self.request_id}/{self.seq} {self.act}"

    def line(self) -> Line:
        """The entry as the machine reads it."""
        return Line(
            self.seq, self.act, self.happened_at, self.recorded_at, self.actor, self.person_id, self.facts or {}
        )


class Payload(models.Model):
    """The personal content of an entry, apart from it. Goes only by an erasure, which leaves the digest behind."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="payload")
    salt = models.BinaryField(max_length=32)
    body = models.JSONField()

    def __str__(self) -> str:
        return f"payload of {self.entry_id}"


class Erasure(models.Model):
    """That a payload was erased, by which entry: the only key that opens the trigger against deleting payloads."""

    erased = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="erasure")
    by_entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="erasures")

    def __str__(self) -> str:
        return f"{self.erased_id} by {self.by_entry_id}"


class DailyRoot(models.Model):
    """One hash over all chain heads at the end of a day (UTC), published so that a rewritten past would show."""

    day = models.DateField(unique=True)
    root = models.CharField(max_length=64)
    heads = models.PositiveIntegerField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.day} {self.root[:12]}"


class Draft(models.Model):
    """The one mutable record that is no projection: what is being written. Submitting freezes it into an entry."""

    request = models.OneToOneField(Request, on_delete=models.PROTECT, primary_key=True, related_name="draft")
    contents = models.JSONField(default=dict)
    items = models.JSONField(default=list)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="drafts")
    turn = models.PositiveIntegerField(default=0)  # compare-and-set for two people on one draft

    def __str__(self) -> str:
        return f"draft of {self.request_id}"


class Item(models.Model):
    """One identifier and one data category, with its own outcome. A projection."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="items")
    key = models.CharField(max_length=8)
    kind = models.CharField(_("kind of identifier"), max_length=24)
    identifier = models.CharField(_("identifier"), max_length=300, blank=True, db_index=True)
    data = models.CharField(_("data category"), max_length=24)
    since = models.CharField(_("from"), max_length=40, blank=True)
    until = models.CharField(_("to"), max_length=40, blank=True)
    zone = models.CharField(_("time zone"), max_length=40, blank=True)
    outcome = models.CharField(max_length=12, choices=OUTCOMES, blank=True)

    class Meta:
        verbose_name = _("item")
        verbose_name_plural = _("items")
        ordering = ("request_id", "id")
        constraints = (models.UniqueConstraint(fields=["request", "key"], name="one_item"),)

    def __str__(self) -> str:
        return f"{self.request_id}/{self.key}"


class Reference(models.Model):
    """A number somebody else gave this request. A projection, so that both numbers find it."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="references")
    name = models.CharField(max_length=40)
    value = models.CharField(max_length=120, db_index=True)
    seq = models.PositiveIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["request", "name", "seq"], name="one_reference"),)

    def __str__(self) -> str:
        return self.value


class Link(models.Model):
    """That one request goes with another: a preservation with what it preserves for. A projection."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="links")
    other = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="linked_from")
    nature = models.CharField(
        max_length=12,
        choices=[
            ("preserves", _("preserves for")),
            ("carries_out", _("is carried out by")),
            ("goes_with", _("goes with")),
        ],
    )
    seq = models.PositiveIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["request", "other"], name="one_link"),)

    def __str__(self) -> str:
        return f"{self.request_id} {self.nature} {self.other_id}"


class Spell(models.Model):
    """One stretch of a request in one pair of hands, so that time by holder replays no ledger. A projection."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="spells")
    order = models.PositiveSmallIntegerField()
    holder = models.CharField(max_length=32, choices=[(h.value, h.value) for h in Holder])
    actor = models.CharField(max_length=40)
    state = models.CharField(max_length=40)
    start = models.DateTimeField()
    end = models.DateTimeField(null=True)
    because = models.CharField(max_length=24, blank=True)

    class Meta:
        ordering = ("request_id", "order")
        constraints = (models.UniqueConstraint(fields=["request", "order"], name="one_spell"),)

    def __str__(self) -> str:
        return f"{self.request_id}/{self.order} {self.holder}"
