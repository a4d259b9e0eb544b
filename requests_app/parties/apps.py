"""Registers the room `parties` with Django."""

from __future__ import annotations

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """The room `parties`."""

    name = "requests_app.parties"
    label = "parties"
    default_auto_field = "django.db.models.BigAutoField"
