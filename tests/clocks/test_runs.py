"""How clocks run over a ledger: start, pause, resume, extend, stop, expire, close. Every date is written by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from requests_app.casework.machine import OPEN, Line, NotOpen, Told, replay, step
from requests_app.clocks import explain
from requests_app.clocks import run as runs
from requests_app.clocks.run import Run
from requests_app.routes.schema import Route

CITE = {"article": "1", "mark": "V"}


def clock(name: str, **said: Any) -> dict[str, Any]:
    """A clock of fourteen days in the hands of the provider, unless said otherwise."""
    return {
        "name": name, "label": name, "kind": "hard", "runs_from": "receive", "owner": "provider", "cite": CITE,
        "length": {"n": 14, "unit": "day"}, "at_end": {"means": "late"}, **said,
    }  # fmt: skip


def act(does: str, from_: list[str], to: str = "", by: str = "officer", **said: Any) -> dict[str, Any]:
    """An act that moves what it says."""
    return {"does": does, "label": does, "says": does, "by": by, "from": from_, "to": to, **said}


def route(*clocks: dict[str, Any]) -> Route:
    """A tiny route between an officer and a provider, with the clocks given."""
    names = [c["name"] for c in clocks]
    return Route.model_validate({
        "id": "XX-TEST", "version": 1, "title": "Test", "short": "Test", "instrument": "X", "instrument_title": "X",
        "basis": "1", "kind": "production", "data": ["subscriber"], "counting": "RAW", "checked": "2026-11-21",
        "actors": {
            "officer": {"side": "requesting", "is": "officer", "holder": "drafter", "seat": "agency"},
            "provider": {"side": "requested", "is": "provider", "holder": "provider", "seat": "provider"},
        },
        "states": {
            "draft": {"held_by": "officer", "says": "draft"}, "sent": {"held_by": "provider", "says": "sent"},
            "received": {"held_by": "provider", "says": "received"}, "asked": {"held_by": "officer", "says": "asked"},
            "fulfilled": {"ends": "fulfilled", "says": "done"}, "lapsed": {"ends": "lapsed", "says": "lapsed"},
        },
        "acts": [
            act("send", ["draft"], "sent", sends=True),
            act("receive", ["sent"], "received", "provider", starts=names, receives=True,
                asks=[{"name": "received_on", "label": "On", "type": "instant", "required": False}]),
            act("ask", ["received"], "asked", "provider", pauses=names),
            act("answer", ["asked"], "received", resumes=names),
            act("extend", ["received"], extends=names),
            act("produce", ["received"], "fulfilled", "provider", stops=names[:1]),
            act("confirm", ["fulfilled"], stops=names[1:2]),
            act("lapse", ["received"], "lapsed", "provider", automatic=True),
        ],
        "clocks": list(clocks),
    })  # fmt: skip


def at(text: str) -> datetime:
    """An instant in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def lines(*steps: tuple[str, str] | tuple[str, str, dict[str, Any]]) -> list[Line]:
    """A ledger: acts with their moments in UTC, and facts."""
    found = [Line(1, OPEN, at("2026-08-01T08:00"), at("2026-08-01T08:00"))]
    for seq, (name, moment, *facts) in enumerate(steps, start=2):
        found.append(Line(seq, name, at(moment), at(moment), facts=facts[0] if facts else {}))
    return found


def reckoned(law: Route, ledger: list[Line], place: str = "GB") -> list[Run]:
    """The runs, at one place whose summer time is an hour before UTC."""
    return runs.runs(law, ledger, lambda _actor: place)


SENT = ("send", "2026-08-19T09:00")
RECEIVED = ("receive", "2026-08-20T10:00")


def test_no_clock_runs_before_its_start() -> None:
    """A draft is never overdue."""
    assert reckoned(route(clock("answer")), lines(SENT)) == []


def test_it_runs_from_the_act() -> None:
    """14 days RAW from 20 August 2026: the last day is 3 September, over at midnight in London, 23:00 UTC."""
    (found,) = reckoned(route(clock("answer")), lines(SENT, RECEIVED))
    assert (found.status, found.due, found.due_at) == ("running", "2026-09-03", at("2026-09-03T23:00"))


def test_it_runs_from_the_fact_the_law_names() -> None:
    """The moment told counts, not the moment of the act: three days earlier, three days earlier due."""
    law = route(clock("answer", runs_from="receive.received_on"))
    facts = {"asked": {"received_on": "2026-08-17T10:00:00.000000Z"}}
    (found,) = reckoned(law, lines(("send", "2026-08-16T09:00"), ("receive", "2026-08-20T10:00", facts)))
    assert found.due == "2026-08-31"


def test_a_pause_hands_back_the_remainder_to_the_second() -> None:
    """Asked after two days, answered 5 days and 30 minutes later: due moves by that; a fresh period is the latest."""
    ledger = lines(SENT, RECEIVED, ("ask", "2026-08-22T08:00"), ("answer", "2026-08-27T08:30"))
    (found,) = reckoned(route(clock("answer")), ledger)
    assert found.due_at == at("2026-09-08T23:30")
    assert found.latest_at == at("2026-09-10T23:00")  # 14 days from 27 August: 10 September
    assert found.pauses == ((at("2026-08-22T08:00").isoformat(), at("2026-08-27T08:30").isoformat()),)


def test_while_it_stands_it_is_paused() -> None:
    """The due moment is not shown as running while the other side's question is open."""
    (found,) = reckoned(route(clock("answer")), lines(SENT, RECEIVED, ("ask", "2026-08-22T08:00")))
    assert (found.status, found.paused_since) == ("paused", at("2026-08-22T08:00"))


def test_a_question_after_the_end_pauses_nothing() -> None:
    """What is late stays late."""
    (found,) = reckoned(route(clock("answer")), lines(SENT, RECEIVED, ("ask", "2026-09-05T08:00")))
    assert (found.status, found.due) == ("running", "2026-09-03")


EXTEND = {"n": 30, "unit": "day", "times": 1, "basis": "Art. 2", "mark": "V"}


def test_an_extension_keeps_the_original() -> None:
    """14 + 30 days from 20 August are 3 October; the first leg stays with its own end."""
    law = route(clock("answer", extend=EXTEND))
    facts = {"extensions": {"answer": {"reason": "volume"}}}
    first, second = reckoned(law, lines(SENT, RECEIVED, ("extend", "2026-08-30T08:00", facts)))
    assert (first.status, first.due, first.leg) == ("extended", "2026-09-03", 1)
    assert (second.status, second.due, second.leg) == ("running", "2026-10-03", 2)
    assert "It was extended: Art. 2. Reason: volume." in explain.sentences(second.steps)


def test_an_extension_to_a_stated_day() -> None:
    """A new deadline set by date ends with that day at the place."""
    law = route(clock("answer", extend=EXTEND))
    facts = {"extensions": {"answer": {"until": "2026-09-20", "reason": "volume"}}}
    found = reckoned(law, lines(SENT, RECEIVED, ("extend", "2026-08-30T08:00", facts)))[-1]
    assert (found.due, found.due_at) == ("2026-09-20", at("2026-09-20T23:00"))


def test_the_law_says_how_often() -> None:
    """A second extension is refused where the text gives one."""
    law = route(clock("answer", extend=EXTEND))
    position = replay(law, lines(SENT, RECEIVED, ("extend", "2026-08-30T08:00")))
    with pytest.raises(NotOpen, match="no further"):
        step(law, position, "extend", Told())


def test_stopped_closed_and_going_on_at_the_end() -> None:
    """Producing stops the first clock; the second is stopped later, in the end; the third is over with the request."""
    law = route(clock("answer"), clock("after"), clock("other"))
    ledger = lines(SENT, RECEIVED, ("produce", "2026-08-25T08:00"))
    assert [r.status for r in reckoned(law, ledger)] == ["stopped", "running", "closed"]
    later = [*ledger, Line(5, "confirm", at("2026-08-26T08:00"), at("2026-08-26T08:00"))]
    assert [r.status for r in reckoned(law, later)] == ["stopped", "stopped", "closed"]


def test_what_lapses_expires_at_its_own_moment() -> None:
    """The automatic act bears the due moment, and the run says expired, not closed."""
    law = route(clock("answer", roll="none", at_end={"act": "lapse", "means": "may be deleted"}))
    (found,) = reckoned(law, lines(SENT, RECEIVED, ("lapse", "2026-09-03T23:00")))
    assert (found.status, found.ended_at) == ("expired", at("2026-09-03T23:00"))


def test_a_disputed_roll_shows_both_and_acts_on_the_unrolled() -> None:
    """10 days from 20 August 2026 under 1182/71 are Sunday 30 August; rolled, Monday 31 August."""
    law = route(clock("answer", counting="EU_1182_71", roll="disputed", length={"n": 10, "unit": "day"}))
    (found,) = reckoned(law, lines(SENT, RECEIVED), place="IE")
    assert found.due == "2026-08-30"
    assert found.latest_at == at("2026-08-31T23:00")


def test_a_length_the_act_states_goes_before_the_default() -> None:
    """The order names 3 days; the 14 of the law are only the default."""
    law = route(clock("answer", length={"n": 14, "unit": "day", "stated_in": "receive.received_on"}))
    (found,) = reckoned(law, lines(SENT, ("receive", "2026-08-20T10:00", {"asked": {"received_on": "3"}})))
    assert found.due == "2026-08-23"


def test_a_correction_moves_what_was_counted_from_it() -> None:
    """The receipt was a day later than recorded; the correcting entry moves the end by a day."""
    correcting = {"corrects": 3, "happened_at": "2026-08-21T10:00:00.000000Z"}
    (found,) = reckoned(route(clock("answer")), lines(SENT, RECEIVED, ("correct", "2026-08-22T08:00", correcting)))
    assert found.due == "2026-09-04"


def test_no_length_is_measured_not_limited() -> None:
    """A clock the law gives no length has no due moment."""
    (found,) = reckoned(route(clock("answer", length={"unit": "none"})), lines(SENT, RECEIVED))
    assert (found.due, found.due_at) == ("", None)
