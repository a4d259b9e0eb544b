"""`manage.py advise`: which routes are open from one State to another for this case, and why the others are not."""

from __future__ import annotations

import math
from argparse import ArgumentParser
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from django.db import DatabaseError, InterfaceError

from requests_app.advice import advisor
from requests_app.advice.advisor import Advised, Case
from requests_app.advice.facts import ANNEX_IV, CATEGORIES, Facts
from requests_app.advice.outlook import FirstClock, Outlook
from requests_app.common import clock
from requests_app.jobs.command import Command as BaseCommand
from requests_app.measures.cuts import Cut
from requests_app.measures.expected import Taken
from requests_app.routes.catalogue import catalogue
from requests_app.routes.jurisdictions import jurisdictions, providers
from requests_app.routes.loader import LawError
from requests_app.routes.schema import Data


class Command(BaseCommand):
    """Advises on the routes for one case. It proposes; a person chooses."""

    help = "Lists every route as open, closed or not known for a case, in the order of its legal fitness."
    json_flag = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--from", dest="requesting", required=True, metavar="CC", help="the State that asks")
        parser.add_argument("--to", dest="requested", metavar="CC", help="the State addressed")
        parser.add_argument(
            "--provider", metavar="NAME", help="the provider; without --to its company decides the State"
        )
        parser.add_argument(
            "--data", nargs="+", action="extend", default=[], metavar="DATA", help=", ".join(CATEGORIES)
        )
        parser.add_argument("--emergency", action="store_true", help="a life or somebody's safety is in danger")
        parser.add_argument("--offence", metavar="NUMBER", help="its number in Annex IV, 1 to 32")
        parser.add_argument("--max-penalty", metavar="YEARS", help="the longest sentence for the offence")
        parser.add_argument("--target-us-person", action="store_true", help="the target is a United States person")
        parser.add_argument("--target-resides", metavar="CC", help="where the target lives")
        parser.add_argument("--date", metavar="D", help="the day it is asked for; today if not given")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            routes = catalogue().all_current()
            case = self._case(options)
        except LawError as error:
            self.fail(error)
        found = advisor.advise(routes, case, _own_times(case))
        self.say(_document(case, found), _text(case, found))

    def _case(self, options: Mapping[str, Any]) -> Case:
        requesting = self._country(options["requesting"], "--from")
        resides = self._country(options["target_resides"], "--target-resides") if options["target_resides"] else ""
        facts = Facts(
            data=self._data(options["data"]),
            emergency=options["emergency"] or None,
            target_us_person=options["target_us_person"] or None,
            target_resides=resides,
            max_penalty=self._years(options["max_penalty"]),
            annex_iv=self._offence(options["offence"]),
        )
        on = self._day(options["date"])
        if options["requested"] is None and options["provider"] is None:
            self.fail("say whom it is asked of: the State with --to, or the provider with --provider")
        requested = self._country(options["requested"], "--to") if options["requested"] is not None else ""
        if options["provider"] is None:
            return advisor.case_of(requesting, requested, None, "", on, facts)
        found = advisor.provider_named(options["provider"])
        if found is None:
            known = ", ".join(p.key for p in providers())
            self.fail(f"--provider {options['provider']!r} is no provider we know: {known}")
        provider, company = found
        return advisor.case_of(requesting, requested, provider, company, on, facts)

    def _country(self, text: str, flag: str) -> str:
        code = text.strip().upper()
        if len(code) != 2 or code not in jurisdictions().names:
            self.fail(f"{flag} {text!r} is no country we know: write a code of two letters such as DE")
        return code

    def _data(self, told: Iterable[str]) -> tuple[Data, ...]:
        words = [word.strip().replace("-", "_").lower() for text in told for word in text.split(",") if word.strip()]
        wrong = next((word for word in words if word not in CATEGORIES), None)
        if wrong is not None:
            self.fail(f"--data {wrong!r} is no category of data: {', '.join(CATEGORIES)}")
        return cast(tuple[Data, ...], tuple(dict.fromkeys(words)))

    def _years(self, text: str | None) -> float | None:
        if text is None:
            return None
        try:
            years = float(text)
        except ValueError:
            years = math.nan
        if not 0 <= years < math.inf:
            self.fail(f"--max-penalty {text!r} is no number of years")
        return years

    def _offence(self, text: str | None) -> bool | None:
        if text is None:
            return None
        if not text.isascii() or not text.isdigit() or int(text) not in ANNEX_IV:
            self.fail(f"--offence {text!r} is no number of Annex IV: it goes from 1 to 32")
        return True

    def _day(self, text: str | None) -> date:
        if text is None:
            return clock.now().date()
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.fail(f"--date {text!r} is no day: write it as 2026-11-21")


def _own_times(case: Case) -> Mapping[str, Taken]:
    """Our own curves. The law needs no register: without one, published figures are shown."""
    try:
        return advisor.times(Cut(everywhere=True), clock.now(), case.state)
    except (DatabaseError, InterfaceError):
        return {}


def _document(case: Case, found: Iterable[Advised]) -> dict[str, Any]:
    entity = case.entities[0] if len(case.entities) == 1 else None
    return {
        "from": case.requesting,
        "to": case.state or None,
        "date": case.on.isoformat(),
        "provider": case.provider.key if case.provider else None,
        "entity": entity.entity if entity else None,
        "routes": [_route(place, one) for place, one in enumerate(found, start=1)],
    }


def _route(place: int, one: Advised) -> dict[str, Any]:
    how = one.openness
    return {
        "id": one.route.id,
        "status": how.status.value,
        "open": how.open,
        "reason": " ".join(why.text for why in how.whys),
        "cite": "; ".join(dict.fromkeys(why.source for why in how.whys)),
        "mark": _weakest(why.mark for why in how.whys),
        "conditions": list(how.conditions),
        "order": place,
        "title": one.route.title,
        "kind": one.route.kind,
        "data": list(how.data),
        "rank": {"n": one.rank.number, "name": one.rank.name, "says": one.rank.says, "why": one.rank.why},
        **(_outlook(one.outlook) if one.outlook else {}),
    }


def _outlook(seen: Outlook) -> dict[str, Any]:
    return {
        "issued_by": seen.issued_by,
        "yields": seen.yields,
        "first_clock": _clock(seen.clock),
        "expected": _expected(seen),
        "lost_by_waiting": None
        if seen.loss is None
        else {
            "provider": seen.loss.provider,
            "kept_days": seen.loss.kept_days,
            "expected_days": seen.loss.expected_days,
            "renewal": seen.loss.renewal,
            "says": seen.loss.sentence,
            "source": seen.loss.source,
            "mark": seen.loss.mark,
        },
    }


def _clock(first: FirstClock | None) -> dict[str, str] | None:
    if first is None:
        return None
    return {
        "name": first.name,
        "label": first.label,
        "length": first.length,
        "kind": first.kind,
        "cite": first.source,
        "mark": first.mark,
    }


def _expected(seen: Outlook) -> dict[str, Any] | None:
    if seen.own is not None:
        own = seen.own
        return {
            "basis": "own",
            "n": own.n,
            "events": own.events,
            "median": own.median,
            "low": own.low,
            "high": own.high,
            "p90": own.p90,
            "to": own.requested or None,
        }
    if seen.published is None:
        return None
    one = seen.published
    return {
        "basis": "published",
        "days": one.days,
        "days_to": one.days_to,
        "figure": one.figure,
        "source": one.source,
        "year": one.year or None,
        "mark": one.mark,
    }


def _weakest(marks: Iterable[str]) -> str:
    order = ("V", "V2", "R")
    return max(marks, key=order.index, default="V")


def _text(case: Case, found: Iterable[Advised]) -> list[str]:
    lines = [f"From {case.requesting} to {case.state or 'a State that is not known'}, {case.on.isoformat()}"]
    for one in found:
        how = one.openness
        lines += ["", f"{one.route.id}  {how.status.value.replace('_', ' ')}  ({one.rank.says})"]
        lines += [f"  {why.text} [{why.source}, {why.mark}]" for why in how.whys]
        lines += [f"  if: {condition}" for condition in how.conditions]
        lines += [f"  {line}" for line in (_seen(one.outlook) if one.outlook else ())]
    return lines


def _seen(seen: Outlook) -> Iterable[str]:
    for data, who in seen.issued_by.items():
        yield f"{data.replace('_', ' ')}: issued by {who}"
    if seen.clock is not None:
        yield f"first clock: {seen.clock.label}, {seen.clock.length} [{seen.clock.source}, {seen.clock.mark}]"
    if seen.own is not None:
        half = "not reached" if seen.own.median is None else f"{seen.own.median:.0f} days"
        yield f"half answered within: {half} (n = {seen.own.n})"
    elif seen.published is not None:
        one = seen.published
        yield f"published: {one.figure} ({one.source}{', ' + one.year if one.year else ''}) [{one.mark}]"
    if seen.loss is not None:
        yield seen.loss.sentence
