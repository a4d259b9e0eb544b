"""What happens after too many failed sign-ins (R18)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def login_name(request: HttpRequest | None, credentials: dict[str, Any] | None = None) -> str:
    """The name that was tried, in one spelling, so that changing its case gives no further tries."""
    given = credentials or {}
    name = given.get("email") or given.get("username") or given.get("login") or ""
    if not name and request is not None:
        name = request.POST.get("login", "")
    return str(name).strip().casefold()


def locked(request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None) -> HttpResponse:
    """The page that says the sign-in is locked for a while. It says the same whether the name exists or not."""
    return render(request, "web/locked.html", status=429)
