"""The report: every figure of one cut at one census, computed from the register by the estimators, and checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from requests_app.measures import curves, feed, holders, preservation, proportion, queries, rates, stock
from requests_app.measures.cuts import Cut
from requests_app.measures.feed import DoesNotAddUp
from requests_app.measures.holders import HolderTime
from requests_app.measures.preservation import LapsedFirst
from requests_app.measures.proportion import Proportion
from requests_app.measures.queries import Register, Row
from requests_app.measures.rates import Mean, OnTime, Quality, Refusals
from requests_app.measures.records import DAY, Period
from requests_app.measures.stock import Flow, Pending
from requests_app.measures.survival import Curve, Incidence, Quantile
from requests_app.routes.outcomes import Outcome
from requests_app.routes.schema import Holder

ALWAYS = Period(datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
RETURN_DAYS = float(rates.RETURN_WINDOW_DAYS)
EIGHT_HOURS = 480.0


class StockDoesNotAddUp(Exception):
    """N(C1) is not N(C0) + in - out: the flow and the stock were not counted over the same requests."""


@dataclass(frozen=True, slots=True)
class YearAgo:
    """The same cut a year before, and by how many days the median has moved; `None` where one is not reached."""

    as_of: datetime
    n: int
    median: Quantile
    p90: Quantile
    change: float | None


@dataclass(frozen=True, slots=True)
class Lost:
    """M8a: the days the requesting side held requests to complete them: all of them, per request sent, as a share."""

    days: float
    per_request: float | None
    share: float | None


@dataclass(frozen=True, slots=True)
class Time:
    """M3: the days of all holders, which sum to `days`; the share of the requesting side; what returns cost."""

    days: float
    by_holder: tuple[HolderTime, ...]
    by_side: tuple[HolderTime, ...]  # the same, the 24/7 points of the requesting side apart
    own_share: float | None
    returns: Lost


@dataclass(frozen=True, slots=True)
class Returns:
    """M8: the rate over requests followed long enough, and the chance over all of them."""

    rate: Proportion
    chance: float
    n: int


@dataclass(frozen=True, slots=True)
class OfRoute:
    """M1a, M6 and M7 of one route: routes are compared one beside the other, never averaged."""

    route_id: str
    n: int
    open: int
    median: Quantile
    p90: Quantile
    on_time: Proportion


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one cut at one census."""

    cut: Cut
    as_of: datetime
    opened: int
    sent: int
    answered: int
    open: int
    ended_otherwise: int
    curve: Curve
    median: Quantile
    p90: Quantile
    days_of_365: float
    median_band: tuple[Quantile, Quantile]  # had withdrawals been answered at once; only after the census
    naive_mean: Mean | None
    year_ago: YearAgo
    pending: Pending
    flow: Flow
    flow_since: datetime
    time: Time
    on_time: OnTime
    returns: Returns
    lapsed: LapsedFirst
    ways: Incidence[Outcome]
    items: Incidence[Outcome]
    acknowledgement: Curve
    preparation: Curve
    emergency: Curve
    refusals: Refusals
    quality: Quality
    routes: tuple[OfRoute, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A report and the rows it was made of, for whoever may see the cases behind it."""

    report: Report
    register: Register


def report(cut: Cut, as_of: datetime) -> Report:
    """Every figure of a cut at a census. What happened later is not known to it; what was corrected since is."""
    return read(cut, as_of).report


def read(cut: Cut, as_of: datetime) -> Read:
    """The report with the register it stands on. Six queries."""
    register = queries.load(cut, as_of)
    try:
        return Read(_of(register, cut, as_of), register)
    except DoesNotAddUp:
        # Somebody acted between two of the queries; a second reading that does not add up either is a fault.
        register = queries.load(cut, as_of)
        return Read(_of(register, cut, as_of), register)


def cohort(rows: Iterable[Row], period: Period | None, as_of: datetime) -> list[Row]:
    """The requests of a period: by the moment of sending, those not sent yet by the opening of their draft."""
    return [row for row in rows if period is None or (_sent(row, as_of) or row.opened_at) in period]


def quarter(as_of: datetime) -> datetime:
    """When the quarter of the census began, UTC."""
    moment = as_of.astimezone(UTC)
    return datetime(moment.year, 3 * ((moment.month - 1) // 3) + 1, 1, tzinfo=UTC)


def year_before(moment: datetime) -> datetime:
    """The same moment a year before; the 29th of February becomes the 28th."""
    if (moment.month, moment.day) == (2, 29):
        return moment.replace(year=moment.year - 1, day=28)
    return moment.replace(year=moment.year - 1)


def _of(register: Register, cut: Cut, as_of: datetime) -> Report:
    rows = cohort(register.rows, cut.period, as_of)
    period = cut.period or ALWAYS
    answered = [one for one in feed.answered(rows) if one.sent_at <= as_of]
    done = [one for one in answered if one.answered_by(as_of)]
    curve = curves.time_to_answer(answered, as_of)
    band = curves.withdrawal_band(answered, as_of)
    since, flow = _flow(register.rows, cut.period, as_of)
    returns = feed.returned(rows)
    dues = feed.dues(register, register.rows, as_of)
    chance = curves.chance_of_return(returns, as_of)
    return Report(
        cut=cut,
        as_of=as_of,
        opened=len(rows),
        sent=len(answered),
        answered=len(done),
        open=sum(not one.ended_by(as_of) for one in answered),
        ended_otherwise=sum(one.ended_by(as_of) and not one.answered_by(as_of) for one in answered),
        curve=curve,
        median=curve.median(),
        p90=curve.p90(),
        days_of_365=curve.restricted_mean(),
        median_band=(band.best.median(), band.worst.median()),
        naive_mean=_mean([(one.ended_at - one.sent_at) / DAY for one in done if one.ended_at is not None]),
        year_ago=_year_ago(register.rows, cut.period, as_of, curve.median()),
        pending=stock.pending(feed.answered(register.rows), as_of),
        flow=flow,
        flow_since=since,
        time=_time(register, rows, len(answered), as_of),
        on_time=rates.on_time(dues, period, as_of),
        returns=Returns(rates.returned(returns, period, as_of), chance.at(RETURN_DAYS)[curves.RETURN], chance.n),
        lapsed=preservation.lapsed_first([one.record for one in feed.preservations(register, rows, as_of)], as_of),
        ways=curves.ways_of_ending(answered, as_of),
        items=curves.ways_of_ending(feed.items(register, rows), as_of),
        acknowledgement=curves.waiting(feed.acknowledgement(rows), as_of),
        preparation=curves.waiting(feed.preparation(rows), as_of),
        emergency=curves.waiting(feed.emergencies(rows), as_of, unit_seconds=60.0),
        refusals=rates.refusals(feed.finals(register.rows), period, as_of),
        quality=_quality(register, rows, as_of),
        routes=_routes(register, rows, period, as_of),
    )


def _sent(row: Row, as_of: datetime) -> datetime | None:
    return row.sent_at if row.sent_at is not None and row.sent_at <= as_of else None


def _mean(days: Sequence[float]) -> Mean | None:
    return Mean(sum(days) / len(days), len(days)) if days else None


def _flow(rows: Iterable[Row], period: Period | None, as_of: datetime) -> tuple[datetime, Flow]:
    """In and out of the stock over the period, or since the quarter of the census began."""
    since = min(period.start if period else quarter(as_of), as_of)
    found = stock.flow(feed.answered(rows), since, as_of)
    if found.stock_after != found.stock_before + found.came_in - found.went_out:
        raise StockDoesNotAddUp(
            f"{found.stock_after} pending are not {found.stock_before} + {found.came_in} - {found.went_out}."
        )
    return since, found


def _year_ago(rows: Iterable[Row], period: Period | None, as_of: datetime, now: Quantile) -> YearAgo:
    then = year_before(as_of)
    earlier = Period(year_before(period.start), year_before(period.end)) if period else None
    curve = curves.time_to_answer(feed.answered(cohort(rows, earlier, then)), then)
    median = curve.median()
    moved = None if now.value is None or median.value is None else now.value - median.value
    return YearAgo(then, curve.n, median, curve.p90(), moved)


def _time(register: Register, rows: Sequence[Row], sent: int, as_of: datetime) -> Time:
    days = feed.assert_whole(register, rows, as_of) / DAY
    plain = list(feed.spells(register, rows))
    by_side = holders.time_by_holder(feed.spells(register, rows, by_side=True), as_of)
    every = frozenset(spell.holder for spell in plain)
    lost = sum(spell.days_by(as_of) for spell in plain if spell.reason == holders.COMPLETION)
    return Time(
        days,
        holders.time_by_holder(plain, as_of),
        by_side,
        feed.own_days(register, rows, as_of) / days if days else None,
        Lost(lost, holders.days_lost_by_returns(plain, every, sent, as_of), lost / days if days else None),
    )


def _quality(register: Register, rows: Sequence[Row], as_of: datetime) -> Quality:
    """M15. A request has a next action where a clock with a date runs or waits: somebody will be told."""
    counts = [register.entries.get(row.pk, (0, 0)) for row in rows]
    still = [row for row in rows if row.ended_at is None or row.ended_at > as_of]
    idle = sum(not any(_running(leg, as_of) for leg in register.legs.get(row.pk, ())) for row in still)
    held = holders.time_by_holder(feed.spells(register, rows), as_of)
    return Quality(
        proportion.wilson(sum(late for _n, late in counts), sum(n for n, _late in counts)),
        next((one.share for one in held if one.holder == Holder.UNKNOWN), 0.0 if held else None),
        proportion.wilson(idle, len(still)),
        proportion.wilson(sum(row.began_days > 0 for row in rows), len(rows)),
    )


def _running(leg: queries.Leg, as_of: datetime) -> bool:
    return leg.started_at <= as_of and (leg.ended_at is None or leg.ended_at > as_of)


def _routes(register: Register, rows: Sequence[Row], period: Period, as_of: datetime) -> tuple[OfRoute, ...]:
    found = []
    for route_id in sorted({row.route_id for row in register.rows}):
        sent = [one for one in feed.answered(row for row in rows if row.route_id == route_id) if one.sent_at <= as_of]
        dues = feed.dues(register, (row for row in register.rows if row.route_id == route_id), as_of)
        curve = curves.time_to_answer(sent, as_of)
        still = sum(not one.ended_by(as_of) for one in sent)
        on_time = rates.on_time(dues, period, as_of).rate
        found.append(OfRoute(route_id, curve.n, still, curve.median(), curve.p90(), on_time))
    return tuple(found)
