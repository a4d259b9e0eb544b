"""`manage.py reckon`: counts one period of law at a place and says why it ends when it ends."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from datetime import UTC, date, datetime, time
from typing import Any

from requests_app.clocks.counting import Reckoned, reckon
from requests_app.clocks.errors import ReckoningError, WrongLength, WrongStart
from requests_app.clocks.explain import sentences
from requests_app.clocks.local_time import at_place
from requests_app.clocks.places import place, zone_named, zone_of
from requests_app.jobs.command import Command as BaseCommand

# A day without a time of day stands for itself: noon is on every clock of every zone.
NOON = time(12)


class Command(BaseCommand):
    """Counts a period and explains the end."""

    help = "Counts a period by a rule of law, at a place, and explains the end."
    json_flag = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("rule", metavar="RULE", help="such as EU_1182_71")
        parser.add_argument("start", metavar="START", help="such as 2026-08-20 or 2026-08-21T16:20")
        parser.add_argument("length", metavar="LENGTH", help="a whole number")
        parser.add_argument("unit", metavar="UNIT", help="hour, day, working_day, week, month or year")
        parser.add_argument("--place", metavar="CC[-SUB]", required=True, help="where the act is to be done")
        parser.add_argument("--zone", metavar="ZONE", help="instead of the zone of the place's capital")
        parser.add_argument("--no-roll", action="store_true", help="the end never moves off a day of rest")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            counted = reckon(
                options["rule"],
                _start(options["start"], options["unit"], options["place"], options["zone"]),
                _length(options["length"]),
                options["unit"],
                place=options["place"],
                roll=False if options["no_roll"] else None,
                zone=options["zone"],
            )
        except ReckoningError as error:
            self.fail(error)
        why = sentences(counted.explanation)
        self.say(_document(counted, why), [_shown(counted.due), *why])


def _length(text: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,12}", text):
        raise WrongLength(f"The length must be a whole number of at least 1, not {text[:40]!r}.")
    return int(text)


def _start(text: str, unit: str, place_text: str, zone_text: str | None) -> datetime:
    """The start as an instant: without a zone it is local at the place."""
    zone = zone_named(zone_text) if zone_text else zone_of(place(place_text))
    try:
        day: date | None = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is not None:
        if unit == "hour":
            raise WrongStart("A period in hours needs the time of day of its start, such as 2026-08-21T16:20.")
        return at_place(datetime.combine(day, NOON), zone, exact=False)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise WrongStart(f"{text!r} is not a start: write 2026-08-20 or 2026-08-21T16:20.") from error
    if moment.tzinfo is not None:
        return moment
    # An hour that comes twice has one date: only a period in hours needs to know which it was.
    return at_place(moment, zone, exact=unit == "hour")


def _document(counted: Reckoned, why: list[str]) -> dict[str, Any]:
    return {
        "rule": counted.rule,
        "place": counted.place,
        "zone": counted.zone,
        "due": _shown(counted.due),
        "due_at": _instant(counted.due_at),
        "earliest": _shown(counted.earliest),
        "earliest_at": _instant(counted.earliest_at),
        "latest": _shown(counted.latest),
        "latest_at": _instant(counted.latest_at),
        "explanation": why,
        "calendar_version": counted.calendar_version,
    }


def _shown(due: date | datetime) -> str:
    return due.isoformat(timespec="minutes") if isinstance(due, datetime) else due.isoformat()


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
