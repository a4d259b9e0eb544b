"""To found a world at once: organisations, people with hats, published ways to reach them. For the demonstration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from requests_app.parties.models import Hat, Kind, Organisation, Person, Reach
from requests_app.routes.schema import Role


@dataclass(frozen=True, slots=True)
class Way:
    """A published way to reach an organisation."""

    means: str
    value: str
    source: str
    mark: str


@dataclass(frozen=True, slots=True)
class Founded:
    """An organisation to be, by a key of its own."""

    key: str
    name: str
    short: str
    kind: Kind
    country: str
    parent: str = ""
    provider_key: str = ""
    languages: str = ""
    second_language: str = ""
    source: str = ""
    mark: str = ""
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A person to be, with the hats worn in one organisation."""

    email: str
    name: str
    organisation: str
    roles: tuple[Role, ...]
    zone: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class World:
    """What was founded: organisations by key, people by address."""

    organisations: Mapping[str, Organisation]
    people: Mapping[str, Person]


def found(
    organisations: Sequence[Founded], newcomers: Sequence[Newcomer], *, password: str, at: datetime, synthetic: bool
) -> World:
    """Stores them all in one transaction. Everybody has the same password, which is hashed once: never for real people.

    Raises `ValueError` where that is asked for people who are not invented.
    """
    if not synthetic:
        raise ValueError("Real people are invited one by one.")
    # Each row keeps its order: where several organisations could sit in a request, the first one does.
    with transaction.atomic():
        made = {o.key: _organisation(o, synthetic) for o in organisations}
        Organisation.objects.bulk_create(made.values())
        for one in organisations:
            if one.parent:
                made[one.key].parent = made[one.parent]
        Organisation.objects.bulk_update([o for o in made.values() if o.parent], ["parent"])
        Reach.objects.bulk_create(
            [
                Reach(
                    organisation=made[o.key],
                    means=w.means,
                    value=w.value,
                    method="published by the provider",
                    source=w.source,
                    mark=w.mark,
                )
                for o in organisations
                for w in o.ways
            ]
        )
        hashed = make_password(password)
        people = {
            n.email: Person(
                email=n.email,
                name=n.name,
                language=n.language,
                zone=n.zone,
                password=hashed,
                synthetic=synthetic,
                is_staff=Role.ADMINISTRATOR in n.roles,
                joined_at=at,
            )
            for n in newcomers
        }
        Person.objects.bulk_create(people.values())
        Hat.objects.bulk_create(
            [Hat(person=people[n.email], organisation=made[n.organisation], role=r) for n in newcomers for r in n.roles]
        )
    return World(made, people)


def _organisation(one: Founded, synthetic: bool) -> Organisation:
    return Organisation(
        name=one.name,
        short=one.short,
        kind=one.kind,
        country=one.country,
        provider_key=one.provider_key,
        languages=one.languages[:60],
        second_language=one.second_language,
        source=one.source,
        mark=one.mark,
        synthetic=synthetic,
    )
