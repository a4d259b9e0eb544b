"""The clocks of Australia, Canada, New Zealand and India on their own routes: last days worked out by hand."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from requests_app.clocks.run import Run, runs
from requests_app.routes.catalogue import catalogue
from tests.clocks.test_runs import at, lines


@dataclass(frozen=True)
class Case:
    """An act at a moment with what was told, the clock it starts on its route, and when that ends."""

    route: str
    act: str
    moment: str
    clock: str
    due: str
    place: str
    asked: dict[str, str] = field(default_factory=dict)
    later: tuple[str, str] | None = None


CASES = (
    # 7 days of August, 37, 68 with October, and 22 November, a Sunday: a preservation does not move.
    Case("CA-PRES-DEMAND", "make_demand", "2026-08-24T15:00", "preservation", "2026-11-22", "CA"),
    Case("CA-PRES-ORDER", "make_order", "2026-08-24T15:00", "preservation", "2026-11-22", "CA"),
    # 7 days of August and 14 of September.
    Case("CA-PRES-DEMAND", "make_domestic_demand", "2026-08-24T15:00", "preservation_domestic", "2026-09-14", "CA"),
    # 7 days of August, 37 with September, and 23 October; renewed: 68 with October, 98, and 22 December.
    Case("CA-KEEP-OPEN", "make_order", "2026-08-24T15:00", "keep_open", "2026-10-23", "CA"),
    Case(
        "CA-KEEP-OPEN",
        "make_order",
        "2026-08-24T15:00",
        "keep_open",
        "2026-12-22",
        "CA",
        later=("renew", "2026-10-20T15:00"),
    ),
    # Obtained on Tue 25 Aug: day 5 is Sun 30 Aug, a holiday (s. 35); Mon 31.
    Case(
        "CA-MLA-IN",
        "take_for_direct_sending",
        "2026-08-26T15:00",
        "send_direct",
        "2026-08-31",
        "CA",
        {"obtained_on": "2026-08-25"},
    ),
    # 7 days of August and 23 of September; 7 of August and 8 of September.
    Case("CA-MLA-IN", "issue_production_order", "2026-08-24T15:00", "review_notice", "2026-09-23", "CA"),
    Case("CA-MLA-IN", "issue_order", "2026-08-24T15:00", "appeal_leave", "2026-09-08", "CA"),
    # No 31 February: its last day, a Sunday, which does not move.
    Case(
        "CA-MLA-IN",
        "enter_arrangement",
        "2026-08-24T15:00",
        "arrangement",
        "2027-02-28",
        "CA",
        {"runs_from": "2026-08-31"},
    ),
    # From Thu 1 Oct 10:00 in India, three days on; Sunday moves no hours.
    Case("IN-MLA-IN", "serve", "2026-10-01T04:30", "information", "2026-10-04T10:00", "IN"),
    # 7 days of August, 37, 68, 98, 129 with December, 160, and Sat 20 February.
    Case(
        "IN-MLA-IN",
        "note_removal",
        "2026-09-01T08:00",
        "retention_content",
        "2027-02-20",
        "IN",
        {"removed_on": "2026-08-24"},
    ),
    Case(
        "IN-MLA-IN",
        "note_cancellation",
        "2026-09-01T08:00",
        "retention_registration",
        "2027-02-20",
        "IN",
        {"cancelled_on": "2026-08-24"},
    ),
    # The direction states its last day.
    Case(
        "NZ-FPD",
        "make_direction",
        "2026-08-24T02:00",
        "preservation",
        "2026-12-01",
        "NZ",
        {"made_on": "2026-08-24", "runs_until": "2026-12-01"},
    ),
)


def last_run(case: Case) -> Run:
    """The run of the case's clock, the last one where it was lengthened."""
    steps = [(case.act, case.moment, {"asked": case.asked})]
    ledger = lines(*steps, *([case.later] if case.later else []))
    law = catalogue().current(case.route)
    return [run for run in runs(law, ledger, lambda _actor: case.place) if run.clock == case.clock][-1]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.route} {c.clock} {c.due}")
def test_the_last_day(case: Case) -> None:
    assert last_run(case).due == case.due


def test_the_australian_access_request_shows_both_readings() -> None:
    # Starting on 24 August: Fri 19 February; from it: Sat 20 February, which does not move.
    given = Case("AU-FPN", "give_notice", "2026-08-25T02:00", "access_request", "", "AU", {"given_on": "2026-08-24"})
    run = last_run(given)
    assert run.due == "2027-02-19"
    # Canberra is eleven hours ahead in February.
    assert (run.due_at, run.latest_at) == (at("2027-02-19T13:00"), at("2027-02-20T13:00"))
