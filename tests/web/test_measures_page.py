"""The page of figures: who may read it, over whose requests, what leaves it, and what stands behind a figure."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from requests_app.access import policy, scope
from requests_app.casework.models import Item, Request
from requests_app.clocks.models import Deadline
from requests_app.common import clock
from requests_app.measures import drill, endangered, publication
from requests_app.measures.cuts import Cut
from requests_app.measures.report import read, report
from requests_app.parties.models import Hat, Kind, Organisation
from requests_app.routes.schema import Role
from tests import world as worlds
from tests.measures.register import AS_OF, populate
from tests.world import World

pytestmark = pytest.mark.django_db

Browser = Callable[[str], Client]
PAGES = ("/measures/", "/measures/data.json", "/measures/data.csv")
DE = frozenset({"DE"})
OUTGOING = Cut(countries=DE, direction="outgoing")


@pytest.fixture(autouse=True)
def _census(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: AS_OF)


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The small world with ninety requests, made once for all tests of this file and taken back after the last.

    The German requests pass the desk of the Bundesamt für Justiz.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        world = worlds.build()
        populate(90, centrals={"DE": world["bfj"]})
        yield world
        transaction.set_rollback(True)


@pytest.fixture
def world(built: World, db: None) -> World:
    return built


@pytest.fixture
def register(world: World) -> World:
    return world


def text(browser: Client, address: str = "/measures/") -> str:
    response = browser.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def test_the_figures_are_those_of_the_report(register: World, signed_in: Browser) -> None:
    found = report(OUTGOING, AS_OF)
    page = text(signed_in("ministry"))
    assert found.median.value is not None
    assert f"{found.median.value:.0f} d" in page
    assert found.p90.value is None
    assert "not reached" in page
    assert f"n = {found.curve.n}, {found.open} still open" in page
    assert f"{found.flow.came_in} in, {found.flow.went_out} out this quarter" in page
    assert f"{found.flow.stock_before} before" in page
    assert f"{found.lapsed.rate.count} of {found.lapsed.rate.n}" in page
    assert "Open requests count until today" in page
    for one in ("M1", "M1a", "M2", "M3", "M5", "M6", "M7", "M8", "M9", "M12", "M15"):
        assert f'href="/measures/definitions/#{one}"' in page


def test_a_ministry_reads_no_case(register: World, signed_in: Browser) -> None:
    browser = signed_in("ministry")
    everything = " ".join(
        [*(text(browser, address) for address in ("/measures/", "/measures/data.csv")),
         browser.get("/measures/data.json").content.decode()]
    )  # fmt: skip
    for request in Request.objects.all():
        assert request.ref not in everything
    assert not any(value and value in everything for value in Item.objects.values_list("identifier", flat=True))
    assert "Most endangered files" not in everything
    assert "/measures/cases/" not in everything
    assert "/requests/" not in everything
    assert browser.get("/measures/cases/?figure=pending").status_code == 404


def test_another_ministry_reads_its_own_corridors_only(register: World, signed_in: Browser) -> None:
    org = Organisation.objects.create(name="Ministère de la Justice", kind=Kind.MINISTRY, country="FR")
    Hat.objects.create(person=register.person("ministry"), organisation=org, role=Role.MINISTRY)
    Hat.objects.filter(person=register.person("ministry"), organisation=register["bmj"]).update(ended_at=AS_OF)
    browser = signed_in("ministry")
    assert browser.get("/measures/").status_code == 200
    mine = Request.objects.filter(requesting="FR")
    found = browser.get("/measures/").context["report"]
    assert found.opened == mine.count()
    incoming = browser.get("/measures/?direction=incoming").context["report"]
    assert incoming.opened == Request.objects.filter(requested="FR", sent_at__isnull=False).count()
    assert incoming.cut.countries == {"FR"}


@pytest.mark.parametrize(
    ("asked", "cut"),
    [
        ("direction=incoming", Cut(countries=DE, direction="incoming")),
        ("partner=US", Cut(countries=DE, direction="outgoing", partner="US")),
        ("partner=FR&direction=both", Cut(countries=DE, partner="FR")),
        ("instrument=CETS185", Cut(countries=DE, direction="outgoing", instrument="CETS185")),
        ("data=content", Cut(countries=DE, direction="outgoing", data="content")),
    ],
)
def test_filters(register: World, signed_in: Browser, asked: str, cut: Cut) -> None:
    shown = signed_in("ministry").get(f"/measures/?{asked}").context["report"]
    expected = report(cut, AS_OF)
    assert 0 < shown.opened == expected.opened < report(Cut(countries=DE), AS_OF).opened
    assert shown.median == expected.median


def test_a_period_of_sending(register: World, signed_in: Browser) -> None:
    shown = signed_in("ministry").get("/measures/?since=2025-01&until=2025-12").context["report"]
    sent = Request.objects.filter(requesting="DE", sent_at__year=2025)
    assert shown.sent == sent.count()
    for nonsense in ("since=2025-13", "until=never", "since=0000-01", "partner=XX", "data=voice", "direction=up"):
        found = signed_in("ministry").get(f"/measures/?{nonsense}")
        assert found.status_code == 200
        assert found.context["report"].opened == report(OUTGOING, AS_OF).opened


@pytest.mark.parametrize("figure", sorted(drill.FIGURES))
def test_behind_a_figure_stand_the_cases_it_counted(register: World, signed_in: Browser, figure: str) -> None:
    found = read(OUTGOING, AS_OF)
    r = found.report
    counted = {
        "pending": r.pending.n, "answered": r.answered, "late": r.on_time.rate.n - r.on_time.rate.count,
        "returned": r.returns.rate.count, "refused": r.refusals.refused.count, "lapsed": r.lapsed.rate.count,
        "idle": r.quality.without_next_action.count,
    }  # fmt: skip
    behind = drill.behind(found, figure)
    if figure in counted:
        assert len(behind) == counted[figure]
    response = signed_in("central").get(f"/measures/cases/?figure={figure}")
    visible = set(scope.visible_to(policy.standing(register.person("central"))).values_list("pk", flat=True))
    assert {one.pk for one, _route in response.context["listed"]} == set(behind) & visible
    assert response.context["n"] == len(behind)


def test_three_clicks_from_a_figure_to_a_case(register: World, signed_in: Browser) -> None:
    browser = signed_in("central")
    page = browser.get("/measures/").content.decode()
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="(/measures/cases/[^"]+)"', page)]
    assert links
    for link in links:
        assert browser.get(link).status_code == 200
    refs = [
        ref for link in links for ref in re.findall(r'href="(/requests/[^"]+)"', browser.get(link).content.decode())
    ]
    assert refs
    assert browser.get(refs[0]).status_code == 200


def test_by_band_of_age_and_by_ground(register: World, signed_in: Browser) -> None:
    found = read(OUTGOING, AS_OF)
    for n, band in enumerate(found.report.pending.bands):
        assert len(drill.behind(found, "pending", band=n)) == band.n
    for ground, share in found.report.refusals.by_ground.items():
        assert len(drill.behind(found, "refused", ground=ground)) == share.count
    browser = signed_in("central")
    assert browser.get("/measures/cases/?figure=pending&band=9").status_code == 404
    assert browser.get("/measures/cases/?figure=everything").status_code == 404


def test_endangered_files_are_for_the_desk_that_may_see_them(register: World, signed_in: Browser) -> None:
    """The desk sees the floor that runs on its own requests; the preservations of the 24/7 points are not its own."""
    found = read(OUTGOING, AS_OF)
    assert found.report.lapsed.at_risk
    visible = set(scope.visible_to(policy.standing(register.person("central"))).values_list("pk", flat=True))
    running = Deadline.objects.filter(kind="floor", status="running", request__in=visible, request__ended_at=None)
    expected = list(running.order_by("due_at").values_list("request__ref", "due_at"))
    most = endangered.most(policy.standing(register.person("central")), found, AS_OF)
    assert [(one.preservation.ref, one.due_at) for one in most] == expected[:10]
    assert [row.ref for row in signed_in("central").get("/measures/").context["endangered"]] == [
        r for r, _d in expected
    ]
    assert signed_in("ministry").get("/measures/").context["endangered"] == []
    assert signed_in("strange_central").get("/measures/").context["endangered"] == []


def test_an_agency_that_reads_figures_sees_its_preservations(register: World) -> None:
    """Somebody who sits where the preservation is and at a central authority's desk."""
    agency = Organisation.objects.get(name="Agency of DE")
    person = register.person("central")
    Hat.objects.create(person=person, organisation=agency, role=Role.OFFICER)
    found = read(OUTGOING, AS_OF)
    most = endangered.most(policy.standing(person), found, AS_OF)
    assert {one.preservation.route_id for one in most} & {"BC-29", "EU-EPOC-PR", "US-PRES-2703F"}
    assert [one.due_at for one in most] == sorted(one.due_at for one in most)
    assert len(most) >= found.report.lapsed.at_risk
    for one in most:
        assert one.too_late is None or 0 <= one.too_late <= 1


def numbers(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [n for part in value.values() for n in numbers(part)]
    if isinstance(value, list):
        return [n for part in value for n in numbers(part)]
    return [value] if isinstance(value, int | float) and not isinstance(value, bool) else []


def test_what_a_ministry_exports_holds_no_small_number(register: World, signed_in: Browser) -> None:
    document = signed_in("ministry").get("/measures/data.json").json()
    assert "M15" not in document["figures"]
    assert all(n == int(n) for n in numbers(document["figures"]))
    everything = read(Cut(everywhere=True), AS_OF)
    exact = publication.endings(everything)
    for table in (document["endings"], publication.published(everything)["endings"]):
        counts = [n for line in table["cells"] for n in line if n is not None]
        assert all(n == 0 or n >= 5 for n in counts)
        assert all(n % 5 == 0 for n in [*counts, *(n for n in table["row_totals"] if n is not None)])
    assert any(counts)
    for route, line in zip(table["rows"], table["cells"], strict=True):
        for column, shown in zip(table["columns"], line, strict=True):
            assert shown is None or exact[route].get(column, 0) >= 5


def test_a_public_share_is_not_given_for_few(register: World) -> None:
    found = publication.published(read(OUTGOING, AS_OF))["figures"]
    report_ = report(OUTGOING, AS_OF)
    assert 0 < report_.lapsed.rate.count < 5
    assert found["M9"] is None
    assert found["M1"]["n"] % 5 == 0
    assert report_.answered >= 5
    assert found["M1a"]["median"]["value"] == round(report_.median.value or 0)


def test_a_central_authority_exports_exact_figures(register: World, signed_in: Browser) -> None:
    document = signed_in("central").get("/measures/data.json").json()
    found = report(OUTGOING, AS_OF)
    assert (document["n"], document["median"]) == (found.curve.n, found.median.value)
    rows = dict(csv.reader(io.StringIO(signed_in("central").get("/measures/data.csv").content.decode())))
    assert rows["figure"] == "value"
    assert float(rows["median"]) == found.median.value
    assert int(rows["figures.M6.n"]) == found.pending.n
