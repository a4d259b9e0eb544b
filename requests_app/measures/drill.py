"""From a figure to the requests behind it: one rule per figure, over the same rows the figure was counted from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from requests_app.measures import feed
from requests_app.measures.queries import PRESERVATION, Row
from requests_app.measures.rates import RETURN_WINDOW_DAYS
from requests_app.measures.records import DAY
from requests_app.measures.report import ALWAYS, Read, cohort
from requests_app.measures.stock import BANDS
from requests_app.routes.outcomes import EVENTS, Outcome

Rule = Callable[[Read, Row, datetime], bool]


def _pending(_read: Read, row: Row, _as_of: datetime) -> bool:
    return row.sent_at is not None and row.ended_at is None


def _answered(_read: Read, row: Row, _as_of: datetime) -> bool:
    return row.sent_at is not None and row.outcome in EVENTS


def _late(read: Read, row: Row, as_of: datetime) -> bool:
    """M7: past the end of the clock of its answer, and not answered by it."""
    due, _gross = feed.answer_due(read.register.legs.get(row.pk, ()), as_of)
    if row.sent_at is None or due is None or due > as_of:
        return False
    if row.ended_at is not None and row.ended_at < due and row.outcome not in EVENTS:
        return False
    late = row.ended_at is None or row.ended_at > due or row.outcome not in EVENTS
    return late and due in (read.report.cut.period or ALWAYS)


def _returned(_read: Read, row: Row, as_of: datetime) -> bool:
    """M8: came back within the window, and was followed for all of it."""
    if row.sent_at is None or row.returned_at is None or (as_of - row.sent_at) / DAY < RETURN_WINDOW_DAYS:
        return False
    return (row.returned_at - row.sent_at) / DAY <= RETURN_WINDOW_DAYS


def _refused(read: Read, row: Row, _as_of: datetime) -> bool:
    """M12: by the moment of the answer."""
    ended = row.ended_at if row.sent_at is not None and row.outcome is Outcome.REF else None
    return ended is not None and ended in (read.report.cut.period or ALWAYS)


def _lapsed(read: Read, row: Row, as_of: datetime) -> bool:
    if row.route.kind != PRESERVATION:
        return False
    for kept in feed.preservations(read.register, [row], as_of):
        record = kept.record
        arrived = record.request_arrived_at
        return (arrived is not None and arrived > record.expires_at) or (arrived is None and record.expires_at <= as_of)
    return False


def _idle(read: Read, row: Row, as_of: datetime) -> bool:
    return row.ended_at is None and not any(
        leg.ended_at is None or leg.ended_at > as_of for leg in read.register.legs.get(row.pk, ())
    )


def _unknown(read: Read, row: Row, _as_of: datetime) -> bool:
    return any(spell.holder == "unknown" for spell in read.register.spells.get(row.pk, ()))


FIGURES: Mapping[str, Rule] = MappingProxyType(
    {
        "pending": _pending,
        "answered": _answered,
        "late": _late,
        "returned": _returned,
        "refused": _refused,
        "lapsed": _lapsed,
        "idle": _idle,
        "unknown": _unknown,
    }
)


# The stock has no period; deadlines and refusals have one of their own.
NOT_BY_SENDING = frozenset({"pending", "late", "refused"})


def behind(read: Read, figure: str, *, band: int | None = None, ground: str = "") -> list[int]:
    """The requests a figure of this report was counted from; by band of age or ground where one is named."""
    rule, as_of = FIGURES[figure], read.report.as_of
    rows = read.register.rows
    if figure not in NOT_BY_SENDING:
        rows = cohort(rows, read.report.cut.period, as_of)
    return [
        row.pk
        for row in rows
        if rule(read, row, as_of) and (band is None or _in_band(row, band, as_of)) and ground in ("", row.ground)
    ]


def _in_band(row: Row, band: int, as_of: datetime) -> bool:
    if row.sent_at is None:
        return False
    low, high = BANDS[band]
    age = (as_of - row.sent_at) // DAY
    return low <= age and (high is None or age <= high)
