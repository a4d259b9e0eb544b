"""What holds for every page of a signed-in person: how long a session lives, what is cached, which factors count."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlencode

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers, patch_cache_control

from requests_app.common import clock

GetResponse = Callable[[HttpRequest], HttpResponse]

_BEGAN = "session_began"
_SEEN = "session_seen"
_FACTOR = "second_factor"
# The moment of the last page is written at most this often, so that reading does not write to the database each time.
_NOTE_EVERY = timedelta(minutes=1)


class SessionLife:
    """Ends a session that lay idle, and one that has lasted its whole life (R19)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self._keep_or_end(request)
        return self.get_response(request)

    def _keep_or_end(self, request: HttpRequest) -> None:
        at = clock.now()
        began = _moment(request.session.get(_BEGAN)) or at
        seen = _moment(request.session.get(_SEEN)) or began
        if at - began >= settings.SESSION_LIFE or at - seen >= settings.SESSION_IDLE:
            logout(request)
            return
        if _BEGAN not in request.session or at - seen >= _NOTE_EVERY:
            request.session[_BEGAN] = began.isoformat()
            request.session[_SEEN] = at.isoformat()


class NoStore:
    """Keeps pages of signed-in people out of every cache (R42)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated or request.path.startswith("/accounts/"):
            add_never_cache_headers(response)
            patch_cache_control(response, no_store=True, private=True)
        return response


class SecondFactor:
    """Leads a person without a second factor to the page where one is set up, outside the demonstration world (R17)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/accounts/"):
            response = self.get_response(request)
            self._remember(request)
            return response
        demanded = not settings.COMITY_DEMO and request.user.is_authenticated and not self._open(request.path)
        if demanded and not (request.session.get(_FACTOR) or is_mfa_enabled(request.user)):
            return self._to_factors(request)
        return self.get_response(request)

    @staticmethod
    def _remember(request: HttpRequest) -> None:
        """Factors are given, set up and removed on these pages alone: after each the session knows if there is one."""
        if request.user.is_authenticated:
            found = is_mfa_enabled(request.user)
            if bool(request.session.get(_FACTOR)) != found:
                request.session[_FACTOR] = found

    @staticmethod
    def _open(path: str) -> bool:
        """Whatever else is needed to sign in, set up a factor and leave again."""
        return path.startswith((settings.STATIC_URL, "/i18n/"))

    @staticmethod
    def _to_factors(request: HttpRequest) -> HttpResponse:
        address = f"{reverse('mfa_index')}?{urlencode({'next': request.get_full_path()})}"
        if request.headers.get("HX-Request") == "true":
            return HttpResponse(status=403, headers={"HX-Redirect": address})
        return redirect(address)


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
