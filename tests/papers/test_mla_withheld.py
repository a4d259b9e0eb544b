"""What is not for the reader of a request stands nowhere on it, and a remark never stands alone under a heading."""

from __future__ import annotations

from dataclasses import replace

import pytest

from requests_app.papers.filled import Rule
from requests_app.papers.forms import FORMS
from tests.papers import samples_mla

SECRET = "zqinformantqz"


@pytest.mark.parametrize("form", sorted(samples_mla.ROUTES))
def test_a_content_for_another_reader_is_not_on_the_form(form: str) -> None:
    filled = samples_mla.of_form(form)
    law = {**filled.law, "informant": Rule(label="Informant", cite="5(5)(j)", on=("enforcing",))}
    contents = {**filled.contents, "informant": SECRET}
    assert SECRET not in FORMS[form].compose(replace(filled, law=law, contents=contents)).to_json()
    shown = {**law, "informant": Rule(label="Informant", cite="", on=("order",))}
    on_it = SECRET in FORMS[form].compose(replace(filled, law=shown, contents=contents)).to_json()
    assert on_it is (form != "eio-annex-b")  # the confirmation repeats nothing of the case


@pytest.mark.parametrize("form", sorted(set(samples_mla.ROUTES) - {"eio-annex-a", "eio-annex-b", "mla-article-31"}))
def test_a_remark_goes_with_what_it_remarks_on(form: str) -> None:
    """A request that says next to nothing has no part that holds an explanation and no more."""
    filled = samples_mla.of_form(form)
    contents = {"authority": "Staatsanwaltschaft Musterstadt"}
    document = FORMS[form].compose(replace(filled, contents=contents, law={}, items=(), linked=()))
    assert [section.heading for section in document.sections if all(b.kind == "note" for b in section.blocks)] == []


def test_the_confirmation_of_receipt_repeats_nothing_of_the_case() -> None:
    """Annex B names the order by its authority, number and days."""
    text = FORMS["eio-annex-b"].compose(samples_mla.of_form("eio-annex-b")).to_json()
    for name in ("facts", "offence", "person", "necessity", "validating_authority"):
        assert str(samples_mla.SAID[name])[:40] not in text
    assert "account-a@mail.example" not in text
    assert "123 Js 456/26" in text
    assert "26 163 000 123" in text
    assert "Tribunal judiciaire de Paris" in text
