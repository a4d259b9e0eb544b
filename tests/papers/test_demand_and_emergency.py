"""What the Canadian demand and the emergency request must not get wrong: last day, facts, number to call."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from requests_app.papers.forms import FORMS
from tests.papers.preservations import SAMPLES

FOREIGN, DOMESTIC = "the law of a foreign State", "Canadian law"


@pytest.mark.parametrize(
    ("under", "until", "box"),
    [
        (FOREIGN, "18 February 2027", "an offence under the law of a foreign State"),
        (DOMESTIC, "11 December 2026", "an offence under an Act of Parliament of Canada"),
    ],
)
def test_a_demand_says_its_last_day(under: str, until: str, box: str) -> None:
    """Criminal Code 487.012(4): 90 or 21 days after 20 November 2026, the day it was made."""
    told = {"made_on": "2026-11-20", "offence_under": under}
    made = FORMS["ca-form-5001"].compose(replace(SAMPLES["ca-form-5001"](), told=told))
    facts = {f.label: f.value for s in made.sections for b in s.blocks if b.kind == "facts" for f in b.facts}
    ticks = [t.label for s in made.sections for b in s.blocks if b.kind == "ticks" for t in b.ticks if t.ticked]
    assert facts["Preserve until"] == until
    assert box in ticks
    assert len([label for label in ticks if label.startswith("an offence")]) == 1


@pytest.mark.parametrize(("forbidden", "condition"), [(True, "Its existence may not be disclosed."), (False, "")])
def test_a_demand_forbids_its_disclosure_only_where_asked(forbidden: bool, condition: str) -> None:
    """Criminal Code 487.012(5)."""
    sample = SAMPLES["ca-form-5001"]()
    made = FORMS["ca-form-5001"].compose(replace(sample, contents={**sample.contents, "no_notice": forbidden}))
    facts = {f.label: f.value for s in made.sections for b in s.blocks if b.kind == "facts" for f in b.facts}
    assert facts["Conditions of the demand"] == condition


def test_a_demand_without_its_day_leaves_the_line_open() -> None:
    made = FORMS["ca-form-5001"].compose(replace(SAMPLES["ca-form-5001"](), told={}))
    facts = {f.label: f.value for s in made.sections for b in s.blocks if b.kind == "facts" for f in b.facts}
    assert facts["Preserve until"] == ""


@pytest.mark.parametrize("form", ["ca-form-5001", "traffic-path-disclosure"])
def test_the_facts_of_the_case_are_not_on_it(form: str) -> None:
    """The person addressed needs the offence and the data; the disclosure, the reference of the request."""
    assert "closed group" in FORMS["ca-form-5002"].compose(SAMPLES["ca-form-5002"]()).to_json()
    assert "closed group" not in FORMS[form].compose(SAMPLES[form]()).to_json()


def test_the_disclosure_names_the_other_provider_its_state_and_the_path() -> None:
    """Art. 30(1) CETS 185."""
    made = FORMS["traffic-path-disclosure"].compose(SAMPLES["traffic-path-disclosure"]())
    found = next(s for s in made.sections if s.heading == "Provider in another State, and the path").model_dump_json()
    for part in ("Example Transit SAS", "France", "198.51.100.7"):
        assert part in found


@pytest.mark.parametrize("form", ["emergency-request", "us-emergency-request"])
def test_the_checks_give_no_number_to_call_back(form: str) -> None:
    """A forger would print his own; the line is the provider's to fill."""
    made = FORMS[form].compose(SAMPLES[form]())
    checks = next(s for s in made.sections if s.heading == "Checks before anything is disclosed")
    assert not re.search(r"\d{3}", "".join(re.findall(r'"(?:text|label|value)":"([^"]*)"', checks.model_dump_json())))
    facts = [f for b in checks.blocks if b.kind == "facts" for f in b.facts]
    assert [(f.label, f.value) for f in facts] == [("Number taken from", ""), ("Checked by, on, at", "")]
    assert not any(t.ticked for b in checks.blocks if b.kind == "ticks" for t in b.ticks)


def test_an_emergency_says_when_it_was_made_to_the_minute_with_its_zone() -> None:
    made = FORMS["emergency-request"].compose(SAMPLES["emergency-request"]())
    assert ("Made at", "20 November 2026, 09:30 (UTC)") in [(f.label, f.value) for f in made.particulars]


def test_an_information_is_addressed_to_the_court() -> None:
    """A court has no seat among the organisations."""
    assert FORMS["ca-form-5002"].compose(SAMPLES["ca-form-5002"]()).to_party.name == "Justice or judge"
