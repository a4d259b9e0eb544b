"""What of a report may leave for the public: no number below five, none that can be worked back, nothing personal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from requests_app.common.canonical import instant
from requests_app.measures import document
from requests_app.measures.proportion import Proportion
from requests_app.measures.report import Read, Report, cohort
from requests_app.measures.suppression import Published, may_draw, may_publish, suppress
from requests_app.measures.survival import Curve, Quantile
from requests_app.routes.outcomes import Outcome

MONTH = 30.0
# Few columns, so that few numbers are too small to be shown.
COLUMNS = {
    Outcome.FUL: "data",
    Outcome.PAR: "data",
    Outcome.NOD: "no_data",
    Outcome.LOST: "no_data",
    Outcome.REF: "refused",
    None: "open",
}


def published(read: Read) -> dict[str, Any]:
    """The public document: rounded counts in one table that suppresses together, and the figures n is enough for."""
    report = read.report
    table = endings(read)
    return {
        "as_of": instant(report.as_of),
        "cut": document.cut(report.cut),
        "note": "Counts are rounded to 5; null is suppressed: fewer than 5 cases, or a number that would give such a "
        "number away.",
        "endings": _table(suppress(table)) if table else None,
        "figures": {
            "M1": {"n": _count(report.curve.n), "curve": _curve(report.curve)},
            "M1a": {
                "n": _count(report.curve.n),
                "median": _quantile(report.median, report.curve.events),
                "p90": _quantile(report.p90, report.curve.events),
            },
            "M3": _holders(report),
            "M5": _quantile(report.acknowledgement.median(), report.acknowledgement.events),
            "M6": {"bands": _bands(report)},
            "M7": _share(report.on_time.rate),
            "M8": _share(report.returns.rate),
            "M9": _share(report.lapsed.rate),
            "M12": {"refused": _share(report.refusals.refused), "partial": _share(report.refusals.partial)},
        },
    }


def endings(read: Read) -> dict[str, dict[str, int]]:
    """Requests sent, by route and by how they ended or that they are open: the one table everything else hangs on."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in cohort(read.register.rows, read.report.cut.period, read.report.as_of):
        if row.sent_at is not None:
            found[row.route_id][COLUMNS.get(row.outcome, "ended_otherwise")] += 1
    return {route: dict(counts) for route, counts in sorted(found.items())}


def _table(found: Published) -> dict[str, Any]:
    return {
        "rows": list(found.rows),
        "columns": list(found.columns),
        "cells": [list(line) for line in found.cells],
        "row_totals": list(found.row_totals),
        "column_totals": list(found.column_totals),
        "total": found.total,
    }


def _count(n: int) -> int | None:
    return 5 * ((n + 2) // 5) if may_publish(n) else None


def _quantile(found: Quantile, events: int) -> dict[str, Any] | None:
    """In whole days, and only where enough cases have ended for it."""
    if not may_publish(events):
        return None
    return {
        "value": _whole(found.value),
        "low": _whole(found.low),
        "high": _whole(found.high),
        "reached": found.value is not None,
    }


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)


def _share(found: Proportion) -> dict[str, Any] | None:
    """A share in whole percent, only where those in it and those not in it are each none or five and more."""
    rest = found.n - found.count
    if not may_publish(found.n) or any(part > 0 and not may_publish(part) for part in (found.count, rest)):
        return None
    if found.share is None or found.low is None or found.high is None:
        return None
    return {
        "n": _count(found.n),
        "percent": round(100 * found.share),
        "low": round(100 * found.low),
        "high": round(100 * found.high),
    }


def _curve(found: Curve) -> list[dict[str, Any]] | None:
    """The curve month by month in whole percent: single steps would be single cases."""
    if not may_draw(found.n) or not may_publish(found.events):
        return None
    months = range(int(found.max_follow_up // MONTH) + 1)
    return [{"days": round(m * MONTH), "percent_open": round(100 * found.at(m * MONTH).value)} for m in months]


def _holders(report: Report) -> list[dict[str, Any]]:
    """Whole percent of the time, of holders that held enough requests."""
    return [
        {"holder": str(one.holder), "percent": round(100 * one.share)}
        for one in report.time.by_holder
        if one.share is not None and may_publish(one.requests)
    ]


def _bands(report: Report) -> Mapping[str, Any] | None:
    named = {f"{one.low}-{'' if one.high is None else one.high}": one.n for one in report.pending.bands}
    return _table(suppress({"pending": named})) if report.pending.n else None
