"""The administration: people, organisations, roles, ways to reach them. No request and no paper is found here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from requests_app.access import policy
from requests_app.papers.tongues import PRINTED
from requests_app.parties.models import Hat, Invitation, Organisation, Person, Reach
from requests_app.show import act_form, navigation


class Parties(admin.AdminSite):
    """The administration of this installation: nothing is in it but what stands on this page."""

    site_header = site_title = "Comity"

    def has_permission(self, request: HttpRequest) -> bool:
        """Rights come with hats: an administrator's. The first of an installation is made by `createsuperuser`."""
        who = navigation.standing_of(request)
        if who is None or not who.person.is_active:
            return False
        return policy.may_administer(who) or who.person.is_superuser


site = Parties(name="admin")

# One field for a moment: Django's own two have no label each, and a screen reader needs one.
MOMENTS: Any = {models.DateTimeField: {"form_class": forms.DateTimeField, "widget": act_form.moment_input()}}


class _ByHat:
    """Whoever may open the administration may do what it offers; no table of permissions stands beside the hats."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return site.has_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return site.has_permission(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return site.has_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return site.has_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class HatInline(_ByHat, admin.StackedInline[Hat, Person]):
    """The roles of a person, ended rather than removed."""

    model = Hat
    extra = 0
    can_delete = False
    formfield_overrides = MOMENTS

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody gives a role to themselves; the first of an installation has nobody else to ask."""
        return super().has_add_permission(request, obj) and _another(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nor brings one back that was ended."""
        return super().has_change_permission(request, obj) and _another(request, obj)


def _another(request: HttpRequest, person: Any) -> bool:
    return person != request.user or bool(getattr(request.user, "is_superuser", False))


class ReachInline(_ByHat, admin.StackedInline[Reach, Organisation]):
    """The ways to reach an organisation."""

    model = Reach
    extra = 0
    formfield_overrides = MOMENTS

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A way that is wrong must not stay: papers with case content would go there."""
        return site.has_permission(request)


@admin.register(Organisation, site=site)
class OrganisationAdmin(_ByHat, admin.ModelAdmin[Organisation]):
    """Authorities and providers' entities."""

    list_display = ("name", "short", "kind", "country")
    list_filter = ("kind", "country")
    search_fields = ("name", "short")
    inlines = (ReachInline,)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A second language is one of those papers can be printed in."""
        if db_field.name != "second_language":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        names = [(code, get_language_info(code)["name_local"]) for code in PRINTED]
        return forms.ChoiceField(
            choices=[("", _("none")), *names],
            required=False,
            label=capfirst(db_field.verbose_name),
            help_text=db_field.help_text,
        )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An organisation that sat in a request stays in its ledger."""
        return False


@admin.register(Person, site=site)
class PersonAdmin(_ByHat, admin.ModelAdmin[Person]):
    """People. They come in by invitation only; here they are ended, not made."""

    list_display = ("name", "email", "is_active", "zone")
    list_filter = ("is_active",)
    search_fields = ("name", "email")
    fields = ("email", "name", "language", "zone", "is_active")
    readonly_fields = ("email",)
    inlines = (HatInline,)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody is made here: an invitation is the only way in."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever wrote in a ledger stays named there."""
        return False


@admin.register(Invitation, site=site)
class InvitationAdmin(_ByHat, admin.ModelAdmin[Invitation]):
    """Invitations as they stand. They are made on the page for inviting, because the link is shown once."""

    list_display = ("email", "organisation", "role", "made_at", "expires_at", "used_at")
    list_filter = ("role",)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Made on their own page."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never changed."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never removed: they tell who let whom in."""
        return False
