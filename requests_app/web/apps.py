"""Registers the room `web` with Django."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The room `web`."""

    name = "requests_app.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"
