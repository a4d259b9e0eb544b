"""The sign-ins of the demonstration world, shown on the sign-in page of a demonstration and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from requests_app.parties.models import Person
from requests_app.routes.jurisdictions import country_name
from requests_app.routes.schema import Role
from requests_app.show.roles import role_word

ORDER = list(Role)


@dataclass(frozen=True, slots=True)
class SignIn:
    """One person of the demonstration world: who, in which hat, where."""

    email: str
    name: str
    role: str
    organisation: str
    country: str


@dataclass(frozen=True, slots=True)
class SignIns:
    """One sign-in for each role to begin with, and everybody else."""

    password: str
    first: Sequence[SignIn]
    others: Sequence[SignIn]


def demo_signins() -> SignIns | None:
    """The demonstration sign-ins by role, then by country; none outside a demonstration. Two queries."""
    password = str(getattr(settings, "COMITY_DEMO_PASSWORD", ""))
    if not settings.COMITY_DEMO or not password:
        return None
    people = Person.objects.filter(synthetic=True, is_active=True).prefetch_related("hats__organisation").order_by("pk")
    first: dict[Role, SignIn] = {}
    others: list[tuple[int, SignIn]] = []
    for person in people:
        hats = [hat for hat in person.hats.all() if hat.ended_at is None]
        if not hats:
            continue
        hat = min(hats, key=lambda worn: ORDER.index(Role(worn.role)))
        role, where = Role(hat.role), hat.organisation
        where_from = country_name(where.country)
        shown = SignIn(person.email, person.name, role_word(role), where.short or where.name, where_from)
        if role in first:
            others.append((ORDER.index(role), shown))
        else:
            first[role] = shown
    others.sort(key=lambda pair: (pair[0], pair[1].country, pair[1].name))
    return SignIns(password, [first[role] for role in ORDER if role in first], [shown for _at, shown in others])
