"""Every check finds its defect: a sound tiny route is broken in one place, and the reason and the place are named."""

from __future__ import annotations

import pytest

from requests_app.routes.checks import CONTENTS, GRAPH, NAMES
from requests_app.routes.outcomes import WORDS, Outcome
from requests_app.routes.problem import Problem
from requests_app.routes.toml_lines import Place
from tests.routes.defects import (
    ANSWER_CLOCK,
    CONTENTS_DEFECTS,
    FOLLOW_UP,
    KEEPING,
    NAMES_DEFECTS,
    PROLONG,
    SUBMIT,
)
from tests.routes.defects_graph import GRAPH_DEFECTS
from tests.routes.tiny import TINY, broken, problems_of


def test_the_unbroken_route_is_sound() -> None:
    assert problems_of(TINY) == []


@pytest.mark.parametrize(("old", "new", "place", "reason"), [*NAMES_DEFECTS, *CONTENTS_DEFECTS, *GRAPH_DEFECTS])
def test_one_defect_is_found_where_it_is(old: str, new: str, place: Place, reason: str) -> None:
    assert Problem(place, reason) in problems_of(broken(old, new))


def test_a_trap_is_found() -> None:
    trap = broken("lost = {", 'trap = { held_by = "officer", says = "x" }\nlost = {')
    trap = broken('to = "asked"', 'to = "trap"', trap)
    trap = broken('from = "asked"\nto = "back"', 'from = ["asked", "trap"]\nto = "trap"', trap)
    assert Problem(("states", "trap"), "the state 'trap' is a trap: no end can be reached from it") in problems_of(trap)


def test_an_act_open_nowhere_is_found() -> None:
    nowhere = broken(
        'by = "other"\nrecorded_by = "officer"\nfrom = "sent"\nneeds.late', 'by = "officer"\nfrom = []\nneeds.late'
    )
    assert Problem(("acts", PROLONG), "the act 'prolong' can be done nowhere: from is empty") in problems_of(nowhere)


def test_what_is_marked_v_needs_a_source_but_what_is_recalled_does_not() -> None:
    found = problems_of(broken('S1 = "the text"\n', ""))
    assert (
        Problem(("clocks", ANSWER_CLOCK, "cite", "mark"), "the clock 'answer' is marked V, but no source is named")
        in found
    )
    assert not any(p.place[:2] in {("clocks", FOLLOW_UP), ("clocks", KEEPING)} for p in found)


def test_a_clock_whose_length_must_be_stated_ends_by_itself_and_one_that_may_be_does_not() -> None:
    """The clock `answer` takes its length from a fact alone; nothing stops it."""
    stated = broken('n = 30, unit = "day", stated_in', 'unit = "day", stated_in')
    stated = stated.replace('stops = ["answer", "follow_up"]', 'stops = ["follow_up"]')
    reason = "the clock 'answer' has no length and nothing stops it on the way to "
    assert any(p.reason.startswith(reason) for p in problems_of(stated))
    required = broken('type = "number", required = false', 'type = "number"', stated)
    assert problems_of(required) == []


def test_a_clock_may_be_stopped_by_an_act_open_at_the_end() -> None:
    running = broken(
        'needs.ground = true\nstops = ["answer", "follow_up"]',
        'needs.ground = true\nstops = ["answer"]',
    )
    late = """
[[acts]]
does = "close"
label = "Close"
says = "{org} closed."
by = "officer"
from = "refused"
stops = "follow_up"

[[clocks]]
name = "answer"
"""
    assert problems_of(broken('\n[[clocks]]\nname = "answer"\n', late, running)) == []


def test_a_clock_that_begins_when_another_ends_needs_no_act_to_start_it() -> None:
    after = broken('runs_from = "send"\nroll', 'runs_from = "send"\nafter = "answer"\nroll')
    after = broken('"follow_up", "keeping"]', '"follow_up"]', after)
    assert problems_of(after) == []


def test_a_clock_that_begins_when_itself_ends_is_found() -> None:
    circle = broken('runs_from = "send"\nroll', 'runs_from = "send"\nafter = "keeping"\nroll')
    expected = Problem(("clocks", KEEPING, "after"), "the clock 'keeping' would begin when itself ends")
    assert expected in problems_of(circle)


def test_groups_and_the_states_of_exercises_are_jurisdictions() -> None:
    assert (
        problems_of(broken("[open]\n", '[open]\nrequested.country = ["EU", "GB"]\nrequesting.country = ["XA"]\n')) == []
    )


def test_a_source_of_its_own_is_enough_for_a_mark_v() -> None:
    sourced = broken('article = "2(1)", mark = "V"', 'article = "2(1)", mark = "V", source = "the gazette"')
    found = problems_of(broken('S1 = "the text"\n', "", sourced))
    assert [problem for problem in found if problem.place[:2] == ("clocks", ANSWER_CLOCK)] == []


def test_every_outcome_has_words() -> None:
    assert {outcome for outcome, word in WORDS.items() if str(word).strip()} == set(Outcome)


def test_no_clock_need_answer_where_none_binds() -> None:
    free = broken("answers = true\nrungs", "rungs").replace('kind = "hard"', 'kind = "requested"')
    free = free.replace('kind = "soft"', 'kind = "statistical"')
    assert problems_of(free) == []


def test_an_outcome_that_the_act_excludes_needs_no_end() -> None:
    narrow = broken('lost = { ends = "lost", says = "Lost" }\n', "")
    narrow = broken(
        'needs.done = ["send"]',
        'needs.done = ["send"]\nneeds.outcome = ["fulfilled", "partial", "nothing_held", "refused"]',
        narrow,
    )
    assert problems_of(narrow) == []


def test_a_content_may_depend_on_the_data_asked_for() -> None:
    assert problems_of(broken('only_if = "urgency=yes"', 'only_if = "data=subscriber"')) == []


def test_the_graph_is_not_judged_while_a_name_is_missing() -> None:
    found = problems_of(broken('to = "approval"', 'to = "signing"'))
    assert found == [Problem(("acts", SUBMIT, "to"), "there is no state 'signing'")]


def test_every_check_is_in_the_list() -> None:
    assert len({*NAMES, *CONTENTS, *GRAPH}) == 24
