"""Registers the room `papers` with Django."""

from __future__ import annotations

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """The room `papers`."""

    name = "requests_app.papers"
    label = "papers"
    default_auto_field = "django.db.models.BigAutoField"
