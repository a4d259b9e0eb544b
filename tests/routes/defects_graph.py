"""The defects of the graph and its clocks, in the shape of `defects`."""

from __future__ import annotations

from tests.routes.defects import (
    ANSWER,
    ANSWER_CLOCK,
    ASK,
    FOLLOW_UP,
    KEEPING,
    LAPSE,
    PROLONG,
    REFUSE,
    REPLY,
    SEND,
    Defect,
)

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
        "withdrawn = {",
        'exempt = { ends = "exempt", says = "Exempt" }\nwithdrawn = {',
        ("states", "exempt", "ends"),
        "no act ends the route as exempt",
    ),
    (
        "settles = true\n",
        "",
        ("acts", ANSWER, "to"),
        "the act 'answer' leads by outcome, but no act settles the items",
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
