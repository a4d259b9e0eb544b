"""One State and one provider whole: what the files say of each, put together from all of them, each line with its mark.

The provider's profile can be written in the shape of GETCSPCONFIG of ETSI TS 103 120: its own formats of identifiers,
and for each format which categories of data it accepts a request for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from requests_app.routes import identifier_formats, jurisdictions, practice, weekends
from requests_app.routes.catalogue import catalogue
from requests_app.routes.csv_rows import rows_of
from requests_app.routes.identifier_formats import ANY, Format
from requests_app.routes.jurisdictions import GROUPS, Agreement, CentralAuthority, Membership, Mlat, Provider
from requests_app.routes.practice import Practice
from requests_app.routes.schema import Condition, Mark, Route
from requests_app.routes.weekends import Weekend

# Names of formats that stand in the examples and schemas of ETSI; every other kind is defined by its owner.
ETSI_FORMATS = {"email": "EmailAddress", "telephone": "InternationalE164"}
ETSI_REQUESTS = {"subscriber": "SubscriberData", "traffic": "TrafficData", "content": "StoredContentData"}


@dataclass(frozen=True, slots=True)
class Counting:
    """A rule by which time is counted in a place, and for what."""

    place: str
    rule: str
    applies: str
    source: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Country:
    """One State: to what it is bound and since when, whom to write to and in which language, how time is counted."""

    code: str
    memberships: tuple[Membership, ...]
    agreements: tuple[Agreement, ...]
    treaties: tuple[Mlat, ...]
    authorities: tuple[CentralAuthority, ...]
    weekends: tuple[Weekend, ...]
    counting: tuple[Counting, ...]
    preservation: tuple[Route, ...]  # the routes on which data can be kept there
    routes: tuple[Route, ...]  # those its own law alone makes

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language one of its offices accepts, in the order of the offices."""
        return tuple(dict.fromkeys(word for office in self.authorities for word in office.languages))

    @property
    def known(self) -> bool:
        """Whether anything but its name and its weekend is known here."""
        return bool(self.memberships or self.agreements or self.treaties or self.authorities or self.routes)


@dataclass(frozen=True, slots=True)
class ProviderProfile:
    """One provider: its companies, what it answers directly, how identifiers must be written to it."""

    provider: Provider
    practice: tuple[Practice, ...]
    formats: tuple[Format, ...]  # its own
    standards: tuple[Format, ...]  # of the kinds it accepts, as the standard writes them


def read_counting(path: Path) -> tuple[Counting, ...]:
    """Every row of a file. Raises `LawError` with file and line."""
    known = jurisdictions.country_codes() | GROUPS.keys()
    return tuple(
        Counting(row.one_of("place", known), row.some("rule"), row.some("applies"), row.some("source"), row.mark())
        for row in rows_of(path)
    )


@cache
def counting() -> tuple[Counting, ...]:
    """The rules of counting by place, read once."""
    return read_counting(jurisdictions.DATA / "counting.csv")


def countries() -> tuple[Country, ...]:
    """Every State of which more is known than its name, by its code."""
    known = jurisdictions.jurisdictions()
    codes = {m.country for m in known.memberships} | {a.country for a in known.authorities}
    codes |= {party for one in known.mlats for party in (one.party, one.partner)}
    codes |= {one for row in counting() for one in _members(row.place)}
    codes |= {one for route in catalogue().all_current() for one in route.open.requested.country if one not in GROUPS}
    return tuple(found for code in sorted(codes) if (found := country(code)) is not None)


def country(code: str) -> Country | None:
    """What is known of a State; none where the code is no State's."""
    if code not in jurisdictions.country_codes():
        return None
    known = jurisdictions.jurisdictions()
    routes = catalogue().all_current()
    keeping = tuple(r for r in routes if r.kind == "preservation" and _leads_to(r.open.requested, code))
    return Country(
        code=code,
        memberships=tuple(m for m in known.memberships if m.country == code),
        agreements=tuple(a for a in known.agreements if any(code in _members(p) for p in (a.party_a, a.party_b))),
        treaties=tuple(m for m in known.mlats if code in (m.party, m.partner)),
        authorities=jurisdictions.authorities(code),
        weekends=weekends.weekends().get(code, ()),
        counting=tuple(row for row in counting() if code in _members(row.place)),
        preservation=keeping,
        routes=tuple(r for r in routes if code in r.open.requested.country),
    )


def provider(key: str) -> ProviderProfile | None:
    """What is known of a provider, by its key or its name; none where there is none of that name."""
    found = jurisdictions.provider(key)
    if found is None:
        return None
    own = tuple(one for one in identifier_formats.formats() if one.provider == found.key)
    standard = tuple(one for one in identifier_formats.formats() if one.provider == ANY)
    kinds = {one.kind for one in own}
    return ProviderProfile(
        provider=found,
        practice=practice.practice().get(found.key, ()),
        formats=own,
        standards=tuple(one for one in standard if not kinds or one.kind in kinds),
    )


def csp_config(profile: ProviderProfile) -> dict[str, Any]:
    """The profile in the shape of GETCSPCONFIGResponse: definitions of its own formats, and what each is accepted for.

    Only what the provider answers directly by its own word is named; preservation is accepted for the same formats
    where it says for how many days it keeps.
    """
    owner = profile.provider.key
    accepted = [
        {"common:Owner": "ETSI", "common:Name": "RequestType", "common:Value": ETSI_REQUESTS[data]}
        for data in ETSI_REQUESTS
        if any(row.answers and data in row.data and not row.when for row in profile.practice)
    ]
    kept = accepted if profile.provider.preservation_days is not None else []
    named = {one.kind: one for one in (*profile.standards, *profile.formats)}  # its own word before the standard's
    own = [one for one in named.values() if one.kind not in ETSI_FORMATS]
    return {
        "TargetFormatTypeDefinitions": {
            "config:FormatOwner": owner,
            "config:TargetFormatTypeDefinitionEntries": {
                "config:TargetFormatTypeDefinitionEntry": [
                    {"config:FormatName": one.kind, "config:Description": one.source}
                    | ({"config:FormatRegex": f"^{one.pattern.pattern}$"} if one.pattern else {})
                    for one in own
                ]
            },
        },
        "TargetingConfigurations": {
            "config:TargetingConfiguration": [
                {
                    "config:FormatName": ETSI_FORMATS.get(kind, kind),
                    "config:FormatOwner": "ETSI" if kind in ETSI_FORMATS else owner,
                    "config:Guidance": one.source,
                    "config:AssociatedLDRequestTypes": {"common:DictionaryEntry": accepted},
                    "config:AssociatedLPRequestTypes": {"common:DictionaryEntry": kept},
                }
                for kind, one in named.items()
            ]
        },
    }


def _members(place: str) -> frozenset[str]:
    return GROUPS.get(place, frozenset({place}))


def _leads_to(side: Condition, code: str) -> bool:
    """Whether a State can be asked: it is named, or it is bound. What nobody knows of its membership does not count."""
    if side.country and not any(code in _members(one) for one in side.country):
        return False
    if any(code in _members(one) for one in side.not_country):
        return False
    rows = jurisdictions.jurisdictions().memberships
    return all(
        any(m.instrument == wanted and m.country == code and m.status in jurisdictions.BINDING for m in rows)
        for wanted in (side.party_to, side.bound_by)
        if wanted
    )
