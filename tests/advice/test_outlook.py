"""What an open route is to be expected to bring: who issues, the first clock, the time and what waiting costs."""

from __future__ import annotations

from datetime import date

import pytest

from requests_app.advice import advisor, outlook
from requests_app.advice.facts import Facts
from requests_app.advice.outlook import Outlook
from requests_app.measures.expected import Taken
from requests_app.routes.catalogue import catalogue

ON = date(2026, 11, 21)


def seen(route: str, requesting: str, requested: str = "", provider: str = "", own: Taken | None = None) -> Outlook:
    known = advisor.provider_named(provider)
    case = advisor.case_of(requesting, requested, known[0] if known else None, "", ON, Facts())
    found = advisor.advise([catalogue().current(route)], case, {route: own} if own else {})
    assert found[0].outlook is not None
    return found[0].outlook


@pytest.mark.parametrize(
    ("route", "length", "article"),
    [
        ("EU-EPOC", "10 days", "EU2023/1543 10(3)"),
        ("EU-EPOC-N", "10 days", "EU2023/1543 10(2)"),
        ("EU-EPOC-E", "8 hours", "EU2023/1543 10(4)"),
        ("EU-EPOC-PR", "60 days", "EU2023/1543 11(1)"),
    ],
)
def test_the_first_clock_is_the_one_the_answer_is_due_by(route: str, length: str, article: str) -> None:
    clock = outlook.first_clock(catalogue().current(route))
    assert clock is not None
    assert (clock.length, clock.source, clock.mark) == (length, article, "V")


def test_the_first_clock_of_the_convention_is_its_floor_of_sixty_days() -> None:
    clock = outlook.first_clock(catalogue().current("BC-29"))
    assert clock is not None
    assert (clock.length, clock.source) == ("at least 60 days", "CETS185 29(7)")


@pytest.mark.parametrize(
    ("requesting", "figure", "source"),
    [
        ("DE", "about 10 months", "President's Review Group"),
        ("GB", "typically 9 months", "A Question of Trust"),
        ("IN", "40 months", "Economic Times"),
    ],
)
def test_a_published_figure_stands_with_its_source_until_ours_suffice(
    requesting: str, figure: str, source: str
) -> None:
    found = seen("US-MLA-3512", requesting, "US")
    assert found.own is None
    assert found.published is not None
    assert found.published.figure == figure
    assert source in found.published.source


def test_our_own_curve_stands_in_place_of_a_published_figure() -> None:
    own = Taken(12, 9, 200.0, 150.0, 280.0, None, 500.0, "US")
    found = seen("US-MLA-3512", "DE", "US", own=own)
    assert (found.own, found.published) == (own, None)


def test_nothing_published_is_nothing_shown() -> None:
    found = seen("EU-EPOC-PR", "FR", "IE")
    assert (found.own, found.published, found.loss) == (None, None, None)


def test_what_is_preserved_is_lost_before_the_answer_comes() -> None:
    found = seen("US-MLA-3512", "IN", provider="google")
    assert found.loss is not None
    assert (found.loss.kept_days, found.loss.expected_days) == (90, 1218)
    assert "Renew" in found.loss.sentence
    soon = seen("US-MLA-3512", "IN", provider="google", own=Taken(12, 9, 30.0, 20.0, 40.0, None, 90.0, "US"))
    assert soon.loss is not None
    assert "Renew" not in soon.loss.sentence


def test_a_provider_that_states_no_retention_loses_nothing_we_know_of() -> None:
    assert seen("BC-29", "DE", provider="proton").loss is None


def test_half_never_answered_is_planned_with_the_whole_time_watched() -> None:
    assert outlook.expected_days(Taken(12, 2, None, None, None, None, 412.0, ""), None) == 412.0


def test_who_must_issue_is_said_for_each_category() -> None:
    found = seen("EU-EPOC", "FR", "IE")
    assert set(found.issued_by) == set(catalogue().current("EU-EPOC").data)
    assert all(found.issued_by.values())
