"""A sentence of the timeline says who did what, and lets nothing that was typed onto the page as markup."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils.safestring import SafeString, mark_safe

from requests_app.casework.models import Entry
from requests_app.routes.schema import Route
from requests_app.show import sentences

AT = datetime(2026, 11, 20, 6, 50, tzinfo=UTC)
EVIL = '<script>alert("1")</script>'

ROUTE = Route.model_validate(
    {
        "id": "XA-XB", "version": 1, "title": "Test treaty", "short": "Test", "instrument": "XAXB",
        "instrument_title": "Treaty", "basis": "Art. 1", "kind": "assistance", "data": ["content"], "counting": "RAW",
        "checked": "2026-11-21",
        "actors": {
            "officer": {"side": "requesting", "is": "investigating authority", "role": "officer", "holder": "drafter",
                        "seat": "agency"},
            "custodian": {"side": "requested", "is": "service provider", "holder": "provider", "seat": "provider"},
        },
        "states": {
            "draft": {"held_by": "officer", "says": "Being drafted"},
            "served": {"held_by": "custodian", "says": "Served"},
            "refused": {"ends": "refused", "says": "Refused"},
        },
        "acts": [
            {"does": "send", "label": "Send", "says": "{org} sent it under {number}.", "by": "officer", "from": "draft",
             "to": "served"},
            {"does": "confirm", "label": "Confirm", "says": "{org} preserved it from {preserved_at} to {until}.",
             "by": "custodian", "recorded_by": "officer", "from": "served", "reports": "preserved"},
            {"does": "refuse", "label": "Refuse", "says": "{org}, {actor}, refused: {ground}.", "by": "custodian",
             "from": "served", "to": "refused"},
            {"does": "lapse", "label": "Lapse", "says": "The period ended.", "by": [], "from": "served",
             "automatic": True},
        ],
        "grounds": [{"code": "dual", "label": "no offence <here>", "cite": {"article": "4", "mark": "V"}}],
    }
)  # fmt: skip
ORGS = {"officer": "LKA & Sons", "custodian": f"Provider {EVIL}"}


def _entry(act: str, actor: str = "officer", **facts: Any) -> Entry:
    return Entry(seq=2, act=act, actor=actor, from_state="draft", to_state="served", happened_at=AT, recorded_at=AT,
                 facts=facts)  # fmt: skip


def test_organisation_and_fact_are_filled_in_and_escaped() -> None:
    said = sentences.sentence(_entry("send", asked={"number": EVIL}), ROUTE, ORGS)
    assert said == "LKA &amp; Sons sent it under &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;."
    assert isinstance(said, SafeString)


def test_a_text_that_claims_to_be_safe_is_escaped_all_the_same() -> None:
    said = sentences.sentence(_entry("send", asked={"number": mark_safe(EVIL)}), ROUTE, ORGS)
    assert "<script" not in said


def test_no_field_lets_markup_through() -> None:
    entries = [
        _entry("send", asked={"number": EVIL}),
        _entry("refuse", "custodian", ground=EVIL),
        _entry("refuse", EVIL, ground="dual"),
        _entry("note", note=EVIL),
        _entry("void", corrects=EVIL, reason=EVIL),
        _entry("erase", erases=[EVIL], basis=EVIL),
        _entry("confirm", asked={"preserved_at": f"2026-11-20T06:50{EVIL}", "until": "2026-02-31"}),
        _entry(EVIL),
    ]
    for entry in entries:
        assert "<script" not in sentences.sentence(entry, ROUTE, ORGS, body={"note": EVIL})


def test_an_act_recorded_for_another_is_that_others() -> None:
    said = sentences.sentence(
        _entry("confirm", asked={"preserved_at": "2026-11-20T06:50:00.000000Z", "until": "2027-01-19"}),
        ROUTE, {"custodian": "Provider"}, zone="Europe/Berlin",
    )  # fmt: skip
    assert said == (
        'Provider preserved it from <time datetime="2026-11-20T06:50:00Z">20 Nov 2026, 07:50 CET</time> to 19 Jan 2027.'
    )


def test_ground_and_actor_are_said_in_words() -> None:
    said = sentences.sentence(_entry("refuse", "custodian", ground="dual"), ROUTE, {"custodian": "Provider"})
    assert said == "Provider, service provider, refused: no offence &lt;here&gt;."


def test_without_an_organisation_the_actor_speaks() -> None:
    assert sentences.sentence(_entry("lapse", ""), ROUTE) == "The period ended."
    assert sentences.sentence(_entry("open"), ROUTE) == "Investigating authority opened the request."


def test_what_is_not_there_is_said_to_be_so() -> None:
    assert sentences.sentence(_entry("send"), ROUTE, {"officer": "LKA"}) == (
        'LKA sent it under <span class="muted">(not stated)</span>.'
    )


@pytest.mark.parametrize(
    ("act", "facts", "body", "said"),
    [
        ("open", {}, {}, "LKA opened the request."),
        ("note", {}, {"note": "They called."}, "LKA noted: They called."),
        ("correct", {"corrects": 4}, {"reason": "wrong day"}, "LKA corrected entry 4: wrong day"),
        ("void", {"corrects": 4}, {"reason": "wrong file"}, "LKA struck out entry 4: wrong file"),
        ("erase", {"erases": [2, 3], "basis": "s. 58"}, {},
         "LKA erased the personal content of entry 2, 3; the digest stays. Basis: s. 58"),
    ],
)  # fmt: skip
def test_reserved_acts_have_their_own_sentences(
    act: str, facts: dict[str, Any], body: dict[str, Any], said: str
) -> None:
    assert sentences.sentence(_entry(act, **facts), ROUTE, {"officer": "LKA"}, body=body) == said


def test_the_timeline_has_the_newest_first_and_says_what_was_mended() -> None:
    opened = Entry(seq=1, act="open", actor="officer", to_state="draft", happened_at=AT, recorded_at=AT, facts={})
    sent = Entry(seq=2, act="send", actor="officer", from_state="draft", to_state="served", facts={},
                 happened_at=AT + timedelta(days=1), recorded_at=AT + timedelta(days=3))  # fmt: skip
    struck = Entry(seq=3, act="void", actor="officer", from_state="served", to_state="draft", facts={"corrects": 2},
                   happened_at=AT + timedelta(days=4), recorded_at=AT + timedelta(days=4))  # fmt: skip
    lines = sentences.timeline([opened, sent, struck], ROUTE, {"officer": "LKA"})
    assert [line.seq for line in lines] == [3, 2, 1]
    assert lines[1].later == "recorded 2 days later"
    assert lines[1].struck
    assert lines[1].moves
    assert not lines[2].moves
