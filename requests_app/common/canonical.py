"""How a value is written so that the same content always gives the same bytes, and how those bytes are digested."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID


def instant(value: datetime) -> str:
    """An aware datetime in UTC as `2026-11-21T07:50:00.000000Z`; a naive one is refused."""
    if value.tzinfo is None:
        raise ValueError("An instant needs a time zone; this one has none.")
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _plain(value: Any) -> Any:
    match value:
        case datetime():
            return instant(value)
        case date():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
        case bytes():
            return value.hex()
        case set() | frozenset():
            return sorted(_plain(v) for v in value)
        case _:
            raise TypeError(f"{type(value).__name__} has no canonical form.")


def dumps(value: Any) -> bytes:
    """JSON with sorted keys, no white space, UTF-8, no NaN: the form that is hashed."""
    return json.dumps(
        value, default=_plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def digest(value: Any) -> str:
    """SHA-256 of the canonical form, 64 hexadecimal digits."""
    return hashlib.sha256(dumps(value)).hexdigest()


def salted(salt: bytes, value: Any) -> str:
    """SHA-256 of salt and canonical form: tells nothing of a short value once the salt is gone."""
    return hashlib.sha256(salt + dumps(value)).hexdigest()
