"""Registers the room `casework` with Django."""

from __future__ import annotations

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The room `casework`."""

    name = "requests_app.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"
