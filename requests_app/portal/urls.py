"""The addresses of the portal's pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

app_name = "portal"

urlpatterns: list[URLPattern | URLResolver] = []
