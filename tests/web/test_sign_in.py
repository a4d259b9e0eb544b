"""Signing in: the second factor, the lock, how long a session lives, what is cached, who may open an account."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from requests_app.common.clock import now
from requests_app.parties.models import Hat, Invitation, Person
from requests_app.routes.schema import Role
from tests.world import PASSWORD, World

LOGIN = "/accounts/login/"


@pytest.fixture(autouse=True)
def _no_limits_left_over() -> None:
    cache.clear()


def _try(client: Client, email: str, password: str) -> int:
    return client.post(LOGIN, {"login": email, "password": password}).status_code


@pytest.mark.django_db
class TestSecondFactor:
    def test_without_one_every_page_leads_to_where_it_is_set_up(
        self, signed_in: Callable[[str], Client], settings: Settings
    ) -> None:
        settings.COMITY_DEMO = False
        browser = signed_in("officer")
        for path in ("/", "/requests/", "/notices/", "/admin/"):
            answer = browser.get(path)
            assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/accounts/2fa/")
        assert browser.get("/accounts/2fa/").status_code == 200

    def test_a_part_of_a_page_is_refused_and_leads_there_too(
        self, signed_in: Callable[[str], Client], settings: Settings
    ) -> None:
        settings.COMITY_DEMO = False
        answer = signed_in("officer").get("/", headers={"HX-Request": "true"})
        assert answer.status_code == 403
        assert answer.headers["HX-Redirect"].startswith("/accounts/2fa/")

    def test_with_one_the_pages_open(
        self, world: World, signed_in: Callable[[str], Client], settings: Settings
    ) -> None:
        settings.COMITY_DEMO = False
        Authenticator.objects.create(user=world.person("officer"), type=Authenticator.Type.TOTP, data={"secret": "x"})
        assert signed_in("officer").get("/").status_code == 200

    def test_the_demonstration_world_does_not_ask_for_one(self, signed_in: Callable[[str], Client]) -> None:
        assert signed_in("officer").get("/").status_code == 200


@pytest.mark.django_db
class TestLock:
    def test_five_failures_lock_the_name_for_ten_minutes(self, world: World) -> None:
        email = world.person("officer").email
        with time_machine.travel("2026-11-20T08:00:00Z", tick=False) as clock:
            for _ in range(4):
                assert _try(Client(), email, "wrong") == 200
            assert _try(Client(), email, "wrong") == 429
            assert _try(Client(), email.upper(), PASSWORD) == 429
            clock.shift(timedelta(minutes=9, seconds=50))
            assert _try(Client(), email, PASSWORD) == 429
            clock.shift(timedelta(seconds=11))
            assert _try(Client(), email, PASSWORD) == 302

    def test_another_name_is_not_locked(self, world: World) -> None:
        for _ in range(5):
            _try(Client(), world.person("officer").email, "wrong")
        assert _try(Client(), world.person("approver").email, PASSWORD) == 302

    def test_a_name_that_does_not_exist_is_answered_alike(self, world: World) -> None:
        answers = [_try(Client(), "nobody@agency.example", "wrong") for _ in range(5)]
        assert answers == [200, 200, 200, 200, 429]


@pytest.mark.django_db
class TestSession:
    @pytest.fixture(autouse=True)
    def _fifteen_minutes(self, settings: Settings) -> None:
        settings.SESSION_IDLE = timedelta(minutes=15)
        settings.SESSION_LIFE = timedelta(hours=12)

    def test_it_ends_when_idle_and_lives_on_when_used(self, signed_in: Callable[[str], Client]) -> None:
        with time_machine.travel("2026-11-20T08:00:00Z", tick=False) as clock:
            browser = signed_in("officer")
            assert browser.get("/").status_code == 200
            for _ in range(3):
                clock.shift(timedelta(minutes=14))
                assert browser.get("/").status_code == 200
            clock.shift(timedelta(minutes=15))
            assert browser.get("/").status_code == 302

    def test_it_ends_after_its_whole_life_however_busy(self, signed_in: Callable[[str], Client]) -> None:
        with time_machine.travel("2026-11-20T08:00:00Z", tick=False) as clock:
            browser = signed_in("officer")
            answers = []
            for _ in range(73):
                answers.append(browser.get("/").status_code)
                clock.shift(timedelta(minutes=10))
            assert answers == [200] * 72 + [302]

    def test_a_disabled_account_is_out_at_once(self, world: World, signed_in: Callable[[str], Client]) -> None:
        browser = signed_in("officer")
        assert browser.get("/").status_code == 200
        Person.objects.filter(pk=world.person("officer").pk).update(is_active=False)
        assert browser.get("/").status_code == 302


@pytest.mark.django_db
class TestHeaders:
    def test_no_page_of_a_signed_in_person_is_kept_by_a_cache(self, signed_in: Callable[[str], Client]) -> None:
        for path in ("/", "/requests/", "/nowhere/", LOGIN):
            kept = signed_in("officer").get(path).headers["Cache-Control"]
            assert {"no-store", "private"} <= {part.strip() for part in kept.split(",")}

    def test_nothing_inline_nothing_framed(self, world: World) -> None:
        headers = Client().get(LOGIN).headers
        policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == "'self'"
        assert policy["style-src"] == "'self'"
        assert policy["img-src"] == "'self' data:"
        assert policy["frame-ancestors"] == "'none'"
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"

    def test_cookies_are_kept_from_scripts_and_other_sites(self, world: World) -> None:
        client = Client()
        client.post(LOGIN, {"login": world.person("officer").email, "password": PASSWORD})
        cookie = client.cookies["sessionid"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"


@pytest.mark.django_db
class TestInvitation:
    NEW = "new.colleague@agency.example"

    def _invite(self, world: World, email: str) -> str:
        _, token = Invitation.issue(
            email=email,
            organisation=world.person("officer").hats.get().organisation,
            role=Role.APPROVER,
            by=world.person("administrator"),
            at=now(),
        )
        return token

    def _sign_up(self, client: Client, **given: str) -> int:
        form = {"name": "New Colleague", "email": self.NEW, "password1": PASSWORD, "password2": PASSWORD, **given}
        return client.post("/accounts/signup/", form).status_code

    def test_without_one_nobody_signs_up(self, world: World) -> None:
        before = Person.objects.count()
        self._sign_up(Client())
        assert Client().get("/accounts/signup/").status_code in {200, 403}
        assert Person.objects.count() == before

    def test_it_opens_one_account_for_its_address_and_role_once(self, world: World, settings: Settings) -> None:
        token = self._invite(world, self.NEW)
        browser = Client()
        assert browser.get(f"/accounts/invitation/{token}/").headers["Location"] == "/accounts/signup/"
        assert self._sign_up(browser, email="somebody.else@agency.example") == 302
        person = Person.objects.get(email=self.NEW)
        assert not Person.objects.filter(email="somebody.else@agency.example").exists()
        assert [(hat.role, hat.organisation) for hat in person.hats.all()] == [
            (Role.APPROVER, world.person("officer").hats.get().organisation)
        ]
        assert Client().get(f"/accounts/invitation/{token}/").status_code == 404

    def test_two_visitors_with_one_link_make_one_account(self, world: World) -> None:
        token = self._invite(world, self.NEW)
        first, second = Client(), Client()
        for browser in (first, second):
            browser.get(f"/accounts/invitation/{token}/")
        self._sign_up(first)
        self._sign_up(second)
        assert Hat.objects.filter(person__email=self.NEW).count() == 1

    def test_a_short_password_is_refused(self, world: World) -> None:
        token = self._invite(world, self.NEW)
        browser = Client()
        browser.get(f"/accounts/invitation/{token}/")
        assert self._sign_up(browser, password1="fourteen-chars", password2="fourteen-chars") == 200
        assert not Person.objects.filter(email=self.NEW).exists()

    def test_it_runs_out(self, world: World) -> None:
        token = self._invite(world, self.NEW)
        with time_machine.travel(now() + timedelta(days=7, seconds=1)):
            assert Client().get(f"/accounts/invitation/{token}/").status_code == 404

    def test_somebody_with_an_account_gets_the_further_role(
        self, world: World, signed_in: Callable[[str], Client]
    ) -> None:
        officer = world.person("officer")
        token = self._invite(world, officer.email)
        browser = signed_in("officer")
        assert browser.get(f"/accounts/invitation/{token}/", follow=True).status_code == 200
        assert {hat.role for hat in officer.hats.all()} == {Role.OFFICER, Role.APPROVER}

    def test_somebody_elses_account_gets_nothing(self, world: World, signed_in: Callable[[str], Client]) -> None:
        token = self._invite(world, world.person("officer").email)
        assert signed_in("central").get(f"/accounts/invitation/{token}/", follow=True).status_code == 404
        assert Hat.objects.filter(person=world.person("central"), role=Role.APPROVER).count() == 0
