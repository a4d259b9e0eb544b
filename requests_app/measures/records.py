"""The plain records every estimator is fed with, so that their source may be a query, a snapshot or a test."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from requests_app.routes.outcomes import EVENTS, Outcome

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time, from its start up to but not at its end."""

    start: datetime
    end: datetime

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.end


@dataclass(frozen=True, slots=True)
class Answered:
    """A request that was sent: when, when and how it ended. `entry_days`: its age when it was imported still open."""

    sent_at: datetime
    ended_at: datetime | None = None
    outcome: Outcome | None = None
    entry_days: float = 0.0
    moved_at: datetime | None = None

    def __post_init__(self) -> None:
        _together(self.ended_at, self.outcome)
        if self.ended_at is not None and self.ended_at < self.sent_at:
            raise ValueError("A request does not end before it is sent.")

    def ended_by(self, moment: datetime) -> bool:
        return self.ended_at is not None and self.ended_at <= moment

    def answered_by(self, moment: datetime) -> bool:
        """Ended by then with one of the five final answers."""
        return self.ended_by(moment) and self.outcome in EVENTS


@dataclass(frozen=True, slots=True)
class Wait:
    """From one moment to another that may still be to come: draft to sending, sending to acknowledgement, a spell."""

    start: datetime
    end: datetime | None = None
    censored_at: datetime | None = None
    entry_days: float = 0.0


@dataclass(frozen=True, slots=True)
class Due:
    """A request against its legal deadline: D after lawful pauses, the gross one without them, `None` where none is."""

    deadline: datetime | None
    ended_at: datetime | None = None
    outcome: Outcome | None = None
    gross_deadline: datetime | None = None

    def __post_init__(self) -> None:
        _together(self.ended_at, self.outcome)


@dataclass(frozen=True, slots=True)
class Returned:
    """A request sent and, perhaps, returned once or more for completion; `overridden`: an amber warning was."""

    sent_at: datetime
    returned_at: datetime | None = None
    ended_at: datetime | None = None
    outcome: Outcome | None = None
    overridden: bool = False
    entry_days: float = 0.0

    def __post_init__(self) -> None:
        _together(self.ended_at, self.outcome)


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch during which one holder held one request; `end` is `None` while it runs."""

    request: str
    holder: str
    start: datetime
    end: datetime | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError("A spell does not end before it starts.")

    def running_at(self, moment: datetime) -> bool:
        return self.start <= moment and (self.end is None or self.end > moment)

    def days_by(self, moment: datetime) -> float:
        """Its length up to then, 0 where it had not begun."""
        end = moment if self.end is None else min(self.end, moment)
        return max(end - self.start, timedelta(0)) / DAY


@dataclass(frozen=True, slots=True)
class Preservation:
    """A preservation, its last expiry after renewals, and the request for the data that is linked to it."""

    begun_at: datetime
    expires_at: datetime
    request_sent_at: datetime | None = None
    request_arrived_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Final:
    """A request with its final answer, the coded ground of a refusal, and whether it was still open."""

    ended_at: datetime | None
    outcome: Outcome | None
    ground: str = ""

    def __post_init__(self) -> None:
        _together(self.ended_at, self.outcome)


def _together(ended_at: datetime | None, outcome: Outcome | None) -> None:
    if (ended_at is None) != (outcome is None):
        raise ValueError("An ending has a time and an outcome, or neither.")
