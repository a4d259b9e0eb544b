"""The most endangered files: kept data that nobody has been asked for in time yet, the first to run out first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from requests_app.access import policy, scope
from requests_app.access.policy import Standing
from requests_app.casework.models import Request
from requests_app.measures import feed
from requests_app.measures.preservation import chance_too_late
from requests_app.measures.queries import PRESERVATION, Leg, Register
from requests_app.measures.records import DAY
from requests_app.measures.report import Read
from requests_app.measures.survival import Curve

MOST = 10


@dataclass(frozen=True, slots=True)
class Endangered:
    """A preservation that runs out: when, for which request, and the chance that this one arrives too late.

    `request` is the request for the data where one is linked and visible, else the preservation itself; both are one
    where a request for data carries the preservation's floor as a clock of its own. `too_late` is `None` where the
    request has not been sent, has arrived, or has been on its way for longer than any that arrived.
    """

    request: Request
    preservation: Request
    due_at: datetime
    sent: bool
    too_late: float | None


@dataclass(frozen=True, slots=True)
class _AtRisk:
    pk: int
    due_at: datetime
    sent_at: datetime | None
    arrived: bool
    wanted: tuple[int, ...]


def most(who: Standing, found: Read, as_of: datetime) -> Sequence[Endangered]:
    """The ten most endangered among the requests this person may see. For a central authority's desk; one query."""
    if not policy.may_drill(who):
        return ()
    at_risk = sorted(
        [*_preservations(found.register, as_of), *_bridges(found.register, as_of)], key=lambda one: (one.due_at, one.pk)
    )
    pks = {pk for one in at_risk for pk in (one.pk, *one.wanted)}
    visible = scope.visible_to(who).select_related("provider").in_bulk(pks)
    transit = found.report.acknowledgement
    return [
        Endangered(
            next((visible[pk] for pk in one.wanted if pk in visible), visible[one.pk]),
            visible[one.pk],
            one.due_at,
            one.sent_at is not None,
            _chance(transit, one, as_of),
        )
        for one in at_risk
        if one.pk in visible
    ][:MOST]


def _preservations(register: Register, as_of: datetime) -> Iterator[_AtRisk]:
    """Preservations that run, and whose request has not arrived."""
    for kept in feed.preservations(register, register.rows, as_of):
        still = kept.row.ended_at is None and _running(kept.leg, as_of)
        if still and kept.record.request_arrived_at is None:
            wanted = tuple(one.request for one in feed.requests_for(register, kept.row.pk))
            yield _AtRisk(kept.row.pk, kept.leg.due_at, kept.record.request_sent_at, False, wanted)


def _bridges(register: Register, as_of: datetime) -> Iterator[_AtRisk]:
    """Requests for data with the floor of a preservation running on them, until the data are asked for in earnest."""
    for row in register.rows:
        route = row.route
        if route.kind == PRESERVATION or row.ended_at is not None:
            continue
        floors = {clock.name for clock in route.clocks if clock.kind == "floor"}
        legs = [leg for leg in register.legs.get(row.pk, ()) if leg.clock in floors and _running(leg, as_of)]
        if legs:
            due_at = max(leg.due_at for leg in legs)
            yield _AtRisk(row.pk, due_at, row.sent_at, row.received_at is not None, ())


def _running(leg: Leg, as_of: datetime) -> bool:
    return leg.ended_at is None or leg.ended_at > as_of


def _chance(transit: Curve, one: _AtRisk, as_of: datetime) -> float | None:
    if one.sent_at is None or one.arrived:
        return None
    return chance_too_late(transit, (as_of - one.sent_at) / DAY, (one.due_at - as_of) / DAY)
