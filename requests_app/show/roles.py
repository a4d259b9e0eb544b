"""The roles people hold, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from requests_app.routes.schema import Role

WORDS: dict[Role, StrPromise] = {
    Role.OFFICER: _("officer"),
    Role.APPROVER: _("approver"),
    Role.ISSUING: _("issuing authority"),
    Role.CENTRAL: _("central authority"),
    Role.CONTACT: _("24/7 point of contact"),
    Role.ENFORCING: _("enforcing authority"),
    Role.PROVIDER: _("provider's counsel"),
    Role.MINISTRY: _("ministry"),
    Role.AUDITOR: _("auditor"),
    Role.ADMINISTRATOR: _("administrator"),
}


def role_word(role: Role | str) -> str:
    """The role in words."""
    return str(WORDS[Role(role)])
