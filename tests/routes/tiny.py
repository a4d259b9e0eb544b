"""The smallest route that has one of everything the checks look at, and a way to break it in one place."""

from __future__ import annotations

import tomllib

from requests_app.routes.checks import check
from requests_app.routes.problem import Problem
from requests_app.routes.schema import Route

TINY = """\
id = "TINY-1"
version = 1
title = "A tiny route"
short = "Tiny"
instrument = "TINY"
instrument_title = "The tiny instrument"
basis = "Art. 1"
kind = "assistance"
data = ["subscriber"]
counting = "RAW"
checked = 2026-11-21

[open]
leads_to = ["TINY-1"]

[sources]
S1 = "the text"

[actors]
officer = { side = "requesting", is = "officer", role = "officer", holder = "drafter", seat = "agency" }
approver = { side = "requesting", is = "approver", role = "approver", holder = "approver", seat = "agency" }
other = { side = "requested", is = "authority", holder = "foreign_central_authority", seat = "foreign_central" }

[states]
draft = { held_by = "officer", says = "Draft" }
approval = { held_by = "approver", says = "Approval" }
sent = { held_by = "other", says = "Sent" }
asked = { held_by = "officer", says = "Asked" }
fulfilled = { ends = "fulfilled", says = "Fulfilled" }
partial = { ends = "partial", says = "Partial" }
nothing_held = { ends = "nothing_held", says = "Nothing held" }
refused = { ends = "refused", says = "Refused" }
lost = { ends = "lost", says = "Lost" }
lapsed = { ends = "lapsed", says = "Lapsed" }
withdrawn = { ends = "withdrawn", says = "Withdrawn" }

[[acts]]
does = "submit"
label = "Submit"
says = "{actor} submitted."
by = "officer"
from = "draft"
to = "approval"
needs.contents = "all"

[[acts]]
does = "send"
label = "Approve and send"
says = "{org} sent it on {day}."
by = "approver"
from = "approval"
to = "sent"
needs.approval_by_another = true
asks = [
    { name = "day", label = "Day", type = "date" },
    { name = "note", label = "Note", type = "text", personal = true },
    { name = "days", label = "Days", type = "number", required = false },
    { name = "way", label = "Way", type = "choice", options = ["mail", "portal"] },
]
papers = ["letter"]
starts = ["answer", "follow_up", "keeping"]
sends = true
links = ["TINY-1"]

[[acts]]
does = "ask"
label = "Ask"
says = "{org} asked."
by = "other"
recorded_by = "officer"
from = "sent"
to = "asked"
needs.code = "return"
pauses = "answer"

[[acts]]
does = "reply"
label = "Reply"
says = "{org} replied."
by = "officer"
from = "asked"
to = "back"
resumes = "answer"

[[acts]]
does = "prolong"
label = "Prolong"
says = "{org} prolonged."
by = "other"
recorded_by = "officer"
from = "sent"
needs.late = "answer"
needs.not_done = ["prolong"]
extends = "answer"

[[acts]]
does = "answer"
label = "Answer"
says = "{org} answered."
by = "other"
recorded_by = "officer"
from = ["sent"]
to = "by_outcome"
needs.done = ["send"]
stops = ["answer", "follow_up"]
settles = true
answers = true

[[acts]]
does = "refuse"
label = "Refuse"
says = "{org} refused."
by = "other"
recorded_by = "officer"
from = "sent"
to = "refused"
needs.ground = true
stops = ["answer", "follow_up"]

[[acts]]
does = "lapse"
label = "Lapse"
says = "The period ended."
by = "other"
from = ["sent", "asked"]
to = "lapsed"
automatic = true
stops = ["answer", "follow_up"]

[[acts]]
does = "withdraw"
label = "Withdraw"
says = "{org} withdrew."
by = "officer"
from = ["draft", "approval", "sent", "asked"]
to = "withdrawn"
stops = ["answer", "follow_up"]

[[clocks]]
name = "answer"
label = "Answer"
kind = "hard"
runs_from = "send.day"
length = { n = 30, unit = "day", stated_in = "send.days" }
owner = "other"
tells = ["officer"]
at_end = { means = "late" }
extend = { n = 10, unit = "day", basis = "Art. 2(2)", mark = "V" }
answers = true
rungs = ["-7d", "0"]
cite = { article = "2(1)", mark = "V" }

[[clocks]]
name = "follow_up"
label = "Follow up"
kind = "soft"
runs_from = "send"
length = { unit = "none" }
owner = "officer"
at_end = { means = "nothing" }
cite = { article = "3", mark = "R" }

[[clocks]]
name = "keeping"
label = "Keeping"
kind = "floor"
runs_from = "send"
roll = "none"
length = { at_least = 60, unit = "day" }
owner = "other"
at_end = { act = "lapse", means = "may be deleted" }
cite = { article = "4", mark = "V2" }

[[contents]]
name = "facts"
label = "The facts"
type = "text"
on = ["order"]
cite = { article = "5(a)", mark = "V" }

[[contents]]
name = "items"
label = "The data"
type = "items"
on = ["order"]
cite = { article = "5(b)", mark = "V" }

[[contents]]
name = "urgency"
label = "How urgent"
type = "choice"
options = ["no", "yes"]
on = ["order"]
cite = { article = "5(c)", mark = "V" }

[[contents]]
name = "urgency_reason"
label = "Why urgent"
type = "text"
only_if = "urgency=yes"
on = ["order"]
cite = { article = "5(c)", mark = "V" }

[[contents]]
name = "intention"
label = "The intention"
type = "statement"
says = "A request follows."
on = ["order"]
cite = { article = "5(d)", mark = "V" }

[[grounds]]
code = "essential_interests"
label = "Essential interests"
by = ["other"]
cite = { article = "6", mark = "V" }

[[returns]]
code = "facts_unclear"
label = "Facts unclear"
cite = { article = "7", mark = "V" }

[[papers]]
name = "letter"
form = "letter"
title = "Letter"
to = "other"
contents = ["order"]
"""


def broken(old: str, new: str, text: str = TINY) -> str:
    """The text with one passage put in place of another. The passage must be there, and only once."""
    if text.count(old) != 1:
        raise ValueError(f"{old!r} stands {text.count(old)} times in the text, not once")
    return text.replace(old, new)


def route_of(text: str) -> Route:
    """The route a text makes."""
    return Route.model_validate(tomllib.loads(text))


def problems_of(text: str) -> list[Problem]:
    """What the checks find in the route a text makes."""
    return check(route_of(text), frozenset({"TINY-1"}))
