"""Whether somebody has just shown once more that it is them: what cannot be undone asks for it, at both doors (R21)."""

from __future__ import annotations

from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.http import HttpRequest

from requests_app.common import clock


def again(request: HttpRequest) -> None:
    """Raises what the sign-in answers with its own page, and brings back what was typed. Not in a demonstration.

    Read from the session alone: allauth's own test asks the database for every kind of factor the person might have.
    """
    if settings.COMITY_DEMO:
        return
    shown = [one["at"] for one in get_authentication_records(request, request.user) if one.get("reauthenticated")]
    if not shown or clock.now().timestamp() - shown[-1] >= settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
        raise ReauthenticationRequired
