"""My desk says when the clock has stopped; a request page tells own acts from reports and names what follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from requests_app.alerts.models import Sweep
from requests_app.casework.models import Request
from requests_app.common import clock
from requests_app.desk import sweep
from tests import world as worlds
from tests.world import World

SignedIn = Callable[[str], Client]
WARNING = "The clock of this installation stands still."


def page(client: Client, request: Request) -> str:
    return client.get(f"/requests/{request.ref}/").content.decode()


def part(text: str, begin: str, end: str) -> str:
    """What stands between two words of a page; nothing where the first is not there."""
    return text.partition(begin)[2].partition(end)[0]


def test_a_clock_that_stands_is_told_on_the_desk(world: World, signed_in: SignedIn) -> None:
    officer = signed_in("officer")
    assert WARNING not in officer.get("/").content.decode()
    sweep.tick(clock.now(), mail=False)
    assert WARNING not in officer.get("/").content.decode()
    stopped: datetime = clock.now() - timedelta(minutes=30)
    Sweep.objects.update(at=stopped)
    text = officer.get("/").content.decode()
    assert WARNING in text
    assert f'datetime="{stopped:%Y-%m-%dT%H:%M}' in part(text, WARNING, "</div>")


def test_reports_of_others_stand_apart_from_ones_own_acts(
    world: World, signed_in: SignedIn, press: list[dict[str, Any]]
) -> None:
    sent = worlds.walk(world, worlds.open_(world), worlds.BC29_SENT)
    text = page(signed_in("officer"), sent)
    own, told = part(text, 'id="do"', "Record what they told us"), part(text, "Record what they told us", "</details>")
    assert f"/requests/{sent.ref}/act/receive/" in told
    assert "24/7" in told
    assert f"/requests/{sent.ref}/act/receive/" not in own
    assert "Record what they told us" not in page(signed_in("us_contact"), sent)


@pytest.mark.parametrize(
    ("route_id", "steps", "offered"),
    [
        ("BC-29", (), True),
        ("BC-29", worlds.BC29_SENT, False),  # the route has an act of its own for it there
        ("US-MLA-3512", (), False),
        ("EU-EPOC", (("officer", "submit"),), False),
        ("EU-EPOC", (("officer", "abandon"),), True),
    ],
)
def test_what_follows_is_offered_from_a_preservation_and_after_an_end(
    world: World,
    signed_in: SignedIn,
    press: list[dict[str, Any]],
    route_id: str,
    steps: tuple[tuple[str, str], ...],
    offered: bool,
) -> None:
    to: dict[str, Any] = {"requested": "IE", "provider": "meta_ie"} if route_id.startswith("EU") else {}
    request = worlds.walk(world, worlds.open_(world, route_id, **to), steps)
    following = part(page(signed_in("officer"), request), "What the law leads to from here", "</ul>")
    assert bool(following) == offered
    if offered:
        wanted = {"BC-29": "Open: MLA to the United States", "EU-EPOC": "Open: EPOC"}[route_id]
        assert wanted in " ".join(following.split())


def test_the_step_offered_first_leads_forward(world: World, signed_in: SignedIn) -> None:
    request = worlds.walk(world, worlds.open_(world), (("officer", "submit"),))
    approver = signed_in("approver")
    assert f"/requests/{request.ref}/act/approve/" in approver.get("/").content.decode()
    assert f"/requests/{request.ref}/act/send_back/" not in approver.get("/").content.decode()
    assert f'btn-primary" href="/requests/{request.ref}/act/approve/"' in page(approver, request)
