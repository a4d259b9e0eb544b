"""`manage.py measure`: every figure of the register, or of one cut of it, at one census."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from django.core.management.base import CommandParser

from requests_app.common import clock
from requests_app.jobs.command import Command as Base
from requests_app.measures import lint_precision
from requests_app.measures.cuts import Cut
from requests_app.measures.document import document
from requests_app.measures.eventlog import read_moment
from requests_app.measures.lint_precision import Precision
from requests_app.measures.proportion import Proportion
from requests_app.measures.report import Report, report
from requests_app.measures.survival import Quantile
from requests_app.routes.catalogue import catalogue
from requests_app.routes.jurisdictions import jurisdictions
from requests_app.routes.schema import Data


class Command(Base):
    """Reads the whole register: for whoever runs the installation, at its own console."""

    help = "Every figure of the register at a census: with --json one document, otherwise a page of text."
    json_flag = True

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--as-of", metavar="DATETIME", help="The census; now if left out, UTC where it has no zone."
        )
        parser.add_argument("--from", dest="requesting", default="", metavar="CC", help="The requesting State.")
        parser.add_argument("--to", dest="requested", default="", metavar="CC", help="The requested State.")
        parser.add_argument("--route", default="", metavar="ID", help="One route, such as BC-29.")
        parser.add_argument("--data", default="", metavar="CATEGORY", help="Requests with items of this category.")

        parser.add_argument("--lint", action="store_true", help="How well the rules of the lint foresee returns.")

    def handle(self, *args: Any, **options: Any) -> None:
        now = clock.now()
        as_of = now
        if options["as_of"] is not None:
            try:
                as_of = read_moment(options["as_of"])
            except ValueError as error:
                self.fail(
                    f"--as-of '{options['as_of']}' is no time ({error}): "
                    "write it year first, such as 2026-08-22 or 2026-08-22T09:30:00+02:00"
                )
            if as_of > now:
                self.fail("--as-of lies in the future: nothing is known of what is not past yet")
        for name in ("requesting", "requested"):
            self._country("from" if name == "requesting" else "to", options[name])
        if options["route"] and options["route"] not in catalogue().ids():
            self.fail(f"there is no route '{options['route']}': `manage.py routes list` shows them")
        if options["data"] and options["data"] not in get_args(Data):
            self.fail(f"--data is one of {', '.join(get_args(Data))}, not '{options['data']}'")
        cut = Cut(
            everywhere=True,
            requesting=options["requesting"],
            requested=options["requested"],
            routes=frozenset({options["route"]} if options["route"] else ()),
            data=options["data"],
        )
        if options["lint"]:
            foresight = lint_precision.read(cut, as_of)
            self.say(lint_precision.document(foresight), _foresight(foresight))
            return
        found = report(cut, as_of)
        self.say(document(found), _text(found))

    def _country(self, option: str, code: str) -> None:
        if code and code not in jurisdictions().names:
            self.fail(f"--{option} '{code}' is no State known here: write two capital letters, such as DE")


def _text(found: Report) -> Iterator[str]:
    yield f"As of {found.as_of.isoformat()}: {found.sent} requests sent, {found.answered} answered, {found.open} open."
    yield f"M1a  half answered within {_days(found.median)}; nine in ten within {_days(found.p90)}; n = {found.curve.n}"
    if found.naive_mean is not None:
        yield f"     the mean of the {found.naive_mean.n} answered would say {found.naive_mean.value:.1f} days"
    change = found.year_ago.change
    yield f"     a year ago {_days(found.year_ago.median)}" + ("" if change is None else f", a change of {change:+.1f}")
    flow = found.flow
    yield (
        f"M6   {found.pending.n} pending: {flow.stock_before} on {found.flow_since:%Y-%m-%d}, "
        f"{flow.came_in} in, {flow.went_out} out since"
    )
    yield "     by age in days: " + ", ".join(
        f"{band.low}-{band.high if band.high is not None else ''}: {band.n}" for band in found.pending.bands
    )
    yield f"M3   {found.time.days:.1f} days held in all, by holder:"
    for one in found.time.by_holder:
        yield f"     {one.holder:<26} {one.days:>12.1f} {100 * (one.share or 0):>6.1f} %"
    yield f"M4   own preparation: {_days(found.preparation.median())}; n = {found.preparation.n}"
    yield f"M5   acknowledged: half within {_days(found.acknowledgement.median())}; n = {found.acknowledgement.n}"
    yield f"M7   on time: {_share(found.on_time.rate)}; {found.on_time.no_deadline} without a legal deadline"
    yield f"M8   returned for completion within 60 days: {_share(found.returns.rate)}"
    yield f"M8a  {found.time.returns.days:.1f} days lost by returns"
    lapsed = found.lapsed
    yield (
        f"M9   preservation ran out first: {_share(lapsed.rate)}; "
        f"{lapsed.in_transit} on the way, {lapsed.never_made} never made, {lapsed.at_risk} at risk"
    )
    chances = found.ways.at(365.0)
    yield "M2   within 365 days: " + ", ".join(f"{kind} {100 * share:.1f} %" for kind, share in chances.items())
    yield f"M12  refused: {_share(found.refusals.refused)}"
    for ground, part in found.refusals.by_ground.items():
        yield f"     {ground or 'no ground stated'}: {_share(part)}"
    yield f"M15  recorded late: {_share(found.quality.recorded_late)}"


def _foresight(found: Precision) -> Iterator[str]:
    yield f"As of {found.as_of.isoformat()}: {found.submissions} submissions were sent with a result of the lint."
    yield f"Returns that a rule foresaw: {_share(found.returns)}"
    for one in found.rules:
        if one.found:
            yield f"     {one.rule:<28} found {one.found}, came back for it {_share(one.precision)}"
    for back in found.unforeseen:
        known = f"known to {', '.join(back.known_to)}" if back.known_to else "no rule knows this reason"
        yield f"     not foreseen: {back.ref} on {back.at:%Y-%m-%d}, {back.code} ({known})"


def _days(found: Quantile) -> str:
    if found.value is None and not found.max_follow_up:
        return "none yet"
    if found.value is None:
        return f"not reached, more than {found.max_follow_up:.1f} days"
    high = "not reached" if found.high is None else f"{found.high:.1f}"
    low = "not reached" if found.low is None else f"{found.low:.1f}"
    return f"{found.value:.1f} days ({low} to {high})"


def _share(found: Proportion) -> str:
    if found.share is None or found.low is None or found.high is None:
        return "none"
    return f"{100 * found.share:.1f} % ({100 * found.low:.1f} to {100 * found.high:.1f}), {found.count} of {found.n}"
