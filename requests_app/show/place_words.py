"""The words of a State's page: what an instrument is to it, how a treaty stands, which office it is, the weekday."""

from __future__ import annotations

from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MEMBERSHIP: dict[str, Promise] = {
    "party": _("party"),
    "bound": _("bound"),
    "not_bound": _("not bound"),
    "signatory": _("signed, not ratified"),
    "invited": _("invited to accede"),
    "ratified_not_in_force": _("ratified, not in force"),
    "ratified_reported": _("ratified as reported"),
    "formerly_bound": _("formerly bound"),
}
TREATY: dict[str, Promise] = {
    "in_force": _("in force"),
    "signed": _("signed, not in force"),
    "not_known": _("not known whether in force"),
}
OFFICE: dict[str, Promise] = {
    "mla": _("central authority for mutual assistance"),
    "24-7": _("24/7 point of contact"),
    "designated authority": _("designated authority"),
    "preservation": _("authority for preservation"),
}


def membership(status: str) -> str:
    """What an instrument is to a State."""
    return str(MEMBERSHIP.get(status, status))


def treaty(state: str) -> str:
    """How a treaty stands."""
    return str(TREATY.get(state, state))


def office(role: str) -> str:
    """Which office it is."""
    return str(OFFICE.get(role, role))


def weekday(number: int) -> str:
    """A weekday as Python numbers them, Monday 0."""
    return str(WEEKDAYS[number])
