"""How many queries each page takes: as written in `queries.json`, and never more than twelve."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from requests_app.casework.models import Entry, Request
from tests import world as worlds
from tests.portal import orders
from tests.portal.pages import submit
from tests.world import World

PINNED: dict[str, int] = json.loads((Path(__file__).parent / "queries.json").read_text(encoding="utf-8"))
MOST = 12


@pytest.fixture
def pages(order: Request, world: World, signed_in: Callable[[str], Client]) -> tuple[Client, dict[str, str]]:
    """A request in the middle of its work, beside others, and the addresses of the pages by name."""
    meta = signed_in("meta")
    for _n in range(3):
        orders.sent(world, "EU-EPOC")
    submit(meta, order, "receive")
    submit(meta, order, "verify", **{"ask-verified_by": "received through the decentralised IT system"})
    submit(meta, order, "ask_clarification", **{"ask-why": "is incomplete", "ask-question": "Which?"})
    worlds.do(world, order, "issuing", "clarify", clarification="This one.")
    submit(meta, order, "produce_part", **{"item-1": "fulfilled", "manifest": f"{'b' * 64} a.bin", "channel": "post"})
    mark = Entry.objects.get(request=order, act="produce_part").hash[:16]
    return meta, {
        "inbox": "/portal/",
        "request": f"/portal/{order.ref}/",
        "json": f"/portal/{order.ref}/request.json",
        "items": f"/portal/{order.ref}/items.csv",
        "act": f"/portal/{order.ref}/acts/produce/",
        "receipt": f"/portal/{order.ref}/receipts/{mark}/",
        "figures": "/portal/figures/",
        "export": "/portal/export.json",
        "find": "/portal/find/?q=2026-",
    }


def test_each_page_takes_the_queries_that_are_written_down(pages: tuple[Client, dict[str, Any]]) -> None:
    client, addresses = pages
    client.get("/portal/")  # the session is begun, the law is loaded
    taken = {}
    for name, address in addresses.items():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200, address
        taken[name] = sum(1 for q in asked.captured_queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE")))
    assert taken == PINNED
    assert max(taken.values()) <= MOST


def test_the_worklist_does_not_grow_with_its_rows(
    world: World, press: list[Any], signed_in: Callable[[str], Client]
) -> None:
    meta = signed_in("meta")
    orders.sent(world)
    meta.get("/portal/")
    with CaptureQueriesContext(connection) as few:
        meta.get("/portal/")
    for _n in range(5):
        orders.sent(world, "EU-EPOC")
    with CaptureQueriesContext(connection) as many:
        meta.get("/portal/")
    assert len(many) == len(few)
