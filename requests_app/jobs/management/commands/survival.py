"""`manage.py survival`: the product's own estimator over any event log, so that its figures can be checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from requests_app.jobs.command import Command as Base
from requests_app.measures.eventlog import BadLog, Durations, read_durations, read_moment
from requests_app.measures.survival import Curve, Quantile, kaplan_meier


class Command(Base):
    """Median and 90th percentile of the time from a case's first event to its end, open cases counted as open."""

    help = "Kaplan-Meier median and 90th percentile, in days, of the cases of a CSV event log."
    json_flag = True
    # It reads a file and nothing of ours: neither the law nor the database need be sound for it.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE.csv", help="The event log: one row per event, columns in row 1.")
        parser.add_argument("--case", required=True, metavar="COLUMN", help="The column that names the case.")
        parser.add_argument("--time", required=True, metavar="COLUMN", help="The column with the time of the event.")
        parser.add_argument("--activity", required=True, metavar="COLUMN", help="The column that names the event.")
        parser.add_argument(
            "--end", required=True, action="append", metavar="ACTIVITY", help="An event that ends a case; repeatable."
        )
        parser.add_argument("--as-of", required=True, metavar="DATETIME", help="The census; UTC where it has no zone.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            as_of = read_moment(options["as_of"])
        except ValueError as error:
            self.fail(
                f"--as-of '{options['as_of']}' is no time ({error}): "
                "write it year first, such as 2026-08-22 or 2026-08-22T09:30:00+02:00"
            )
        try:
            log = read_durations(
                Path(options["file"]),
                case=options["case"],
                time=options["time"],
                activity=options["activity"],
                ends=options["end"],
                as_of=as_of,
            )
        except BadLog as error:
            self.fail(error)
        curve = kaplan_meier(log.days, log.ended)
        median, p90 = curve.median(), curve.p90()
        document = {"n": curve.n, "events": curve.events, "median": median.value, "p90": p90.value}
        self.say(document, _text(log, curve, median, p90))


def _text(log: Durations, curve: Curve, median: Quantile, p90: Quantile) -> list[str]:
    lines = [
        f"{curve.n} cases, {curve.events} ended, {curve.n - curve.events} open at the census.",
        f"Median: {_days(median)}",
        f"90th percentile: {_days(p90)}",
    ]
    if log.left_out:
        lines.append(f"{log.left_out} cases begin after the census and are left out.")
    return lines


def _days(quantile: Quantile) -> str:
    if quantile.value is None:
        return f"not reached; more than {quantile.max_follow_up:.2f} days"
    high = "not reached" if quantile.high is None else f"{quantile.high:.2f}"
    return f"{quantile.value:.2f} days (95 % interval {quantile.low:.2f} to {high})"
