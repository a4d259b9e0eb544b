"""A route is open, closed or not known by the States, the day and what is told of the case."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from requests_app.advice.facts import Facts
from requests_app.advice.openness import Openness, Status, between, openness
from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Route

ON = date(2026, 11, 21)
CITE = {"article": "7", "mark": "V2"}


def made(base: str = "US-MLA-3512", **changed: Any) -> Route:
    """A route of the catalogue with another opening, so that each condition can be looked at alone."""
    whole = catalogue().current(base).model_dump(by_alias=True)
    opening = {"cite": {"article": "1", "mark": "R"}, **changed.pop("open", {})}
    return Route.model_validate({**whole, "open": opening, **changed})


def needing(*tests: dict[str, Any], data: tuple[str, ...] = (), **changed: Any) -> Route:
    need = {"any": tests, "data": data, "says": "what must be so", "cite": CITE}
    return made(open={"needs": [need]}, **changed)


def look(route: Route, requesting: str = "DE", requested: str = "US", on: date = ON, **told: Any) -> Openness:
    return openness(route, requesting, requested, on, Facts(**told))


@pytest.mark.parametrize(
    ("requesting", "requested", "status", "reason"),
    [
        ("DE", "US", Status.OPEN, ""),
        ("DE", "IE", Status.CLOSED, "Ireland is not bound by CETS185."),
        ("IN", "US", Status.CLOSED, "India is not bound by CETS185."),
        ("DE", "DE", Status.CLOSED, "Both are Germany: the route needs two States."),
        ("DE", "", Status.NOT_KNOWN, "Which State the provider's company is in is not known."),
    ],
)
def test_the_convention_opens_between_its_parties(requesting: str, requested: str, status: Status, reason: str) -> None:
    found = look(catalogue().current("BC-29"), requesting, requested)
    assert (found.status, " ".join(found.reasons)) == (status, reason)


def test_an_open_route_says_why_it_is_open_and_where_that_stands() -> None:
    found = look(catalogue().current("BC-29"))
    assert [why.text for why in found.whys] == ["Germany is bound by CETS185.", "United States is bound by CETS185."]
    assert all("CETS185" in why.source and why.mark == "V" for why in found.whys)
    assert found.reasons == ()


def test_a_convention_without_a_list_of_parties_is_not_known() -> None:
    route = made(open={"requesting": {"party_to": "UNTOC"}, "requested": {"party_to": "UNTOC"}})
    assert look(route).status is Status.NOT_KNOWN
    assert look(route).reasons == (
        "Whether Germany is bound by UNTOC is not known.",
        "Whether United States is bound by UNTOC is not known.",
    )
    closed = made(open={"requesting": {"party_to": "UNTOC"}, "requested": {"country": ["CA"]}})
    assert look(closed).status is Status.CLOSED


def test_a_route_not_in_force_is_closed_with_its_note() -> None:
    route = made(validity={"in_force": False, "note": "four of five consents"})
    assert look(route).reasons == ("The route is not in force: four of five consents",)


@pytest.mark.parametrize(("day", "status"), [(date(2026, 1, 1), "closed"), (date(2026, 2, 1), "open"),
                                             (date(2026, 3, 1), "open"), (date(2026, 3, 2), "closed")])  # fmt: skip
def test_a_route_is_open_from_its_first_day_to_its_last(day: date, status: str) -> None:
    route = made(validity={"since": date(2026, 2, 1), "until": date(2026, 3, 1)})
    assert look(route, on=day).status.value == status


def test_countries_and_agreements() -> None:
    assert look(made(open={"requested": {"country": ["EU"]}})).status is Status.CLOSED
    assert look(made(open={"requested": {"country": ["EU"]}}), requested="FR").open
    assert look(made(open={"requesting": {"not_country": ["EU"]}})).reasons == ("The route is not for Germany.",)
    route = made(open={"requesting": {"agreement": "CLOUD-UK-US"}})
    assert look(route, "GB").open
    assert look(route, "GB", on=date(2022, 10, 2)).status is Status.CLOSED
    assert look(route, "DE").reasons == ("The agreement CLOUD-UK-US does not hold between the two States.",)
    assert look(route, "GB", "").status is Status.NOT_KNOWN
    unheard = made(open={"requesting": {"agreement": "CLOUD-XA-XB"}})
    assert look(unheard).reasons == ("Nothing is known of the agreement CLOUD-XA-XB.",)


def test_a_law_of_one_state_needs_no_second() -> None:
    letter = catalogue().current("US-PRES-2703F")
    assert look(letter, "US", "US").open
    assert look(catalogue().current("EU-EPOC"), "IE", "IE").status is Status.CLOSED


@pytest.mark.parametrize(
    ("test", "told", "status"),
    [
        ({"fact": "emergency", "is": ["yes"]}, {"emergency": True}, "open"),
        ({"fact": "emergency", "is": ["yes"]}, {"emergency": False}, "closed"),
        ({"fact": "target_us_person", "is": ["no"]}, {"target_us_person": True}, "closed"),
        ({"fact": "target_us_person", "is": ["no"]}, {"target_us_person": False}, "open"),
        ({"fact": "target_resides", "is": ["EU"]}, {"target_resides": "FR"}, "open"),
        ({"fact": "target_resides", "is_not": ["US"]}, {"target_resides": "US"}, "closed"),
        ({"fact": "max_penalty", "at_least": 3}, {"max_penalty": 3}, "open"),
        ({"fact": "max_penalty", "at_least": 3}, {"max_penalty": 2.5}, "closed"),
        ({"fact": "annex_iv", "is": ["yes"]}, {"annex_iv": True}, "open"),
        ({"fact": "provider_state", "is": ["EU"]}, {"provider_state": "US"}, "closed"),
        ({"fact": "direct_answers", "is": ["yes"]}, {"provider": "google", "data": ("subscriber",)}, "open"),
        ({"fact": "direct_answers", "is": ["yes"]}, {"provider": "google", "data": ("content",)}, "closed"),
        ({"fact": "direct_answers", "is": ["yes"]}, {"provider": "proton", "data": ("subscriber",)}, "closed"),
    ],
)
def test_a_told_fact_opens_or_closes(test: dict[str, Any], told: dict[str, Any], status: str) -> None:
    found = look(needing(test), **told)
    assert found.status.value == status
    assert "what must be so" not in found.conditions
    if status == "closed":
        assert [(why.text, why.source, why.mark) for why in found.whys] == [
            ("The route needs this: what must be so.", "18 USC 7", "V2")
        ]


@pytest.mark.parametrize(
    "fact",
    [
        {"fact": "emergency", "is": ["yes"]},
        {"fact": "target_us_person", "is": ["no"]},
        {"fact": "target_resides", "is_not": ["US"]},
        {"fact": "max_penalty", "at_least": 3},
        {"fact": "annex_iv", "is": ["yes"]},
        {"fact": "provider_state", "is": ["US"]},
        {"fact": "direct_answers", "is": ["yes"]},
    ],
)
def test_what_nobody_told_leaves_the_route_open_under_a_condition(fact: dict[str, Any]) -> None:
    found = look(needing(fact))
    assert found.open
    assert "what must be so" in found.conditions


def test_one_of_several_tests_is_enough_and_an_untold_one_may_still_be_so() -> None:
    route = needing({"fact": "max_penalty", "at_least": 3}, {"fact": "annex_iv", "is": ["yes"]})
    assert look(route, max_penalty=1, annex_iv=True).conditions == ()
    assert look(route, max_penalty=1).conditions == ("what must be so",)
    assert look(route, max_penalty=1, annex_iv=False).status is Status.CLOSED


def test_a_need_of_some_data_closes_for_those_alone() -> None:
    route = needing({"fact": "max_penalty", "at_least": 3}, data=("content",))
    assert look(route, data=("content",), max_penalty=1).status is Status.CLOSED
    assert look(route, data=("subscriber",), max_penalty=1).open
    both = look(route, data=("subscriber", "content"), max_penalty=1)
    assert (both.open, both.data) == (True, ("subscriber",))
    assert both.conditions == ("not for content data: what must be so",)


def test_a_route_that_cannot_bring_what_is_wanted_is_closed() -> None:
    route = made(data=("subscriber",))
    assert look(route, data=("content",)).reasons == ("The route brings subscriber data, not content data.",)
    some = look(route, data=("subscriber", "content"))
    assert (some.open, some.data) == (True, ("subscriber",))
    assert some.conditions == ("not for content data: ask for it on another route",)


def test_identification_is_traffic_outside_the_regulation_and_not_within() -> None:
    assert look(made(data=("traffic",)), data=("identification_only",)).open
    assert look(made(data=("subscriber",)), data=("identification_only",)).status is Status.CLOSED
    notified = catalogue().current("EU-EPOC-N")
    assert look(notified, "FR", "IE", data=("identification_only",)).status is Status.CLOSED


def test_a_route_for_emergencies_needs_one() -> None:
    route = made(emergency=True)
    assert look(route, emergency=False).status is Status.CLOSED
    assert look(route).conditions == ("an emergency",)


def test_the_open_come_first_then_those_not_known_then_the_closed() -> None:
    routes = [
        made(id="A-CLOSED", open={"requested": {"country": ["CA"]}}),
        made(id="B-UNKNOWN", open={"requested": {"party_to": "UNTOC"}}),
        made(id="C-OPEN"),
    ]
    assert [one.route.id for one in between(routes, "DE", "US", ON)] == ["C-OPEN", "B-UNKNOWN", "A-CLOSED"]
