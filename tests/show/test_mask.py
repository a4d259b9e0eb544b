"""A masked identifier tells two apart and gives neither away, its length included."""

from __future__ import annotations

import pytest

from requests_app.show.masking import mask


@pytest.mark.parametrize(
    ("identifier", "shown"),
    [
        ("anna@mail.example", "a••••@mail.example"),
        ("a@mail.example", "a••••@mail.example"),
        (" anna.very.long.name@mail.example ", "a••••@mail.example"),
        ("+4915112345612", "+49••••12"),
        ("192.0.2.77", "192.0.••••"),
        ("2001:db8::1", "2001:db8:••••"),
        ("192.0.2.0/24", "192.0.••••"),
        ("suspect77", "s••••77"),
        ("@handle", "@••••le"),
        ("abc", "••••"),
        ("", ""),
    ],
)
def test_mask(identifier: str, shown: str) -> None:
    assert mask(identifier) == shown


def test_length_is_not_told() -> None:
    assert len(mask("k" * 8 + "77")) == len(mask("k" * 80 + "77"))
