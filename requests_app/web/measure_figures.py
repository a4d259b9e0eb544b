"""The figures of a report in words and rows, as the page of a ministry shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from requests_app.casework.ledger import route_of
from requests_app.measures.endangered import Endangered
from requests_app.measures.proportion import Proportion
from requests_app.measures.queries import PRESERVATION
from requests_app.measures.records import DAY
from requests_app.measures.report import EIGHT_HOURS, Read, Report
from requests_app.measures.suppression import CURVE_LEAST, may_draw
from requests_app.measures.survival import Curve, Estimate, Quantile
from requests_app.routes.catalogue import catalogue
from requests_app.routes.jurisdictions import country_name
from requests_app.routes.outcomes import WORDS, Outcome
from requests_app.show import ball, charts, holders, rows
from requests_app.show.rows import WorkRow
from requests_app.show.shares import apportion

FIGURE_WORDS = {
    "pending": gettext_lazy("Pending"),
    "answered": gettext_lazy("Answered"),
    "late": gettext_lazy("Not answered in time"),
    "returned": gettext_lazy("Returned for completion"),
    "refused": gettext_lazy("Refused"),
    "lapsed": gettext_lazy("Preservation ran out first"),
    "idle": gettext_lazy("No date ahead"),
    "unknown": gettext_lazy("Holder not known for a time"),
}
HORIZONS = (30, 90, 180, 365)
DATA = (Outcome.FUL, Outcome.PAR)


@dataclass(frozen=True, slots=True)
class Card:
    """One of the four figures at the head: value, interval, what it stands on, its definition, the cases behind it."""

    label: str
    value: str
    interval: str
    text: str
    measure: str
    cases: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One further figure: its name, its value with interval, what it stands on, its definition, its cases."""

    label: str
    value: str
    interval: str
    text: str
    measure: str
    cases: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A share of a whole: its name, how many of how many, its share and interval, its cases."""

    label: str
    count: int
    share: str
    interval: str
    cases: str = ""


def shown(read: Read, *, drill_to: str) -> dict[str, Any]:
    """Everything the page says. `drill_to`: the query that leads to the cases of a figure; empty where nobody may."""
    found = read.report
    return {
        "report": found,
        "cards": _cards(read, drill_to),
        "drawn": may_draw(found.curve.n),
        "least": CURVE_LEAST,
        "chart": _chart(found) if may_draw(found.curve.n) else None,
        "naive": _naive(found),
        "withdrawn": _withdrawn(found),
        "routes": _routes(found),
        "ends": _ends(found),
        "end_words": _end_words(),
        "lost": _percent(found.items.at(365.0)[Outcome.LOST]) if found.items.n else "",
        "ball": ball.ball_of_totals(found.time.by_side) if found.time.days else None,
        "own": _percent(found.time.own_share),
        "returns": _percent(found.time.returns.share),
        "unknown": _cases(drill_to, "unknown") if found.quality.holder_unknown else "",
        "lines": _lines(found, drill_to),
        "grounds": _grounds(found, drill_to),
        "bands": _bands(found, drill_to),
        "quality": _quality(found, drill_to),
        "flow_since": found.flow_since,
    }


def _cases(drill_to: str, figure: str, **more: object) -> str:
    if not drill_to:
        return ""
    asked = "".join(f"&{name}={value}" for name, value in more.items())
    return f"{reverse('web:measures_cases')}?{drill_to}{figure}{asked}"


def _cards(read: Read, drill_to: str) -> list[Card]:
    found = read.report
    lapsed = found.lapsed
    return [
        Card(
            _("Half are answered within"), *_quantile(found.median), f"{_stands_on(found)}{_change(found)}", "M1a",
            _cases(drill_to, "answered"),
        ),
        Card(
            _("Nine in ten within"), *_quantile(found.p90),
            _("the longest have not been answered") if found.p90.value is None and found.curve.n else _stands_on(found),
            "M1a",
        ),
        Card(
            _("Pending"), _number(found.pending.n), _signed(found.flow.stock_after - found.flow.stock_before),
            _flow(read), "M6", _cases(drill_to, "pending"),
        ),
        Card(
            _("Preservation ran out first"), _percent(lapsed.rate.share, 1) or _("none yet"), _interval(lapsed.rate),
            _("%(count)s of %(n)s · %(transit)s while the request travelled · %(risk)s at risk")
            % {"count": _number(lapsed.rate.count), "n": _number(lapsed.rate.n),
               "transit": _number(lapsed.in_transit), "risk": _number(lapsed.at_risk)},
            "M9", _cases(drill_to, "lapsed"),
        ),
    ]  # fmt: skip


def _stands_on(found: Report) -> str:
    return _("n = %(n)s, %(open)s still open") % {"n": _number(found.curve.n), "open": _number(found.open)}


def _change(found: Report) -> str:
    """How the median has moved; nothing where either of the two is not reached."""
    change = found.year_ago.change
    if change is None:
        return ""
    days = _number(abs(round(change)))
    if round(change) < 0:
        return " · " + _("%(days)s d less than a year ago") % {"days": days}
    if round(change) > 0:
        return " · " + _("%(days)s d more than a year ago") % {"days": days}
    return " · " + _("as a year ago")


def _flow(read: Read) -> str:
    flow, as_of = read.report.flow, read.report.as_of
    said = _("%(came)s in, %(went)s out") % {"came": _number(flow.came_in), "went": _number(flow.went_out)}
    said += " " + (_("in the period") if read.report.cut.period else _("this quarter"))
    ages = [(as_of - row.sent_at) // DAY for row in read.register.rows if row.sent_at and row.ended_at is None]
    return f"{said} · " + _("oldest %(days)s d") % {"days": _number(max(ages))} if ages else said


def _chart(found: Report) -> charts.Survival:
    naive = found.naive_mean.value if found.naive_mean else None
    return charts.survival(found.curve.steps, found.curve.n, median=found.median.value, naive_mean=naive)


def _naive(found: Report) -> str:
    """What the mean of the answered would say, and why it says less."""
    if found.naive_mean is None:
        return ""
    days = _number(round(found.naive_mean.value))
    if found.median.value is None or found.naive_mean.value < found.median.value:
        return _(
            "The mean of answered requests would say %(days)s days, because the slow ones are missing from it."
        ) % {"days": days}
    return _("The mean of answered requests would say %(days)s days; the open ones are missing from it.") % {
        "days": days
    }


def _withdrawn(found: Report) -> str:
    best, worst = found.median_band
    if best == worst:
        return ""
    return _("Withdrawals could move the median between %(best)s and %(worst)s.") % {
        "best": " ".join(_quantile(best)[:1]), "worst": " ".join(_quantile(worst)[:1]),
    }  # fmt: skip


def _routes(found: Report) -> list[dict[str, str]]:
    law = catalogue()
    return [
        {
            "route": _(law.current(one.route_id).short),
            "n": _number(one.n),
            "open": _number(one.open),
            "median": _quantile(one.median)[0] if one.n else "",
            "p90": _quantile(one.p90)[0] if one.n else "",
            "on_time": _percent(one.on_time.share),
        }
        for one in found.routes
    ]


def _ends(found: Report) -> list[dict[str, Any]]:
    """The chance of each end by some days, rounded so that a line adds up to a hundred."""
    if not found.ways.n:
        return []
    kinds = [Outcome.NOD, Outcome.REF, Outcome.LOST]
    lines = []
    for days in HORIZONS:
        shares = found.ways.at(float(days))
        parts = [sum(shares[kind] for kind in DATA), *(shares[kind] for kind in kinds)]
        cells = apportion([*parts, found.ways.survival_at(float(days))], 100)
        lines.append({"days": days, "cells": cells})
    return lines


def _end_words() -> list[str]:
    """The heads of the table of ends."""
    return [_("data"), *(str(WORDS[kind]) for kind in (Outcome.NOD, Outcome.REF, Outcome.LOST)), _("still waiting")]


def _lines(found: Report, drill_to: str) -> list[Line]:
    on_time, returns, lost = found.on_time, found.returns, found.time.returns
    due = _("%(on)s of %(n)s due; %(none)s without a legal deadline; with pauses left out %(gross)s") % {
        "on": _number(on_time.rate.count), "n": _number(on_time.rate.n), "none": _number(on_time.no_deadline),
        "gross": _percent(on_time.gross.share) or _("none due"),
    }  # fmt: skip
    back = _("%(count)s of %(n)s within 60 days; over all requests %(chance)s") % {
        "count": _number(returns.rate.count), "n": _number(returns.rate.n), "chance": _percent(returns.chance),
    }  # fmt: skip
    lines = [
        Line(_("Answered on time"), _percent(on_time.rate.share) or _("none due"), _interval(on_time.rate), due, "M7",
             _cases(drill_to, "late")),
        Line(_("Returned for completion"), _percent(returns.rate.share) or _("none yet"), _interval(returns.rate), back,
             "M8", _cases(drill_to, "returned")),
        Line(_("Days lost by returns"), in_days(lost.per_request), "",
             _("per request sent, %(days)s in all") % {"days": in_days(lost.days)}, "M8a"),
        _waiting(_("Own preparation"), found.preparation, "M4"),
        _waiting(_("Acknowledged"), found.acknowledgement, "M5", found.acknowledgement.answered_by(10.0)),
        Line(_("Days used of the first 365"), in_days(found.days_of_365), "", _stands_on(found), "M1b"),
        Line(_("Clearance"), "" if found.flow.clearance is None else _percent(found.flow.clearance / 100), "",
             _("ended over sent; at this rate the stock lasts %(days)s")
             % {"days": in_days(found.flow.disposition_days)}, "M11"),
    ]  # fmt: skip
    if found.emergency.n:
        by = found.emergency.answered_by(EIGHT_HOURS)
        text = _("n = %(n)s emergencies") % {"n": _number(found.emergency.n)}
        lines.append(
            Line(_("Emergencies answered in 8 hours"), _percent(by.value), _between(by.low, by.high), text, "M13")
        )
    return lines


def _waiting(label: str, curve: Curve, measure: str, by_ten: Estimate | None = None) -> Line:
    value, interval = _quantile(curve.median())
    text = _("half within; n = %(n)s, %(open)s not yet") % {
        "n": _number(curve.n), "open": _number(curve.n - curve.events),
    }  # fmt: skip
    if by_ten is not None:
        text += " · " + _("%(share)s within 10 days") % {"share": _percent(by_ten.value)}
    return Line(label, value if curve.n else _("none yet"), interval if curve.n else "", text, measure)


def ground_words() -> dict[str, str]:
    """The grounds of all routes by their codes, in words."""
    return {ground.code: _(ground.label) for route in catalogue().all_current() for ground in route.grounds}


def _grounds(found: Report, drill_to: str) -> list[Part]:
    words = ground_words()
    return [
        Part(words.get(code, code) or _("no ground stated"), share.count, _percent(share.share), _interval(share),
             _cases(drill_to, "refused", ground=code))
        for code, share in found.refusals.by_ground.items()
    ]  # fmt: skip


def _bands(found: Report, drill_to: str) -> list[tuple[charts.Bar, str]]:
    bars = charts.bars([(charts.band_label(band.low, band.high), band.n) for band in found.pending.bands])
    return [(bar, _cases(drill_to, "pending", band=n) if bar.n else "") for n, bar in enumerate(bars)]


def _quality(found: Report, drill_to: str) -> list[Part]:
    quality = found.quality
    return [
        _part(_("events recorded more than 7 days late"), quality.recorded_late),
        _part(_("open requests with no date ahead"), quality.without_next_action, _cases(drill_to, "idle")),
        _part(_("files that came in when they were already under way"), quality.imported),
    ]


def _part(label: str, share: Proportion, cases: str = "") -> Part:
    return Part(label, share.count, _percent(share.share, 1) or _("none"), _interval(share), cases)


def endangered_rows(found: Sequence[Endangered], now: datetime, zone: str) -> list[WorkRow]:
    """The most endangered files as rows of work: what runs out, for which request, how likely it comes too late."""
    return [_endangered(one, now, zone) for one in found]


def _endangered(one: Endangered, now: datetime, zone: str) -> WorkRow:
    left, until, heat = rows.time_left(one.due_at, now, zone)
    request = one.request
    if one.too_late is not None:
        text = _("expires before the request arrives with probability %(p)s") % {"p": _number(one.too_late, 2)}
    elif request.pk == one.preservation.pk and route_of(request).kind == PRESERVATION:
        text = _("sent longer ago than any that arrived") if one.sent else _("no request has been made")
    elif request.since is not None and request.holder:
        days = (now - request.since).days
        text = ngettext("with: %(who)s, for %(days)d day", "with: %(who)s, for %(days)d days", days) % {
            "who": holders.word(request.holder), "days": days,
        }  # fmt: skip
    else:
        text = _("the request has ended")
    where = one.request.provider or country_name(one.request.requested)
    return WorkRow(
        left=left, title=f"{_(route_of(one.request).short)}, {where}",
        href=reverse("web:request", args=[one.request.ref]), ref=one.request.ref, text=text, sub=until, heat=heat,
        button=_("Open"),
    )  # fmt: skip


# ---- numbers in the reader's way of writing --------------------------------------------------------


def _number(value: float, places: int = 0) -> str:
    # `number_format` cuts digits off; a figure is rounded.
    return number_format(round(value, places), decimal_pos=places, use_l10n=True, force_grouping=True)


def _percent(value: float | None, places: int = 0) -> str:
    return "" if value is None else f"{_number(100 * value, places)}\N{NO-BREAK SPACE}%"


def in_days(value: float | None) -> str:
    if value is None:
        return _("not defined")
    return _("%(days)s d") % {"days": _number(value, 0 if value >= 10 or value == 0 else 1)}


def _quantile(found: Quantile) -> tuple[str, str]:
    """The value and its interval; where it is not reached, how long was looked."""
    if found.value is None and not found.max_follow_up:
        return _("none yet"), ""
    if found.value is None:
        return _("not reached"), _("more than %(days)s") % {"days": in_days(found.max_follow_up)}
    low = in_days(found.low) if found.low is not None else "?"
    if found.high is None:
        return in_days(found.value), _("%(low)s or more") % {"low": low}
    return in_days(found.value), _("%(low)s to %(high)s") % {"low": low, "high": in_days(found.high)}


def _interval(found: Proportion) -> str:
    return "" if found.low is None or found.high is None else _between(found.low, found.high)


def _between(low: float, high: float) -> str:
    return _("%(low)s to %(high)s") % {"low": _number(100 * low, 1), "high": _number(100 * high, 1)}


def _signed(value: int) -> str:
    return f"+{_number(value)}" if value > 0 else _number(value).replace("-", "\N{MINUS SIGN}") if value else "±0"
