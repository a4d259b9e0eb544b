"""Registers the room `show` with Django."""

from __future__ import annotations

from django.apps import AppConfig


class ShowConfig(AppConfig):
    """The room `show`."""

    name = "requests_app.show"
    label = "show"
    default_auto_field = "django.db.models.BigAutoField"
