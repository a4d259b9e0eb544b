"""A letter rogatory is signed by a judge under the court's seal; only India's says by which section it was issued."""

from __future__ import annotations

import pytest

from requests_app.papers.document import Document
from requests_app.papers.filled import Party
from requests_app.papers.forms import FORMS
from requests_app.routes.catalogue import catalogue
from tests.papers import samples_mla


def letter(route_id: str) -> Document:
    to = Party(name="Court abroad", country="BR", country_name="Brazil")
    return FORMS["letter-rogatory"].compose(samples_mla.request(catalogue().current(route_id), to))


@pytest.mark.parametrize("route_id", ["IN-LR-OUT", "MLA-GENERIC"])
def test_the_judge_signs_and_the_court_seals(route_id: str) -> None:
    (signature,) = letter(route_id).signature
    assert [slot.label for slot in signature.slots][:2] == ["Judge: name and court", "Signature and seal of the court"]
    assert signature.slots[0].value == "Judge on duty, Special Court"


@pytest.mark.parametrize(("route_id", "issued"), [("IN-LR-OUT", True), ("MLA-GENERIC", False)])
def test_only_indias_says_under_which_section_it_was_issued(route_id: str, issued: bool) -> None:
    assert ("Issue of this letter" in [section.heading for section in letter(route_id).sections]) is issued
