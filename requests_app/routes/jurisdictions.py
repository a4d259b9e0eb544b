"""States and providers as the law sees them: who is bound since when, who receives requests, who holds the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast

from django.utils.translation import gettext

from requests_app.routes.csv_rows import rows_of
from requests_app.routes.loader import LawError
from requests_app.routes.schema import Mark

DATA = Path(__file__).parent / "data"

BINDING = frozenset({"party", "bound"})
UNDATED = frozenset({"invited", "not_bound"})  # statuses that have no day
STATUSES = BINDING | UNDATED | {"signatory", "ratified_not_in_force", "ratified_reported", "formerly_bound"}

EU = frozenset(
    {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"}
    | {"IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"}
)
GROUPS: Mapping[str, frozenset[str]] = MappingProxyType({"EU": EU, "EEA": EU | {"IS", "LI", "NO"}})


@dataclass(frozen=True, slots=True)
class Membership:
    """What an instrument is to a State. The day has a mark of its own; none where it was not read."""

    instrument: str
    country: str
    status: str
    since: date | None
    until: date | None
    source: str
    mark: Mark
    since_mark: str
    note: str

    def binds_on(self, day: date) -> bool | None:
        """Whether the State is bound on that day; none where the row has no day to tell by."""
        if self.status == "formerly_bound":
            if self.since is None or self.until is None:
                return None
            return self.since <= day <= self.until
        if self.status not in BINDING:
            return False
        return None if self.since is None else self.since <= day


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement between two parties; one of them may be the European Union, which binds its Member States."""

    agreement: str
    party_a: str
    party_b: str
    in_force_since: date
    source: str
    mark: Mark

    def between(self, a: str, b: str) -> bool:
        """Whether it holds between these two States."""
        first, second = (GROUPS.get(p, frozenset({p})) for p in (self.party_a, self.party_b))
        return (a in first and b in second) or (b in first and a in second)


@dataclass(frozen=True, slots=True)
class CentralAuthority:
    """Who receives requests in a State. The mark is that of the weakest part; `mark_note` has the parts."""

    country: str
    authority: str
    role: str
    only_for: str
    languages: tuple[str, ...]
    channel: str
    source: str
    mark: Mark
    mark_note: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A provider's company for the users of a region. No countries: the region is known in words only."""

    region: str
    countries: tuple[str, ...]
    entity: str
    country: str
    source: str
    mark: Mark

    def serves(self, country: str) -> bool:
        """Whether the region names this country, by itself or by a group."""
        return any(country == c or country in GROUPS.get(c, frozenset()) for c in self.countries)


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider's published practice. `key` is ours and never changes."""

    key: str
    name: str
    services: str
    contact: str
    portal: str
    preservation_days: int | None
    preservation_mark: Mark
    preservation_renewal: str
    process: str
    emergency: str
    user_notice: str
    data: str
    statistics: str
    source: str
    mark: Mark
    verified: str
    recalled: str
    entities: tuple[Entity, ...]

    def entities_for(self, country: str) -> tuple[Entity, ...]:
        """The companies for users of a country. Empty where the provider names regions only in words: not known."""
        named = tuple(e for e in self.entities if e.serves(country))
        if named or any(not e.countries for e in self.entities):
            return named
        return tuple(e for e in self.entities if "*" in e.countries)


@dataclass(frozen=True, slots=True)
class Mlat:
    """A bilateral treaty on mutual assistance in criminal matters."""

    party: str
    partner: str
    title: str
    year: int | None
    state: Literal["in_force", "signed", "not_known"]
    mark: Mark
    year_mark: str
    source: str
    note: str


def read_memberships(path: Path) -> tuple[Membership, ...]:
    """Every membership of a file. A day may be missing only where the status has none or the day is marked R."""
    found: list[Membership] = []
    for row in rows_of(path):
        status = row.one_of("status", STATUSES)
        since, since_mark = row.day("since"), row.text("since_mark")
        if since is None and status not in UNDATED and since_mark != "R":
            raise row.error(f"the status {status} has no day; only one marked R may lack it")
        if since is not None:
            row.mark("since_mark")
        until = row.day("until")
        if since is not None and until is not None and until < since:
            raise row.error(f"until is {until}, before since")
        found.append(
            Membership(
                instrument=row.some("instrument"),
                country=row.code("country"),
                status=status,
                since=since,
                until=until,
                source=row.some("source"),
                mark=row.mark(),
                since_mark=since_mark,
                note=row.text("note"),
            )
        )
    return tuple(found)


def read_agreements(path: Path) -> tuple[Agreement, ...]:
    """Every agreement of a file."""
    found: list[Agreement] = []
    for row in rows_of(path):
        since = row.day("in_force_since")
        if since is None:
            raise row.error("in_force_since is empty")
        found.append(
            Agreement(
                row.some("agreement"), row.code("party_a"), row.code("party_b"), since, row.some("source"), row.mark()
            )
        )
    return tuple(found)


def read_authorities(path: Path) -> tuple[CentralAuthority, ...]:
    """Every central authority and contact point of a file."""
    return tuple(
        CentralAuthority(
            country=row.code("country"),
            authority=row.some("authority"),
            role=row.some("role"),
            only_for=row.text("only_for"),
            languages=row.words("languages"),
            channel=row.text("channel"),
            source=row.some("source"),
            mark=row.mark(),
            mark_note=row.text("mark_note"),
        )
        for row in rows_of(path)
    )


def read_providers(path: Path, entities: Path) -> tuple[Provider, ...]:
    """Every provider of a file with its companies of the other."""
    companies: dict[str, list[Entity]] = {}
    rows = list(rows_of(path))
    keys = {row.some("key") for row in rows}
    for row in rows_of(entities):
        key = row.one_of("provider", frozenset(keys))
        country = row.code("country") if row.text("country") else ""
        companies.setdefault(key, []).append(
            Entity(
                row.some("region"), row.words("countries"), row.some("entity"), country, row.some("source"), row.mark()
            )
        )
    found: list[Provider] = []
    for row in rows:
        key = row.some("key")
        if key not in companies or key in {p.key for p in found}:
            raise row.error(f"the provider {key!r} is there twice or has no company")
        plain = ("name", "services", "contact", "portal", "preservation_renewal", "process", "emergency")
        texts = {name: row.text(name) for name in (*plain, "user_notice", "data", "statistics", "verified", "recalled")}
        found.append(
            Provider(
                key=key,
                preservation_days=row.number("preservation_days"),
                preservation_mark=row.mark("preservation_mark"),
                source=row.some("source"),
                mark=row.mark(),
                entities=tuple(companies[key]),
                **texts,
            )
        )
    return tuple(found)


def read_mlats(path: Path) -> tuple[Mlat, ...]:
    """Every bilateral treaty of a file."""
    states = frozenset({"in_force", "signed", "not_known"})
    found: list[Mlat] = []
    for row in rows_of(path):
        year = row.number("year")
        if year is not None:
            row.mark("year_mark")
        found.append(
            Mlat(
                party=row.code("party"),
                partner=row.code("partner"),
                title=row.text("title"),
                year=year,
                state=cast(Literal["in_force", "signed", "not_known"], row.one_of("state", states)),
                mark=row.mark(),
                year_mark=row.text("year_mark"),
                source=row.some("source"),
                note=row.text("note"),
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Jurisdictions:
    """Everything known of States and providers, read once."""

    memberships: tuple[Membership, ...]
    agreements: tuple[Agreement, ...]
    authorities: tuple[CentralAuthority, ...]
    providers: tuple[Provider, ...]
    mlats: tuple[Mlat, ...]
    names: Mapping[str, str]


@cache
def country_codes() -> frozenset[str]:
    """The code of every State that has a name here. Empty while the file cannot be read: loading it says why."""
    try:
        return frozenset(row.code("code") for row in rows_of(DATA / "countries.csv"))
    except LawError:
        return frozenset()


def load(data: Path) -> Jurisdictions:
    """What a folder of CSV files says. Raises `LawError` with file and line; every country named has a name."""
    countries = data / "countries.csv"
    names = {row.code("code"): row.some("name") for row in rows_of(countries)}
    read = Jurisdictions(
        memberships=read_memberships(data / "membership.csv"),
        agreements=read_agreements(data / "agreements.csv"),
        authorities=read_authorities(data / "central-authorities.csv"),
        providers=read_providers(data / "providers.csv", data / "provider-entities.csv"),
        mlats=(*read_mlats(data / "us-mlats.csv"), *read_mlats(data / "india-uk-mlats.csv")),
        names=MappingProxyType(names),
    )
    used = {m.country for m in read.memberships} | {a.country for a in read.authorities}
    used |= {p for a in read.agreements for p in (a.party_a, a.party_b)}
    used |= {p for m in read.mlats for p in (m.party, m.partner)}
    used |= {e.country for p in read.providers for e in p.entities if e.country}
    used |= {c for p in read.providers for e in p.entities for c in e.countries if c != "*" and c not in GROUPS}
    if used - names.keys():
        raise LawError(countries, 1, f"no name for {', '.join(sorted(used - names.keys()))}")
    return read


@cache
def jurisdictions() -> Jurisdictions:
    """What this installation knows of States and providers, read once."""
    return load(DATA)


def membership(instrument: str, country: str) -> Membership | None:
    """What the instrument is to the State, or none where no row says."""
    found = (m for m in jurisdictions().memberships if m.instrument == instrument and m.country == country)
    return next(found, None)


def is_party(instrument: str, country: str, on: date) -> bool | None:
    """Whether the State is bound by the instrument on that day. None: not known."""
    rows = [m for m in jurisdictions().memberships if m.instrument == instrument]
    if not rows:
        return None
    mine = next((m for m in rows if m.country == country), None)
    return False if mine is None else mine.binds_on(on)


def agreement(name: str) -> Agreement | None:
    """The agreement of that name, or none."""
    return next((a for a in jurisdictions().agreements if a.agreement == name), None)


def authorities(country: str, role: str = "") -> tuple[CentralAuthority, ...]:
    """Who receives requests in the State: `mla`, `24-7`, `designated authority` or `preservation`; empty: all."""
    return tuple(a for a in jurisdictions().authorities if a.country == country and role in ("", a.role))


def providers() -> tuple[Provider, ...]:
    """Every provider, by key."""
    return tuple(sorted(jurisdictions().providers, key=lambda p: p.key))


def provider(name: str) -> Provider | None:
    """The provider of that key or name, capitals not regarded, or none."""
    wanted = name.strip().casefold()
    return next((p for p in providers() if wanted in (p.key, p.name.casefold())), None)


def mlat(a: str, b: str) -> Mlat | None:
    """The bilateral treaty between two States, or none where no row says."""
    return next((m for m in jurisdictions().mlats if {m.party, m.partner} == {a, b}), None)


def country_name(code: str) -> str:
    """The State's name in the language of the reader; the code itself where it has no name."""
    name = jurisdictions().names.get(code)
    return gettext(name) if name else code
