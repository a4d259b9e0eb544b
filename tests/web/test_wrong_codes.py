"""A thousand wrong codes learn nothing, and are slowed: after a few, an address is told to wait, whatever it asks."""

from __future__ import annotations

import functools
import re
from collections import Counter
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client, RequestFactory

from requests_app.papers import codes
from requests_app.web import slowing, verifying
from tests import world as worlds
from tests.world import World

AT = "2026-09-01T09:00:00Z"


@pytest.fixture(autouse=True)
def _fresh() -> None:
    cache.clear()


@functools.cache
def window(address: str) -> Client:
    """One browser for each address: to make one takes longer than to answer."""
    return Client(REMOTE_ADDR=address)


def ask(code: str, address: str = "192.0.2.7") -> Any:
    return window(address).post("/verify/", {"code": code})


def page(answer: Any) -> str:
    text = re.sub(r'("X-CSRFToken": "|name="csrfmiddlewaretoken" value=")\w+', r"\1", answer.content.decode())
    return re.sub(r'name="code" value="[^"]*"', "", text)


@pytest.mark.pdf  # of papers, so run once
def test_a_thousand_wrong_codes(world: World, press: list[dict[str, Any]]) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        code = worlds.walk(world, worlds.open_(world), worlds.BC29_SENT).papers.get().code
        answers = [ask(codes.new()) for _n in range(1000)]
        assert Counter(answer.status_code for answer in answers) == {200: 20, 429: 980}
        assert len({page(answer) for answer in answers if answer.status_code == 200}) == 1
        slowed = {(page(answer), answer["Retry-After"]) for answer in answers if answer.status_code == 429}
        assert len(slowed) <= 2  # the minute's and the hour's
        # Slowed alike when the code is right: the refusal says nothing.
        assert page(ask(code)) in {text for text, _wait in slowed}
        assert "Genuine" in page(ask(code, "192.0.2.8"))
        clock.shift(3600)
        assert "Genuine" in page(ask(code))


def test_it_opens_again_after_a_minute(db: None) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        assert [ask("x").status_code for _n in range(21)][-2:] == [200, 429]
        clock.shift(60)
        assert ask("x").status_code == 200


def test_an_hour_has_its_own_limit() -> None:
    request = RequestFactory().post("/verify/")
    with time_machine.travel(AT, tick=False) as clock:
        given = 0
        for _minute in range(15):
            given += sum(slowing.wait(request, "verify", verifying.LIMITS) == 0 for _n in range(20))
            clock.shift(60)
    assert given == 200


def test_one_network_of_many_addresses_is_one(db: None) -> None:
    with time_machine.travel(AT, tick=False):
        answers = [ask("x", f"2001:db8:0:1::{n:x}") for n in range(1, 23)]
        assert [answer.status_code for answer in answers[-2:]] == [429, 429]
        assert ask("x", "2001:db8:0:2::1").status_code == 200


def test_the_square_and_the_file_count_too(db: None) -> None:
    with time_machine.travel(AT, tick=False):
        for _n in range(20):
            Client().get("/verify/?code=x")
        assert Client().get("/verify/?code=x").status_code == 429
        assert Client().post("/verify/", {"code": "x"}).status_code == 429
        assert Client().get("/verify/").status_code == 200
