"""Registers the room `jobs` with Django."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The room `jobs`."""

    name = "requests_app.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
