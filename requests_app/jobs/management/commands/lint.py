"""`manage.py lint`: what would bring one request back, as its draft stands now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management.base import CommandParser

from requests_app.advice import lint
from requests_app.advice.lint import Finding
from requests_app.casework.ledger import route_of
from requests_app.casework.models import Request
from requests_app.common import clock
from requests_app.desk import drafting, linting
from requests_app.jobs.command import Command as Base
from requests_app.routes.schema import Route


class Command(Base):
    """Reads one draft: for whoever runs the installation. Nothing that was typed is printed."""

    help = "What is missing in a request and what would bring it back, each with what to write and its source."
    json_flag = True

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("request", metavar="REQUEST", help="Its reference, such as 2026-DE-0417.")

    def handle(self, *args: Any, **options: Any) -> None:
        ref = options["request"].strip()
        found = Request.objects.select_related("agency", "provider", "draft").filter(ref=ref).first()
        if found is None:
            self.fail(f"there is no request '{ref}'")
        route, draft = route_of(found), found.draft
        missing = drafting.lacking(found, draft)
        tripped = linting.findings(found, draft.contents, draft.items)
        document = {
            "request": found.ref,
            "route": route.key,
            "requested": found.requested,
            "as_of": clock.now(),
            "may_go": not missing and not any(one.blocks for one in tripped),
            "missing": [one.as_fact() for one in missing],
            "findings": [_line(one) for one in tripped],
        }
        self.say(document, _text(route, [one.sentence for one in missing], tripped))


def _line(one: Finding) -> dict[str, Any]:
    rule = one.rule
    return {
        "rule": rule.id,
        "severity": rule.severity,
        "places": list(one.places),
        "says": rule.says,
        "write": rule.write,
        "returns": list(rule.returns),
        "grounds": list(rule.grounds),
        "cite": {
            "instrument": rule.cite.instrument,
            "article": rule.cite.article,
            "mark": rule.cite.mark,
            "source": rule.cite.source,
        },
        "valid_from": rule.valid_from,
        "checked": rule.checked,
    }


def _text(route: Route, missing: list[str], tripped: list[Finding]) -> Iterator[str]:
    if not missing and not tripped:
        yield "Nothing is missing, and no rule finds anything."
    for sentence in missing:
        yield f"missing   {sentence}"
    for one in tripped:
        rule = one.rule
        yield f"{rule.severity:<9} {rule.id}: {lint.where(route, one.places)}. {rule.says}"
        yield f"          {rule.write} ({rule.cite.instrument}, {rule.cite.article}; {rule.cite.mark})"
