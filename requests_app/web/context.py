"""What every page is given besides its own: how many notices wait."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.http import HttpRequest

from requests_app.desk import noticing
from requests_app.show import navigation


def notices(request: HttpRequest) -> dict[str, Callable[[], int]]:
    """`unread_notices`, counted once and only by a page that shows it."""

    @cache
    def unread() -> int:
        who = navigation.standing_of(request)
        return noticing.unread(who) if who is not None else 0

    return {"unread_notices": unread}
