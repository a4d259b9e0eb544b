"""A provider's own figures, and all of its requests as CSV and JSON, without identifiers."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from requests_app.access.models import View
from requests_app.portal.tables import safe
from tests import world as worlds
from tests.portal import orders
from tests.portal.pages import submit, text
from tests.world import World

VERIFIED = "received through the decentralised IT system"


Meta = Callable[[], Client]


@pytest.fixture
def meta(signed_in: Callable[[str], Client]) -> Meta:
    """Counsel of Meta, signed in anew: a session does not last as long as these tests."""
    return lambda: signed_in("meta")


def answered_after(world: World, clock: time_machine.Traveller, hours: int) -> str:
    """An emergency order answered so many hours after its receipt."""
    request = orders.sent(world)
    worlds.do(world, request, "meta", "receive")
    worlds.do(world, request, "meta", "verify", verified_by=VERIFIED)
    clock.shift(timedelta(hours=hours))
    worlds.do(world, request, "meta", "produce", settled={"1": "fulfilled", "2": "nothing_held"})
    return request.ref


def test_ten_answers_have_a_median_and_nine_have_none(
    world: World, press: list[dict[str, Any]], meta: Meta, clock: time_machine.Traveller
) -> None:
    for hours in (1, 2, 3, 4, 6, 12, 12, 12, 24):
        answered_after(world, clock, hours)
    assert "fewer than 10" in text(meta().get("/portal/figures/"))
    nine = meta().get("/portal/export.json").json()["figures"]
    assert [(k["received"], k["answered"], k["median_days"]) for k in nine] == [(9, 9, None)]
    answered_after(world, clock, 48)
    ten = meta().get("/portal/export.json").json()["figures"][0]
    # Ten durations in hours, 1 2 3 4 6 12 12 12 24 48: after the fifth half are answered, so the median is 6 hours.
    assert ten["median_days"] == pytest.approx(6 / 24)
    assert ten["outcomes"] == {"partial": 10}
    assert "6 h" in text(meta().get("/portal/figures/"))


def test_rows_say_when_and_how_and_name_no_identifier(
    world: World, press: list[dict[str, Any]], meta: Meta, clock: time_machine.Traveller
) -> None:
    ref = answered_after(world, clock, 3)
    late = answered_after(world, clock, 10)
    open_ = orders.sent(world)
    before = View.objects.count()
    file = meta().get("/portal/export.csv")
    assert file["Content-Disposition"] == 'attachment; filename="requests.csv"'
    rows = {r["ref"]: r for r in csv.DictReader(io.StringIO(file.content.decode()))}
    assert rows[ref] == {
        "ref": ref,
        "route": "EU-EPOC-E",
        "requesting": "DE",
        "authority": "Bundeskriminalamt",
        "emergency": "True",
        "arrived_at": "2026-09-01T09:00:00Z",
        "acknowledged_at": "",
        "answered_at": "2026-09-01T12:00:00Z",
        "outcome": "partial",
        "identifiers": "2",
        "data": "subscriber identification_only",
        "due_at": "2026-09-01T18:00:00Z",  # the hour of receipt is not counted: eight hours from 10:00
        "on_time": "True",
    }
    assert rows[late]["on_time"] == "False"
    assert (rows[open_.ref]["answered_at"], rows[open_.ref]["outcome"], rows[open_.ref]["on_time"]) == ("", "", "")
    assert "alpha@mail.example" not in file.content.decode()
    assert View.objects.count() == before + 3
    assert meta().get("/portal/export.xml").status_code == 404


def test_an_item_list_is_text_in_a_spreadsheet(world: World, press: list[dict[str, Any]], meta: Meta) -> None:
    request = orders.sent(world)
    submit(meta(), request, "receive")
    rows = list(csv.DictReader(io.StringIO(meta().get(f"/portal/{request.ref}/items.csv").content.decode())))
    assert [(r["identifier"], r["kind"], r["data"], r["since"], r["zone"]) for r in rows] == [
        ("alpha@mail.example", "email", "subscriber", "", ""),
        ("192.0.2.77", "ip", "identification_only", "2026-08-30 10:00", "Europe/Berlin"),
    ]
    assert safe("=HYPERLINK(1)") == "'=HYPERLINK(1)"
    assert safe("@sum") == "'@sum"
    assert safe("-1+cmd") == "'-1+cmd"
    assert safe("+49 170 123") == "+49 170 123"
    assert safe(None) == ""
