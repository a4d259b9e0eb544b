"""Registers the room `portal` with Django."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The room `portal`."""

    name = "requests_app.portal"
    label = "portal"
    default_auto_field = "django.db.models.BigAutoField"
