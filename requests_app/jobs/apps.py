"""Registers the room `jobs` with Django."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import register

from requests_app.jobs.law import law_is_sound


class JobsConfig(AppConfig):
    """The room `jobs`."""

    name = "requests_app.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The law is checked whenever Django checks itself."""
        register(law_is_sound, "law")
