"""The people of the demonstration world: functions with a letter, never names; one address for each."""

from __future__ import annotations

from collections.abc import Sequence

from requests_app.desk.founding import Founded, Newcomer
from requests_app.parties.models import Kind
from requests_app.routes.schema import Role

DOMAIN = "demo.comity.example"
ZONES = {
    "DE": "Europe/Berlin", "FR": "Europe/Paris", "NL": "Europe/Amsterdam", "IE": "Europe/Dublin",
    "GB": "Europe/London", "US": "America/New_York", "JP": "Asia/Tokyo", "ES": "Europe/Madrid",
    "PT": "Europe/Lisbon", "CZ": "Europe/Prague", "LU": "Europe/Luxembourg",
}  # fmt: skip
WEST = "America/Los_Angeles"

# Who sits in an organisation: the word of the address, the word of the name, the hats.
Post = tuple[str, str, tuple[Role, ...]]
POSTS: dict[Kind, tuple[Post, ...]] = {
    Kind.AGENCY: (
        ("officer", "Officer", (Role.OFFICER,)),
        ("approver", "Approver", (Role.APPROVER,)),
        ("officer2", "Officer", (Role.OFFICER,)),
    ),
    Kind.ISSUING: (("issuing", "Issuing authority", (Role.ISSUING,)),),
    Kind.CENTRAL: (("desk", "Central-authority desk", (Role.CENTRAL,)),),
    Kind.CONTACT: (("duty", "Duty desk", (Role.CONTACT,)),),
    Kind.ENFORCING: (("enforcing", "Enforcing authority", (Role.ENFORCING,)),),
    Kind.PROVIDER: (("counsel", "Legal counsel", (Role.PROVIDER,)),),
    Kind.MINISTRY: (("reader", "Ministry reader", (Role.MINISTRY,)),),
    Kind.OVERSIGHT: (("auditor", "Auditor", (Role.AUDITOR,)),),
    Kind.OPERATOR: (("administrator", "Administrator", (Role.ADMINISTRATOR,)),),
}
# The 24/7 point of the United States writes letters to providers itself, so that it needs a second person.
BESIDES: dict[str, tuple[Post, ...]] = {"ccips": (("approver", "Approver", (Role.APPROVER,)),)}
LETTERS = "KLMNPRSTVWABCDEFGH"


def newcomers(organisations: Sequence[Founded]) -> list[Newcomer]:
    """Everybody, in the order of their organisations: the first in each role is the one to begin with."""
    found: list[Newcomer] = []
    for place, one in enumerate(organisations):
        for n, (word, title, roles) in enumerate((*POSTS.get(one.kind, ()), *BESIDES.get(one.key, ()))):
            letter = LETTERS[(place + n) % len(LETTERS)]
            found.append(
                Newcomer(
                    email=f"{word}@{one.key}.{DOMAIN}",
                    name=f"{title} {letter}. (demonstration)",
                    organisation=one.key,
                    roles=roles,
                    zone=zone(one),
                )
            )
    return found


def zone(one: Founded) -> str:
    """The time zone people of an organisation work in."""
    if one.kind is Kind.PROVIDER and one.country == "US":
        return WEST
    return ZONES[one.country]
