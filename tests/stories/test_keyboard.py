"""Everything can be done by the keyboard alone: the focus is seen, goes on in order, is never caught; keys lead on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from requests_app.common import clock
from tests import world as worlds
from tests.stories.conftest import Place
from tests.world import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

MOST = 150
FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  const label = one.labels && one.labels.length ? one.labels[0].innerText : one.getAttribute("aria-label");
  return {
    name: (label || one.innerText || "").replace(/\\s+/g, " ").replace(/ :/g, ":").trim(),
    id: one.id,
    tag: one.tagName,
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inside: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth && box.width > 0,
  };
}"""
# What the keyboard should reach: of radio buttons with one name the group is one stop.
REACHABLE = """() => {
  const names = new Set();
  const all = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  return [...document.querySelectorAll(all)].filter((one) => {
    if (one.disabled || one.type === "hidden" || one.tabIndex < 0 || !one.checkVisibility()) return false;
    if (one.type !== "radio") return true;
    const seen = names.has(one.name);
    names.add(one.name);
    return !seen;
  }).length;
}"""


@dataclass(frozen=True)
class Focus:
    """What has the focus, as somebody who looks at the screen would tell it."""

    name: str
    id: str
    tag: str
    outlined: bool
    inside: bool

    @property
    def seen(self) -> bool:
        return self.outlined and self.inside


def focus(page: Page) -> Focus:
    return Focus(**page.evaluate(FOCUSED))


def tab(page: Page) -> Focus:
    """The next stop. Whatever has the focus must be seen to have it."""
    page.keyboard.press("Tab")
    found = focus(page)
    assert found.seen or found.tag == "BODY", f"the focus cannot be seen: {found}"
    return found


def tab_to(page: Page, wanted: str) -> Focus:
    """Goes on until the element of that name, or of that id, has the focus."""
    passed = []
    for _step in range(MOST):
        found = tab(page)
        if found.id == wanted or re.fullmatch(wanted, found.name):
            return found
        passed.append(found.name or found.id)
    raise AssertionError(f"{wanted} is not reached from {page.url}: {passed}")


def enter(page: Page, wanted: str) -> None:
    """Goes to the element of that name and presses Enter on it; the page that follows is waited for."""
    tab_to(page, wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")


# ---- the main tasks ------------------------------------------------------------------------------


def test_signing_in(place: Place) -> None:
    page = place.window("")
    page.goto("/accounts/login/")
    tab_to(page, "id_login")
    page.keyboard.type(place.world.person("officer").email)
    tab_to(page, "id_password")
    page.keyboard.type(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_url(f"{place.address}/")
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()


def test_from_the_desk_through_draft_and_approval_to_the_sending(place: Place) -> None:
    request = worlds.open_(place.world)
    officer = place.window("officer")
    officer.goto("/")
    enter(officer, f"Write the draft: {request.ref}")
    tab_to(officer, "Offence under investigation.*")
    officer.keyboard.press("ControlOrMeta+A")
    officer.keyboard.type("Typed by the keyboard alone, nothing else being at hand.")
    enter(officer, "Save")
    expect(officer.get_by_text("Saved.", exact=True)).to_be_visible()
    request.draft.refresh_from_db()
    assert "Typed by the keyboard alone, nothing else being at hand." in request.draft.contents.values()
    enter(officer, "Submit for approval")
    enter(officer, "Submit for approval")
    approver = place.window("approver")
    approver.goto("/")
    enter(approver, f"Approve: {request.ref}")
    enter(approver, "Approve")
    contact = place.window("contact")
    contact.goto("/")
    enter(contact, f"Send to the 24/7 point: {request.ref}")
    enter(contact, "Send to the 24/7 point")
    expect(contact.get_by_text("Done: Send to the 24/7 point.")).to_be_visible()
    request.refresh_from_db()
    assert request.state == "sent"


def test_a_provider_answers(place: Place) -> None:
    request = worlds.walk(place.world, worlds.open_(place.world), worlds.BC29_SERVED)
    counsel = place.window("google")
    counsel.goto("/")
    enter(counsel, f"Open: {request.ref}")
    enter(counsel, "Confirm preservation")
    tab_to(counsel, "id_ask-preserved_at")
    at = clock.now().astimezone(ZoneInfo("America/Los_Angeles")) - timedelta(minutes=1)
    counsel.keyboard.type(f"{at:%m%d%Y}")
    counsel.keyboard.press("ArrowRight")  # a year may have six digits: on to the hour
    counsel.keyboard.type(f"{at:%I%M%p}")
    tab_to(counsel, "id_ask-custodian_reference")
    counsel.keyboard.type("G-1")
    for item in request.items.all():
        tab_to(counsel, f"id_item-{item.key}")
        counsel.keyboard.press("ArrowDown")  # the first outcome: all that was asked
    enter(counsel, "Confirm preservation")
    assert counsel.locator(".faults").all_inner_texts() == []
    request.refresh_from_db()
    assert request.state == "preserved"


def test_measures_are_filtered(place: Place) -> None:
    worlds.walk(place.world, worlds.open_(place.world), worlds.BC29_SENT)
    reader = place.window("ministry")
    reader.goto("/measures/")
    tab_to(reader, "Filter")
    reader.keyboard.press("Enter")
    tab_to(reader, "Partner")
    reader.keyboard.type("United")
    enter(reader, "Show")
    expect(reader).to_have_url(re.compile("partner=US"))
    expect(reader.get_by_role("heading", level=1)).to_contain_text("United States")


def test_a_report_of_others_is_recorded(place: Place) -> None:
    request = worlds.walk(place.world, worlds.open_(place.world), worlds.BC29_SENT)
    officer = place.window("officer")
    officer.goto(f"/requests/{request.ref}/")
    tab_to(officer, "Record what they told us")
    officer.keyboard.press("Enter")
    enter(officer, "Acknowledge receipt")
    tab_to(officer, "Who told you.*")
    officer.keyboard.type("24/7 point, duty desk")
    tab_to(officer, "How you were told.*")
    officer.keyboard.type("telephone")
    enter(officer, "Acknowledge receipt")
    request.refresh_from_db()
    assert request.state == "received"


# ---- on every main page --------------------------------------------------------------------------

PAGES = {
    "desk": ("officer", "/"),
    "requests": ("officer", "/requests/?stands=all"),
    "request": ("officer", "/requests/{ref}/"),
    "act": ("officer", "/requests/{ref}/act/withdraw/"),
    "draft": ("officer", "/requests/{draft}/draft/"),
    "new": ("officer", "/requests/new/"),
    "approval": ("approver", "/requests/{submitted}/act/approve/"),
    "route": ("officer", "/routes/BC-29/"),
    "measures": ("central", "/measures/"),
    "portal": ("google", "/portal/"),
    "portal, request": ("google", "/portal/{ref}/"),
    "portal, act": ("google", "/portal/{ref}/acts/confirm_preservation/"),
    "sign-in": ("", "/accounts/login/"),
}


@pytest.fixture
def refs(place: Place) -> dict[str, str]:
    """One request at the provider, one being written, one to be approved."""
    sent = worlds.walk(place.world, worlds.open_(place.world), worlds.BC29_SERVED)
    submitted = worlds.walk(place.world, worlds.open_(place.world), (("officer", "submit"),))
    return {"ref": sent.ref, "draft": worlds.open_(place.world).ref, "submitted": submitted.ref}


def test_every_stop_is_seen_in_order_and_none_is_a_trap(place: Place, refs: dict[str, str]) -> None:
    windows = {name: place.window(name) for name in {who for who, _page in PAGES.values()}}
    for title, (who, address) in PAGES.items():
        page = windows[who]
        page.goto(address.format(**refs))
        assert page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count() == 0, title
        assert tab(page).name == "Skip to the content", title
        # Past the last stop the focus leaves the page and comes back to its beginning: it was caught nowhere. A field
        # for a date has stops within it; what counts is whether everything is reached, and in the order it is written.
        for step in range(MOST):
            page.evaluate("(n) => { document.activeElement.dataset.stop ??= n; }", step)
            if tab(page).tag == "BODY" or page.evaluate("document.activeElement.dataset.stop") == "0":
                break
        order = page.evaluate("[...document.querySelectorAll('[data-stop]')].map((one) => Number(one.dataset.stop))")
        assert order == sorted(order), title
        assert len(order) == page.evaluate(REACHABLE), title


def test_the_first_stop_skips_to_the_content(place: Place, refs: dict[str, str]) -> None:
    for who, address in (("officer", "/"), ("google", "/portal/")):
        page = place.window(who)
        page.goto(address)
        assert tab(page).name == "Skip to the content"
        page.keyboard.press("Enter")
        assert focus(page).id == "main"
        tab(page)
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_fault_takes_the_focus_to_its_field(place: Place, refs: dict[str, str]) -> None:
    page = place.window("officer")
    page.goto("/requests/new/")
    enter(page, "Preserve now")
    summary = page.locator(".faults")
    expect(summary).to_be_visible()
    tab_to(page, summary.get_by_role("link").first.inner_text())
    page.keyboard.press("Enter")
    assert focus(page).tag in ("INPUT", "SELECT", "TEXTAREA", "FIELDSET")


# ---- keys ----------------------------------------------------------------------------------------


def test_escape_twice_blanks_the_screen_and_once_more_brings_it_back(place: Place, refs: dict[str, str]) -> None:
    page = place.window("officer")
    page.goto(f"/requests/{refs['ref']}/")
    title, html = page.title(), page.locator("html")
    page.keyboard.press("Escape")
    expect(html).not_to_have_class(re.compile("blanked"))
    page.keyboard.press("Escape")
    expect(html).to_have_class(re.compile("blanked"))
    assert refs["ref"] not in page.title()
    expect(page.locator("main")).not_to_be_visible()
    for _step in range(3):
        page.keyboard.press("Tab")
        assert focus(page).tag in ("BODY", "BUTTON")  # nothing behind the blank can be reached
    page.keyboard.press("Escape")
    expect(html).not_to_have_class(re.compile("blanked"))
    expect(page.locator("main")).to_be_visible()
    assert page.title() == title


def test_two_slow_escapes_blank_nothing(place: Place) -> None:
    page = place.window("officer")
    page.goto("/")
    page.keyboard.press("Escape")
    page.wait_for_timeout(700)
    page.keyboard.press("Escape")
    expect(page.locator("html")).not_to_have_class(re.compile("blanked"))


def test_keys_lead_to_tabs_to_the_search_and_to_a_new_request(place: Place) -> None:
    page = place.window("officer")
    page.goto("/")
    for keys, where in (("gr", "/requests/"), ("gl", "/routes/"), ("gd", "/"), ("n", "/requests/new/")):
        page.locator("html.scripted").wait_for()
        with page.expect_navigation():
            for key in keys:
                page.keyboard.press(key)
        assert page.url == place.address + where
    page.locator("html.scripted").wait_for()
    page.keyboard.press("/")
    assert focus(page).id == "q"
    page.keyboard.type("gr")  # what is typed into a field leads nowhere
    assert page.locator("#q").input_value() == "gr"
    assert page.url.endswith("/requests/new/")


def test_the_list_of_keys_opens_closes_and_turns_them_off(place: Place) -> None:
    page = place.window("officer")
    page.goto("/")
    page.locator("html.scripted").wait_for()
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    tab_to(page, "Keys of one letter are on")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    expect(page.locator("dialog#keys")).not_to_be_visible()
    expect(page.locator("html")).not_to_have_class(re.compile("blanked"))
    page.goto("/requests/")
    page.locator("html.scripted").wait_for()
    for key in "gd":
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.url == f"{place.address}/requests/"
