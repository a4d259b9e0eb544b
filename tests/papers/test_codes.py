"""The code of a paper: enough chance in it, read as people type, and a slip of the hand shows."""

from __future__ import annotations

import re
from math import log2

from hypothesis import given
from hypothesis import strategies as st

from requests_app.papers import codes

CODE = codes.new()
PLAIN = CODE.replace("-", "")


def test_at_least_80_random_bits() -> None:
    assert codes.RANDOM * log2(len(codes.ALPHABET)) >= 80
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}", CODE)


def test_every_place_takes_every_character() -> None:
    many = [codes.new().replace("-", "") for _n in range(2000)]
    assert len(set(many)) == len(many)
    assert all(len({code[place] for code in many}) == len(codes.ALPHABET) for place in range(codes.LENGTH))


def test_typed_as_people_type() -> None:
    for typed in (CODE.lower(), PLAIN, f" {CODE} ", CODE.replace("-", " "), CODE.replace("-", "\u2013")):
        assert codes.digest(typed) == codes.digest(CODE)
    assert codes.read("o0iIlL1") == "0011111"


def test_the_digest_is_not_the_code() -> None:
    assert PLAIN not in codes.digest(CODE).upper()
    assert codes.digest(CODE) != codes.digest(codes.new())


@given(place=st.integers(0, codes.LENGTH - 1), other=st.sampled_from(codes.ALPHABET))
def test_one_wrong_character_shows(place: int, other: str) -> None:
    wrong = PLAIN[:place] + other + PLAIN[place + 1 :]
    assert codes.adds_up(wrong) == (wrong == PLAIN)


@given(one=st.integers(0, codes.LENGTH - 1), two=st.integers(0, codes.LENGTH - 1))
def test_two_changed_about_show(one: int, two: int) -> None:
    swapped = list(PLAIN)
    swapped[one], swapped[two] = swapped[two], swapped[one]
    assert codes.adds_up("".join(swapped)) == ("".join(swapped) == PLAIN)


def test_what_is_no_code_does_not_add_up() -> None:
    for typed in ("", "U" * 20, PLAIN[:-1], PLAIN + "0", "😀" * 20):
        assert not codes.adds_up(typed)
