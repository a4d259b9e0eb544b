"""A demand and a disclosure are drawn up by the authority that makes them, from what it says in its own act."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.utils import translation
from django.utils.translation import gettext

from requests_app.access import scope
from requests_app.casework.machine import NotOpen
from requests_app.casework.models import Request
from requests_app.papers.models import Paper
from requests_app.routes.catalogue import catalogue
from tests import world as worlds
from tests.world import World, do, walk

pytestmark = [pytest.mark.django_db, pytest.mark.pdf]
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
SENT = (("officer", "submit"), ("approver", "approve"), ("contact", "send"), ("us_contact", "receive"))


@pytest.fixture
def world() -> Iterator[World]:
    with time_machine.travel(NOW, tick=False):
        yield worlds.build()


def arrived(world: World, route: str) -> Request:
    """A request that the other State has received; its own papers are not drawn."""
    request = worlds.open_(world, route)
    with worlds.quick_papers():
        return walk(world, request, SENT)


def kept(request: Request, name: str) -> dict[str, Any]:
    """What the paper of that name says."""
    document: dict[str, Any] = Paper.objects.get(request=request, name=name).document
    return document


def facts(request: Request, name: str) -> dict[str, str]:
    """Labels and values of the paper of that name, as it is kept."""
    document = kept(request, name)
    blocks = [block for section in document["sections"] for block in section["blocks"]]
    return {f["label"]: f["value"] for block in blocks if block["kind"] == "facts" for f in block["facts"]}


def test_the_demand_has_the_day_its_officer_gives_it(world: World) -> None:
    request = arrived(world, "CA-PRES-DEMAND")
    told = {"made_on": "2026-11-20", "offence_under": "the law of a foreign State"}
    do(world, request, "us_contact", "draw_up_demand", **told)
    found = facts(request, "preservation-demand")
    assert (found["Demand made on"], found["Preserve until"]) == ("20 November 2026", "18 February 2027")
    assert found["Foreign State"] == "Germany"
    assert kept(request, "preservation-demand")["to_party"]["name"] == "Google LLC"


def test_a_demand_that_is_only_drawn_up_shows_the_provider_nothing(world: World) -> None:
    """It may never be made, and whoever learns of it early may delete."""
    request = arrived(world, "CA-PRES-DEMAND")
    with worlds.quick_papers():
        do(world, request, "us_contact", "draw_up_demand")
    assert not scope.visible_to(world.who("google")).filter(pk=request.pk).exists()


def test_the_disclosure_says_what_was_found(world: World) -> None:
    request = arrived(world, "BC-30")
    with worlds.quick_papers():
        do(world, request, "us_contact", "find_other_provider", other_country="France")
    told = {"other_provider": "Example Transit SAS", "other_state": "France", "path": "Through 198.51.100.7."}
    do(world, request, "us_contact", "write_disclosure", **told)
    found = facts(request, "traffic-path-disclosure")
    with translation.override("de"):  # it goes to Germany
        assert found[gettext("Service provider")] == "Example Transit SAS"
        assert found[gettext("State of that provider")] == "France"
        assert found[gettext("Path of the communication")] == "Through 198.51.100.7."


@pytest.mark.parametrize(
    ("route", "act"), [("CA-PRES-DEMAND", "draw_up_demand"), ("CA-PRES-ORDER", "draw_up_information")]
)
def test_nobody_draws_it_up_for_the_other_state(world: World, route: str, act: str) -> None:
    request = arrived(world, route)
    with pytest.raises(NotOpen):
        do(world, request, "officer", act)


def test_the_demand_carries_no_facts_of_the_case() -> None:
    """Criminal Code, Form 5.001: offence, authority, data; what gives the grounds to suspect stays with the officer."""
    route = catalogue().current("CA-PRES-DEMAND")
    paper = route.paper("preservation-demand")
    assert paper is not None
    carried = {content.name for content in route.contents if set(content.on) & set(paper.contents)}
    assert carried == {"authority", "offence", "provisions", "items", "custodian", "no_notice"}
