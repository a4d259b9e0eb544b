"""The ball line leaves out nothing: its strips fill it, its numbers add up, and each holder has its own colour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.casework.machine import Spell
from requests_app.measures.holders import HolderTime
from requests_app.routes.schema import Holder
from requests_app.show import ball as balls
from requests_app.show import holders
from requests_app.show.holders import Group
from requests_app.show.shares import apportion

START = datetime(2026, 7, 16, 8, 0, tzinfo=UTC)
SEQUENCE = [
    (Holder.DRAFTER, 6), (Holder.APPROVER, 4), (Holder.OWN_CENTRAL, 11), (Holder.TRANSIT, 9),
    (Holder.FOREIGN_CENTRAL, 38), (Holder.DRAFTER, 12), (Holder.TRANSIT, 3), (Holder.FOREIGN_CENTRAL, 22),
    (Holder.COURT, 14), (Holder.PROVIDER, 8),
]  # fmt: skip


def _spells(parts: list[tuple[Holder, timedelta]], *, runs: bool, back: int = -1) -> list[Spell]:
    found, at = [], START
    for number, (holder, length) in enumerate(parts):
        end = None if runs and number == len(parts) - 1 else at + length
        found.append(Spell(holder, "", "", at, end, "completion" if number == back else ""))
        at += length
    return found


def test_the_line_of_a_request() -> None:
    parts = [(holder, timedelta(days=days)) for holder, days in SEQUENCE]
    line = balls.ball(_spells(parts, runs=True, back=5), START + timedelta(days=127))
    assert [segment.group for segment in line.segments] == ["rq", "rq", "rq", "tr", "rd", "rq", "tr", "rd", "ct", "pv"]
    assert [segment.running for segment in line.segments] == [False] * 9 + [True]
    assert [segment.completion for segment in line.segments] == [False] * 5 + [True] + [False] * 4
    # 6 of 127 days are 4.724 %; a width may be off by a hundredth, so that all together fill the line.
    assert line.segments[0].width == pytest.approx(4.724, abs=0.01)
    assert [(share.group, share.length, share.percent) for share in line.key] == [
        (Group.REQUESTING, "33 days", 26),
        (Group.TRANSIT, "12 days", 10),
        (Group.REQUESTED, "60 days", 47),
        (Group.COURT, "14 days", 11),
        (Group.PROVIDER, "8 days", 6),
    ]
    assert line.key[0].completion == "12 days"
    assert line.key[-1].running
    assert line.total == "127 days"
    assert line.rows[0].word == "officer"
    assert line.rows[-1].end is None


def test_neighbours_in_the_same_hands_are_one_strip() -> None:
    parts = [(Holder.COURT, timedelta(days=2)), (Holder.COURT, timedelta(days=3)), (Holder.PROVIDER, timedelta(days=5))]
    line = balls.ball(_spells(parts, runs=False), START + timedelta(days=99))
    assert [(segment.group, segment.width) for segment in line.segments] == [("ct", 50.0), ("pv", 50.0)]


def test_hours_are_hours_where_a_request_lasts_hours() -> None:
    parts = [(Holder.DRAFTER, timedelta(minutes=20)), (Holder.PROVIDER, timedelta(hours=7, minutes=40))]
    line = balls.ball(_spells(parts, runs=True), START + timedelta(hours=8))
    assert [share.length for share in line.key] == ["20 min", "7 h 40 min"]
    assert line.total == "8 h"


def test_a_line_read_at_an_earlier_moment_ends_there() -> None:
    parts = [(Holder.DRAFTER, timedelta(days=10)), (Holder.PROVIDER, timedelta(days=10))]
    line = balls.ball(_spells(parts, runs=False), START + timedelta(days=5))
    assert [segment.width for segment in line.segments] == [100.0]
    assert line.segments[0].running


def test_a_request_opened_this_moment_has_a_full_line() -> None:
    line = balls.ball(_spells([(Holder.DRAFTER, timedelta())], runs=True), START)
    assert [segment.width for segment in line.segments] == [100.0]


@given(
    st.lists(
        st.tuples(st.sampled_from(list(Holder)), st.integers(0, 900 * 86_400).map(lambda s: timedelta(seconds=s))),
        min_size=1,
        max_size=40,
    ),
    st.booleans(),
)
def test_nothing_is_left_out(parts: list[tuple[Holder, timedelta]], runs: bool) -> None:
    until = START + sum((length for _holder, length in parts), timedelta())
    line = balls.ball(_spells(parts, runs=runs), until)
    if not line.segments:
        assert until == START
        return
    assert sum(round(segment.width * 100) for segment in line.segments) == 10_000
    edges = [round(segment.x * 100) for segment in line.segments]
    assert edges == sorted(edges)
    assert edges[0] == 0
    assert round(line.segments[-1].end * 100) == 10_000
    if until > START:
        assert sum(share.percent for share in line.key) == 100
        assert sum(share.percent for share in line.by_holder) == 100


def test_the_line_of_many_requests_follows_the_key() -> None:
    held = [
        HolderTime("provider", 480, None, 1, 0), HolderTime("drafter", 400, None, 1, 0),
        HolderTime("own_central_authority", 920, None, 1, 0), HolderTime("unknown", 200, None, 1, 0),
    ]  # fmt: skip
    line = balls.ball_of_totals(held)
    assert [(s.group, s.width) for s in line.segments] == [
        (Group.REQUESTING, 66.0), (Group.PROVIDER, 24.0), (Group.UNKNOWN, 10.0),
    ]  # fmt: skip
    assert [(s.word, s.length) for s in line.by_holder] == [
        ("own central authority", "920 days"), ("officer", "400 days"), ("provider", "480 days"),
        ("not known", "200 days"),
    ]  # fmt: skip
    assert line.total == "2,000 days"


def test_every_holder_has_a_group_and_words() -> None:
    assert set(holders.GROUPS) == set(Holder) == set(holders.WORDS)
    assert set(holders.GROUP_WORDS) == set(Group) == set(holders.SHORT)
    assert holders.group_of("nobody we know") is Group.UNKNOWN


def test_apportioned_parts_sum_to_the_whole() -> None:
    assert apportion([1, 1, 1], 100) == [34, 33, 33]
    assert apportion([0, 0], 100) == [0, 0]
    assert apportion([33, 12, 60, 14, 8], 100) == [26, 10, 47, 11, 6]
