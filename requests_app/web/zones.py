"""The time zones a person can choose, and moments as fields of a page hold them."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from requests_app.routes import weekends


@cache
def names() -> tuple[str, ...]:
    """Zones of the countries known here, UTC first."""
    return ("UTC", *sorted(set(weekends.zones().values()) - {"UTC"}))


def as_typed(stored: object) -> str:
    """A stored moment as a field of date and time holds it: `2026-03-01T00:00`."""
    text = str(stored or "").strip()
    try:
        return datetime.fromisoformat(text).strftime("%Y-%m-%dT%H:%M") if text else ""
    except ValueError:
        return text
