"""The only clock of the house: what time it is now."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The present instant, aware, in UTC, to the microsecond. Read once per act."""
    return datetime.now(UTC)
