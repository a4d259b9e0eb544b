"""Every look at a request leaves a line with its purpose, and whole identifiers are a look of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from requests_app.access.models import Purpose, View
from tests import world as worlds
from tests.world import World

SignedIn = Callable[[str], Client]


def seen(world: World, name: str) -> list[tuple[str, str, str]]:
    return list(View.objects.filter(person=world.person(name)).order_by("pk").values_list("what", "role", "purpose"))


def test_the_purpose_follows_from_the_seat(world: World, signed_in: SignedIn, press: list[dict[str, Any]]) -> None:
    request = worlds.walk(world, worlds.open_(world), worlds.BC29_SENT)
    for name in ("officer", "approver", "us_contact"):
        assert signed_in(name).get(f"/requests/{request.ref}/").status_code == 200
    assert seen(world, "officer") == [("request", "officer", Purpose.CASEWORK)]
    assert seen(world, "approver") == [("request", "approver", Purpose.DECISION)]
    assert seen(world, "us_contact") == [("request", "contact_point", Purpose.CASEWORK)]


def test_identifiers_are_masked_until_they_are_asked_for(
    world: World, signed_in: SignedIn, press: list[dict[str, Any]]
) -> None:
    request = worlds.walk(world, worlds.open_(world), worlds.BC29_SENT)
    officer = signed_in("officer")
    assert "account-a@mail.example" not in officer.get(f"/requests/{request.ref}/").content.decode()
    assert "account-a@mail.example" in officer.get(f"/requests/{request.ref}/?reveal=1").content.decode()
    assert [what for what, _role, _purpose in seen(world, "officer")] == ["request", "identifiers"]


def test_a_stranger_leaves_no_line(world: World, signed_in: SignedIn) -> None:
    request = worlds.open_(world)
    signed_in("stranger").get(f"/requests/{request.ref}/")
    assert not View.objects.exists()


def test_the_log_is_the_auditors_alone_and_holds_no_case(world: World, signed_in: SignedIn) -> None:
    request = worlds.open_(world)
    signed_in("officer").get(f"/requests/{request.ref}/")
    text = signed_in("auditor").get("/log/").content.decode()
    assert request.ref in text
    assert "Officer" in text
    assert "Content of one account" not in text
    assert request.ref not in signed_in("auditor").get("/log/", {"person": "nobody"}).content.decode()
    assert request.ref in signed_in("auditor").get("/log/", {"ref": request.ref.lower()}).content.decode()
    for name in ("officer", "administrator", "ministry", "central", "google"):
        assert signed_in(name).get("/log/").status_code == 404
