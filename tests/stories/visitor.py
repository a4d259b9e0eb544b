"""Somebody at a browser of their own: signs in, looks for a request, fills in what a form asks, presses its button."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from requests_app.parties.models import Person
from tests.world import PASSWORD

Told = Mapping[str, Any]  # by the label of each field: a text, an option, several options, True for a box
PATIENCE = 60_000  # milliseconds: the machine may be busy with other tests
expect.set_options(timeout=PATIENCE)


def code_of(secret: str) -> str:
    """What an authenticator shows now (RFC 6238): six digits of a keyed digest of the half-minute."""
    counted = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1)
    start = counted[-1] & 15
    return f"{(int.from_bytes(counted[start : start + 4]) & 0x7FFFFFFF) % 1_000_000:06d}"


def named(label: str, remark: str) -> re.Pattern[str]:
    """A label, with or without a remark in brackets after it."""
    escaped = re.escape(label).replace("/", r"\/")  # the browser reads the pattern between slashes
    return re.compile(rf"^{escaped}(\s*\({remark}\))?$")


class Visitor:
    """A person before a page of their own. `portal` is the provider's door."""

    def __init__(self, browser: Browser, site: str, person: Person, *, portal: bool = False) -> None:
        self.person, self.portal = person, portal
        self.window = browser.new_context(base_url=site, accept_downloads=True)
        self.window.set_default_timeout(PATIENCE)
        self.page: Page = self.window.new_page()
        self.secret = ""

    # ---- coming in -------------------------------------------------------------------------------

    def gives_password(self) -> None:
        """The sign-in page, by keyboard alone."""
        self.page.goto("/accounts/login/")
        self.page.get_by_label("Email", exact=False).focus()
        self.page.keyboard.type(self.person.email)
        self.page.keyboard.press("Tab")
        self.page.keyboard.type(PASSWORD)
        self.page.keyboard.press("Enter")
        expect(self.page).not_to_have_url(re.compile("/accounts/login/"))

    def sets_up_authenticator(self) -> None:
        """A second factor, from the page to which a person without one is led."""
        self.press("Set up an authenticator", role="link")
        self.confirms()
        self.secret = self.page.locator(".secret").inner_text().strip()
        self.page.get_by_label("Authenticator code").fill(code_of(self.secret))
        self.press("Set up")
        self.page.wait_for_url("**/accounts/2fa/**")

    def gives_code(self) -> None:
        """The second factor at the sign-in."""
        self.page.wait_for_url("**/accounts/2fa/authenticate/**")
        self.page.get_by_label("Code").fill(code_of(self.secret))
        self.page.keyboard.press("Enter")
        expect(self.page).not_to_have_url(re.compile("/accounts/2fa/authenticate/"))

    def leaves(self) -> None:
        """Signs out."""
        self.page.locator("details.menu > summary").click()
        self.page.get_by_role("button", name="Sign out").click()
        expect(self.page).to_have_url(re.compile("/accounts/login/"))

    # ---- looking ---------------------------------------------------------------------------------

    def opens(self, path: str) -> str:
        """An address; answers what the page says."""
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"
        return self.says

    def finds(self, ref: str) -> str:
        """By the key of the search, which stands on every page of an authority: a whole reference leads to it."""
        if self.portal:
            self.page.goto("/portal/")
        self.key("/")
        self.page.keyboard.type(ref)
        with self.page.expect_navigation(url=f"**/{ref}/"):
            self.page.keyboard.press("Enter")
        return self.says

    def looks_at(self, ref: str) -> str:
        """The page of a request as it is now."""
        return self.opens(f"/portal/{ref}/" if self.portal else f"/requests/{ref}/")

    @property
    def says(self) -> str:
        """The words of the page, folded parts included, with single blanks."""
        return " ".join((self.page.locator("main").text_content() or "").split())

    def panel(self, heading: str) -> Locator:
        """The part of the page under that heading."""
        return self.page.locator("section.panel").filter(
            has=self.page.get_by_role("heading", name=re.compile(f"^{re.escape(heading)}"))
        )

    def said_in(self, heading: str) -> str:
        """The words of that part."""
        return " ".join((self.panel(heading).first.text_content() or "").split())

    def clock(self, label: str) -> str:
        """What the page says of one clock: what is left, until when, why."""
        found = self.page.locator(".deadline").filter(has=self.page.locator(".top strong", has_text=label))
        return " ".join((found.first.text_content() or "").split())

    # ---- acting ----------------------------------------------------------------------------------

    def key(self, key: str) -> None:
        """A key of one letter, once the script that listens for it is there."""
        self.page.locator("html.scripted").wait_for()
        self.page.keyboard.press(key)

    def press(self, name: str, *, role: Any = "button") -> None:
        """A button or a link by its whole name."""
        self.page.locator("main").get_by_role(role, name=name, exact=True).first.click()

    def tells(self, told: Told) -> None:
        """Fills in the fields of a form, each by its label."""
        for label, value in told.items():
            self._tell(label, value)

    def _tell(self, label: str, value: Any) -> None:
        name = named(label, "optional")
        field = self.page.locator("main").get_by_label(name)
        group = self.page.get_by_role("group", name=name)
        field.or_(group).first.wait_for()  # the page that was left may still stand there
        if not field.count():
            for one in [value] if isinstance(value, str) else value:
                group.get_by_label(one, exact=True).check()
        elif value is True:
            field.check()
        elif field.first.evaluate("it => it.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)

    def does(
        self, ref: str, label: str, told: Told | None = None, *, items: Sequence[str] = (), looks: bool = True
    ) -> None:
        """An act: from the page of the request to its form, what it asks, its button, and back.

        Without `looks` the page of the request lies open already.
        """
        if looks:
            self.looks_at(ref)
        told_us = self.page.get_by_text("Record what they told us", exact=True)
        if told_us.count() and not self.page.locator("main").get_by_role("link", name=label, exact=True).count():
            told_us.click()
        self.page.locator("main").get_by_role("link", name=label, exact=True).click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(label)
        self.finishes(label, told, items=items)

    def finishes(self, label: str, told: Told | None = None, *, items: Sequence[str] = ()) -> None:
        """The form of an act that lies open; `items` are the outcomes, one for each item in order."""
        self.tells(told or {})
        for field, outcome in zip(self.page.locator("select[name^=item-]").all(), items, strict=bool(items)):
            field.select_option(label=outcome)
        self.press(label)
        expect(self.page.get_by_text(re.compile("^(Done|Recorded|What was recorded|Opened)")).first).to_be_visible()

    def saves(self) -> None:
        """What is typed into a draft is saved as one writes; then by its button as well, which waits for all of it."""
        expect(self.page.locator("#saved")).to_have_text("Saved just now.")
        self.press("Save")
        expect(self.page.get_by_text("Saved.", exact=True)).to_be_visible()

    def hands_in(self, label: str) -> None:
        """From the draft to the form of the act that takes it as it is."""
        self.press(label)
        self.page.wait_for_url("**/act/**")
        expect(self.page.get_by_role("heading", level=1)).to_have_text(label)

    def confirms(self) -> None:
        """That it is oneself, by the password: what cannot be undone asks for it once more."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Confirm that it is you")
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.page.keyboard.press("Enter")

    # ---- papers ----------------------------------------------------------------------------------

    def takes(self, link: str) -> bytes:
        """The file behind a link of the page."""
        with self.page.expect_download() as taken:
            self.page.locator("main").get_by_role("link", name=re.compile(link)).first.click()
        return Path(taken.value.path()).read_bytes()
