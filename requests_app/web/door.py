"""Who comes in by this door: people of authorities. A provider has its own door; anybody else's page is not here."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from requests_app.access.policy import Standing
from requests_app.parties.models import Person
from requests_app.show import navigation

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, Standing, P], HttpResponse]


def standing(request: HttpRequest) -> Standing:
    """The hats of whoever signed in, read once per page. Raises `Http404` where nobody is."""
    who = navigation.standing_of(request)
    if who is None:
        raise Http404
    return who


def zone(who: Standing) -> str:
    """The zone in which this person tells and reads time."""
    return who.person.zone or "UTC"


def signed_in(page: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page for everybody who signs in."""

    @login_required
    @wraps(page)
    def wrapped(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not isinstance(request.user, Person):
            raise Http404
        return page(request, standing(request), *args, **kwargs)

    return wrapped


def authority(page: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page of casework: for people who hold a role in it, other than a provider's."""

    @wraps(page)
    def checked(request: HttpRequest, who: Standing, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not who.roles & navigation.REQUESTING:
            raise Http404
        return page(request, who, *args, **kwargs)

    return signed_in(checked)
