"""Registers the room `evidence` with Django."""

from __future__ import annotations

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """The room `evidence`."""

    name = "requests_app.evidence"
    label = "evidence"
    default_auto_field = "django.db.models.BigAutoField"
