"""A State or a provider as facts and as lines, for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from requests_app.clocks.rules import RULES
from requests_app.routes.jurisdictions import Membership, country_name
from requests_app.routes.profiles import Country, ProviderProfile, csp_config
from requests_app.routes.schema import Route

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def country_as_facts(one: Country) -> dict[str, Any]:
    """The State as one JSON document; days as 2026-11-21, days of rest by their names."""
    return {
        "code": one.code,
        "name": country_name(one.code),
        "languages": list(one.languages),
        "memberships": [_fields(m, "country") for m in one.memberships],
        "agreements": [_fields(a) for a in one.agreements],
        "treaties": [_fields(m) for m in one.treaties],
        "authorities": [_fields(a, "country") for a in one.authorities],
        "weekends": [
            {**_fields(w, "place", "days"), "days": [DAYS[number] for number in sorted(w.days)]} for w in one.weekends
        ],
        "counting": [{**_fields(c), "cite": RULES[c.rule].first.cite} for c in one.counting],
        "preservation": [_route(route) for route in one.preservation],
        "routes": [_route(route) for route in one.routes],
    }


def country_in_lines(one: Country) -> Iterator[str]:
    """The State as text."""
    yield f"{one.code}  {country_name(one.code)}"
    yield from _part("Instruments", (_membership(m) for m in one.memberships))
    yield from _part(
        "Agreements",
        (f"{a.agreement}: {a.party_a} and {a.party_b} since {a.in_force_since} [{a.mark}]" for a in one.agreements),
    )
    yield from _part(
        "Treaties of two States",
        (f"{m.party} and {m.partner}, {m.year or 'year not known'}: {m.state} [{m.mark}]" for m in one.treaties),
    )
    yield from _part(
        "Offices",
        (
            f"{a.role}: {a.authority} ({', '.join(a.languages) or 'language not known'}; "
            f"{a.channel or 'channel not known'}) [{a.mark}]"
            for a in one.authorities
        ),
    )
    yield from _part(
        "Days of rest",
        (
            f"{', '.join(DAYS[number] for number in sorted(w.days))}"
            f"{f' from {w.since}' if w.since else ''}{f' until {w.until}' if w.until else ''} [{w.mark}]"
            for w in one.weekends
        ),
    )
    yield from _part("Counting of time", (f"{c.rule}: {c.applies} [{c.mark}]" for c in one.counting))
    yield from _part("Data can be kept by", (f"{r.id}: {r.title}" for r in one.preservation))
    yield from _part("Routes of this State alone", (f"{r.id}: {r.title}" for r in one.routes))


def provider_as_facts(one: ProviderProfile) -> dict[str, Any]:
    """The provider as one JSON document, its formats in the shape of GETCSPCONFIG as well."""
    formats = [
        {**_fields(f, "pattern"), "pattern": f.pattern.pattern if f.pattern else None}
        for f in (*one.formats, *one.standards)
    ]
    return {
        **_fields(one.provider, "entities"),
        "entities": [_fields(e) for e in one.provider.entities],
        "direct": [_fields(row, "provider") for row in one.practice],
        "formats": formats,
        "GETCSPCONFIGResponse": csp_config(one),
    }


def provider_in_lines(one: ProviderProfile) -> Iterator[str]:
    """The provider as text."""
    found = one.provider
    yield f"{found.key}  {found.name}: {found.services} [{found.mark}]"
    kept = f"{found.preservation_days} days" if found.preservation_days is not None else "not known for how long"
    yield f"  portal: {found.portal or 'not known'}"
    yield f"  preservation: {kept} [{found.preservation_mark}]; renewal: {found.preservation_renewal or 'not known'}"
    yield f"  tells the user: {found.user_notice or 'not known'}"
    yield from _part(
        "Company by the user's place",
        (f"{e.region}: {e.entity} ({e.country or 'seat not known'}) [{e.mark}]" for e in found.entities),
    )
    yield from _part(
        "Direct requests",
        (
            f"{', '.join(row.data)}{f' in an {row.when}' if row.when else ''}: "
            f"{'answered' if row.answers else 'not answered'}; {row.process} [{row.mark}]"
            for row in one.practice
        ),
    )
    yield from _part(
        "Identifiers",
        (
            f"{f.kind}: {f.pattern.pattern if f.pattern else 'as it is'} ({f.source}) [{f.mark}]"
            for f in (*one.formats, *one.standards)
        ),
    )


def _part(title: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    yield from ("", title, *(f"  {line}" for line in found or ["nothing known"]))


def _membership(one: Membership) -> str:
    since = f" since {one.since} [{one.since_mark}]" if one.since else ""
    return f"{one.instrument}: {one.status.replace('_', ' ')}{since} [{one.mark}]"


def _route(route: Route) -> dict[str, str]:
    return {"id": route.id, "title": route.title, "status": "in force" if route.validity.in_force else "closed"}


def _fields(row: Any, *without: str) -> dict[str, Any]:
    """A row as it was read; days as text, several values as a list."""
    found = {one.name: getattr(row, one.name) for one in fields(row) if one.name not in without}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in found.items()}
