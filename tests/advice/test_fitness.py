"""Open routes stand in the order of their legal fitness; speed does not move them."""

from __future__ import annotations

from datetime import date

from requests_app.advice import advisor, fitness
from requests_app.advice.facts import Facts
from requests_app.measures.expected import Taken
from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Route

ON = date(2026, 11, 21)


def route(route_id: str, base: str = "US-MLA-3512", **changed: object) -> Route:
    return catalogue().current(base).model_copy(update={"id": route_id, **changed})


def order(*routes: Route, requesting: str = "DE", facts: Facts | None = None, **times: float) -> list[str]:
    case = advisor.case_of(requesting, "US", None, "", ON, facts or Facts())
    known = {name.replace("_", "-"): taken(days) for name, days in times.items()}
    return [one.route.id for one in advisor.advise(routes, case, known)]


def taken(days: float) -> Taken:
    return Taken(40, 30, days, days / 2, days * 2, days * 3, 400.0, "US")


def test_the_steps_are_those_of_the_law() -> None:
    assert [rank.name for rank in fitness.ranks()] == [
        "bound", "treaty", "generic", "voluntary", "unasked", "follows",
    ]  # fmt: skip
    assert all(rank.says and rank.why for rank in fitness.ranks())


def test_no_route_stands_on_two_steps() -> None:
    names = [name for rank in fitness.ranks() for name in rank.routes]
    assert len(names) == len(set(names))


def test_a_voluntary_answer_comes_after_mutual_assistance_however_fast_it_is() -> None:
    direct, treaty, rogatory = route("US-DIRECT-NONCONTENT"), route("US-MLA-3512"), route("MLA-GENERIC")
    expected = ["US-MLA-3512", "MLA-GENERIC", "US-DIRECT-NONCONTENT"]
    assert order(direct, rogatory, treaty) == expected
    assert order(direct, rogatory, treaty, US_DIRECT_NONCONTENT=1, MLA_GENERIC=9, US_MLA_3512=900) == expected


def test_a_national_law_without_a_treaty_is_no_treaty_assistance() -> None:
    own = catalogue().current("US-MLA-3512")
    assert fitness.rank_of(own, "DE", "US")[0].name == "treaty"
    assert fitness.rank_of(own, "KE", "US")[0].name == "generic"
    assert fitness.rank_of(route("IE-MLA-IN"), "DE", "IE")[0].name == "treaty"


def test_a_route_no_list_names_is_ranked_by_what_it_needs() -> None:
    tied = catalogue().current("BC-29").model_copy(update={"id": "XA-XB"})
    assert fitness.rank_of(tied, "DE", "US")[0].name == "bound"
    assert fitness.rank_of(tied.model_copy(update={"kind": "assistance"}), "DE", "US")[0].name == "treaty"
    assert fitness.rank_of(route("XA-LETTER"), "DE", "US")[0].name == "generic"
    assert fitness.rank_of(route("XA-ASK", kind="production"), "DE", "US")[0].name == "voluntary"
    assert fitness.rank_of(route("XA-ENF", kind="enforcement"), "DE", "US")[0].name == "follows"


def test_in_an_emergency_its_route_comes_first_within_its_step_alone() -> None:
    plain, urgent = route("MLA-GENERIC"), route("BC-27", emergency=True)
    binding = route("US-MLA-3512")
    told = Facts(emergency=True)
    assert order(plain, urgent, binding, facts=told) == ["US-MLA-3512", "BC-27", "MLA-GENERIC"]
    assert order(plain, urgent, binding) == ["US-MLA-3512", "MLA-GENERIC", "BC-27"]


def test_every_route_is_named_once_in_an_advice() -> None:
    routes = catalogue().all_current()
    found = order(*routes)
    assert sorted(found) == sorted(one.id for one in routes)


def test_a_step_that_follows_is_never_proposed_to_begin_with() -> None:
    case = advisor.case_of("DE", "US", None, "", ON, Facts())
    found = advisor.advise([route("US-MLA-3512"), route("US-NDO-2705")], case)
    assert [one.route.id for one in found] == ["US-MLA-3512", "US-NDO-2705"]
    assert [one.route.id for one in advisor.proposed(found)] == ["US-MLA-3512"]


def test_the_convention_goes_by_the_treaty_there_is() -> None:
    convention = route("BC-31", base="BC-29", kind="assistance")
    national = route("US-MLA-3512")
    assert order(convention, national, requesting="DE") == ["US-MLA-3512", "BC-31"]
    assert order(convention, national, requesting="CL") == ["BC-31", "US-MLA-3512"]
