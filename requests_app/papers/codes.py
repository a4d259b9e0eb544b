"""The code of an issued paper: how one is made, how a typed one is read, and what is stored of it.

A code is not what keeps a case secret: whoever holds a paper holds its code, and it answers nothing about the case. It
has to be impossible to guess, and finding it must take as long as not finding it. So the tables are asked by a digest:
no comparison of the database ever runs along the characters that somebody typed. The digest has no key. 95 random bits
cannot be searched through, and a leak of the tables gives away the papers themselves, code and all, so a key would
guard nothing; but a key that was changed or lost would make every paper ever sent unknown.
"""

from __future__ import annotations

import hashlib
import secrets

PAGE = "/verify/"  # where a code is typed; the door `web` answers there
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
RANDOM = 19  # characters of five bits each: 95 bits; one more checks them
LENGTH = RANDOM + 1
GROUP = 4
_SAME = str.maketrans({"I": "1", "L": "1", "O": "0"})
_APART = str.maketrans("", "", "- \t\r\n\u2010\u2011\u2012\u2013\u2014\u2066\u2069\u200e\u200f")
_LONGEST = 100


def new() -> str:
    """A code nobody can guess, in groups of four."""
    random = "".join(secrets.choice(ALPHABET) for _n in range(RANDOM))
    return grouped(random + _check(random))


def read(typed: str) -> str:
    """What somebody typed as the plain characters of a code: groups, case and letters that look alike do not matter."""
    return typed[:_LONGEST].upper().translate(_APART).translate(_SAME)


def adds_up(typed: str) -> bool:
    """Whether this can be a code at all. One wrong character, or two changed about, and it cannot."""
    plain = read(typed)
    return len(plain) == LENGTH and not set(plain) - set(ALPHABET) and _check(plain[:-1]) == plain[-1]


def digest(typed: str) -> str:
    """What is stored, and looked up."""
    return hashlib.sha256(b"comity paper code 1\n" + read(typed).encode()).hexdigest()


def grouped(plain: str) -> str:
    """The code as it is printed."""
    return "-".join(plain[n : n + GROUP] for n in range(0, len(plain), GROUP))


def address(public_url: str) -> str:
    """The page where a code is typed, as a paper prints it; empty where the installation names no public address."""
    return f"{public_url.rstrip('/')}{PAGE}" if public_url else ""


def shown(page: str) -> str:
    """The page as people type it: short, and with no sign at its end that a right-to-left line would carry off."""
    return page.removeprefix("https://").rstrip("/")


def link(page: str, code: str) -> str:
    """What the square on the paper holds."""
    return f"{page}?code={code}"


def _check(plain: str) -> str:
    """One polynomial over the field of 32 elements, so that any single slip and any two characters swapped show."""
    value = 0
    for letter in plain:
        value = _doubled(value) ^ ALPHABET.index(letter)
    return ALPHABET[_doubled(value)]


def _doubled(value: int) -> int:
    value <<= 1
    return value ^ 0b100101 if value & 0b100000 else value
