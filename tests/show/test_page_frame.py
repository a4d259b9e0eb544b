"""The frame of every page: language and direction, look by cookie, tabs by role, and the label of invented data."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from pytest_django import Settings

from requests_app.access.policy import Standing
from requests_app.parties.models import Person
from requests_app.routes.schema import Role
from requests_app.show import navigation, version
from requests_app.show.templatetags import comity


@pytest.mark.parametrize(
    ("cookie", "look"), [("dark", "dark"), ("light", "light"), ('"><script>', "auto"), (None, "auto")]
)
def test_the_look_is_one_of_three(cookie: str | None, look: str) -> None:
    request = RequestFactory().get("/")
    if cookie is not None:
        request.COOKIES[comity.THEME_COOKIE] = cookie
    assert f'data-bs-theme="{look}"' in render_to_string("entrance.html", request=request)


def test_arabic_runs_from_the_right() -> None:
    with translation.override("ar"):
        assert '<html lang="ar" dir="rtl"' in render_to_string("entrance.html")


@pytest.mark.parametrize("name", ["400.html", "403_csrf.html", "500.html"])
def test_a_fault_can_be_shown_without_anything_at_hand(name: str) -> None:
    html = render_to_string(name)
    assert f"Comity {version.version()}" in html
    assert "<h1>" in html


@pytest.mark.parametrize("demo", [True, False])
def test_invented_data_is_labelled(settings: Settings, demo: bool) -> None:
    settings.COMITY_DEMO = demo
    assert ("Demonstration data" in render_to_string("entrance.html")) is demo


def test_tabs_follow_the_hats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "address_of", lambda page: f"/{page}/")
    nobody = Person(email="a@desk.example")

    def names(*roles: Role) -> list[str]:
        return [t.name for t in navigation.tabs_of(Standing(nobody, frozenset((1, r) for r in roles)), "desk")]

    assert names(Role.OFFICER) == ["desk", "requests", "routes"]
    assert names(Role.PROVIDER) == ["portal", "routes"]
    assert names(Role.CENTRAL) == ["desk", "requests", "routes", "measures"]
    assert names(Role.MINISTRY) == ["routes", "measures"]
    assert names(Role.AUDITOR) == ["routes", "log"]
    assert names(Role.ADMINISTRATOR) == ["routes", "invite", "admin"]
    assert navigation.tabs_of(None, "desk") == []


def test_a_tab_without_a_page_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "address_of", lambda page: "/r/" if page == "web:requests" else "")
    who = Standing(Person(email="a@desk.example"), frozenset({(1, Role.OFFICER)}))
    assert [(t.name, t.current) for t in navigation.tabs_of(who, "requests")] == [("requests", True)]


def test_the_address_of_a_page_nobody_made_is_empty() -> None:
    assert navigation.address_of("web:no_such_page") == ""
    assert navigation.address_of("account_login") == "/accounts/login/"
