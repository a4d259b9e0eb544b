"""Who comes in by this door: counsel of a provider, nobody else. What is foreign and what is not there are alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from requests_app.access import policy
from requests_app.access.policy import NotYours, Standing
from requests_app.show import navigation

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, Standing, P], HttpResponse]


def counsel(page: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page of the portal. Anybody without the role is answered as if there were no such page."""

    @login_required
    @wraps(page)
    def wrapped(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        who = navigation.standing_of(request)
        if who is None or not policy.is_provider(who):
            raise Http404
        try:
            return page(request, who, *args, **kwargs)
        except NotYours:
            raise Http404 from None

    return wrapped


def zone(who: Standing) -> str:
    """The zone in which this person tells and reads time."""
    return who.person.zone or "UTC"
