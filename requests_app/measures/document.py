"""A report as one plain document: every figure under the id of its definition, with what it stands on."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime
from typing import Any

from requests_app.common.canonical import instant
from requests_app.measures.cuts import Cut
from requests_app.measures.definitions import DEFINITIONS
from requests_app.measures.proportion import Proportion
from requests_app.measures.rates import Mean
from requests_app.measures.report import EIGHT_HOURS, RETURN_DAYS, Report
from requests_app.measures.suppression import may_draw
from requests_app.measures.survival import Curve, Incidence, Quantile

HORIZONS = (30.0, 90.0, 180.0, 365.0)


def document(report: Report) -> dict[str, Any]:
    """Everything of a report, for a program to read. Numbers are exact: this is not for the public (`publication`)."""
    return {
        "as_of": instant(report.as_of),
        "cut": cut(report.cut),
        "definitions": list(DEFINITIONS),
        "n": report.curve.n,
        "events": report.curve.events,
        "open": report.open,
        "median": report.median.value,
        "p90": report.p90.value,
        "pending": report.pending.n,
        "figures": figures(report),
        "routes": [
            {
                "route": one.route_id,
                "n": one.n,
                "open": one.open,
                "median": quantile(one.median),
                "p90": quantile(one.p90),
                "on_time": proportion(one.on_time),
            }
            for one in report.routes
        ],
    }


def figures(report: Report) -> dict[str, Any]:
    """The figures by the id of their definition."""
    ago = report.year_ago
    return {
        "M1": {
            "n": report.curve.n,
            "events": report.curve.events,
            "answered": report.answered,
            "open": report.open,
            "ended_otherwise": report.ended_otherwise,
            "max_follow_up": report.curve.max_follow_up,
            "curve": curve(report.curve),
            "naive_mean_of_answered": _mean(report.naive_mean),
        },
        "M1a": {
            "n": report.curve.n,
            "open": report.open,
            "median": quantile(report.median),
            "p90": quantile(report.p90),
            "median_if_withdrawn_were_answered": quantile(report.median_band[0]),
            "median_if_withdrawn_never_were": quantile(report.median_band[1]),
            "a_year_ago": {
                "as_of": instant(ago.as_of),
                "n": ago.n,
                "median": quantile(ago.median),
                "p90": quantile(ago.p90),
                "change_of_median": ago.change,
            },
        },
        "M1b": {"n": report.curve.n, "days": report.days_of_365},
        "M2": incidence(report.ways, HORIZONS),
        "M3": {
            "n": report.opened,
            "days": report.time.days,
            "own_share": report.time.own_share,
            "holders": [
                {"holder": str(one.holder), "days": one.days, "share": one.share, "requests": one.requests,
                 "running": one.running}
                for one in report.time.by_holder
            ],
        },
        "M4": waiting(report.preparation, {}),
        "M5": waiting(report.acknowledgement, {"24_hours": 1.0, "3_days": 3.0, "10_days": 10.0}),
        "M6": {
            "n": report.pending.n,
            "bands": [{"from": one.low, "to": one.high, "n": one.n} for one in report.pending.bands],
            "median_age": report.pending.median_age,
            "p90_age": report.pending.p90_age,
            "median_days_since_movement": report.pending.median_days_since_movement,
            "since": instant(report.flow_since),
            "before": report.flow.stock_before,
            "came_in": report.flow.came_in,
            "went_out": report.flow.went_out,
            "check": report.flow.stock_before + report.flow.came_in - report.flow.went_out == report.flow.stock_after,
        },
        "M7": {
            "on_time": proportion(report.on_time.rate),
            "gross": proportion(report.on_time.gross),
            "withdrawn": report.on_time.withdrawn,
            "ended_otherwise": report.on_time.ended_otherwise,
            "not_due": report.on_time.not_due,
            "no_deadline": report.on_time.no_deadline,
        },
        "M8": {
            "returned": proportion(report.returns.rate),
            "window_days": RETURN_DAYS,
            "chance": report.returns.chance,
            "n": report.returns.n,
        },
        "M8a": {
            "days": report.time.returns.days,
            "per_request": report.time.returns.per_request,
            "share_of_all_time": report.time.returns.share,
            "n": report.sent,
        },
        "M9": {
            "lapsed_first": proportion(report.lapsed.rate),
            "in_transit": report.lapsed.in_transit,
            "never_made": report.lapsed.never_made,
            "at_risk": report.lapsed.at_risk,
        },
        "M10": incidence(report.items, HORIZONS),
        "M11": {
            "clearance_percent": report.flow.clearance,
            "disposition_days": report.flow.disposition_days,
            "n": report.flow.stock_after,
        },
        "M12": {
            "grounds": {ground: proportion(share) for ground, share in report.refusals.by_ground.items()},
            "refused": proportion(report.refusals.refused),
            "partial": proportion(report.refusals.partial),
            "open": report.refusals.still_open,
        },
        "M13": {**waiting(report.emergency, {"8_hours": EIGHT_HOURS}), "unit": "minute"},
        "M15": {
            "recorded_late": proportion(report.quality.recorded_late),
            "holder_unknown": report.quality.holder_unknown,
            "without_next_action": proportion(report.quality.without_next_action),
            "imported": proportion(report.quality.imported),
        },
    }  # fmt: skip


def cut(asked: Cut) -> dict[str, Any]:
    """What was asked for."""
    period = asked.period
    return {
        "countries": sorted(asked.countries),
        "direction": asked.direction or None,
        "partner": asked.partner or None,
        "from": asked.requesting or None,
        "to": asked.requested or None,
        "routes": sorted(asked.routes),
        "instrument": asked.instrument or None,
        "kind": asked.kind or None,
        "data": asked.data or None,
        "provider": asked.provider,
        "sent_since": _moment(period.start if period else None),
        "sent_before": _moment(period.end if period else None),
    }


def _moment(moment: datetime | None) -> str | None:
    return instant(moment) if moment is not None else None


def _mean(found: Mean | None) -> dict[str, Any] | None:
    return None if found is None else {"days": found.value, "n": found.n}


def quantile(found: Quantile) -> dict[str, Any]:
    """A quantile with its interval; not reached is said, with the longest follow-up it is more than."""
    return {
        "value": found.value,
        "low": found.low,
        "high": found.high,
        "reached": found.value is not None,
        "more_than": found.max_follow_up if found.value is None else None,
    }


def proportion(found: Proportion) -> dict[str, Any]:
    """A share with its interval and what it stands on."""
    return {"count": found.count, "n": found.n, "share": found.share, "low": found.low, "high": found.high}


def curve(found: Curve) -> list[dict[str, Any]] | None:
    """The steps of a curve; none below ten cases, where numbers alone are given."""
    if not may_draw(found.n):
        return None
    return [
        {"t": s.t, "at_risk": s.at_risk, "events": s.events, "survival": s.survival, "low": s.low, "high": s.high}
        for s in found.steps
    ]


def waiting(found: Curve, shares: dict[str, float]) -> dict[str, Any]:
    """A waiting time: n, median and p90, and the share over by certain times."""
    return {
        "n": found.n,
        "events": found.events,
        "open": found.n - found.events,
        "median": quantile(found.median()),
        "p90": quantile(found.p90()),
        "over_by": {name: found.answered_by(t)._asdict() for name, t in shares.items()},
    }


def incidence(found: Incidence[Any], horizons: tuple[float, ...]) -> dict[str, Any]:
    """The share ended in each way by some times, and still waiting then."""
    return {
        "n": found.n,
        "events": {_name(kind): count for kind, count in found.events.items()},
        "by": [
            {
                "days": t,
                **{_name(kind): share for kind, share in found.at(t).items()},
                "waiting": found.survival_at(t),
            }
            for t in horizons
        ],
    }


def _name(kind: Hashable) -> str:
    return str(kind)
