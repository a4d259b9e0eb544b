"""The defects of names and contents: a passage of the tiny route, what takes its place, the problem to be found."""

from __future__ import annotations

from requests_app.routes.toml_lines import Place

SUBMIT, SEND, ASK, REPLY, PROLONG, ANSWER, REFUSE, LAPSE, WITHDRAW = range(9)
ANSWER_CLOCK, FOLLOW_UP, KEEPING = range(3)

Defect = tuple[str, str, Place, str]

NEED = "[open]\nneeds = [{ any = [{ %s }], says = 'x', cite = { article = '%s', mark = 'V' } }]\n"

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
        "[open]\n",
        NEED % ("fact = 'emergency', is = ['yes']", "-"),
        ("open", "needs", 0, "cite", "article"),
        "the need 'x' has no article",
    ),
    (
        'cite = { article = "4", mark = "V2" }',
        'cite = { article = "?", mark = "V2" }',
        ("clocks", KEEPING, "cite", "article"),
        "the clock 'keeping' has no article",
    ),
    (
        'cite = { article = "4", mark = "V2" }',
        'cite = { article = "4", mark = "V2", source = "S9" }',
        ("clocks", KEEPING, "cite", "source"),
        "the clock 'keeping' names the source 'S9', which is not in [sources]",
    ),
    (
        'S1 = "the text"\n',
        "",
        ("clocks", ANSWER_CLOCK, "extend", "mark"),
        "the extension of 'answer' is marked V, but no source is named",
    ),
    (
        'S1 = "the text"\n',
        "",
        ("validity", "mark"),
        "the validity is marked V, but no source is named",
    ),
    (
        'label = "Essential interests"',
        'label = " "',
        ("grounds", 0, "label"),
        "the code 'essential_interests' has no words: a reader would see its code",
    ),
    (
        'label = "Facts unclear"',
        'label = "facts_unclear"',
        ("returns", 0, "label"),
        "the code 'facts_unclear' has no words: a reader would see its code",
    ),
    (
        'ends = "lost", says = "Lost"',
        'ends = "lost", says = ""',
        ("states", "lost", "says"),
        "the state 'lost' has no words: a reader would see its code",
    ),
    (
        'is = "authority"',
        'is = ""',
        ("actors", "other", "is"),
        "the actor 'other' has no words: a reader would see its code",
    ),
    (
        'label = "Keeping"',
        'label = ""',
        ("clocks", KEEPING, "label"),
        "the clock 'keeping' has no words: a reader would see its code",
    ),
    (
        'title = "Letter"',
        'title = ""',
        ("papers", 0, "title"),
        "the paper 'letter' has no words: a reader would see its code",
    ),
    (
        "[open]\n",
        '[open]\nrequested.country = ["UK"]\n',
        ("open", "requested", "country"),
        "there is no jurisdiction 'UK'",
    ),
    (
        "[open]\n",
        '[open]\nrequesting.not_country = ["EUROPE"]\n',
        ("open", "requesting", "not_country"),
        "there is no jurisdiction 'EUROPE'",
    ),
    (
        "[open]\n",
        NEED % ("fact = 'target_resides', is_not = ['UK']", "1"),
        ("open", "needs", 0, "any", 0, "is_not"),
        "there is no jurisdiction 'UK'",
    ),
    (
        "[open]\n",
        "[validity]\nsince = 2026-11-21\nuntil = 2026-11-20\n[open]\n",
        ("validity", "until"),
        "the route ends on 2026-11-20, before it begins",
    ),
    (
        'says = "{org} replied."',
        'says = "{org replied."',
        ("acts", REPLY, "says"),
        "the sentence of 'reply' cannot be read: expected '}' before end of string",
    ),
]
