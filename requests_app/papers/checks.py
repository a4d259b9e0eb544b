"""What must be on the machine before a paper is promised: said at start-up, with the command that mends it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register

from requests_app.papers import engine


def machine_can_draw(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Pango loads, and every script a request may be written in has a font."""
    reason = engine.unavailable()
    if reason:
        return [Error(reason, hint=engine.MEND, id="papers.E001")]
    missing = engine.missing_families()
    if missing:
        return [
            Error(
                f"Papers would show empty boxes: these fonts are missing: {', '.join(missing)}. Run: {engine.MEND}",
                hint=engine.MEND,
                id="papers.E002",
            )
        ]
    return []


def register_checks() -> None:
    """Called once by the room's AppConfig.ready."""
    register(machine_can_draw, "papers")
