"""Registers the room `alerts` with Django."""

from __future__ import annotations

from django.apps import AppConfig


class AlertsConfig(AppConfig):
    """The room `alerts`."""

    name = "requests_app.alerts"
    label = "alerts"
    default_auto_field = "django.db.models.BigAutoField"
