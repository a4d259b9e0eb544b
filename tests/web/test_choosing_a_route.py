"""From the need to a route: preserving first, by the Union's own order within it; what is closed says why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from requests_app.casework.models import Request
from tests.web.test_the_story_by_pages import need
from tests.world import World

SignedIn = Callable[[str], Client]


def test_within_the_union_its_own_order_preserves(world: World, signed_in: SignedIn) -> None:
    told = need(world, provider=str(world["meta_ie"].pk), go="preserve")
    assert signed_in("officer").post("/requests/new/", told).status_code == 302
    assert Request.objects.get().route_id == "EU-EPOC-PR"


def test_the_routes_that_are_open_and_why_the_others_are_not(world: World, signed_in: SignedIn) -> None:
    text = signed_in("officer").post("/requests/new/", need(world, go="routes")).content.decode()
    assert 'value="route:US-MLA-3512"' in text
    assert 'value="route:EU-EPOC"' not in text
    assert "United States is not bound by" in text
    assert not Request.objects.exists()


def test_an_emergency_puts_its_order_first(world: World, signed_in: SignedIn) -> None:
    told = need(
        world,
        provider=str(world["meta_ie"].pk),
        go="routes",
        emergency="on",
        data=["subscriber", "identification_only"],
    )
    text = signed_in("officer").post("/requests/new/", told).content.decode()
    assert 'value="route:EU-EPOC-E"' in text
    assert text.index('value="route:EU-EPOC-E"') < text.index('value="route:EU-EPOC"')
    calm = signed_in("officer").post("/requests/new/", {**told, "emergency": ""}).content.decode()
    assert 'value="route:EU-EPOC-E"' not in calm


def test_a_closed_route_cannot_be_opened_by_hand(world: World, signed_in: SignedIn) -> None:
    answer = signed_in("officer").post("/requests/new/", need(world, go="route:EU-EPOC"))
    assert answer.status_code == 200
    assert not Request.objects.exists()


def test_everything_typed_stays_and_each_fault_stands_at_its_field(world: World, signed_in: SignedIn) -> None:
    told: dict[str, Any] = need(world, go="preserve", provider="", since="", until="", **{"identifier-2": "192.0.2"})
    answer = signed_in("officer").post("/requests/new/", {**told, "kind-2": "ip"})
    text = answer.content.decode()
    assert answer.status_code == 422
    for field in ("requested", "since", "identifier-2"):
        assert f'id="id_{field}_error"' in text, field
    assert 'value="192.0.2"' in text
    assert 'value="account-a@mail.example"' in text
    assert "A report of 3 June" not in text
    assert "a report of 3 June names it" in text


def test_more_identifiers_are_had_without_a_script(world: World, signed_in: SignedIn) -> None:
    text = signed_in("officer").post("/requests/new/", need(world, go="row")).content.decode()
    assert 'name="identifier-4"' in text
    assert 'value="account-a@mail.example"' in text
    assert 'class="faults"' not in text


def test_only_officers_and_desks_open_requests(world: World, signed_in: SignedIn) -> None:
    assert signed_in("contact").get("/requests/new/").status_code == 200
    for name in ("approver", "central", "enforcing"):
        assert signed_in(name).get("/requests/new/").status_code == 404
