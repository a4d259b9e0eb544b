"""Annex B pressed from a request: from the executing authority, with what it acknowledges, without the case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from requests_app.casework import ledger as ledgers
from requests_app.papers import press
from requests_app.routes.catalogue import catalogue
from tests import world as worlds
from tests.papers import pdf
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.pdf]
NOW = datetime(2026, 9, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def world() -> Iterator[World]:
    """A world at noon on 2 September 2026."""
    with time_machine.travel(NOW, tick=False):
        yield worlds.build()


def test_the_executing_authority_confirms_receipt(world: World) -> None:
    route = catalogue().current("EU-EIO")
    request = worlds.open_(world, "EU-EIO", requested="IE", provider="meta_ie")
    act, rule = route.act("acknowledge"), route.paper("annex-b")
    assert act is not None
    assert rule is not None
    assert act.papers == ("annex-b",)
    told = {
        "act": "acknowledge",
        "executing_reference": "26 163 000 123",
        "competent_authority": "Tribunal judiciaire de Lille",
        "information": "A translation of Section G is awaited.",
    }
    items = [{**item, "key": str(n)} for n, item in enumerate(worlds.items_for(route), start=1)]
    contents = worlds.contents_for(route, case_reference="123 Js 456/26")
    drawn = press.draw(
        request,
        ledgers.read(request),
        rule,
        contents=contents,
        items=items,
        by="executing",
        at=NOW,
        told=told,
    )
    text = pdf.text(drawn.body)
    for said in ("26 163 000 123", "Tribunal judiciaire de Lille", "A translation of Section G is awaited."):
        assert said in text
    assert "123 Js 456/26" in text
    assert items[0]["identifier"] not in text
    assert "Invented facts" not in text
    assert (drawn.by, drawn.to) == ("executing", "issuing")
