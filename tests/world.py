"""A small world for tests: organisations by their public names, people with hats, and ways to walk a request along."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock

from django.contrib.auth.hashers import make_password

from requests_app.access import policy
from requests_app.access.policy import Standing
from requests_app.casework.ledger import Ledger
from requests_app.casework.models import Entry, Request
from requests_app.desk import acts, drafting, opening
from requests_app.desk.answers import Answers
from requests_app.desk.opening import Plan
from requests_app.papers import codes, press
from requests_app.papers.filled import Answering
from requests_app.papers.press import Drawn
from requests_app.parties.models import Hat, Kind, Organisation, Person
from requests_app.routes.catalogue import catalogue
from requests_app.routes.lint_rules import rules
from requests_app.routes.schema import PaperRule, Role, Route

PASSWORD = "correct horse battery staple"

ORGANISATIONS: dict[str, tuple[str, str, Kind, str]] = {
    "bka": ("Bundeskriminalamt", "BKA", Kind.AGENCY, "DE"),
    "bka_247": ("Bundeskriminalamt, 24/7 point of contact", "BKA 24/7", Kind.CONTACT, "DE"),
    "bfj": ("Bundesamt für Justiz", "BfJ", Kind.CENTRAL, "DE"),
    "zit": ("Generalstaatsanwaltschaft Frankfurt am Main (ZIT)", "ZIT", Kind.ISSUING, "DE"),
    "bmj": ("Bundesministerium der Justiz", "BMJ", Kind.MINISTRY, "DE"),
    "bfdi": ("Die Bundesbeauftragte für den Datenschutz und die Informationsfreiheit", "BfDI", Kind.OVERSIGHT, "DE"),
    "oia": ("US Department of Justice, Office of International Affairs", "OIA", Kind.CENTRAL, "US"),
    "ccips": ("US Department of Justice, CCIPS 24/7", "CCIPS 24/7", Kind.CONTACT, "US"),
    "google": ("Google LLC", "Google LLC", Kind.PROVIDER, "US"),
    "google_ie": ("Google Ireland Limited", "Google Ireland", Kind.PROVIDER, "IE"),
    "meta_ie": ("Meta Platforms Ireland Limited", "Meta Ireland", Kind.PROVIDER, "IE"),
    "ie_enforcing": ("An Garda Síochána", "Garda", Kind.ENFORCING, "IE"),
    "ie_247": ("An Garda Síochána, 24/7 point of contact", "Garda 24/7", Kind.CONTACT, "IE"),
    "ie_central": ("Minister for Justice, Central Authority", "IE Central", Kind.CENTRAL, "IE"),
    "ofac": ("Office anti-cybercriminalité", "OFAC", Kind.AGENCY, "FR"),
    "fr_247": ("Office anti-cybercriminalité, 24/7 point of contact", "OFAC 24/7", Kind.CONTACT, "FR"),
    "bepi": ("Bureau de l'entraide pénale internationale", "BEPI", Kind.CENTRAL, "FR"),
    "fr_issuing": ("Parquet de Paris", "Parquet", Kind.ISSUING, "FR"),
}

# Who: organisation, roles, zone.
PEOPLE: dict[str, tuple[str, tuple[Role, ...], str]] = {
    "officer": ("bka", (Role.OFFICER,), "Europe/Berlin"),
    "colleague": ("bka", (Role.OFFICER,), "Europe/Berlin"),
    "approver": ("bka", (Role.APPROVER,), "Europe/Berlin"),
    "both": ("bka", (Role.OFFICER, Role.APPROVER), "Europe/Berlin"),
    "contact": ("bka_247", (Role.CONTACT,), "Europe/Berlin"),
    "central": ("bfj", (Role.CENTRAL,), "Europe/Berlin"),
    "issuing": ("zit", (Role.ISSUING,), "Europe/Berlin"),
    "ministry": ("bmj", (Role.MINISTRY,), "Europe/Berlin"),
    "auditor": ("bfdi", (Role.AUDITOR,), "Europe/Berlin"),
    "administrator": ("bka", (Role.ADMINISTRATOR,), "Europe/Berlin"),
    "us_contact": ("ccips", (Role.CONTACT,), "America/New_York"),
    "us_approver": ("ccips", (Role.APPROVER,), "America/New_York"),
    "us_central": ("oia", (Role.CENTRAL,), "America/New_York"),
    "google": ("google", (Role.PROVIDER,), "America/Los_Angeles"),
    "meta": ("meta_ie", (Role.PROVIDER,), "Europe/Dublin"),
    "enforcing": ("ie_enforcing", (Role.ENFORCING,), "Europe/Dublin"),
    "stranger": ("ofac", (Role.OFFICER,), "Europe/Paris"),
    "strange_approver": ("ofac", (Role.APPROVER,), "Europe/Paris"),
    "strange_central": ("bepi", (Role.CENTRAL,), "Europe/Paris"),
}

ITEMS = (
    {
        "kind": "email",
        "identifier": "account-a@mail.example",
        "data": "content",
        "since": "2026-03-01 00:00",
        "until": "2026-05-31 00:00",
        "zone": "Europe/Berlin",
    },
    {
        "kind": "email",
        "identifier": "account-a@mail.example",
        "data": "subscriber",
        "since": "",
        "until": "",
        "zone": "",
    },
)


@dataclass
class World:
    """Organisations and people by short name."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Organisation:
        return self.organisations[name]

    def person(self, name: str) -> Person:
        """The person of that short name."""
        return self.people[name]

    def who(self, name: str) -> Standing:
        """The person's hats as they are now."""
        return policy.standing(self.people[name])


def build(*, synthetic: bool = False) -> World:
    """Every organisation and person of the tables above."""
    world = World()
    password = make_password(PASSWORD)  # once: the hash is slow on purpose
    organisations = [
        Organisation(name=name, short=short, kind=kind, country=country, synthetic=synthetic)
        for name, short, kind, country in ORGANISATIONS.values()
    ]
    world.organisations.update(zip(ORGANISATIONS, Organisation.objects.bulk_create(organisations), strict=True))
    people = [
        Person(email=f"{key}@example.test", name=key.replace("_", " ").capitalize(), zone=zone, password=password)
        for key, (_, _, zone) in PEOPLE.items()
    ]
    world.people.update(zip(PEOPLE, Person.objects.bulk_create(people), strict=True))
    Hat.objects.bulk_create(
        Hat(person=world.people[key], organisation=world[organisation], role=role)
        for key, (organisation, roles, _) in PEOPLE.items()
        for role in roles
    )
    return world


# ---- what a draft says ---------------------------------------------------------------------------


def contents_for(route: Route, **said: Any) -> dict[str, Any]:
    """Something for every content a route knows, long enough for each, so that nothing is missing."""
    found: dict[str, Any] = {}
    for content in route.contents:
        if content.type == "items":
            continue
        if content.type in ("statement", "yesno"):
            found[content.name] = "yes"
        elif content.type == "choice":
            found[content.name] = content.options[-1]
        elif content.type == "choices":
            found[content.name] = [content.options[0]]
        elif content.type == "date":
            found[content.name] = "2026-12-24"
        else:
            words = max(content.min_words, 6)
            found[content.name] = " ".join(
                [f"Invented {content.name.replace('_', ' ')} for a test.", *["word"] * words]
            )
    found.update(said)
    return found


def items_for(route: Route, items: Sequence[Mapping[str, str]] = ITEMS) -> list[dict[str, str]]:
    """The items whose category this route may ask for; where none is left, one of its first category, if it has any."""
    found = [dict(item) for item in items if item["data"] in route.data]
    return found or [{**items[0], "data": data} for data in route.data[:1]]


# ---- walking a request ---------------------------------------------------------------------------


def open_(
    world: World,
    route_id: str = "BC-29",
    *,
    by: str = "officer",
    agency: str = "bka",
    requested: str = "US",
    provider: str = "google",
    title: str = "Content of one account",
    complete: bool = True,
    opened_at: datetime | None = None,
) -> Request:
    """A request of `agency`, drafted so that nothing is missing unless `complete` is false."""
    route = catalogue().current(route_id)
    plan = Plan(
        route_id,
        title,
        world[agency],
        requested,
        world[provider] if provider else None,
        contents=contents_for(route) if complete else {},
        items=items_for(route) if complete else [],
    )
    return opening.open_request(world.who(by), plan, opened_at=opened_at)


def write(world: World, request: Request, *, by: str = "officer", **said: Any) -> None:
    """Fills the draft so that nothing is missing."""
    request.refresh_from_db()
    route = catalogue().at(request.route_id, request.route_version)
    draft = request.draft
    draft.refresh_from_db()
    drafting.save(world.who(by), request, contents_for(route, **said), draft.items or items_for(route), turn=draft.turn)


def do(world: World, request: Request, by: str, name: str, **told: Any) -> Entry:
    """One act by one person. Words of `Answers` are taken as such, everything else as asked facts."""
    request.refresh_from_db()
    route = catalogue().at(request.route_id, request.route_version)
    act = route.act(name)
    known = {f.name for f in fields(Answers)}
    answers = {k: v for k, v in told.items() if k in known}
    asked: dict[str, Any] = {k: v for k, v in told.items() if k not in known}
    for ask in act.asks if act else ():
        if ask.required and ask.name not in asked:
            asked[ask.name] = _something(ask.type, ask.options)
    if act and act.settles and "settled" not in answers:
        answers["settled"] = {item.key: "fulfilled" for item in request.items.all()}
    if act and act.needs.ground:
        answers.setdefault("ground", route.grounds[0].code)
    if act and act.needs.code:
        answers.setdefault("code", route.returns[0].code)
    if act and act.needs.contents:
        answers.setdefault("reasons", dict.fromkeys(rules().by_id, "Invented reason."))
    if act and act.extends:
        answers.setdefault("extension", {"reason": "Invented reason.", "n": "30", "unit": "day"})
    return acts.do(
        world.who(by), request, name, Answers(asked={**asked, **answers.pop("asked", {})}, **answers),
        expected=request.position,
    )  # fmt: skip


def walk(world: World, request: Request, steps: Sequence[tuple[str, str]]) -> Request:
    """Several acts, each `(who, act)`."""
    for by, name in steps:
        do(world, request, by, name)
    request.refresh_from_db()
    return request


def _something(type_: str, options: Sequence[str]) -> str:
    match type_:
        case "choice":
            return options[0]
        case "instant":
            return (datetime.now(UTC) - timedelta(minutes=1)).isoformat()
        case "date":
            return (datetime.now(UTC) + timedelta(days=90)).date().isoformat()
        case "number" | "period_days":
            return "30"
        case _:
            return "Invented"


# Budapest preservation, from the draft to the provider's confirmation.
BC29_SENT = (("officer", "submit"), ("approver", "approve"), ("contact", "send"))
BC29_SERVED = (*BC29_SENT, ("us_contact", "receive"), ("us_contact", "serve"))
BC29_PRESERVED = (*BC29_SERVED, ("google", "confirm_preservation"))


# ---- papers without a renderer -------------------------------------------------------------------


@contextmanager
def quick_papers() -> Iterator[list[dict[str, Any]]]:
    """Papers of a few bytes instead of rendered ones; yields what was asked of the press."""
    asked: list[dict[str, Any]] = []

    def draw(
        request: Request,
        ledger: Ledger,
        rule: PaperRule,
        *,
        contents: Mapping[str, Any],
        items: Sequence[Mapping[str, Any]],
        by: str,
        at: datetime,
        draft: bool = False,
        told: Mapping[str, str] | None = None,
        answering: Answering | None = None,
        language: str = "",
    ) -> Drawn:
        asked.append({"name": rule.name, "draft": draft, "contents": dict(contents), "items": list(items), "by": by})
        if answering is not None:
            asked[-1]["answering"] = answering
        body = f"%PDF-1.7 {request.ref} {rule.name} {len(asked)} {'DRAFT' if draft else ''}".encode()
        sha256, code = hashlib.sha256(body).hexdigest(), codes.new()
        return Drawn(
            rule.name, rule.title, rule.form, 1, by, rule.to, "en", body, sha256, 1, at, {"verify_code": code},
            verify_digest=codes.digest(code),
        )  # fmt: skip

    with mock.patch.object(press, "draw", draw):
        yield asked
