"""From a need for evidence to a measured answer, through both doors, as people do it: by clicks and by keyboard.

Every due moment here is counted by hand from the law; the calendar of the story stands in UTC at the head of each step.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.management import call_command
from playwright.sync_api import Browser
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from requests_app.papers.models import Paper
from requests_app.parties.models import Reach
from tests import world as worlds
from tests.stories import assistance, emergency, figures, preservation, told
from tests.stories.counted import counted, kept_files
from tests.stories.telling import Telling, utc

MOST_QUERIES = 12
LOG = logging.getLogger(__name__)  # shown when the story breaks off


@pytest.fixture
def telling(
    chromium: Browser,
    live_server: LiveServer,
    unsealed: None,
    settings: Settings,
) -> Iterator[Telling]:
    """1 September 2026, ten in the morning in Berlin: nothing has happened yet."""
    # People stay at their browsers for the months of the story; how a session ends is tested elsewhere.
    settings.SESSION_IDLE = settings.SESSION_LIFE = timedelta(days=365)
    settings.SESSION_COOKIE_AGE = 365 * 86_400
    with kept_files(), time_machine.travel(utc("2026-09-01 08:00"), tick=True) as traveller:
        world = worlds.build()
        EmailAddress.objects.bulk_create(
            EmailAddress(user=one, email=one.email, verified=True, primary=True) for one in world.people.values()
        )
        Reach.objects.create(
            organisation=world["zit"],
            means="phone",
            value="+49 69 1367 01",
            verified_at=utc("2026-08-01 00:00"),
            method="called back by two people",
            source="public directory of the courts of Hesse",
            mark="V",
        )
        told = Telling(chromium, live_server.url, traveller, world)
        yield told
        for name, one in told.visitors.items():
            LOG.warning("%s last stood at %s\n%s", name, one.page.url, one.page.locator("body").inner_text())
            one.window.close()


@pytest.mark.browser
@pytest.mark.pdf
def test_the_story(telling: Telling, settings: Settings) -> None:
    with counted() as answers:
        preservation.the_need(telling, settings)
        preservation.the_request(telling, settings)
        settings.COMITY_DEMO = True  # from here on people sign in with their passwords alone
        preservation.the_letter(telling)
        preservation.another_one(telling)
        emergency.the_order(telling)
        emergency.the_answer(telling)
        assistance.the_draft(telling)
        assistance.the_return(telling)
        assistance.the_completion(telling)
        preservation.the_lapse(telling)
        assistance.the_execution(telling)
        assistance.the_answer(telling)
        figures.at_the_end(telling)
        told.all_of_them(telling)
    seen = [page for page in answers if page.page]
    assert len(seen) > 200
    assert {page.path: page.asked for page in seen if len(page.asked) > MOST_QUERIES} == {}
    assert telling.read == set(Paper.objects.values_list("sha256", flat=True))
    call_command("verify_ledger")
    call_command("rebuild", "--check")
