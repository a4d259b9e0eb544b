"""The pages of sign-in open, wear the product's look, and show demonstration sign-ins in a demonstration alone."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from requests_app.parties.models import Hat, Kind, Organisation, Person
from requests_app.routes.schema import Role
from requests_app.show.demo_signins import demo_signins

pytestmark = pytest.mark.django_db
PASSWORD = "five words in one line"


def _person(email: str, role: Role, country: str = "DE", *, synthetic: bool = True) -> Person:
    where, _made = Organisation.objects.get_or_create(name=f"Desk {country}", kind=Kind.AGENCY, country=country)
    person = Person.objects.create_user(email, PASSWORD, name=email.partition("@")[0], synthetic=synthetic)
    Hat.objects.create(person=person, organisation=where, role=role)
    return person


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/login/",
        "/accounts/signup/",
        "/accounts/password/reset/",
        "/accounts/password/reset/done/",
        "/accounts/inactive/",
        "/accounts/confirm-email/",
    ],
)
def test_pages_before_sign_in(client: Client, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 200
    assert "comity/comity.css" in page.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/2fa/",
        "/accounts/2fa/webauthn/",
        "/accounts/password/change/",
        "/accounts/email/",
        "/accounts/logout/",
        "/accounts/reauthenticate/",
    ],
)
def test_pages_after_sign_in(client: Client, address: str) -> None:
    client.force_login(
        _person("anna@desk.example", Role.OFFICER), "allauth.account.auth_backends.AuthenticationBackend"
    )
    page = client.get(address)
    assert page.status_code == 200
    assert "comity/comity.css" in page.content.decode()


def test_missing_and_forbidden_say_nothing_of_what_was_asked(client: Client) -> None:
    page = client.get("/nowhere/2026-DE-0417/")
    assert page.status_code == 404
    assert "2026-DE-0417" not in page.content.decode().replace('value="/nowhere/2026-DE-0417/"', "")


def test_demonstration_sign_ins_stand_on_the_page(client: Client, settings: Settings) -> None:
    settings.COMITY_DEMO, settings.COMITY_DEMO_PASSWORD = True, PASSWORD
    _person("otto@desk.example", Role.OFFICER)
    _person("olga@desk.example", Role.OFFICER, "FR")
    _person("clara@desk.example", Role.CENTRAL)
    _person("real@desk.example", Role.OFFICER, synthetic=False)
    found = demo_signins()
    assert found is not None
    assert [(one.email, one.role, one.country) for one in found.first] == [
        ("otto@desk.example", "officer", "Germany"),
        ("clara@desk.example", "central authority", "Germany"),
    ]
    assert [one.email for one in found.others] == ["olga@desk.example"]
    page = client.get("/accounts/login/").content.decode()
    assert PASSWORD in page
    assert "olga@desk.example" in page
    assert "real@desk.example" not in page


@pytest.mark.parametrize(("demo", "password"), [(False, PASSWORD), (True, "")])
def test_outside_a_demonstration_nobody_is_named(client: Client, settings: Settings, demo: bool, password: str) -> None:
    settings.COMITY_DEMO, settings.COMITY_DEMO_PASSWORD = demo, password
    _person("otto@desk.example", Role.OFFICER)
    page = client.get("/accounts/login/").content.decode()
    assert "otto@desk.example" not in page
    assert PASSWORD not in page


def test_a_demonstration_sign_in_is_one_click(client: Client, settings: Settings) -> None:
    settings.COMITY_DEMO, settings.COMITY_DEMO_PASSWORD = True, PASSWORD
    _person("otto@desk.example", Role.OFFICER)
    page = client.get("/accounts/login/").content.decode()
    assert '<input type="hidden" name="login" value="otto@desk.example">' in page
    assert f'<input type="hidden" name="password" value="{PASSWORD}">' in page
