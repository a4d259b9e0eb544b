"""What may be wrong with the period of one item. A date that cannot be read is said elsewhere, not here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from requests_app.routes.lint_rules import Rule


def moment(item: Mapping[str, Any], name: str) -> datetime | None:
    """The end of a period as written, in its own zone; none where it is empty or cannot be read."""
    try:
        return datetime.fromisoformat(str(item.get(name, ""))).replace(tzinfo=None)
    except ValueError:
        return None


def span(item: Mapping[str, Any]) -> timedelta | None:
    """How long the period is, where both ends are told."""
    since, until = moment(item, "since"), moment(item, "until")
    return None if since is None or until is None else until - since


def missing(rule: Rule, item: Mapping[str, Any], today: datetime) -> bool:
    """No period at all."""
    return not item.get("since") and not item.get("until")


def half_open(rule: Rule, item: Mapping[str, Any], today: datetime) -> bool:
    """One end alone: all data from then on, or until then."""
    return bool(item.get("since")) != bool(item.get("until"))


def zoneless(rule: Rule, item: Mapping[str, Any], today: datetime) -> bool:
    """A period whose zone is missing or unknown."""
    if not item.get("since") and not item.get("until"):
        return False
    try:
        ZoneInfo(str(item.get("zone") or "?"))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return True
    return False


def long(rule: Rule, item: Mapping[str, Any], today: datetime) -> bool:
    """Longer than so many days."""
    found = span(item)
    return found is not None and found > timedelta(days=rule.days)


def future(rule: Rule, item: Mapping[str, Any], today: datetime) -> bool:
    """Ends after today: what does not exist yet is not stored. A zone may be up to fourteen hours ahead."""
    until = moment(item, "until")
    return until is not None and until > today + timedelta(days=2)


def old(rule: Rule, item: Mapping[str, Any], today: datetime) -> bool:
    """Ended more than so many days ago."""
    until = moment(item, "until")
    return until is not None and until < today - timedelta(days=rule.days)
