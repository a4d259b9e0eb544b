"""A request on its way is seen by whoever can take it from there, not by those who could only speak about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from requests_app.casework import machine
from requests_app.casework.ledger import Ledger
from requests_app.casework.models import Entry
from requests_app.casework.project import opened_actors
from requests_app.routes.catalogue import catalogue

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)


def opened(route_id: str, steps: Sequence[tuple[str, str]]) -> frozenset[str]:
    route = catalogue().current(route_id)
    line = machine.Line(1, machine.OPEN, NOW, NOW)
    entries = [Entry(seq=n, act=act, to_state=state) for n, (act, state) in enumerate(steps, start=1)]
    return opened_actors(Ledger(route, entries, [line], machine.begin(route, line)))


SENT = [("open", "draft"), ("submit", "issuing"), ("issue", "ready"), ("send", "sent")]


def test_an_emergency_order_in_transit_is_open_to_the_addressee_only() -> None:
    assert "addressee" in opened("EU-EPOC-E", SENT)
    assert "enforcing" not in opened("EU-EPOC-E", SENT)


def test_its_notification_opens_it_to_the_enforcing_authority() -> None:
    assert "enforcing" in opened("EU-EPOC-E", [*SENT, ("notify", "sent")])


def test_an_order_that_is_notified_when_sent_is_open_to_both() -> None:
    assert {"addressee", "enforcing"} <= opened("EU-EPOC-N", SENT)


def test_an_order_without_notification_never_reaches_the_enforcing_authority_before_enforcement() -> None:
    steps = [*SENT, ("receive", "received"), ("acknowledge", "executing"), ("produce", "fulfilled")]
    assert "enforcing" not in opened("EU-EPOC", steps)
    assert "enforcing" in opened("EU-EPOC", [*steps[:-1], ("hand_to_enforcement", "enforcement")])
