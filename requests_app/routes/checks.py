"""What must hold of every route before a request may go on it; the whole list, in one place."""

from __future__ import annotations

from collections.abc import Callable

from requests_app.routes import check_clocks, check_contents, check_names, check_paths, check_places
from requests_app.routes.problem import Problem
from requests_app.routes.schema import Route

Check = Callable[[Route], list[Problem]]

NAMES: tuple[Check, ...] = (
    check_names.names_differ,
    check_names.names_exist,
    check_names.facts_exist,
    check_names.acts_have_actors,
)
CONTENTS: tuple[Check, ...] = (
    check_contents.citations_stand,
    check_contents.contents_have_fields,
    check_contents.papers_are_used,
    check_contents.sentences_can_be_filled,
    check_contents.codes_have_words,
    check_places.jurisdictions_exist,
    check_places.days_are_in_order,
)
GRAPH: tuple[Check, ...] = (
    check_paths.every_place_is_reached,
    check_paths.every_place_leads_to_an_end,
    check_paths.ends_are_final,
    check_paths.outcomes_have_ends,
    check_paths.outcomes_have_acts,
    check_paths.can_be_withdrawn,
    check_paths.two_people_before_sending,
    check_clocks.clocks_start,
    check_clocks.clocks_end,
    check_clocks.pauses_resume,
    check_clocks.automatic_acts_are_reached,
    check_clocks.one_clock_answers,
    check_clocks.clocks_are_counted,
)


def check(route: Route, known: frozenset[str] | None = None) -> list[Problem]:
    """Everything wrong with a route. `known`: the ids of all routes, for those it leads to (not asked: not checked).

    The graph is looked at only when every name in it exists.
    """
    names = [problem for look in NAMES for problem in look(route)]
    if known is not None:
        names += check_names.routes_exist(route, known)
    rest = CONTENTS if names else (*CONTENTS, *GRAPH)
    return [*names, *(problem for look in rest for problem in look(route))]
