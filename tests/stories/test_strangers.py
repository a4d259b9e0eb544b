"""A request does not exist for whoever takes no part in it: no address, list, count, search or fault betrays it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from requests_app.alerts.models import Notice
from requests_app.casework.models import Entry, Request
from requests_app.desk import receiving
from requests_app.desk.receiving import Came
from requests_app.measures import drill
from requests_app.papers.models import Paper
from requests_app.parties.models import Hat, Kind, Organisation, Person
from requests_app.routes.schema import Role
from tests import world as worlds
from tests.papers import incoming
from tests.portal import orders
from tests.stories import addresses
from tests.world import World

pytestmark = pytest.mark.door
NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=3)
TITLE = "Title of nobody's business"
NUMBER = "CCIPS-4711-XK"
TELLS = ("account-a@mail.example", TITLE, NUMBER, *orders.SECRETS, "alpha@mail.example", "192.0.2.77")

# Who takes no part: another country, another agency of the same country, another provider, and those who see no case.
OUTSIDERS: dict[str, tuple[str, tuple[Role, ...]]] = {
    "stranger": ("ofac", (Role.OFFICER,)),
    "strange_in_every_role": ("ofac", tuple(Role)),
    "strange_ministry": ("fr_ministry", (Role.MINISTRY,)),
    "other_agency": ("lka", (Role.OFFICER, Role.APPROVER)),
    "other_provider": ("other_provider", (Role.PROVIDER,)),
    "ministry": ("bmj", (Role.MINISTRY,)),
    "auditor": ("bfdi", (Role.AUDITOR,)),
    "administrator": ("bka", (Role.ADMINISTRATOR,)),
    "hatless": ("", ()),
}
# For these nothing may change at all. The ministry of the requesting State counts; the auditor reads who looked.
UNTOUCHED = ("strange_in_every_role", "strange_ministry", "other_agency", "other_provider", "administrator")
# These try every act, every entry, every paper of all of it; the others one address of each kind of the first two.
THOROUGH = ("stranger", "other_provider")
QUESTIONS = (
    *(f"/search/?q={q}" for q in ("{ref}", "{start}", NUMBER, "account-a@mail.example", "nobody", "SECRET")),
    *(f"/portal/find/?q={q}" for q in ("{ref}", "{start}", "alpha@mail.example")),
    *(f"/requests/?stands=all&{narrow}" for narrow in ("country=US", "route=BC-29", "holder=provider")),
    *(f"/measures/?{cut}" for cut in ("partner=US", "direction=incoming", "direction=both&partner=IE")),
    *(f"/measures/cases/?figure={figure}&direction=both" for figure in drill.FIGURES),
    *(f"/portal/export.{form}" for form in ("csv", "json")),
    "/admin/",
    "/admin/parties/organisation/?q={ref}",
    "/requests/new/?go=preserve",
    "/nowhere/{ref}/",
)  # fmt: skip


@dataclass
class Register:
    """The world, the requests in it, and what outsiders were told before there were any."""

    world: World
    requests: Sequence[Request]
    before: Mapping[str, Mapping[str, Any]]

    def client(self, name: str) -> Client:
        return _client(self.world, name)


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[Register]:
    """Built once, in a transaction that is taken back, while the clock stands still."""
    with (
        django_db_blocker.unblock(),
        time_machine.travel(LATER, tick=False) as clock,
        worlds.quick_papers(),
        transaction.atomic(),
    ):
        world = people()
        before = {name: everything(_client(world, name), "2026-DE-0001") for name in UNTOUCHED}
        clock.move_to(NOW)
        requests = make(world, clock)
        clock.move_to(LATER)
        yield Register(world, requests, before)
        transaction.set_rollback(True)


@pytest.fixture
def register(built: Register, db: None) -> Register:
    """The same, in a transaction of the test's own."""
    return built


def people() -> World:
    made = worlds.build()
    more = {
        "fr_ministry": ("Ministère de la Justice", Kind.MINISTRY, "FR"),
        "lka": ("Landeskriminalamt Berlin", Kind.AGENCY, "DE"),
        "other_provider": ("Another Host Limited", Kind.PROVIDER, "IE"),
    }
    for key, (name, kind, country) in more.items():
        made.organisations[key] = Organisation.objects.create(name=name, short=key, kind=kind, country=country)
    for name, (key, roles) in OUTSIDERS.items():
        if name not in made.people:
            made.people[name] = Person.objects.create(email=f"{name}@example.test", name=name, zone="Europe/Berlin")
            Hat.objects.bulk_create(Hat(person=made.people[name], organisation=made[key], role=role) for role in roles)
    Person.objects.filter(pk=made.person("administrator").pk).update(is_staff=True)
    return made


def make(world: World, clock: time_machine.Traveller) -> list[Request]:
    """A preservation that was answered, an emergency order in dispute, a letter to a provider, a draft."""
    kept = worlds.open_(world, title=TITLE)
    worlds.walk(world, kept, worlds.BC29_SENT)
    worlds.do(world, kept, "us_contact", "receive", file_number=NUMBER)
    clock.shift(timedelta(hours=2))
    worlds.walk(world, kept, (("us_contact", "serve"), ("google", "confirm_preservation")))
    came = Came(TITLE, "CCIPS", body=incoming.pdf())
    receiving.receive(world.who("officer"), kept, came, expected=kept.position)
    order = orders.sent(world)
    clock.shift(timedelta(minutes=30))
    worlds.walk(world, order, (("meta", "receive"), ("meta", "verify"), ("meta", "acknowledge"), ("officer", "notify")))
    letter = orders.letter(world)
    draft = worlds.open_(world, "US-MLA-3512", title=TITLE)
    return [kept, order, letter, draft]


def _client(world: World, name: str) -> Client:
    client = Client()
    client.force_login(world.person(name), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def bare(answer: Any, *own: str) -> tuple[int, str, dict[str, str]]:
    """An answer without what differs each time: tokens, and the address that was asked for."""
    text = answer.content.decode("utf-8", "replace")
    text = re.sub(r'("X-CSRFToken": "|name="csrfmiddlewaretoken" value=")\w+', r"\1", text)
    for one in sorted(own, key=len, reverse=True):
        text = text.replace(one, "~")
    headers = {k: v for k, v in answer.headers.items() if k not in ("Date", "Expires", "Content-Length")}
    return answer.status_code, text, headers


def ask(client: Client, method: str, address: str) -> Any:
    if method == "POST":
        return client.post(address, {"expected": "1", "turn": "0", "note": "x", "title": "x", "go": "save"})
    return client.get(address)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("name", OUTSIDERS)
def test_every_address_answers_as_if_there_were_nothing(register: Register, name: str, method: str) -> None:
    client = register.client(name)
    before = Entry.objects.count()
    wrong: list[str] = []
    nothing: dict[str, tuple[int, str, dict[str, str]]] = {}
    for request in register.requests[: None if name in THOROUGH else 2]:
        tried: set[str] = set()
        for pair in addresses.pairs(request):
            if pair.name in tried and not (name in THOROUGH and request is register.requests[0]):
                continue
            tried.add(pair.name)
            if pair.name not in nothing:
                nothing[pair.name] = bare(ask(client, method, pair.missing), pair.missing)
            real = bare(ask(client, method, pair.real), pair.real)
            if real != nothing[pair.name] or real[0] not in (404, 405):
                wrong.append(f"{method} {pair.real}: {real[0]}, of nothing {nothing[pair.name][0]}")
    assert wrong == []
    assert set(nothing) == {a.name for a in addresses.of_requests()}
    assert Entry.objects.count() == before


def test_the_addresses_are_there_for_those_who_take_part(register: Register) -> None:
    """The test above can fail: each kind of address opens for somebody."""
    closed = {a.name for a in addresses.of_requests()} - {"web:press", "portal:press"}  # they draw, when posted to
    for name in ("officer", "google", "contact", "us_contact", "meta"):
        client = register.client(name)
        for request in register.requests:
            for pair in addresses.pairs(request):
                if pair.name in closed and client.get(pair.real).status_code in (200, 302):
                    closed.remove(pair.name)
    assert closed == set()


@pytest.mark.parametrize("name", ["stranger", "other_provider", "administrator"])
def test_looking_takes_as_many_queries_whether_it_is_there_or_not(register: Register, name: str) -> None:
    client = register.client(name)
    client.get("/nowhere/")
    taken: dict[str, tuple[int, int]] = {}
    for pair in addresses.pairs(register.requests[0]):
        if pair.name not in taken:
            taken[pair.name] = queries(client, pair.real), queries(client, pair.missing)
    assert {name: pair for name, pair in taken.items() if pair[0] != pair[1]} == {}


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def everything(client: Client, ref: str) -> dict[str, tuple[int, str, dict[str, str]]]:
    """Whatever a person can ask for without being told an address: every page, and every question by hand."""
    found = {}
    pages = [reverse(a.name) for a in addresses.without_parameters()]
    for page in (*pages, *(q.format(ref=ref, start=ref[:7]) for q in QUESTIONS)):
        found[page] = bare(client.get(page, follow=True), ref)
    found["POST /search/"] = bare(client.post(reverse("web:search"), {"q": ref}), ref)
    return found


@pytest.mark.parametrize("name", UNTOUCHED)
def test_nothing_they_can_ask_for_changes_when_the_requests_come_to_be(register: Register, name: str) -> None:
    assert Notice.objects.exists()
    assert Paper.objects.exists()
    before, after = register.before[name], everything(register.client(name), register.requests[0].ref)
    assert sum(status == 200 for status, _text, _headers in before.values()) > 4
    assert {page for page in before if before[page] != after[page]} == set()


@pytest.mark.parametrize("name", OUTSIDERS)
def test_no_word_of_it_stands_on_any_page(register: Register, name: str) -> None:
    client = register.client(name)
    refs = [] if name == "auditor" else [one.ref for one in register.requests]  # the log names requests, and no more
    answers = {a.name: client.get(reverse(a.name), follow=True) for a in addresses.without_parameters()}
    said = {
        (page, tell)
        for page, answer in answers.items()
        for tell in (*refs, *TELLS)
        if tell in answer.content.decode("utf-8", "replace")
    }
    assert said == set()


def test_the_words_are_there_for_those_who_take_part(register: Register) -> None:
    """The two tests above can fail: to the officer the same pages speak."""
    client = register.client("officer")
    page = client.get("/requests/?stands=all").content.decode()
    assert all(one.ref in page for one in register.requests if one.agency == register.world["bka"])
    assert TITLE in html.unescape(page)
    for asked in (NUMBER, "account-a@mail.example", register.requests[0].ref):
        assert TITLE in html.unescape(client.get("/search/", {"q": asked}, follow=True).content.decode())


# ---- whoever has not signed in -------------------------------------------------------------------

# Open to the world, or answered before it is asked who comes: what is needed to come in, and nothing of a case.
OPEN = {
    "account_login", "account_signup", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done", "account_inactive",
    "account_email_verification_sent", "account_confirm_email", "account_confirm_login_code", "invitation",
    "set_language", "mfa_login_webauthn", "mfa_authenticate", "account_logout", "admin:login", "admin:logout",
    "web:verify", "web:roots",
}  # fmt: skip
FILLED = {"number": 1, "seq": 1, "ref": "2026-DE-0001", "name": "submit", "route_id": "BC-29", "mark": "0" * 16,
          "code": "DE", "form": "csv", "pk": 1, "token": "x", "key": "x", "uidb36": "x", "object_id": "1",
          "content_type_id": "1", "app_label": "parties", "url": "nowhere"}  # fmt: skip


def _address(one: addresses.Address) -> str:
    if one.name.startswith("admin/"):  # unnamed: the old address of a row, and whatever is left
        return "/admin/nowhere/" if "url" in one.parameters else "/" + re.sub(r"<path:\w+>", "1", one.text)
    return reverse(one.name, kwargs={p: FILLED[p] for p in one.parameters})


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_whoever_has_not_signed_in_is_led_to_the_sign_in_from_everywhere(register: Register, method: str) -> None:
    client = Client()
    wrong = []
    for one in addresses.every():
        if one.name in OPEN:
            continue
        answer = client.get(_address(one)) if method == "GET" else client.post(_address(one))
        where = answer.headers.get("Location", "")
        led = answer.status_code == 302 and where.startswith(("/accounts/login/", "/admin/login/"))
        if not led and not (answer.status_code == 405 and not answer.content):
            wrong.append((one.name, answer.status_code, where))
    assert wrong == []


def test_what_is_open_to_the_world_says_nothing_of_a_request(register: Register) -> None:
    client = Client()
    for one in addresses.every():
        if one.name not in OPEN:
            continue
        answer: HttpResponse = client.get(_address(one), follow=True)  # type: ignore[assignment]
        text = answer.content.decode()
        assert answer.status_code in (200, 302, 404, 405), one.name
        tells = (*TELLS, *(request.ref for request in register.requests))
        assert [tell for tell in tells if tell in text] == []
