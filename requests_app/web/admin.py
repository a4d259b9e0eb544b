"""The administration: people, organisations, roles, ways to reach them. No request and no paper is found here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from requests_app.parties.models import Hat, Invitation, Organisation, Person, Reach


class HatInline(admin.TabularInline[Hat, Person]):
    """The roles of a person, ended rather than removed."""

    model = Hat
    extra = 0
    autocomplete_fields = ("organisation",)
    can_delete = False


class ReachInline(admin.TabularInline[Reach, Organisation]):
    """The ways to reach an organisation."""

    model = Reach
    extra = 0


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin[Organisation]):
    """Authorities and providers' entities."""

    list_display = ("name", "short", "kind", "country")
    list_filter = ("kind", "country")
    search_fields = ("name", "short")
    autocomplete_fields = ("parent",)
    inlines = (ReachInline,)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An organisation that sat in a request stays in its ledger."""
        return False


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin[Person]):
    """People. They come in by invitation only; here they are ended, not made."""

    list_display = ("name", "email", "is_active", "zone")
    list_filter = ("is_active",)
    search_fields = ("name", "email")
    fields = ("email", "name", "language", "zone", "is_active", "is_staff")
    readonly_fields = ("email",)
    inlines = (HatInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody is made here: an invitation is the only way in."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever wrote in a ledger stays named there."""
        return False


@admin.register(Invitation)
class InvitationAdmin(admin.ModelAdmin[Invitation]):
    """Invitations as they stand. They are made on the page for inviting, because the link is shown once."""

    list_display = ("email", "organisation", "role", "made_at", "expires_at", "used_at")
    list_filter = ("role",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Made on their own page."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never changed."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never removed: they tell who let whom in."""
        return False
