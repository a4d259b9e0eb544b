"""Each rule of the lint has a draft that trips it and one like it that does not; the sixteen reasons are covered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from requests_app.advice import lint
from requests_app.advice.lint_looks import LOOKS, Case
from requests_app.routes.catalogue import catalogue
from requests_app.routes.lint_rules import RULES, read, rules
from requests_app.routes.loader import LawError
from tests.advice.drafts import DRAFTS, case, item

# Section 5.3 of the international routes, as corrected: why requests bounce, and the rules that look for it.
BOUNCES: dict[str, tuple[str, ...]] = {
    "facts too thin, nexus missing": ("facts-too-short", "nexus-thin", "content-without-own-nexus"),
    "identifier wrong, time zone missing": ("identifier-format", "zone-missing", "ip-without-port"),
    "category not stated, over-broad": ("content-period-long", "all-data-words", "too-many-identifiers"),
    "data gone, no preservation": ("no-preservation", "data-old"),
    "wrong entity or State": ("provider-in-other-state", "tiktok-wrong-entity"),
    "no dual criminality, speech": ("dual-criminality-unstated", "speech-offence-unexplained"),
    "de minimis": ("minor-case",),
    "not signed, no translation": ("signature-missing", "script-not-accepted"),
    "wrong channel": ("channel-without-office", "proton-refuses-direct"),
    "statute, penalty, treaty basis": ("statute-text-missing", "penalty-text-missing", "treaty-basis-missing"),
    "confidentiality not asked": ("confidentiality-not-asked", "confidentiality-without-law"),
    "urgency without reason": ("urgency-without-reason", "emergency-thin"),
    "real-time data": ("real-time-asked",),
    "no answer to a clarification": ("contact-unreachable",),
    "death penalty, human rights": ("death-penalty-without-assurance",),
    "duplicates": ("already-asked", "item-repeated"),
}
# The rejection list of section 5 (TikTok), and of section 4.3 what a draft can show.
PRE_FLIGHT: dict[str, tuple[str, ...]] = {
    "entity": ("tiktok-wrong-entity",),
    "legal process cited": ("tiktok-process-not-cited",),
    "offence, circumstances, connection": ("tiktok-circumstances",),
    "date range": ("date-limits-missing",),
    "no “all user data”": ("all-data-words",),
    "approved identifier": ("tiktok-identifier-kind",),
    "signed": ("signature-missing",),
    "official e-mail": ("private-mailbox", "private-mailbox-emergency"),
}
# Codes that rules foresee and no route here returns with: an installation's own routes may.
NOT_YET: set[str] = set()


def tripped(draft: Case) -> set[str]:
    return {one.id for one in lint.findings(draft)}


@pytest.mark.parametrize("rule", DRAFTS)
def test_a_draft_trips_the_rule_and_another_does_not(rule: str) -> None:
    bad, good = DRAFTS[rule]
    assert rule in tripped(bad)
    assert rule not in tripped(good)


def test_every_rule_is_in_the_table() -> None:
    assert set(rules().by_id) - set(DRAFTS) == {"private-mailbox-emergency"}


def test_the_rule_of_a_kind_of_route_not_at_hand() -> None:
    """No route of the emergency kind stands in these files: one is made of another."""
    mailbox = rules().by_id["private-mailbox-emergency"]
    draft = case({"contact": "Desk, desk.lka@gmail.com"})
    urgent = replace(draft, route=draft.route.model_copy(update={"kind": "emergency"}))
    assert "private-mailbox-emergency" in tripped(urgent)
    assert "private-mailbox-emergency" not in tripped(draft)
    assert LOOKS[mailbox.looks](mailbox, case()) == []


def test_nothing_is_found_in_the_sound_draft() -> None:
    assert tripped(case()) == set()


@pytest.mark.parametrize("covered", [BOUNCES, PRE_FLIGHT])
def test_each_reason_has_its_rules(covered: dict[str, tuple[str, ...]]) -> None:
    assert len(BOUNCES) == 16
    assert {name for names in covered.values() for name in names} <= set(rules().by_id)


def test_what_is_foreseen_are_codes_of_the_routes() -> None:
    codes = {r.code for route in catalogue().routes.values() for r in route.returns}
    foreseen = {code for rule in rules().by_id.values() for code in rule.returns}
    assert foreseen - codes == NOT_YET
    assert codes <= foreseen


def test_a_rule_holds_from_its_day_on() -> None:
    draft = DRAFTS["passwords-asked"][0]
    assert "passwords-asked" in tripped(replace(draft, on=date(2026, 8, 18)))
    assert "passwords-asked" not in tripped(replace(draft, on=date(2026, 8, 17)))


def test_the_gravest_stands_first_and_names_no_word_of_the_draft() -> None:
    found = lint.findings(case({"treaty": None, "facts": "Invented secret.", "preservation_reference": None}))
    assert found[0].id == "treaty-basis-missing"
    assert [one.rule.severity for one in found] == sorted(
        (one.rule.severity for one in found), key=["blocking", "reason", "note"].index
    )
    assert "secret" not in repr([one.as_fact() for one in found])


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("email", "a.b+c@mail.example", "a..b@mail.example"),
        ("telephone", "+353870000000", "00353870000000"),
        ("telephone", "+442079460000", "+4420794600001234"),
        ("ip", "2001:db8::17", "2001:db8::17::1"),
        ("ip", "192.0.2.17#49152", "192.0.2.256"),
        ("ip", "192.0.2.17", "192.0.2.17#0"),
        ("url", "https://profile.example/u/17", "profile.example/u/17"),
        ("imei", "490154203237518", "490154203237519"),
        ("mac", "00:00:5e:00:53:17", "00:00:5e:00:53"),
        ("hash", "d41d8cd98f00b204e9800998ecf8427e", "d41d8cd98f00b204e9800998ecf8427"),
        ("domain", "name.example", "-name.example"),
    ],
)
def test_identifiers_by_their_standards(kind: str, right: str, wrong: str) -> None:
    assert "identifier-format" not in tripped(case(items=item(kind=kind, identifier=right)))
    assert "identifier-format" in tripped(case(items=item(kind=kind, identifier=wrong)))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (('severity   = "blocking"', 'severity   = "grave"'), "severity: Input should be 'blocking'"),
        (('mark = "R", ', ""), "cite.mark: Field required"),
        (('returns    = ["statute_missing"]', "returns    = []"), "a rule names the return or refusal it foresees"),
        (('looks      = "short"', 'looks      = "guess"'), "looks: Input should be"),
        (('kinds      = ["assistance"]', 'requested  = ["XX"]'), "there is no State XX"),
    ],
)
def test_a_bad_rule_is_refused_with_its_line(tmp_path: Path, change: tuple[str, str], reason: str) -> None:
    text = (RULES / "case.toml").read_text(encoding="utf-8")
    start = text.index('[[rule]]\nid         = "statute-text-missing"')
    end = text.index("[[rule]]", start + 1)
    block = text[start:end]
    assert change[0] in block
    (tmp_path / "case.toml").write_text(f"# head\n\n{block.replace(*change)}", encoding="utf-8")
    with pytest.raises(LawError, match=r"case\.toml line 3: ") as error:
        read(tmp_path)
    assert reason in str(error.value)


def test_two_rules_of_one_name_are_refused(tmp_path: Path) -> None:
    text = (RULES / "case.toml").read_text(encoding="utf-8")
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    (tmp_path / "b.toml").write_text(text, encoding="utf-8")
    with pytest.raises(LawError, match="there are two rules facts-too-short"):
        read(tmp_path)
