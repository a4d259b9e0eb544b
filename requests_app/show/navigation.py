"""Which tabs a signed-in person has, and under which names the doors' pages are found."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from requests_app.access import policy
from requests_app.access.policy import Standing
from requests_app.parties.models import Person
from requests_app.routes.schema import Role

REQUESTING = frozenset(policy.CASE_ROLES - {Role.PROVIDER})


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its name, its words, its page, who has it (none: everybody who signs in), its key."""

    name: str
    label: StrPromise
    page: str
    roles: frozenset[Role] = frozenset()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A tab as it is shown."""

    name: str
    label: str
    address: str
    key: str
    current: bool


TABS = (
    Tab("portal", _("Portal"), "portal:inbox", frozenset({Role.PROVIDER}), "g p"),
    Tab("desk", _("My desk"), "web:desk", REQUESTING, "g d"),
    Tab("requests", _("Requests"), "web:requests", REQUESTING, "g r"),
    Tab("routes", _("Routes"), "web:routes", key="g l"),
    Tab("measures", _("Measures"), "web:measures", frozenset({Role.MINISTRY, Role.CENTRAL}), "g m"),
    Tab("log", _("Log of views"), "web:log", frozenset({Role.AUDITOR}), "g v"),
    Tab("invite", _("Invite"), "web:invite", frozenset({Role.ADMINISTRATOR})),
    Tab("admin", _("Administration"), "admin:index", frozenset({Role.ADMINISTRATOR})),
)


def address_of(page: str) -> str:
    """Where a page is; empty where this installation has no such page."""
    try:
        return reverse(page)
    except NoReverseMatch:
        return ""


def standing_of(request: HttpRequest) -> Standing | None:
    """The hats of whoever signed in, read once per page and kept on the request."""
    kept: Standing | None = getattr(request, "comity_standing", None)
    if kept is None and isinstance(getattr(request, "user", None), Person):
        kept = policy.standing(request.user)  # type: ignore[arg-type]
        request.comity_standing = kept  # type: ignore[attr-defined]
    return kept


def tabs_of(who: Standing | None, current: str) -> list[Shown]:
    """The tabs this person has, in order, without those whose page does not exist."""
    if who is None:
        return []
    found = []
    for tab in TABS:
        address = address_of(tab.page) if not tab.roles or tab.roles & who.roles else ""
        if address:
            found.append(Shown(tab.name, str(tab.label), address, tab.key, tab.name == current))
    return found


def first_page(who: Standing) -> str:
    """Where somebody without a desk begins: the page their role is for; for a person without any, the law."""
    by_role = [tab for tab in TABS if tab.roles & who.roles]
    return address_of((by_role or [tab for tab in TABS if not tab.roles])[0].page)
