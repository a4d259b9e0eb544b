"""What must be on the machine before a paper is promised: said at start-up, with the command that mends it.

No key at all is no fault: papers then go out unsigned and say so. A key that is there must work.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from requests_app.common import clock
from requests_app.papers import engine, signing


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


def keys_can_sign(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Each key that is there can be read, holds today, and is for its owner's eyes alone."""
    if not signing.configured():
        return []
    # Loaded where there is a key: what reads keys and devices takes its time to load.
    keys = import_module("requests_app.papers.keys")
    troubles = list(keys.troubles(clock.now()))
    if settings.COMITY_PKCS11["module"]:
        try:
            import_module("requests_app.papers.device").library()
        except engine.PaperUnavailable as trouble:
            troubles.append(trouble)
    found: list[CheckMessage] = [Error(str(trouble), id="papers.E003") for trouble in troubles]
    lists = settings.COMITY_REVOCATION_DIR
    if lists and not Path(lists).is_dir():
        found.append(
            Error(f"COMITY_REVOCATION_DIR names {lists}, which is no folder. Run: mkdir {lists}", id="papers.E004")
        )
    open_to_others = [
        path for path in sorted(Path(settings.COMITY_KEYS_DIR).glob("*/signing.*")) if path.stat().st_mode & 0o077
    ]
    found += [
        Warning(f"{path} can be read by others than its owner. Run: chmod 600 {path}", id="papers.W001")
        for path in open_to_others
    ]
    return found


def register_checks() -> None:
    """Called once by the room's AppConfig.ready."""
    register(machine_can_draw, "papers")
    register(keys_can_sign, "keys")
