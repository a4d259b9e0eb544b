"""The page of figures where there is little: nobody's figures, none yet, few; and how many queries it takes."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from requests_app.casework.models import Request
from requests_app.common import clock
from requests_app.web import measure_figures
from tests.measures.register import AS_OF, populate
from tests.web.test_measures_page import PAGES, Browser, text
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _census(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: AS_OF)


@pytest.mark.parametrize("name", ["officer", "approver", "contact", "issuing", "auditor", "administrator", "google"])
@pytest.mark.parametrize("address", [*PAGES, "/measures/cases/?figure=pending"])
def test_nobody_else_reads_figures(signed_in: Browser, name: str, address: str) -> None:
    assert signed_in(name).get(address).status_code == 404


@pytest.mark.parametrize("address", [*PAGES, "/measures/definitions/", "/measures/cases/?figure=pending"])
def test_whoever_is_not_signed_in_is_asked_to(client: Client, address: str) -> None:
    assert client.get(address).status_code == 302


def test_a_partner_without_a_corridor_is_not_even_named(world: World, signed_in: Browser) -> None:
    """France and the United States have requests between them; Germany hears of neither."""
    populate(40)
    Request.objects.filter(requesting="DE").update(requested="US")
    Request.objects.filter(requested="DE").update(requested="US")
    page = text(signed_in("ministry"))
    assert "United States" in page
    assert "France" not in page
    direct = signed_in("ministry").get("/measures/?partner=FR&direction=both").context["report"]
    assert direct.opened == Request.objects.filter(requesting="DE").count()


def test_below_ten_there_is_no_curve(world: World, signed_in: Browser) -> None:
    populate(8)
    page = text(signed_in("ministry"))
    assert "no curve is drawn" in page
    assert 'class="curve"' not in page


def test_an_empty_register_has_a_page(world: World, signed_in: Browser) -> None:
    for name in ("ministry", "central"):
        assert "No request has been opened yet." in text(signed_in(name))


def test_figures_are_rounded_not_cut() -> None:
    assert [measure_figures.in_days(days) for days in (102.67, 99.5, 2.96, 1234.5678)] == [
        "103 d", "100 d", "3.0 d", "1,235 d",
    ]  # fmt: skip


def test_every_definition_is_one_click_away(world: World, signed_in: Browser) -> None:
    page = text(signed_in("officer"), "/measures/definitions/")
    for one in ("M1", "M3a", "M9", "M15", "why"):
        assert f'id="{one}"' in page


@pytest.mark.parametrize(
    ("name", "address", "queries"),
    [
        ("ministry", "/measures/", 10),
        ("ministry", "/measures/data.json", 10),
        ("ministry", "/measures/definitions/", 3),
        ("central", "/measures/", 12),
        ("central", "/measures/cases/?figure=pending", 12),
    ],
)
@pytest.mark.parametrize("n", [40, 60])
def test_queries_do_not_grow_with_the_register(
    world: World, signed_in: Browser, name: str, address: str, queries: int, n: int
) -> None:
    populate(n, centrals={"DE": world["bfj"]})
    browser = signed_in(name)
    browser.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert browser.get(address).status_code == 200
    assert len(caught) == queries, [q["sql"][:90] for q in caught.captured_queries]
