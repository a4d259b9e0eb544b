"""Registers the room `papers` with Django, and with it the check that papers can be drawn here."""

from __future__ import annotations

from django.apps import AppConfig

from requests_app.papers import checks


class PapersConfig(AppConfig):
    """The room `papers`."""

    name = "requests_app.papers"
    label = "papers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """A missing tool fails at start-up, never as an empty PDF (house, rule 9)."""
        checks.register_checks()
