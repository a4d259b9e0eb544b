"""Orders on their way to a provider, with words of the requesting side that must never reach it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from requests_app.casework.models import Request
from requests_app.desk import mending, opening
from requests_app.desk.opening import Plan
from requests_app.routes.catalogue import catalogue
from tests import world as worlds
from tests.world import World

ITEMS = (
    {"kind": "email", "identifier": "alpha@mail.example", "data": "subscriber", "since": "", "until": "", "zone": ""},
    {
        "kind": "ip",
        "identifier": "192.0.2.77",
        "data": "identification_only",
        "since": "2026-08-30 10:00",
        "until": "2026-08-30 11:00",
        "zone": "Europe/Berlin",
    },
)
# Each is said somewhere on the requesting side; none may be read by a provider.
SECRETS = (
    "SECRET-TITLE",
    "SECRET-NECESSITY",
    "SECRET-SUMMARY",
    "SECRET-ENFORCING",
    "SECRET-SENDBACK",
    "SECRET-NOTE",
    "SECRET-CONCERN",
    "SECRET-REASON",
)


def drafted(world: World, route_id: str = "EU-EPOC-E", *, provider: str = "meta_ie", **said: Any) -> Request:
    """An order of the BKA, complete, with a secret in every content that is for the enforcing authority alone."""
    route = catalogue().current(route_id)
    secret = {
        "necessity_proportionality": "SECRET-NECESSITY " + "word " * 20,
        "summary": "SECRET-SUMMARY " + "word " * 20,
        "enforcing_information": "SECRET-ENFORCING " + "word " * 20,
    }
    known = {c.name for c in route.contents}
    contents = worlds.contents_for(route, **{k: v for k, v in {**secret, **said}.items() if k in known})
    plan = Plan(
        route_id, "SECRET-TITLE", world["bka"], "IE", world[provider],
        contents=contents, items=[dict(i) for i in ITEMS if i["data"] in route.data],
    )  # fmt: skip
    return opening.open_request(world.who("officer"), plan)


def sent(world: World, route_id: str = "EU-EPOC-E", *, provider: str = "meta_ie", **said: Any) -> Request:
    """The same, sent back once to the drafter, noted upon, issued and transmitted."""
    request = drafted(world, route_id, provider=provider, **said)
    worlds.do(world, request, "officer", "submit")
    worlds.do(world, request, "issuing", "send_back", reason="SECRET-SENDBACK")
    note(world, request)
    worlds.do(world, request, "officer", "submit")
    worlds.do(world, request, "issuing", "issue")
    worlds.do(world, request, "issuing", "send")
    request.refresh_from_db()
    return request


def note(world: World, request: Request, text: str = "SECRET-NOTE of the officer") -> None:
    """A note on the requesting side."""
    request.refresh_from_db()
    mending.note(world.who("officer"), request, text, expected=request.position)


def letter(world: World) -> Request:
    """A preservation letter of the US 24/7 desk on its way to Google."""
    route = catalogue().current("US-PRES-2703F")
    plan = Plan(
        "US-PRES-2703F", "SECRET-TITLE", world["ccips"], "US", world["google"],
        contents=worlds.contents_for(route), items=[dict(ITEMS[0])],
    )  # fmt: skip
    request = opening.open_request(world.who("us_contact"), plan)
    return worlds.walk(world, request, (("us_contact", "submit"), ("us_approver", "approve"), ("us_contact", "send")))


def correct(world: World, request: Request, seq: int, happened_at: datetime) -> None:
    """A correction by whoever recorded the entry, for a reason that is its own."""
    request.refresh_from_db()
    mending.amend(
        world.who("issuing"), request, seq, expected=request.position, reason="SECRET-REASON", happened_at=happened_at
    )
