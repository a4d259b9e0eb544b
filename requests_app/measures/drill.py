"""From a figure to the requests behind it: one rule per figure, over the same rows the figure was counted from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from requests_app.measures import feed
from requests_app.measures.queries import PRESERVATION, Row
from requests_app.measures.rates import RETURN_WINDOW_DAYS
from requests_app.measures.records import DAY
from requests_app.measures.report import Read, cohort
from requests_app.measures.stock import BANDS
from requests_app.routes.outcomes import EVENTS, Outcome

Rule = Callable[[Read, Row, datetime], bool]


def _pending(_read: Read, row: Row, _as_of: datetime) -> bool:
    return row.sent_at is not None and row.ended_at is None


def _answered(_read: Read, row: Row, _as_of: datetime) -> bool:
    return row.sent_at is not None and row.outcome in EVENTS


def _late(read: Read, row: Row, as_of: datetime) -> bool:
    """Past the end of the clock of its answer, and not answered by it."""
    due, _gross = feed.answer_due(read.register.legs.get(row.pk, ()), as_of)
    if row.sent_at is None or due is None or due > as_of:
        return False
    if row.ended_at is not None and row.ended_at < due and row.outcome not in EVENTS:
        return False
    return row.ended_at is None or row.ended_at > due or row.outcome not in EVENTS


def _returned(_read: Read, row: Row, _as_of: datetime) -> bool:
    if row.sent_at is None or row.returned_at is None:
        return False
    return (row.returned_at - row.sent_at) / DAY <= RETURN_WINDOW_DAYS


def _refused(_read: Read, row: Row, _as_of: datetime) -> bool:
    return row.sent_at is not None and row.outcome is Outcome.REF


def _lost(read: Read, row: Row, _as_of: datetime) -> bool:
    return row.sent_at is not None and (
        row.outcome is Outcome.LOST
        or any(item.outcome is Outcome.LOST for item in read.register.items.get(row.pk, ()) if row.ended_at is not None)
    )


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
        "lost": _lost,
        "lapsed": _lapsed,
        "idle": _idle,
        "unknown": _unknown,
    }
)


def behind(read: Read, figure: str, *, band: int | None = None, ground: str = "") -> list[int]:
    """The requests a figure of this report was counted from; by band of age or ground where one is named."""
    rule, as_of = FIGURES[figure], read.report.as_of
    # The stock is not narrowed by the period of sending, and neither are the cases behind it.
    rows = read.register.rows if figure == "pending" else cohort(read.register.rows, read.report.cut.period, as_of)
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
