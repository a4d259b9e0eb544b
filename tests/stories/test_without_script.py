"""Without a script everything still works: to write with further rows, to act, to answer, to read every table."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from requests_app.casework.models import Request
from requests_app.common import clock
from tests import world as worlds
from tests.stories.conftest import Place

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
Window = Callable[[str], Page]


@pytest.fixture
def window(place: Place) -> Window:
    """A window in which no script runs."""

    def opened(name: str) -> Page:
        page = place.window(name, java_script_enabled=False)
        page.goto("/")
        expect(page.locator("html")).not_to_have_class(re.compile("scripted"))
        return page

    return opened


def press(page: Page, name: str, role: Any = "button") -> None:
    page.locator("main").get_by_role(role, name=name, exact=True).first.click()
    page.wait_for_load_state()


def test_a_need_is_told_and_a_draft_written_with_further_rows(place: Place, window: Window) -> None:
    page = window("officer")
    press(page, "Preserve now", "link")
    page.locator("[name=kind-1]").select_option("email")
    page.locator("[name=identifier-1]").fill("account-a@mail.example")
    rows = page.locator("[name^=identifier-]").count()
    press(page, "More identifiers")
    assert page.locator("[name^=identifier-]").count() > rows
    assert page.locator("[name=identifier-1]").input_value() == "account-a@mail.example"
    page.locator("[name=data][value=content]").check()
    page.locator("[name=since]").fill("2026-03-01T00:00")
    page.locator("[name=until]").fill("2026-05-31T00:00")
    page.locator("[name=offence]").fill("Section 184b of the Criminal Code")
    page.locator("[name=facts]").fill("The account offered material in a closed group.")
    page.locator("[name=provider]").select_option(str(place.world["google"].pk))
    press(page, "Preserve now")
    request = Request.objects.get()
    assert page.url.endswith(f"/requests/{request.ref}/draft/")

    items = page.locator("[name^=row-][name$=-identifier]")
    before = items.count()
    items.nth(before - 1).fill("account-b@mail.example")
    page.locator("[name^=row-][name$=-data]").nth(before - 1).select_option("subscriber")
    press(page, "Add items")
    assert items.count() > before
    assert items.nth(before - 1).input_value() == "account-b@mail.example"
    items.nth(before).fill("account-c@mail.example")
    page.locator("[name^=row-][name$=-data]").nth(before).select_option("subscriber")
    press(page, "Save")
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    request.draft.refresh_from_db()
    written = [item["identifier"] for item in request.draft.items]
    assert written == ["account-a@mail.example", "account-b@mail.example", "account-c@mail.example"]
    expect(page.locator("#lacks")).to_have_text("What is missing")
    assert page.locator(".missing li").count() > 0


def test_an_act_is_done_and_a_fault_keeps_what_was_typed(place: Place, window: Window) -> None:
    request = worlds.walk(place.world, worlds.open_(place.world), worlds.BC29_SENT)
    officer = window("officer")
    officer.goto(f"/requests/{request.ref}/")
    officer.get_by_text("Record what they told us").click()  # a fold needs no script
    press(officer, "Acknowledge receipt", "link")
    officer.get_by_label("Note").fill("They rang back at once.")
    press(officer, "Acknowledge receipt")
    expect(officer.locator(".faults")).to_contain_text("Who told you")
    assert officer.get_by_label("Note").input_value() == "They rang back at once."
    officer.get_by_label("Who told you").fill("24/7 point, duty desk")
    officer.get_by_label("How you were told").fill("telephone")
    press(officer, "Acknowledge receipt")
    expect(officer.get_by_text("Done: Acknowledge receipt.")).to_be_visible()
    request.refresh_from_db()
    assert request.state == "received"


def test_a_provider_answers(place: Place, window: Window) -> None:
    request = worlds.walk(place.world, worlds.open_(place.world), worlds.BC29_SERVED)
    counsel = window("google")
    counsel.get_by_role("link", name=re.compile(f"^Open ?: {request.ref}$")).click()
    press(counsel, "Confirm preservation", "link")
    counsel.locator("[name=ask-preserved_at]").fill(f"{clock.now() - timedelta(days=1):%Y-%m-%dT00:00}")
    counsel.locator("[name=ask-custodian_reference]").fill("G-1")
    for item in request.items.all():
        counsel.locator(f"[name=item-{item.key}]").select_option(index=1)
    press(counsel, "Confirm preservation")
    assert "/receipts/" in counsel.url
    request.refresh_from_db()
    assert request.state == "preserved"
    officer = window("officer")
    officer.goto(f"/requests/{request.ref}/")
    officer.get_by_text("Why this date").first.click()
    expect(officer.locator("details.why[open] li").first).to_be_visible()


def test_measures_are_filtered_and_read_in_tables(place: Place, window: Window) -> None:
    worlds.walk(place.world, worlds.open_(place.world), worlds.BC29_SENT)
    reader = window("central")
    reader.goto("/measures/")
    reader.get_by_text("Filter", exact=True).click()
    reader.get_by_label("Partner", exact=True).select_option("US")
    press(reader, "Show")
    assert "partner=US" in reader.url
    expect(reader.get_by_role("heading", level=1)).to_contain_text("United States")
    assert reader.locator("main table").count() > 0
    # What is folded away is a table too, and opens without a script; no chart stands without one.
    folded = reader.locator("main details:not([open]) > summary:visible")
    while folded.count():
        folded.first.click()
    for chart in reader.locator("main .chart, main .ball").all():
        assert chart.locator("xpath=following::table[1] | descendant::table").count() > 0


def test_signing_in_looking_for_something_and_signing_out(place: Place) -> None:
    request = worlds.open_(place.world)
    page = place.window("", java_script_enabled=False)
    page.goto("/accounts/login/")
    page.locator("#id_login").fill(place.world.person("officer").email)
    page.locator("#id_password").fill(worlds.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{place.address}/")
    page.locator("#q").fill(request.ref)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/requests/{request.ref}/")
    page.locator("details.menu > summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.goto("/")
    assert "/accounts/login/" in page.url


def test_what_needs_a_script_is_not_offered(place: Place, window: Window) -> None:
    request = worlds.open_(place.world)
    page = window("officer")
    for address in ("/", f"/requests/{request.ref}/", f"/requests/{request.ref}/draft/", "/measures/definitions/"):
        page.goto(address)
        assert [one for one in page.locator(".needs-script").all() if one.is_visible()] == []
