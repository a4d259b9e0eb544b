"""The most endangered files: preserved data whose request has not arrived, the first to run out first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from requests_app.access import policy, scope
from requests_app.access.policy import Standing
from requests_app.casework.models import Request
from requests_app.measures import feed
from requests_app.measures.preservation import chance_too_late
from requests_app.measures.queries import Register
from requests_app.measures.records import DAY
from requests_app.measures.report import Read
from requests_app.measures.survival import Curve

MOST = 10


@dataclass(frozen=True, slots=True)
class Endangered:
    """One preservation that runs out: when, for which request, and the chance that this one arrives too late.

    `request` is the request for the data where one is linked and visible, else the preservation itself. `too_late` is
    `None` where the request has not been sent, or where the transit curve knows nothing of so long a way.
    """

    request: Request
    preservation: Request
    due_at: datetime
    sent: bool
    too_late: float | None


def most(who: Standing, found: Read, as_of: datetime) -> Sequence[Endangered]:
    """The ten most endangered among the requests this person may see. For a central authority's desk; one query."""
    if not policy.may_drill(who):
        return ()
    at_risk = sorted(
        (kept for kept in feed.preservations(found.register, found.register.rows, as_of) if _runs_out(kept, as_of)),
        key=lambda kept: (kept.leg.due_at, kept.row.pk),
    )
    wanted = {kept.row.pk: _wanted(found.register, kept.row.pk) for kept in at_risk}
    pks = {*wanted, *(pk for pks in wanted.values() for pk in pks)}
    visible = scope.visible_to(who).select_related("provider").in_bulk(pks)
    transit = found.report.acknowledgement
    rows = []
    for kept in at_risk:
        preservation = visible.get(kept.row.pk)
        if preservation is None:
            continue
        linked = next((visible[pk] for pk in wanted[kept.row.pk] if pk in visible), None)
        sent_at = kept.record.request_sent_at
        rows.append(
            Endangered(
                linked or preservation,
                preservation,
                kept.leg.due_at,
                sent_at is not None,
                None if sent_at is None else _chance(transit, sent_at, kept.leg.due_at, as_of),
            )
        )
    return rows[:MOST]


def _runs_out(kept: feed.Kept, as_of: datetime) -> bool:
    still = kept.leg.ended_at is None or kept.leg.ended_at > as_of
    return still and kept.row.ended_at is None and kept.record.request_arrived_at is None


def _wanted(register: Register, pk: int) -> list[int]:
    return [one.request for one in feed.requests_for(register, pk)]


def _chance(transit: Curve, sent_at: datetime, due_at: datetime, as_of: datetime) -> float | None:
    return chance_too_late(transit, (as_of - sent_at) / DAY, (due_at - as_of) / DAY)
