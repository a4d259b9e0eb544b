"""Every address of the product, read from the resolver, and which of them speak of one request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from requests_app.alerts.models import Notice
from requests_app.casework.models import Entry, Request
from requests_app.papers.models import Paper
from requests_app.routes.catalogue import catalogue

# Addresses with a parameter that is nothing of a request.
OF_NO_REQUEST = {
    "web:route": "the law, for everybody who signs in",
    "web:country": "what is known of a State, for everybody who signs in",
    "web:provider": "what a provider publishes, for everybody who signs in",
    "portal:export": "a provider's own requests, all at once",
}
DOORS = ("web", "portal")
NOWHERE = "2031-ZZ-9999"


@dataclass(frozen=True)
class Address:
    """A URL pattern: its full name, its text, what has to be filled in."""

    name: str
    text: str
    parameters: tuple[str, ...]

    @property
    def door(self) -> str:
        return self.name.partition(":")[0]


@dataclass(frozen=True)
class Pair:
    """One address of a request, and the same of nothing at all."""

    name: str
    real: str
    missing: str


def every() -> list[Address]:
    """All of them, in the order of the resolver. One without a name is called by its text."""
    return list(_walk(get_resolver(), (), "", ()))


def _walk(resolver: URLResolver, spaces: tuple[str, ...], before: str, filled: tuple[str, ...]) -> Iterator[Address]:
    for one in resolver.url_patterns:
        text = before + str(one.pattern)
        parameters = tuple(dict.fromkeys((*filled, *one.pattern.converters, *one.pattern.regex.groupindex)))
        if isinstance(one, URLResolver):
            yield from _walk(one, (*spaces, one.namespace) if one.namespace else spaces, text, parameters)
        elif isinstance(one, URLPattern):
            yield Address(":".join((*spaces, one.name)) if one.name else text, text, parameters)


def of_requests() -> list[Address]:
    """The addresses of the two doors that lead into one request."""
    return [a for a in every() if a.door in DOORS and a.parameters and a.name not in OF_NO_REQUEST]


def without_parameters() -> list[Address]:
    """The pages of the two doors that need nothing filled in: desks, lists, searches, figures, files."""
    return [a for a in every() if a.door in DOORS and not a.parameters]


def pairs(request: Request) -> list[Pair]:
    """Every address that speaks of this request, each beside one that speaks of nothing. Fails for an unknown kind."""
    found = []
    for address in of_requests():
        for real, missing in _filled(address, request):
            found.append(Pair(address.name, reverse(address.name, kwargs=real), reverse(address.name, kwargs=missing)))
    return found


def _filled(address: Address, request: Request) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    if address.parameters == ("number",):
        model = Notice if "notices" in address.text else Paper
        for number in model.objects.filter(request=request).values_list("pk", flat=True):
            yield {"number": number}, {"number": 999_999_999}
        return
    route = catalogue().at(request.route_id, request.route_version)
    entries = list(Entry.objects.filter(request=request))
    papers = "papers" in address.text
    # One of the papers that are made of an entry stands for all of them.
    rules = [rule for rule in route.papers if rule.contents]
    rules += [rule for rule in route.papers if not rule.contents][:1]
    values: dict[str, list[Any]] = {
        "name": [rule.name for rule in rules] if papers else [*(act.does for act in route.acts), "no_such_act"],
        "route_id": [*route.open.leads_to, "BC-29", "NO-SUCH"],
        "number": [1, len(entries)],
        "seq": [entry.seq for entry in entries],
        "mark": [entry.hash[:16] for entry in entries],
    }
    others = [p for p in address.parameters if p != "ref"]
    if "ref" not in address.parameters or not set(others) <= set(values):
        raise AssertionError(f"{address.name} has parameters nobody has said how to fill: {address.parameters}")
    for chosen in product(*(values[p] for p in others)):
        more = dict(zip(others, chosen, strict=True))
        yield {"ref": request.ref, **more}, {"ref": NOWHERE, **more}
