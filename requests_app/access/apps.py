"""Registers the room `access` with Django."""

from __future__ import annotations

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """The room `access`."""

    name = "requests_app.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
