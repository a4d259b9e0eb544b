"""What acts were told stands on a direct order: number and day of the order, its period, what is asked of the court."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from requests_app.casework import ledger as ledgers
from requests_app.casework.ledger import Ledger
from requests_app.casework.machine import CORRECT, Line
from requests_app.casework.models import Request
from requests_app.papers.fill import fill
from requests_app.papers.filled import Filled
from requests_app.papers.forms import FORMS
from requests_app.routes.schema import PaperRule
from tests import world as worlds
from tests.papers.certificates import annex_iii
from tests.papers.direct_samples import SAMPLES

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def drawn(name: str, **changed: object) -> str:
    """The words of a form's sample, changed."""
    filled: Filled = replace(SAMPLES[name](), **changed)  # type: ignore[arg-type]
    return FORMS[name].compose(filled).model_dump_json()


def test_an_overseas_order_has_seven_days_unless_the_judge_set_another_period() -> None:
    """Section 5(5): seven days beginning with the day on which the order is served."""
    assert "14 days, beginning with the day of service" in drawn("overseas-production-order")
    assert "7 days, beginning with the day of service" in drawn("overseas-production-order", told={})


def test_a_subscriber_order_has_thirty_days_unless_it_gives_more() -> None:
    assert "45 days from receipt of the order" in drawn("subscriber-order")
    assert "30 days from receipt of the order" in drawn("subscriber-order", told={})


def test_an_order_without_an_end_of_silence_names_none() -> None:
    assert "The requirement expires on" in drawn("overseas-production-order")
    assert "The requirement expires on" not in drawn("overseas-production-order", recorded={})


@pytest.mark.parametrize("name", ["agreement-order", "overseas-production-order"])
def test_an_amended_order_says_what_was_amended_and_keeps_its_number(name: str) -> None:
    amended = drawn(name, told={"amended": "The period ends on 30 April 2026."}, act="amend")
    assert "Amendment of the order" in amended
    assert "The period ends on 30 April 2026." in amended
    assert "OPO/2026/117" in amended
    assert "Amendment of the order" not in drawn(name)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_an_empty_draft_can_be_drawn_and_shows_what_is_missing(name: str) -> None:
    assert "Not yet stated." in drawn(name, contents={}, items=(), told={}, recorded={}, linked=(), draft=True)


@pytest.mark.parametrize(
    ("sought", "delay", "silence"),
    [
        ("delay of notice, 2705(a)(1)(A)", True, False),
        ("order that the provider stay silent, 2705(b)", False, True),
        ("", True, True),
    ],
)
def test_the_court_is_asked_for_what_is_sought(sought: str, delay: bool, silence: bool) -> None:
    text = drawn("silence-application", told={"sought": sought})
    assert ("asked to delay the notice" in text) == delay
    assert ("asked to command the provider" in text) == silence


def test_only_the_adverse_results_relied_on_are_ticked() -> None:
    document = FORMS["silence-application"].compose(SAMPLES["silence-application"]())
    section = next(s for s in document.sections if s.heading == "What notice would lead to")
    block = section.blocks[0]
    assert block.kind == "ticks"
    assert [tick.ticked for tick in block.ticks] == [False, False, True, True, False]


@pytest.mark.parametrize(
    ("route", "act", "production", "preservation"),
    [
        ("EU-CONFLICT", "object_conflict", True, False),
        ("EU-ANNEX-III", "record_for_production", True, False),
        ("EU-ANNEX-III", "record_for_preservation", False, True),
        ("EU-ANNEX-III", "record_other_reasons", False, False),
        ("EU-EPOC-PR", "", False, True),
    ],
)
def test_annex_iii_says_which_certificate_where_it_is_known(
    route: str, act: str, production: bool, preservation: bool
) -> None:
    document = FORMS["annex-iii"].compose(replace(annex_iii(), route_id=route, act=act))
    ticks = [tick for block in document.sections[0].blocks if block.kind == "ticks" for tick in block.ticks]
    assert [tick.ticked for tick in ticks] == [production, preservation]


def test_annex_iii_says_when_the_certificate_was_received() -> None:
    told = {"epoc_received_at": "2026-11-10T08:00:00+00:00"}
    document = FORMS["annex-iii"].compose(replace(annex_iii(), received_on=None, recorded=told))
    assert "10 November 2026, 08:00 (UTC)" in document.model_dump_json()


def filled(request: Request, facts: list[Mapping[str, object]]) -> Filled:
    """The consent record, after acts that were told these facts."""
    ledger = ledgers.read(request)
    lines = [*ledger.lines]
    for told in facts:
        act = CORRECT if "corrects" in told else "give_consent"
        lines.append(Line(seq=len(lines) + 1, act=act, happened_at=NOW, recorded_at=NOW, facts=told))
    rule = ledger.route.paper("consent")
    assert isinstance(rule, PaperRule)
    earlier = Ledger(ledger.route, ledger.entries, lines, ledger.position)
    return fill(request, earlier, rule, contents={}, items=[], by="officer", at=NOW)


@pytest.mark.django_db
def test_a_paper_knows_what_earlier_acts_were_told_as_corrected() -> None:
    request = worlds.open_(worlds.build(), "BC-32", requested="US", provider="")
    first = len(ledgers.read(request).lines) + 1
    told = {"asked": {"consent_evidence": "recorded statement"}}
    assert filled(request, [told]).recorded["consent_evidence"] == "recorded statement"
    mended = {"corrects": first, "facts": {"asked": {"consent_evidence": "in writing"}}}
    assert filled(request, [told, mended]).recorded["consent_evidence"] == "in writing"


@pytest.mark.django_db
def test_a_recipient_without_an_account_is_named_by_the_law() -> None:
    request = worlds.open_(worlds.build(), "BC-32", requested="US", provider="")
    to = filled(request, []).to_party
    assert to.name == "Person who has the lawful authority to disclose the data"
