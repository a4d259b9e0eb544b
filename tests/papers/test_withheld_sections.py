"""What the law asks for is on the paper; what it keeps for the enforcing authority is never on the addressee's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from requests_app.papers.filled import Filled, Period, Rule, Value
from requests_app.papers.forms import FORMS
from requests_app.papers.forms.options import OPTIONS
from requests_app.papers.forms.wording import said
from requests_app.papers.render import render
from tests.papers.certificates import ENFORCING_ONLY, epoc, epoc_pr
from tests.papers.offices import MADE_AT, NECESSITY, SUMMARY
from tests.papers.pdf import flat, same_words, text
from tests.papers.samples import SAMPLES, mla_request, preservation_letter, preservation_request

pytestmark = pytest.mark.pdf

# Boxes and statements a certificate says in its own printed words.
SAID_BY_BOX = frozenset({*OPTIONS, "authority", "custodian"})

# Persons whom the template of the request wants in fields of their own: name, telephone, e-mail.
BY_FIELD = frozenset({"contact", "confirmation", "investigating_authority"})


def printed(name: str, filled: Filled) -> str:
    """The words of the paper."""
    return text(render(FORMS[name].compose(filled), created_at=MADE_AT))


def words(value: Value, kind: str) -> list[str]:
    """What must be found for a content: each paragraph of it."""
    return [flat(part) for part in said(value, kind).split("\n\n")]


@pytest.mark.parametrize(
    ("name", "sample"),
    [
        ("preservation-request", preservation_request),
        ("preservation-letter", preservation_letter),
        ("mla-request", mla_request),
    ],
)
def test_every_content_of_a_letter_is_on_it_with_its_label_or_heading(name: str, sample: object) -> None:
    assert callable(sample)
    filled = sample()
    found = same_words(printed(name, filled))
    for content, rule in filled.law.items():
        if rule.kind == "items":
            continue
        if rule.kind == "yesno":
            box = "☒" if filled.contents[content] else "☐"
            assert same_words(f"{box} {rule.label}") in found, content
            continue
        parts = words(filled.contents[content], rule.kind)
        if name == "preservation-request" and content in BY_FIELD:
            parts = [one for part in parts for one in part.split(", ")]
        for part in parts:
            assert same_words(part) in found, content


def test_every_item_is_on_the_letter_with_its_data_and_its_period_in_the_zone_meant() -> None:
    found = printed("preservation-request", preservation_request())
    assert "account-a@mail.example" in found
    assert "1 March 2026, 00:00 (UTC+01:00) to 31 May 2026, 24:00 (UTC+02:00), Europe/Berlin" in found
    assert "from 2 April 2026, 19:31:07 (UTC)" in found
    assert "subscriber data, traffic data, content data" in found


def test_a_content_no_form_knows_is_not_lost() -> None:
    found = printed("preservation-request", preservation_request())
    assert "Further particulars Art. 29(2)(b) Order of the investigating judge of 5 June 2026" in found


def test_the_addressee_reads_all_he_needs() -> None:
    """Art. 5(5)(a) to (h), Art. 9(2)."""
    filled = epoc()
    found = same_words(printed("epoc-addressee", filled))
    for content, rule in filled.law.items():
        if content in ENFORCING_ONLY or content in SAID_BY_BOX or rule.kind == "items":
            continue
        for part in words(filled.contents[content], rule.kind):
            assert same_words(part) in found, content
    for item in filled.items:
        assert same_words(item.identifier) in found
    assert same_words("☒ without undue delay and at the latest within eight hours in an emergency case") in found
    assert same_words("☒ (a) subscriber data") in found
    assert same_words("☐ (d) content data") in found


@pytest.mark.parametrize("parts", [("order",), ("order", "enforcing")])
@pytest.mark.parametrize("name", ["epoc-addressee", "epoc-pr"])
def test_the_addressee_never_reads_section_m(name: str, parts: tuple[str, ...]) -> None:
    """Not even when a route hands the form too much: the form itself leaves it out."""
    sample = epoc(parts=parts) if name == "epoc-addressee" else epoc_pr(parts=parts)
    document = FORMS[name].compose(sample)
    found = same_words(document.to_json() + text(render(document, created_at=MADE_AT)))
    for secret in (NECESSITY, SUMMARY, "informant", "No immunity or privilege is known"):
        assert same_words(secret) not in found
    assert "M" not in [section.number for section in document.sections]
    assert same_words("necessity and proportionality") not in found
    assert same_words("list of offences set out below") not in found


@pytest.mark.parametrize("cite", ["5(5)(i)", "5(5)(j)", "Annex I, Section M", "5(5)(f), 5(5)(j)", "10(5)", ""])
def test_a_secret_under_another_name_is_kept_back_by_its_article(cite: str) -> None:
    """A route may call it anything; a content whose article is not in the addressee's list does not reach him."""
    base = epoc()
    leaking = replace(
        base,
        contents={**base.contents, "background": "the secret background"},
        law={**base.law, "background": Rule("Background", cite)},
    )
    assert "the secret background" not in FORMS["epoc-addressee"].compose(leaking).to_json()
    assert "the secret background" in FORMS["epoc-enforcing"].compose(leaking).to_json()


def test_answers_by_key_cannot_open_section_m_for_the_addressee() -> None:
    base = epoc()
    keyed = replace(base, answers={"necessity": "the secret", "case_summary": "the secret", "annex_iv.4": "the secret"})
    assert "the secret" not in FORMS["epoc-addressee"].compose(keyed).to_json()


def test_the_enforcing_authority_reads_everything() -> None:
    """Art. 5(5)(a) to (j)."""
    filled = epoc(parts=("order", "enforcing"))
    found = same_words(printed("epoc-enforcing", filled))
    assert same_words(NECESSITY) in found
    assert same_words(SUMMARY) in found
    assert same_words("☒ sexual exploitation of children and child pornography") in found
    assert same_words("☐ terrorism") in found
    assert same_words("No immunity or privilege is known in this invented case.") in found
    assert same_words("Seal number 4471") in found


def test_the_file_for_enforcing_a_preservation_says_why_it_was_necessary() -> None:
    filled = epoc_pr(parts=("order", "enforcing"))
    assert same_words(NECESSITY) in same_words(printed("epoc-pr-enforcing", filled))


def test_an_answer_of_the_provider_ticks_its_reason_and_says_the_rest() -> None:
    found = same_words(printed("annex-iii", SAMPLES["annex-iii"]()))
    assert same_words("☒ it does not contain sufficient information") in found
    assert same_words("☐ it is incomplete") in found
    assert same_words("Which of the two accounts with this telephone number is meant?") in found
    assert same_words("☒ are being preserved until the data are produced") in found
    assert same_words("☐ are not being preserved") in found


def test_a_reason_without_a_box_is_written_out() -> None:
    base = SAMPLES["annex-iii"]()
    other = replace(base, act="give_reasons", told={"other_because": "another reason", "explanation": "Invented."})
    assert "Invented.\\nanother reason" in FORMS["annex-iii"].compose(other).to_json()


def test_a_confirmation_names_the_request_that_followed() -> None:
    found = same_words(printed("annex-v", SAMPLES["annex-v"]()))
    for part in ("☒ European Production Order Certificate", "19 November 2026", "123 Js 456/26-2"):
        assert same_words(part) in found
    assert same_words("☐ European Investigation Order") in found


def test_a_period_open_at_one_end_says_so() -> None:
    assert said(Period(None, MADE_AT, "UTC")) == "until 20 November 2026, 09:30 (UTC)"
    assert said(Period(MADE_AT, None, "Asia/Kolkata")) == "from 20 November 2026, 15:00 (UTC+05:30), Asia/Kolkata"
