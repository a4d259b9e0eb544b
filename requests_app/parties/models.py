"""People, organisations, the hats people wear in them, verified ways to reach them, and invitations."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from requests_app.routes.schema import Role

country_code = RegexValidator(r"^[A-Z]{2}$", _("A country is two capital letters (ISO 3166-1)."))
language_code = RegexValidator(r"^[a-z]{2}$", _("A language is two small letters (ISO 639-1)."))


class Kind(models.TextChoices):
    """What an organisation is; a provider's entities are organisations of their own."""

    AGENCY = "agency", _("investigating authority")
    ISSUING = "issuing", _("issuing or validating authority")
    CENTRAL = "central_authority", _("central authority")
    CONTACT = "contact_point", _("24/7 point of contact")
    ENFORCING = "enforcing", _("enforcing authority")
    COURT = "court", _("court")
    PROVIDER = "provider", _("service provider")
    MINISTRY = "ministry", _("ministry")
    OVERSIGHT = "oversight", _("oversight body")
    OPERATOR = "operator", _("operator of this installation")


class Organisation(models.Model):
    """An authority or a provider's entity, by its public name."""

    name = models.CharField(_("name"), max_length=200)
    short = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    country = models.CharField(_("country"), max_length=2, validators=[country_code], db_index=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="units")
    provider_key = models.SlugField(_("provider in the directory"), max_length=60, blank=True)
    languages = models.CharField(_("languages accepted"), max_length=60, blank=True)
    second_language = models.CharField(
        _("second language on its papers"),
        max_length=2,
        blank=True,
        validators=[language_code],
        help_text=_("Its papers carry this language under the words of the first, where it asks for that."),
    )
    source = models.CharField(_("source"), max_length=300, blank=True)
    mark = models.CharField(_("mark"), max_length=2, blank=True)
    synthetic = models.BooleanField(_("demonstration data"), default=False)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = (models.UniqueConstraint(fields=["name", "kind", "country"], name="one_organisation"),)
        indexes = (models.Index(fields=["kind", "country"]),)

    def __str__(self) -> str:
        return self.short or self.name


class People(BaseUserManager["Person"]):
    """Makes people; nobody signs up by himself."""

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> Person:
        """A person who can sign in. The address is stored in lower case."""
        if not email:
            raise ValueError("A person needs an e-mail address.")
        person = self.model(email=self.normalize_email(email).lower(), **extra)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> Person:
        """An administrator of parties. Superusers see no case content: every door asks `access`."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email=(username or "").lower())


class Person(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in. Holds no rights by himself: rights come with hats."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=8, default="en")
    zone = models.CharField(_("time zone"), max_length=40, default="UTC")
    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(_("may open the administration"), default=False)
    synthetic = models.BooleanField(_("demonstration data"), default=False)
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name


class Hat(models.Model):
    """A role a person holds in an organisation."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="hats")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="hats")
    role = models.CharField(_("role"), max_length=24, choices=[(r.value, r.value.replace("_", " ")) for r in Role])
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("role held")
        verbose_name_plural = _("roles held")
        constraints = (models.UniqueConstraint(fields=["person", "organisation", "role"], name="one_hat"),)

    def __str__(self) -> str:
        return f"{self.person}, {self.role}, {self.organisation}"


class Reach(models.Model):
    """A way to reach an organisation, taken from a published directory and verified, never from a request."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="reaches")
    means = models.CharField(
        _("means"),
        max_length=12,
        choices=[("portal", _("portal")), ("phone", _("telephone")), ("email", _("e-mail")), ("post", _("post"))],
    )
    value = models.CharField(_("address or number"), max_length=200)
    verified_at = models.DateTimeField(_("verified"), null=True, blank=True)
    verified_by_role = models.CharField(_("verified by"), max_length=24, blank=True)
    method = models.CharField(_("how it was verified"), max_length=120, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    mark = models.CharField(_("mark"), max_length=2, blank=True)

    class Meta:
        verbose_name = _("way to reach")
        verbose_name_plural = _("ways to reach")

    def __str__(self) -> str:
        return f"{self.organisation}: {self.value}"


class Invitation(models.Model):
    """The only way to an account: for one address, one organisation, one role, once, and not for long."""

    LASTS = timedelta(days=7)

    token_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField(_("e-mail address"))
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    role = models.CharField(_("role"), max_length=24, choices=[(r.value, r.value.replace("_", " ")) for r in Role])
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="invitations_sent")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return f"{self.email}, {self.role}"

    @staticmethod
    def hash_of(token: str) -> str:
        """What is stored of a token."""
        return hashlib.sha256(token.encode()).hexdigest()

    @classmethod
    def issue(
        cls, *, email: str, organisation: Organisation, role: Role, by: Person, at: datetime
    ) -> tuple[Invitation, str]:
        """A new invitation and its token, which is shown once and stored only as its hash."""
        token = secrets.token_urlsafe(32)
        invitation = cls.objects.create(
            token_hash=cls.hash_of(token),
            email=email.lower(),
            organisation=organisation,
            role=role,
            invited_by=by,
            made_at=at,
            expires_at=at + cls.LASTS,
        )
        return invitation, token
