"""The worklist puts first what may be forged and burns, then what ends today, ours, theirs, and what was answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from requests_app.casework.models import Request
from tests import world as worlds
from tests.portal import orders
from tests.portal.pages import text
from tests.world import World

SECTIONS = (
    "Emergency, unverified",
    "Due today",
    "With you",
    "Waiting for the authority",
    "Answered or closed in the last 30 days",
)


Meta = Callable[[], Client]


@pytest.fixture
def meta(signed_in: Callable[[str], Client]) -> Meta:
    """Counsel of Meta, signed in anew: a session does not last as long as these tests."""
    return lambda: signed_in("meta")


def placed(client: Client) -> dict[str, list[str]]:
    """The references in each section, in the order of the page."""
    said = text(client.get("/portal/"))
    said = said[said.index("others with you") :]
    found: dict[str, list[str]] = {}
    for n, name in enumerate(SECTIONS):
        if name not in said:
            continue
        start = said.index(name)
        ends = [said.index(later, start) for later in SECTIONS[n + 1 :] if later in said[start:]]
        words = said[start : min(ends, default=len(said))].split()
        found[name] = list(dict.fromkeys(w for w in words if w.startswith("2026-DE-")))
    return found


def test_the_order_of_harm(
    world: World, press: list[dict[str, Any]], meta: Meta, clock: time_machine.Traveller
) -> None:
    plain = orders.sent(world, "EU-EPOC")  # ten days from receipt
    worlds.do(world, plain, "meta", "receive")
    questioned = orders.sent(world, "EU-EPOC")
    worlds.do(world, questioned, "meta", "receive")
    worlds.do(world, questioned, "meta", "verify")
    worlds.do(world, questioned, "meta", "ask_clarification")
    answered = orders.sent(world, "EU-EPOC")
    worlds.do(world, answered, "meta", "receive")
    worlds.do(world, answered, "meta", "verify")
    worlds.do(world, answered, "meta", "produce")
    clock.shift(timedelta(days=9, hours=20))  # 11 September, 05:00 UTC: the ten days end tonight
    older = orders.sent(world)
    clock.shift(timedelta(minutes=12))
    newer = orders.sent(world)
    proven = orders.sent(world)
    worlds.do(world, proven, "meta", "receive")
    worlds.do(world, proven, "meta", "verify")
    fresh = orders.sent(world, "EU-EPOC")
    worlds.do(world, fresh, "meta", "receive")
    clock.shift(timedelta(minutes=5))
    assert placed(meta()) == {
        "Emergency, unverified": [older.ref, newer.ref],
        "Due today": [proven.ref, plain.ref],
        "With you": [fresh.ref],
        "Waiting for the authority": [questioned.ref],
        "Answered or closed in the last 30 days": [answered.ref],
    }
    said = text(meta().get("/portal/"))
    assert "17 minutes arrived 11 Sep 2026, 06:00 IST" in said
    assert "assume forged until verified" in said
    assert "SECRET" not in said


def test_an_order_withdrawn_before_it_was_received_is_closed(order: Request, world: World, meta: Meta) -> None:
    worlds.do(world, order, "officer", "withdraw")
    assert placed(meta())["Answered or closed in the last 30 days"] == [order.ref]
    assert "Closed" in text(meta().get("/portal/"))


def test_what_an_authority_does_afterwards_brings_nothing_back(
    order: Request, world: World, meta: Meta, clock: time_machine.Traveller
) -> None:
    worlds.do(world, order, "meta", "receive")
    worlds.do(world, order, "meta", "verify")
    worlds.do(world, order, "meta", "produce")
    clock.shift(timedelta(days=40))
    worlds.do(world, order, "officer", "inform_person")
    assert order.ref not in text(meta().get("/portal/"))
    assert order.ref in meta().get("/portal/export.csv").content.decode()


def test_a_reference_is_found_whole_or_begun(order: Request, meta: Meta) -> None:
    whole = meta().get("/portal/find/", {"q": order.ref.lower()})
    assert (whole.status_code, whole["Location"]) == (302, f"/portal/{order.ref}/")
    assert "No request of yours" in text(meta().get("/portal/find/", {"q": "1999-"}))
    assert "No request of yours" in text(meta().get("/portal/find/", {"q": ""}))
