"""Every check finds its defect: a sound tiny route is broken in one place, and the reason and the place are named."""

from __future__ import annotations

import pytest

from requests_app.routes.checks import CONTENTS, GRAPH, NAMES
from requests_app.routes.problem import Problem
from requests_app.routes.toml_lines import Place
from tests.routes.tiny import TINY, broken, problems_of

SUBMIT, SEND, ASK, REPLY, PROLONG, ANSWER, REFUSE, LAPSE, WITHDRAW = range(9)
ANSWER_CLOCK, FOLLOW_UP, KEEPING = range(3)

Defect = tuple[str, str, Place, str]

NAMES_DEFECTS: list[Defect] = [
    ('does = "refuse"', 'does = "answer"', ("acts", REFUSE), "the act 'answer' is there twice"),
    ('name = "keeping"', 'name = "answer"', ("clocks", KEEPING), "the clock 'answer' is there twice"),
    ('name = "intention"', 'name = "facts"', ("contents", 4), "the content 'facts' is there twice"),
    ('name = "note"', 'name = "day"', ("acts", SEND, "asks", 1), "the fact 'day' is there twice"),
    ('does = "prolong"', 'does = "note"', ("acts", PROLONG, "does"), "'note' is reserved"),
    ("partial = {", "back = {", ("states", "back"), "'back' is a way to say where an act leads, not a place"),
    ("[open]\n", 'first = "start"\n[open]\n', ("first",), "there is no state 'start'"),
    (
        'draft = { held_by = "officer"',
        'draft = { held_by = "clerk"',
        ("states", "draft", "held_by"),
        "there is no actor 'clerk'",
    ),
    ('to = "approval"', 'to = "signing"', ("acts", SUBMIT, "to"), "there is no state 'signing'"),
    ('from = "approval"', 'from = "signing"', ("acts", SEND, "from"), "there is no state 'signing'"),
    (
        'by = "officer"\nfrom = "asked"',
        'by = "clerk"\nfrom = "asked"',
        ("acts", REPLY, "by"),
        "there is no actor 'clerk'",
    ),
    (
        'recorded_by = "officer"\nfrom = "sent"\nto = "asked"',
        'recorded_by = "clerk"\nfrom = "sent"\nto = "asked"',
        ("acts", ASK, "recorded_by"),
        "there is no actor 'clerk'",
    ),
    ('papers = ["letter"]', 'papers = ["card"]', ("acts", SEND, "papers"), "there is no paper 'card'"),
    ('pauses = "answer"', 'pauses = "reply_by"', ("acts", ASK, "pauses"), "there is no clock 'reply_by'"),
    ('resumes = "answer"', 'resumes = "reply_by"', ("acts", REPLY, "resumes"), "there is no clock 'reply_by'"),
    ('extends = "answer"', 'extends = "reply_by"', ("acts", PROLONG, "extends"), "there is no clock 'reply_by'"),
    ('"follow_up", "keeping"]', '"follow_up", "keeping", "x"]', ("acts", SEND, "starts"), "there is no clock 'x'"),
    ('needs.late = "answer"', 'needs.late = "x"', ("acts", PROLONG, "needs", "late"), "there is no clock 'x'"),
    ('needs.done = ["send"]', 'needs.done = ["x"]', ("acts", ANSWER, "needs", "done"), "there is no act 'x'"),
    ('not_done = ["prolong"]', 'not_done = ["x"]', ("acts", PROLONG, "needs", "not_done"), "there is no act 'x'"),
    (
        'runs_from = "send.day"',
        'runs_from = "post.day"',
        ("clocks", ANSWER_CLOCK, "runs_from"),
        "there is no act 'post'",
    ),
    (
        'runs_from = "send.day"',
        'runs_from = "send.hour"',
        ("clocks", ANSWER_CLOCK, "runs_from"),
        "the act 'send' does not ask for a fact 'hour'",
    ),
    (
        'runs_from = "send.day"',
        'runs_from = "send.note"',
        ("clocks", ANSWER_CLOCK, "runs_from"),
        "the fact 'send.note' is of type text; here one of date, instant is needed",
    ),
    (
        'stated_in = "send.days"',
        'stated_in = "send.note"',
        ("clocks", ANSWER_CLOCK, "length", "stated_in"),
        "the fact 'send.note' is of type text; here one of date, instant, number, period_days is needed",
    ),
    (
        'stated_in = "send.days"',
        'stated_in = "send"',
        ("clocks", ANSWER_CLOCK, "length", "stated_in"),
        "'send' is an act; a length is stated in a fact: act.fact",
    ),
    ('tells = ["officer"]', 'tells = ["clerk"]', ("clocks", ANSWER_CLOCK, "tells"), "there is no actor 'clerk'"),
    (
        'owner = "officer"\nat_end',
        'owner = "clerk"\nat_end',
        ("clocks", FOLLOW_UP, "owner"),
        "there is no actor 'clerk'",
    ),
    (
        'owner = "officer"\nat_end',
        'owner = "officer"\nplace = "clerk"\nat_end',
        ("clocks", FOLLOW_UP, "place"),
        "there is no actor 'clerk'",
    ),
    (
        'owner = "officer"\nat_end',
        'owner = "officer"\nafter = "x"\nat_end',
        ("clocks", FOLLOW_UP, "after"),
        "there is no clock 'x'",
    ),
    ('act = "lapse"', 'act = "expire"', ("clocks", KEEPING, "at_end", "act"), "there is no act 'expire'"),
    ('by = ["other"]', 'by = ["clerk"]', ("grounds", 0, "by"), "there is no actor 'clerk'"),
    ('to = "other"\ncontents', 'to = "clerk"\ncontents', ("papers", 0, "to"), "there is no actor 'clerk'"),
    ('by = "officer"\nfrom = "asked"', 'by = []\nfrom = "asked"', ("acts", REPLY), "the act 'reply' has no actor"),
    (
        'by = "officer"\nfrom = "asked"',
        'by = "other"\nfrom = "asked"',
        ("acts", REPLY, "by"),
        "nobody signs in for the act 'reply': no actor of by or recorded_by has a role",
    ),
    ('links = ["TINY-1"]', 'links = ["TINY-2"]', ("acts", SEND, "links"), "there is no route 'TINY-2'"),
    ('leads_to = ["TINY-1"]', 'leads_to = ["TINY-2"]', ("open", "leads_to"), "there is no route 'TINY-2'"),
]

CONTENTS_DEFECTS: list[Defect] = [
    (
        'article = "2(1)"',
        'article = ""',
        ("clocks", ANSWER_CLOCK, "cite", "article"),
        "the clock 'answer' has no article",
    ),
    ('article = "5(a)"', 'article = " "', ("contents", 0, "cite", "article"), "the content 'facts' has no article"),
    (
        'article = "6"',
        'article = ""',
        ("grounds", 0, "cite", "article"),
        "the code 'essential_interests' has no article",
    ),
    ('article = "7"', 'article = ""', ("returns", 0, "cite", "article"), "the code 'facts_unclear' has no article"),
    ('basis = "Art. 2(2)"', 'basis = ""', ("clocks", ANSWER_CLOCK, "extend"), "the extension of 'answer' has no basis"),
    ('S1 = "the text"', 'S1 = ""', ("sources", "S1"), "the source 'S1' is empty"),
    (
        "[open]\n",
        "[validity]\nin_force = false\n[open]\n",
        ("validity",),
        "the route is not in force, and the note does not say why",
    ),
    ('label = "The facts"', 'label = ""', ("contents", 0, "label"), "the content 'facts' has no label"),
    ('options = ["no", "yes"]\n', "", ("contents", 2), "the content 'urgency' is a choice without options"),
    ('says = "A request follows."\n', "", ("contents", 4), "the content 'intention' is a statement that says nothing"),
    (
        'type = "text"\non = ["order"]',
        'type = "text"\non = ["notification"]',
        ("contents", 0, "on"),
        "the content 'facts' is on no paper of this route",
    ),
    (
        'only_if = "urgency=yes"',
        'only_if = "urgent=yes"',
        ("contents", 3, "only_if"),
        "only_if of 'urgency_reason' must be content=value with a content of this route, or data=category",
    ),
    (
        'only_if = "urgency=yes"',
        'only_if = "urgency=very"',
        ("contents", 3, "only_if"),
        "only_if of 'urgency_reason': 'urgency' has no option 'very'",
    ),
    (
        'only_if = "urgency=yes"',
        'only_if = "data=subscriber|content"',
        ("contents", 3, "only_if"),
        "only_if of 'urgency_reason': 'data' has no option 'content'",
    ),
    ('type = "items"', 'type = "text"', ("contents",), "the route asks for data, but no content is of type items"),
    ('type = "statement"', 'type = "items"', ("contents", 4, "type"), "a second content of type items"),
    (', options = ["mail", "portal"]', "", ("acts", SEND, "asks", 3), "the fact 'way' is a choice without options"),
    ('papers = ["letter"]\n', "", ("papers", 0), "no act draws the paper 'letter'"),
    ('contents = ["order"]', "contents = []", ("papers", 0, "contents"), "the paper 'letter' carries no contents"),
    ('label = "Reply"', 'label = ""', ("acts", REPLY), "the act 'reply' has no label or no sentence"),
    (
        'says = "{org} replied."',
        'says = "{org} replied to {whom}."',
        ("acts", REPLY, "says"),
        "the sentence of 'reply' uses {whom}, which the act does not ask for",
    ),
    (
        "sent it on {day}.",
        "sent it: {note}.",
        ("acts", SEND, "says"),
        "the sentence of 'send' uses {note}, which the act does not ask for",
    ),
    (
        'says = "{org} replied."',
        'says = "{org replied."',
        ("acts", REPLY, "says"),
        "the sentence of 'reply' cannot be read: expected '}' before end of string",
    ),
]

GRAPH_DEFECTS: list[Defect] = [
    (
        "lost = {",
        'aside = { held_by = "officer", says = "x" }\nlost = {',
        ("states", "aside"),
        "the state 'aside' cannot be reached",
    ),
    (
        'from = ["sent", "asked"]\nto = "lapsed"',
        'from = ["lapsed"]\nto = "lapsed"',
        ("states", "lapsed"),
        "the state 'lapsed' cannot be reached",
    ),
    (
        'from = ["sent"]\nto = "by_outcome"',
        'from = ["sent", "refused"]\nto = "by_outcome"',
        ("acts", ANSWER, "from"),
        "the act 'answer' leads on from the end 'refused'; an end is final",
    ),
    ("[open]\n", 'first = "lost"\n[open]\n', ("first",), "the route begins at the end 'lost'"),
    (
        'lost = { ends = "lost", says = "Lost" }\n',
        "",
        ("acts", ANSWER, "to"),
        "the act 'answer' leads by outcome, but there is no end for: lost",
    ),
    (
        'from = "asked"\nto = "back"',
        'from = ["asked", "draft"]\nto = "back"',
        ("acts", REPLY, "to"),
        "the act 'reply' leads back, but nothing leads to 'draft'",
    ),
    (
        '[[grounds]]\ncode = "essential_interests"\nlabel = "Essential interests"\n'
        'by = ["other"]\ncite = { article = "6", mark = "V" }\n',
        "",
        ("acts", REFUSE, "needs"),
        "the act 'refuse' needs a ground, but none is listed",
    ),
    (
        '[[returns]]\ncode = "facts_unclear"\nlabel = "Facts unclear"\ncite = { article = "7", mark = "V" }\n',
        "",
        ("acts", ASK, "needs"),
        "the act 'ask' needs a return code, but none is listed",
    ),
    (
        '"approval", "sent", "asked"]',
        '"approval", "sent"]',
        ("states", "asked"),
        "the requesting side cannot withdraw from 'asked': no act of its leads to an end withdrawn",
    ),
    (
        'by = "officer"\nfrom = ["draft"',
        'by = "other"\nrecorded_by = "officer"\nfrom = ["draft"',
        ("states", "draft"),
        "the requesting side cannot withdraw from 'draft': no act of its leads to an end withdrawn",
    ),
    (
        'by = "approver"\nfrom',
        'by = ["approver", "officer"]\nfrom',
        ("acts", SEND, "by"),
        "the act 'send' is the approval by another, but 'officer' also drafts",
    ),
    (
        "needs.approval_by_another = true\n",
        "",
        ("acts", SEND, "sends"),
        "the act 'send' sends from 'approval' what no second person approved",
    ),
    (
        'starts = ["answer", "follow_up", "keeping"]',
        'starts = ["answer", "follow_up"]',
        ("clocks", KEEPING),
        "nothing starts the clock 'keeping'",
    ),
    (
        'runs_from = "send"\nroll',
        'runs_from = "ask"\nroll',
        ("clocks", KEEPING, "runs_from"),
        "the clock 'keeping' runs from 'ask', but that act does not start it",
    ),
    (
        'extend = { n = 10, unit = "day", basis = "Art. 2(2)", mark = "V" }\n',
        "",
        ("acts", PROLONG, "extends"),
        "the act 'prolong' extends 'answer', but that clock has no extend",
    ),
    (
        'to = "refused"\nneeds.ground = true\nstops = ["answer", "follow_up"]',
        'to = "refused"\nneeds.ground = true\nstops = ["answer"]',
        ("clocks", FOLLOW_UP),
        "the clock 'follow_up' has no length and nothing stops it on the way to refused",
    ),
    (
        'resumes = "answer"\n',
        "",
        ("clocks", ANSWER_CLOCK),
        "the clock 'answer' can be paused at asked, sent and never runs again",
    ),
    (
        'by = "other"\nfrom = ["sent", "asked"]\nto = "lapsed"\nautomatic = true',
        'by = "officer"\nfrom = ["sent", "asked"]\nto = "lapsed"\nautomatic = false',
        ("clocks", KEEPING, "at_end", "act"),
        "the act 'lapse' at the end of 'keeping' is not automatic",
    ),
    (
        'act = "lapse", means',
        "means",
        ("acts", LAPSE),
        "the act 'lapse' is automatic, but no clock ends with it",
    ),
    (
        'from = ["sent", "asked"]\nto = "lapsed"',
        'from = ["draft"]\nto = "lapsed"',
        ("clocks", KEEPING, "at_end", "act"),
        "the act 'lapse' is open nowhere the clock 'keeping' can run",
    ),
    (
        'at_end = { means = "nothing" }',
        'at_end = { means = "nothing" }\nanswers = true',
        ("clocks", FOLLOW_UP, "answers"),
        "the clock 'follow_up' answers, but 'answer' already does",
    ),
    (
        "answers = true\nrungs",
        "rungs",
        ("clocks",),
        "no clock answers, though 'answer' binds (hard or soft); exactly one must",
    ),
    ('counting = "RAW"', 'counting = "MOON"', ("counting",), "there is no counting rule 'MOON'"),
    (
        'runs_from = "send"\nroll',
        'runs_from = "send"\ncounting = "MOON"\nroll',
        ("clocks", KEEPING, "counting"),
        "there is no counting rule 'MOON'",
    ),
    ('roll = "none"\n', "", ("clocks", KEEPING, "roll"), "the floor 'keeping' must not roll: the data may be gone"),
    (
        'at_end = { means = "nothing" }',
        'at_end = { means = "nothing" }\nrungs = ["0"]',
        ("clocks", FOLLOW_UP, "rungs"),
        "the clock 'follow_up' has no end the law knows; it has no rungs",
    ),
    (
        'at_least = 60, unit = "day"',
        'at_least = 60, unit = "none"',
        ("clocks", KEEPING, "length"),
        "the length of the clock 'keeping' has no unit",
    ),
]


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
    assert len({*NAMES, *CONTENTS, *GRAPH}) == 20
