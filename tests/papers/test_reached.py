"""A person typed in one line is set into the fields of a printed form, and no word of it is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.papers.forms.reached import person


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        (
            "Desk officer on duty, +49 611 555 0100, 247@bka.example, day and night, CET (UTC+1)",
            {
                "person": "Desk officer on duty",
                "telephone": "+49 611 555 0100",
                "email": "247@bka.example",
                "hours": "day and night",
                "zone": "CET (UTC+1)",
            },
        ),
        (
            "Head of unit; mobile +1 202 555 0117; 09:00-17:00; America/New_York",
            {
                "person": "Head of unit",
                "cell": "mobile +1 202 555 0117",
                "hours": "09:00-17:00",
                "zone": "America/New_York",
            },
        ),
        ("Unit 4, room 110, extension 27", {"person": "Unit 4, room 110, extension 27"}),
        ("a@b.example\nc@d.example", {"email": "a@b.example; c@d.example"}),
        ("", {}),
    ],
)
def test_what_is_plainly_a_number_or_an_address_has_its_own_field(typed: str, fields: dict[str, str]) -> None:
    assert person(typed) == fields


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters=",;\n"), max_size=40), max_size=8))
def test_nothing_typed_is_lost(parts: list[str]) -> None:
    kept = [one for field in person(", ".join(parts)).values() for one in re.split("[,;] ", field)]
    assert sorted(kept) == sorted(one for part in parts if (one := part.strip()))
