"""Registers the room `clocks` with Django."""

from __future__ import annotations

from django.apps import AppConfig


class ClocksConfig(AppConfig):
    """The room `clocks`."""

    name = "requests_app.clocks"
    label = "clocks"
    default_auto_field = "django.db.models.BigAutoField"
