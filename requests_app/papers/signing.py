"""Signs a paper that goes out, if there is a key; what signing needs is loaded only where something is signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Signed:
    """A paper as it goes out. Without a signer it is unsigned, and says so wherever it is listed."""

    body: bytes
    signer: str = ""
    certificate: str = ""  # SHA-256 of it
    time_stamped: bool = False


def configured() -> bool:
    """Whether there is any key here."""
    return bool(settings.COMITY_PKCS11["module"]) or any(Path(settings.COMITY_KEYS_DIR).glob("*/signing.*"))


def sign(body: bytes, *, owner: int | None, at: datetime, alternate: str) -> Signed:
    """The paper signed with the key of its organisation, else with the installation's own, else as it is.

    Raises `KeyTrouble` where there is a key that cannot be used: a paper must not go out unsigned unnoticed.
    """
    if not configured():
        return Signed(body)
    found: Signed = _sealing().seal_paper(body, owner=owner, at=at, alternate=alternate)
    return found


@cache
def _sealing() -> Any:
    """pyHanko takes half a second to load, and most processes sign nothing."""
    return import_module("requests_app.papers.sealing")
