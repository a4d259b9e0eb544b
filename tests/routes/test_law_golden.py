"""The law of the first seven routes, written by hand from the texts: what the files must say, figure by figure."""

from __future__ import annotations

import pytest

from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Clock, Ground, Route

# Each clock: number, unit, kind, article, mark, start. No number: the law gives none.
CLOCKS: dict[str, dict[str, tuple[int | None, str, str, str, str, str]]] = {
    "BC-29": {
        "preservation": (60, "day", "floor", "29(7)", "V", "confirm_preservation.preserved_at"),
        "follow_up": (60, "day", "requested", "29(2)(f), 29(7)", "V", "confirm_preservation.preserved_at"),
        "acknowledgement": (None, "none", "statistical", "35", "V", "send"),
    },
    "US-PRES-2703F": {
        "preservation": (90, "day", "floor", "2703(f)(2)", "V", "confirm_preservation.preserved_at"),
        "acknowledgement": (None, "none", "statistical", "2703(f)", "V", "send"),
    },
    "US-MLA-3512": {
        "total": (10, "month", "statistical", "no statutory limit", "V2", "receive"),
        "supplement": (None, "day", "requested", "supplement", "R", "return_for_completion"),
        "preservation_bridge": (180, "day", "floor", "2703(f)(2)", "V", "note_preservation.preserved_at"),
        "acknowledgement": (None, "none", "statistical", "no statutory limit", "V2", "send"),
    },
    "EU-EPOC": {
        "produce": (10, "day", "hard", "10(3)", "V", "receive"),
        "issuer_reacts": (5, "day", "hard", "10(6)", "V", "ask_clarification"),
        "reasoned_objection": (10, "day", "hard", "17(2), 17(9)", "V", "receive"),
        "recognition": (5, "working_day", "hard", "16(2)", "V", "receive_for_enforcement"),
        "issuer_reply": (5, "working_day", "hard", "16(7)", "V", "consult_issuer"),
    },
    "EU-EPOC-N": {
        "ea_review": (10, "day", "hard", "12(1)", "V", "receive_notification"),
        "produce_notified": (10, "day", "hard", "10(2)", "V", "receive"),
        "issuer_reacts": (5, "day", "hard", "10(6)", "V", "ask_clarification"),
        "reasoned_objection": (10, "day", "hard", "17(2), 17(9)", "V", "receive"),
        "recognition": (5, "working_day", "hard", "16(2)", "V", "receive_for_enforcement"),
        "issuer_reply": (5, "working_day", "hard", "16(7)", "V", "consult_issuer"),
    },
    "EU-EPOC-E": {
        "produce_emergency": (8, "hour", "hard", "10(4)", "V", "receive"),
        "ea_review_emergency": (96, "hour", "hard", "10(4), 12(1)", "V", "receive_notification"),
        "issuer_reacts": (5, "day", "hard", "10(6)", "V", "ask_clarification"),
        "ex_post_validation": (48, "hour", "hard", "4(5)", "V", "issue_unvalidated"),
        "reasoned_objection": (10, "day", "hard", "17(2), 17(9)", "V", "receive"),
        "recognition": (5, "working_day", "hard", "16(2)", "V", "receive_for_enforcement"),
        "issuer_reply": (5, "working_day", "hard", "16(7)", "V", "consult_issuer"),
    },
    "EU-EPOC-PR": {
        "preserve": (None, "none", "soft", "11(1)", "V", "receive"),
        "preservation_period": (60, "day", "hard", "11(1)", "V", "receive"),
        "issuer_reacts": (5, "day", "hard", "11(5)", "V", "ask_clarification"),
        "ex_post_validation": (48, "hour", "hard", "4(5)", "V", "issue_unvalidated"),
        "recognition": (5, "working_day", "hard", "16(2)", "V", "receive_for_enforcement"),
        "issuer_reply": (5, "working_day", "hard", "16(7)", "V", "consult_issuer"),
    },
}

# Extensions: number (none: as stated), unit, how often, mark.
EXTENSIONS: dict[tuple[str, str], tuple[int | None, str, int | None, str]] = {
    ("BC-29", "preservation"): (None, "day", None, "R"),  # renewed request, domestic practice
    ("BC-29", "follow_up"): (None, "day", None, "R"),
    ("US-PRES-2703F", "preservation"): (90, "day", 1, "V"),  # 2703(f)(2): an additional 90-day period
    ("EU-EPOC", "produce"): (None, "day", None, "V"),  # 10(8): a new deadline
    ("EU-EPOC-N", "produce_notified"): (None, "day", None, "V"),
    ("EU-EPOC-E", "produce_emergency"): (None, "hour", None, "V"),
    ("EU-EPOC-PR", "preservation_period"): (30, "day", 1, "V"),  # 11(1): once, Annex VI
}

# What happens by itself when a period ends.
AT_END = {
    ("BC-29", "preservation"): "lapse",
    ("US-PRES-2703F", "preservation"): "lapse",
    ("EU-EPOC-N", "ea_review"): "clear_by_silence",  # 10(2), 12(1): silence is permission
    ("EU-EPOC-PR", "preservation_period"): "lapse",
    ("EU-EPOC-PR", "issuer_reacts"): "become_exempt",  # 11(5)
}

# The period for answering, D_r of M7. The law of the other three binds nobody to one.
ANSWERS = {
    "EU-EPOC": "produce",
    "EU-EPOC-N": "produce_notified",
    "EU-EPOC-E": "produce_emergency",
    "EU-EPOC-PR": "preserve",
}

# Clocks an Annex III under Art. 10(6) suspends. Art. 11(5) suspends nothing: it exempts.
PAUSED = {"EU-EPOC": "produce", "EU-EPOC-N": "produce_notified", "EU-EPOC-E": "produce_emergency", "EU-EPOC-PR": ""}

COUNTING = {
    "BC-29": "RAW", "US-PRES-2703F": "RAW", "US-MLA-3512": "RAW",
    "EU-EPOC": "EU_1182_71", "EU-EPOC-N": "EU_1182_71", "EU-EPOC-E": "EU_1182_71", "EU-EPOC-PR": "EU_1182_71",
}  # fmt: skip

ALL_DATA = ("subscriber", "identification_only", "traffic", "content")
DATA = {
    "BC-29": ("subscriber", "traffic", "content"),
    "US-PRES-2703F": ("subscriber", "traffic", "content"),
    "US-MLA-3512": ("subscriber", "traffic", "content"),
    "EU-EPOC": ALL_DATA,
    "EU-EPOC-N": ("traffic", "content"),  # 8(1): not for identification-only data
    "EU-EPOC-E": ALL_DATA,
    "EU-EPOC-PR": ALL_DATA,
}

# What the instrument itself lists as contents of the paper: article by article.
CONTENTS: dict[str, dict[str, str]] = {
    "BC-29": {
        "authority": "29(2)(a)", "offence": "29(2)(b)", "facts": "29(2)(b)", "items": "29(2)(c)",
        "relation": "29(2)(c)", "custodian": "29(2)(d)", "necessity": "29(2)(e)", "intention": "29(2)(f)",
    },
    "US-PRES-2703F": {"governmental_entity": "2711(4)", "custodian": "2703(f)(1)"},
    "US-MLA-3512": {
        "dual_criminality": "3512(e)", "articulable_facts": "2703(d)", "no_notice": "2705(b)",
        "relation": "2703(c)(2), 2703(d)",
    },
    "EU-EPOC": {
        "authority": "5(5)(a)", "custodian": "5(5)(b)", "items": "5(5)(c), 5(5)(d), 5(5)(e)", "provisions": "5(5)(f)",
        "processor": "5(5)(h), 5(6); Annex I, Section G(d)",
        "necessity_proportionality": "5(5)(i)", "summary": "5(5)(j)",
        "threshold": "5(4); Annex I, Section G(c)", "deadline": "10(3); Annex I, Section C",
        "notification_exempt": "8(2)",
    },
    "EU-EPOC-N": {
        "authority": "5(5)(a)", "custodian": "5(5)(b)", "items": "5(5)(c), 5(5)(d), 5(5)(e)", "provisions": "5(5)(f)",
        "processor": "5(5)(h), 5(6); Annex I, Section G(d)",
        "necessity_proportionality": "5(5)(i)", "summary": "5(5)(j)",
        "threshold": "5(4); Annex I, Section G(c)", "deadline": "10(2); Annex I, Section C",
        "notified": "8(1); Annex I, Section K", "annex_iv": "12(1)(d); Annex IV; Annex I, Section M",
    },
    "EU-EPOC-E": {
        "authority": "5(5)(a)", "custodian": "5(5)(b)", "items": "5(5)(c), 5(5)(d), 5(5)(e)", "provisions": "5(5)(f)",
        "emergency_reason": "5(5)(g)", "emergency_kind": "3(18); Annex I, Section C",
        "processor": "5(5)(h), 5(6); Annex I, Section G(d)",
        "necessity_proportionality": "5(5)(i)", "summary": "5(5)(j)",
        "deadline": "10(4); Annex I, Section C",
    },
    "EU-EPOC-PR": {
        "authority": "6(4)(a)", "custodian": "6(4)(b)", "items": "6(4)(c), 6(4)(d), 6(4)(e)", "provisions": "6(4)(f)",
        "necessity_proportionality": "6(4)(g)",
    },
}  # fmt: skip

# What the addressee never reads: Art. 9(2) points (i), (j) and Section M; Art. 9(3) point (g).
WITHHELD = {
    "BC-29": set[str](),
    "US-PRES-2703F": set[str](),
    "US-MLA-3512": set[str](),
    "EU-EPOC": {"necessity_proportionality", "summary", "notification_exempt"},
    "EU-EPOC-N": {"necessity_proportionality", "summary", "annex_iv", "enforcing_information"},
    "EU-EPOC-E": {"necessity_proportionality", "summary", "annex_iv", "enforcing_information"},
    "EU-EPOC-PR": {"necessity_proportionality", "expected_date"},
}

ART_12 = {
    "immunity_press": ("12(1)(a)", "V"),
    "manifest_breach": ("12(1)(b)", "V"),
    "ne_bis_in_idem": ("12(1)(c)", "V"),
    "dual_criminality": ("12(1)(d)", "V"),
}
ART_16_4 = {
    "issuer": ("16(4)(a)", "V"),
    "offence_not_covered": ("16(4)(b)", "V"),
    "impossible": ("16(4)(c)", "V"),
    "not_stored": ("16(4)(d)", "V"),
    "service_not_covered": ("16(4)(e)", "V"),
    "immunity_press_enforcement": ("16(4)(f)", "V"),
    "manifest_breach_enforcement": ("16(4)(g)", "V"),
}
ART_17 = {"third_country_conflict": ("17(6)", "V")}

# Every ground of refusal with its article and mark; none more, none fewer.
GROUNDS: dict[str, dict[str, tuple[str, str]]] = {
    "BC-29": {
        "political_offence": ("29(5)(a)", "V"),
        "essential_interests": ("29(5)(b)", "V"),
        "dual_criminality_reserved": ("29(4)", "V"),
    },
    "US-PRES-2703F": {
        "not_identified": ("refusal of preservation letters", "R"),
        "not_signed": ("refusal of preservation letters", "R"),
        "not_official_domain": ("refusal of preservation letters", "R"),
        "identifier_invalid": ("refusal of preservation letters", "R"),
        "too_broad": ("refusal of preservation letters", "R"),
        "third_extension": ("multiple extension requests", "V"),
    },
    "US-MLA-3512": {
        "political_offence": ("grounds for refusal", "R"),
        "military_offence": ("grounds for refusal", "R"),
        "essential_interests": ("grounds for refusal", "R"),
        "not_conforming": ("grounds for refusal", "R"),
        "freedom_of_speech": ("First Amendment", "R"),
        "dual_criminality": ("3512(e)", "V"),
        "de_minimis": ("triage by seriousness", "R"),
        "probable_cause_insufficient": ("Fourth Amendment; 18 USC 3512", "R"),
    },
    "EU-EPOC": ART_16_4 | ART_17,
    "EU-EPOC-N": ART_12 | ART_16_4 | ART_17,
    "EU-EPOC-E": ART_12 | ART_16_4 | ART_17,
    # 16(5) is 16(4) without the offence: its letters are (a) to (f).
    "EU-EPOC-PR": {
        "issuer": ("16(5)(a)", "V"),
        "impossible": ("16(5)(b)", "V"),
        "not_stored": ("16(5)(c)", "V"),
        "service_not_covered": ("16(5)(d)", "V"),
        "immunity_press_enforcement": ("16(5)(e)", "V"),
        "manifest_breach_enforcement": ("16(5)(f)", "V"),
    },
}

EVERY = sorted(CLOCKS)


def law(route_id: str) -> Route:
    return catalogue().at(route_id, 1)


def clock_of(route_id: str, name: str) -> Clock:
    found = law(route_id).clock(name)
    assert found is not None
    return found


def listed(grounds: tuple[Ground, ...]) -> dict[str, tuple[str, str]]:
    return {g.code: (g.cite.article, g.cite.mark) for g in grounds}


@pytest.mark.parametrize("route_id", EVERY)
def test_every_clock_has_the_number_unit_kind_article_mark_and_start_of_the_law(route_id: str) -> None:
    said = {
        c.name: (c.length.amount, c.length.unit, c.kind, c.cite.article, c.cite.mark, c.runs_from)
        for c in law(route_id).clocks
    }
    assert said == CLOCKS[route_id]


@pytest.mark.parametrize("route_id", EVERY)
def test_a_floor_is_written_as_at_least_and_everything_else_as_a_number(route_id: str) -> None:
    for c in law(route_id).clocks:
        assert (c.length.at_least is not None) == (c.kind == "floor")


def test_extensions_are_those_of_the_law_and_no_others() -> None:
    said = {
        (route_id, c.name): (c.extend.n, c.extend.unit, c.extend.times, c.extend.mark)
        for route_id in EVERY
        for c in law(route_id).clocks
        if c.extend
    }
    assert said == EXTENSIONS


def test_what_happens_at_the_end_of_a_period() -> None:
    said = {(r, c.name): c.at_end.act for r in EVERY for c in law(r).clocks if c.at_end.act}
    assert said == AT_END


def test_the_period_for_answering_is_the_one_of_the_law_or_none() -> None:
    assert {r: c.name for r in EVERY for c in law(r).clocks if c.answers} == ANSWERS


def test_a_question_under_annex_iii_suspends_production_and_nothing_else() -> None:
    for route_id, name in PAUSED.items():
        ask, clarify = law(route_id).act("ask_clarification"), law(route_id).act("clarify")
        assert ask is not None
        assert clarify is not None
        assert ask.pauses == clarify.resumes == ((name,) if name else ())
        assert ask.starts == clarify.stops == ("issuer_reacts",)


def test_each_route_counts_by_its_own_rule_and_no_retention_rolls() -> None:
    assert {r: law(r).counting for r in EVERY} == COUNTING
    retentions = {"preservation", "follow_up", "preservation_bridge"}
    assert {c.roll for r in EVERY for c in law(r).clocks if c.name in retentions} == {"none"}
    assert clock_of("EU-EPOC-PR", "preservation_period").roll == "disputed"
    assert clock_of("EU-EPOC", "produce").roll == "rule"  # Regulation 1182/71 Art. 3(4)


def test_the_objection_is_counted_in_the_issuing_state() -> None:
    for route_id in ("EU-EPOC", "EU-EPOC-N", "EU-EPOC-E"):
        assert clock_of(route_id, "reasoned_objection").place == "issuing"  # 17(9)


@pytest.mark.parametrize("route_id", EVERY)
def test_the_categories_of_data_a_route_reaches(route_id: str) -> None:
    assert law(route_id).data == DATA[route_id]


@pytest.mark.parametrize("route_id", EVERY)
def test_every_content_the_instrument_lists_is_asked_for_by_its_article(route_id: str) -> None:
    said = {c.name: c.cite.article for c in law(route_id).contents}
    assert {name: said.get(name) for name in CONTENTS[route_id]} == CONTENTS[route_id]


def test_all_six_points_of_article_29_2_must_be_there_but_the_custodian_may_be_unknown() -> None:
    required = {c.name: c.required for c in law("BC-29").contents if c.cite.article.startswith("29(2)")}
    assert required == dict.fromkeys(CONTENTS["BC-29"], True) | {"custodian": False}


def test_what_has_to_be_shown_to_the_united_states_depends_on_the_category() -> None:
    only = {c.name: c.only_if for c in law("US-MLA-3512").contents if c.only_if.startswith("data=")}
    assert only == {
        "articulable_facts": "data=traffic",
        "nexus": "data=content",
        "staleness": "data=content",
        "dual_criminality": "data=content",
    }


def test_who_may_issue_for_which_data() -> None:
    kinds = {r: next(c.options for c in law(r).contents if c.name == "issuing_kind") for r in EVERY if r[:2] == "EU"}
    assert "public prosecutor" not in kinds["EU-EPOC-N"]  # 4(2)
    assert all("public prosecutor" in kinds[r] for r in ("EU-EPOC", "EU-EPOC-E", "EU-EPOC-PR"))  # 4(1), 4(3)
    unvalidated = {r for r in EVERY if law(r).act("issue_unvalidated")}
    assert unvalidated == {"EU-EPOC-E", "EU-EPOC-PR"}  # 4(5): emergency production, and preservation


@pytest.mark.parametrize("route_id", EVERY)
def test_what_the_addressee_must_not_read_is_on_no_paper_to_it(route_id: str) -> None:
    route = law(route_id)
    outside = {p for p in route.papers if p.to in ("addressee", "custodian", "receiver", "foreign_central")}
    read = {c.name for c in route.contents for p in outside if set(c.on) & set(p.contents)}
    assert outside
    assert {c.name for c in route.contents} - read == WITHHELD[route_id]


def test_the_enforcing_authority_reads_all_points() -> None:
    for route_id in ("EU-EPOC-N", "EU-EPOC-E"):
        paper = law(route_id).paper("epoc-enforcing")
        assert paper is not None
        assert paper.to == "enforcing"
        assert all(set(c.on) & set(paper.contents) for c in law(route_id).contents)


@pytest.mark.parametrize("route_id", EVERY)
def test_the_grounds_are_those_of_the_law_each_with_its_article(route_id: str) -> None:
    assert listed(law(route_id).grounds) == GROUNDS[route_id]


def test_annex_iv_has_its_thirty_two_categories() -> None:
    for route_id in ("EU-EPOC-N", "EU-EPOC-E"):
        listed_offences = next(c.options for c in law(route_id).contents if c.name == "annex_iv")
        assert len(set(listed_offences)) == 32
        assert listed_offences[3] == "sexual exploitation of children and child pornography"


def test_returns_for_completion_are_coded_where_requests_bounce() -> None:
    codes = law("US-MLA-3512").returns
    assert len(codes) == 12
    assert {r.cite.mark for r in codes} == {"R"}  # practice, no text
    assert all(not law(r).returns for r in EVERY if r != "US-MLA-3512")


@pytest.mark.parametrize("route_id", EVERY)
def test_whatever_is_marked_as_read_was_not_only_recalled(route_id: str) -> None:
    """Where the research only recalls a rule, the route must not claim to have read it."""
    for content in law(route_id).contents:
        if content.cite.instrument.startswith(("US practice", "Provider practice")):
            assert content.cite.mark == "R", content.name
