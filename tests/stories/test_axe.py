"""Axe finds nothing on any page, light and dark, wide and narrow; nothing is too wide, or squeezed into a column."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData
from playwright.sync_api import Browser, Page, ViewportSize

from requests_app.access import policy
from requests_app.desk import joining, look, pressing
from requests_app.parties.models import Organisation
from requests_app.routes.schema import Role
from requests_app.show.templatetags.comity import THEME_COOKIE
from tests import world as worlds
from tests.stories import addresses
from tests.stories.browser import overflow, served, signed_in, squeezed
from tests.stories.pages import (
    ADMINISTRATOR,
    APPROVER,
    COUNSEL,
    DOMAIN,
    EVERYBODY,
    LEADS,
    NO_PAGES,
    NOBODY,
    OFFICER,
    PAGES,
    READER,
    SECOND,
    Site,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]  # what may differ between the looks
PLACES = ["target-size", "scrollable-region-focusable"]  # and between the widths
ALIKE = 3  # so many pages of one kind are looked at in every run
WIDE, NARROW = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)
RUN = """async (rules) => {
  const said = await axe.run({runOnly: rules, resultTypes: ["violations"]});
  return said.violations.flatMap((v) => v.nodes.map(
    (n) => v.id + ": " + n.html.slice(0, 160) + " | " + (n.failureSummary || "").split("\\n").slice(1, 2).join("")
  ));
}"""
UNFOLD = "document.querySelectorAll('details:not(.menu)').forEach((one) => { one.open = true; })"


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: Any) -> Iterator[Site]:
    """The small demonstration world, built once and taken back when these tests have run."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", "--small", stdout=StringIO())
        with served() as address:
            made = Site(address, "")
            made.token = _invited(made)
            _second_factor(made)
            _issued(made)
            yield made
        transaction.set_rollback(True)


def _invited(site: Site) -> str:
    who = policy.standing(site.person(ADMINISTRATOR))
    return joining.invite(who, "new@agency.example", Organisation.objects.order_by("pk")[0], Role.OFFICER)[1]


def _issued(site: Site) -> None:
    """One paper, so that one can be verified; it is not looked into, and need not be drawn."""
    who = policy.standing(site.person(OFFICER))
    seen = look.at(who, site.one(OFFICER, "BC-29").ref)
    one = pressing.owed(seen)[0]
    with worlds.quick_papers():
        pressing.press_now(who, seen.request.ref, one.entry.seq, one.rule.name)


def _second_factor(site: Site) -> None:
    person = site.person(SECOND)
    for one in (person, site.person(OFFICER)):
        EmailAddress.objects.create(user=one, email=one.email, verified=True, primary=True)
    TOTP.activate(person, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(person)
    public = ES256({1: 2, 3: -7, -1: 1, -2: bytes(32), -3: bytes(32)})
    key = AttestedCredentialData.create(Aaguid(bytes(16)), b"key-on-the-ring!", public)
    made = AttestationObject.create(
        "none", AuthenticatorData.create(bytes(32), AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT, 0, key), {}
    )
    told = b'{"type": "webauthn.create", "challenge": "AA", "origin": "http://127.0.0.1"}'
    said = {"clientDataJSON": websafe_encode(told), "attestationObject": websafe_encode(bytes(made))}
    name = websafe_encode(b"key-on-the-ring!")
    credential = {"id": name, "rawId": name, "type": "public-key", "response": said, "clientExtensionResults": {}}
    Authenticator.objects.create(
        user=person, type=Authenticator.Type.WEBAUTHN, data={"name": "Key on the ring", "credential": credential}
    )


Windows = dict[str, Page]  # one for each person


@pytest.fixture(scope="module")
def windows(site: Site, chromium: Browser) -> Iterator[Windows]:
    """All of them, opened here: what a test writes, a session as well, is taken back when it has run."""
    how: dict[str, Any] = {"viewport": WIDE, "reduced_motion": "reduce"}
    opened: Windows = {}
    for who in EVERYBODY:
        if who == NOBODY:
            context = chromium.new_context(base_url=site.address, **how)
        else:
            context = signed_in(chromium, site.address, site.person(who), **how)
        context.set_default_timeout(15_000)
        opened[who] = context.new_page()
    yield opened
    for page in opened.values():
        page.context.close()


def faults(page: Page, *, thorough: bool = False) -> list[str]:
    """What axe finds, wide and light, narrow and dark; thorough: in the other two as well. Nothing may be too wide."""
    page.evaluate(AXE_SCRIPT)
    page.evaluate(UNFOLD)
    found = [f"wide, light: {one}" for one in (*page.evaluate(RUN, TAGS), *squeezed(page))]
    page.set_viewport_size(NARROW)
    found += [f"narrow: {one}" for one in squeezed(page)]
    if thorough:
        found += [f"narrow, light: {one}" for one in page.evaluate(RUN, TAGS)]
    page.emulate_media(color_scheme="dark")
    found += [f"narrow, dark: {one}" for one in page.evaluate(RUN, [*COLOURS, *PLACES])]
    wide = overflow(page)
    page.set_viewport_size(WIDE)
    if thorough:
        found += [f"wide, dark: {one}" for one in page.evaluate(RUN, TAGS)]
    page.emulate_media(color_scheme="light")
    return found + ([f"narrow: {wide} pixels too wide"] if wide else [])


def faults_of_another_look(page: Page) -> list[str]:
    """What axe finds of colours, wide, and of places, narrow, on a page whose other faults are looked for elsewhere."""
    page.evaluate(AXE_SCRIPT)
    page.evaluate(UNFOLD)
    found = [f"wide: {one}" for one in page.evaluate(RUN, COLOURS)]
    page.set_viewport_size(NARROW)
    found += [f"narrow: {one}" for one in page.evaluate(RUN, PLACES)]
    wide = overflow(page)
    page.set_viewport_size(WIDE)
    return found + ([f"narrow: {wide} pixels too wide"] if wide else [])


def test_no_address_is_forgotten() -> None:
    known = {one.name for one in addresses.every()}
    assert set(PAGES) | set(NO_PAGES) == known
    assert set(PAGES) & set(NO_PAGES) == set()


def look_at_all(site: Site, windows: Windows, who: str, *, thorough: bool) -> str:
    """All pages of a person; of one kind no more than the first few, unless thorough: one template draws them."""
    found: dict[str, list[str]] = {}
    page = windows[who]
    for name in PAGES:
        for address in [address for whose, address in site.found(name) if whose == who][: None if thorough else ALIKE]:
            answer = page.goto(address)
            said = faults(page, thorough=thorough)
            if answer is None or answer.status != 200 or page.url != site.address + LEADS.get(name, address):
                said = [f"led to {page.url}, answered {answer.status if answer else None}", *said]
            if said:
                found[f"{who} {address}"] = said
    return "\n".join(f"{where}\n    " + "\n    ".join(said) for where, said in found.items())


@pytest.mark.parametrize("who", EVERYBODY, ids=lambda who: who or "nobody")
def test_every_page(site: Site, windows: Windows, who: str) -> None:
    assert look_at_all(site, windows, who, thorough=False) == ""


@pytest.mark.slow
@pytest.mark.parametrize("who", EVERYBODY, ids=lambda who: who or "nobody")
def test_every_page_in_every_look_at_every_width(site: Site, windows: Windows, who: str) -> None:
    assert look_at_all(site, windows, who, thorough=True) == ""


def test_everybody_is_looked_at(site: Site) -> None:
    assert {who for name in PAGES for who, _address in site.found(name)} == set(EVERYBODY)


def sent_empty(page: Page) -> None:
    """Sends the form of the page as it stands."""
    with page.expect_navigation():
        page.evaluate("document.querySelector('main form[method=post]').requestSubmit()")


def sent_by(name: str) -> Callable[[Page], None]:
    def send(page: Page) -> None:
        with page.expect_navigation():
            page.get_by_role("button", name=name, exact=True).click()

    return send


def need_told(page: Page) -> None:
    page.select_option("[name=kind-1]", "email")
    page.fill("[name=identifier-1]", "account-a@mail.example")
    page.check("[name=data][value=content]")
    page.fill("[name=since]", "2026-03-01T00:00")
    page.fill("[name=until]", "2026-05-31T00:00")
    page.fill("[name=offence]", "Invented offence.")
    page.fill("[name=facts]", "Invented facts, long enough to be told.")
    page.select_option("[name=provider]", label=page.locator("[name=provider] option").nth(1).inner_text())
    with page.expect_navigation():
        page.locator("main form button").last.click()


def _sign_in(page: Page, email: str, password: str) -> None:
    page.locator("#id_login").fill(email)
    page.locator("#id_password").fill(password)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def wrong_password(page: Page) -> None:
    _sign_in(page, "nobody@agency.example", "wrong")


def second_factor_asked(page: Page) -> None:
    _sign_in(page, f"{SECOND}{DOMAIN}", settings.COMITY_DEMO_PASSWORD)
    assert page.url.endswith("/accounts/2fa/authenticate/")


def menu_open(page: Page) -> None:
    page.locator("details.menu > summary").click()


def keys_open(page: Page) -> None:
    page.keyboard.press("?")
    page.locator("dialog#keys[open]").wait_for()


def broken(page: Page) -> None:
    """The page of a fault nobody foresaw: it knows no request and no person."""
    body = render_to_string("500.html")
    page.route("**/fault/", lambda route: route.fulfill(status=500, content_type="text/html", body=body))
    page.goto("/fault/")


def _act(site: Site, kind: str) -> tuple[str, str]:
    who, request, offer = site.offers[kind]
    door = kind.partition(" ")[0]
    return who, reverse(f"{door}:act", args=[request.ref, offer.act.does])


STATES: dict[str, tuple[Callable[[Site], tuple[str, str]], Callable[[Page], None] | None]] = {
    "a need with nothing told": (lambda _s: (OFFICER, "/requests/new/"), sent_empty),
    "a need told": (lambda _s: (OFFICER, "/requests/new/"), need_told),
    "a refusal without its ground": (lambda s: _act(s, "web ground"), sent_empty),
    "a report without who told it": (lambda s: _act(s, "web for another"), sent_empty),
    "an answer without its outcomes": (lambda s: _act(s, "portal settles"), sent_empty),
    "an extension without its reason": (lambda s: _act(s, "web extends"), sent_empty),
    "a paper filed with nothing said": (
        lambda s: (OFFICER, reverse("web:incoming", args=[s.one(OFFICER, "BC-29").ref])), sent_empty
    ),
    "a paper verified with nothing typed": (lambda _s: (NOBODY, "/verify/"), sent_empty),
    "a note with nothing in it": (
        lambda s: (OFFICER, reverse("web:note", args=[s.one(OFFICER, "BC-29").ref])), sent_empty
    ),
    "an invitation for nobody": (lambda _s: (ADMINISTRATOR, "/invite/"), sent_empty),
    "a draft saved by its button": (
        lambda s: (OFFICER, reverse("web:draft", args=[s.draft(OFFICER).ref])), sent_by("Save")
    ),
    "a wrong password": (lambda _s: (NOBODY, "/accounts/login/"), wrong_password),
    "the second factor": (lambda _s: (NOBODY, "/accounts/login/"), second_factor_asked),
    "the menu": (lambda _s: (OFFICER, "/"), menu_open),
    "the list of keys": (lambda _s: (OFFICER, "/"), keys_open),
    "nothing there": (lambda _s: (OFFICER, "/nowhere/"), None),
    "nothing there, at the portal": (lambda _s: (COUNSEL, "/portal/2031-ZZ-9999/"), None),
    "nothing there, for nobody": (lambda _s: (NOBODY, "/nowhere/"), None),
    "not to be done here": (lambda s: (APPROVER, reverse("web:draft", args=[s.one(APPROVER, "BC-29").ref])), None),
    "a fault": (lambda _s: (NOBODY, "/accounts/login/"), broken),
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_what_a_page_becomes(site: Site, windows: Windows, state: str) -> None:
    find, then = STATES[state]
    who, address = find(site)
    page = windows[who]
    page.goto(address)
    if then is not None:
        then(page)
    assert faults(page) == []


# The main pages in a script that runs from right to left; and with the look chosen by hand, not by the device.
MAIN = (
    (OFFICER, "web:desk"), (OFFICER, "web:request"), (OFFICER, "web:draft"), (READER, "web:measures"),
    (COUNSEL, "portal:request"), (NOBODY, "account_login"),
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("how", ["ar", "dark"])
def test_the_main_pages_in_arabic_and_in_a_chosen_look(site: Site, windows: Windows, how: str) -> None:
    name, value = {"ar": (settings.LANGUAGE_COOKIE_NAME, "ar"), "dark": (THEME_COOKIE, "dark")}[how]
    wanted = ("ar", "rtl", "auto") if how == "ar" else ("en", "ltr", "dark")
    found: dict[str, list[str]] = {}
    for who, page_name in MAIN:
        page = windows[who]
        page.context.add_cookies([{"name": name, "value": value, "url": site.address}])
        address = next(address for whose, address in site.found(page_name) if whose == who)
        page.goto(address)
        assert tuple(page.locator("html").get_attribute(a) for a in ("lang", "dir", "data-bs-theme")) == wanted
        if said := faults_of_another_look(page):
            found[f"{who} {address}"] = said
        page.context.clear_cookies(name=name)
    assert not found, "\n".join(f"{where}\n    " + "\n    ".join(said) for where, said in found.items())
