"""What changed between two versions of a route is said in a sentence each; what did not is not mentioned."""

from __future__ import annotations

from requests_app.routes.changes import changes
from tests.routes.tiny import TINY, broken, route_of


def told(*passages: tuple[str, str]) -> tuple[str, ...]:
    text = TINY
    for old, new in passages:
        text = broken(old, new, text)
    return changes(route_of(TINY), route_of(broken("version = 1", "version = 2", text)))


def test_a_new_version_that_says_the_same_changes_nothing() -> None:
    assert told() == ()


def test_another_length_of_a_clock() -> None:
    assert told(("at_least = 60", "at_least = 90")) == (
        "In the clock “Keeping”, length at least is now: 90; it was: 60.",
    )


def test_what_is_said_for_the_first_time_and_what_no_longer() -> None:
    assert told(("[open]\n", '[open]\nthreshold = "four years"\n')) == (
        "In the route, open threshold is now said: four years.",
    )
    assert told(('S1 = "the text"\n', 'S2 = "the text"\n')) == (
        "In the route, sources S1 is no longer said; it was: the text.",
        "In the route, sources S2 is now said: the text.",
    )


def test_a_row_that_is_new_and_one_that_is_gone() -> None:
    ground = '[[grounds]]\ncode = "essential_interests"\nlabel = "Essential interests"'
    found = told((ground, '[[grounds]]\ncode = "ordre_public"\nlabel = "Public order"'))
    assert found == (
        "New: the ground for refusal “Public order”.",
        "No longer there: the ground for refusal “Essential interests”.",
    )


def test_lists_facts_and_marks_are_told_too() -> None:
    assert told(('from = ["sent", "asked"]\nto = "lapsed"', 'from = ["sent"]\nto = "lapsed"')) == (
        "In the act “Lapse”, from is now: sent; it was: sent, asked.",
    )
    assert told(('article = "4", mark = "V2"', 'article = "4", mark = "V"')) == (
        "In the clock “Keeping”, cite mark is now: V; it was: V2.",
    )
    (sentence,) = told(('{ name = "day", label = "Day"', '{ name = "day", label = "Day of posting"'))
    assert sentence.startswith("In the act “Approve and send”, asks is now: name day, label Day of posting, type date")


def test_the_route_comes_before_its_rows() -> None:
    found = told(("at_least = 60", "at_least = 90"), ('title = "A tiny route"', 'title = "A small route"'))
    assert [sentence.split(",")[0] for sentence in found] == ["In the route", "In the clock “Keeping”"]
