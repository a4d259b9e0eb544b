"""What the signatures of a paper that came in are said to be: intact, broken, left behind, unreadable, absent."""

from __future__ import annotations

from requests_app.papers import incoming_signatures
from requests_app.papers.claims import Signed
from requests_app.show import signatures
from tests.papers import incoming

PLAIN = incoming.pdf()
SIGNED = incoming.signed(PLAIN)


def said(body: bytes) -> str:
    kept = [one.as_body() for one in incoming_signatures.read(body)]
    return " ".join(signatures.sentences(kept, (), "UTC"))


def test_a_signature_that_fits() -> None:
    (one,) = incoming_signatures.read(SIGNED)
    assert (one.readable, one.intact, one.whole, one.weak, one.stamp) == (True, True, True, False, False)
    assert one.signer == one.issuer == "Court of Example, Ministry of Examples"
    assert "unchanged since" in said(SIGNED)
    assert Signed.from_body(one.as_body()) == one


def test_nobody_is_called_trusted() -> None:
    assert "was not checked against a trust list" in said(SIGNED)
    assert "rusted" not in said(SIGNED)


def test_one_flipped_byte_breaks_it() -> None:
    at = SIGNED.index(b"/MediaBox") + 13
    changed = SIGNED[:at] + bytes([SIGNED[at] ^ 1]) + SIGNED[at + 1 :]
    (one,) = incoming_signatures.read(changed)
    assert not one.intact
    assert "does not fit this file" in said(changed)
    assert "unchanged" not in said(changed)


def test_something_added_after_it_is_said() -> None:
    (one,) = incoming_signatures.read(incoming.added_to(SIGNED))
    assert one.intact
    assert not one.whole
    assert "Something was added" in said(incoming.added_to(SIGNED))


def test_a_ruined_signature_is_no_signature() -> None:
    at = SIGNED.index(b"/Contents <") + 11
    ruined = SIGNED[:at] + b"ff" * 40 + SIGNED[at + 80 :]
    assert [one.intact for one in incoming_signatures.read(ruined)] == [False]
    assert "treat it as unsigned" in said(ruined)


def test_none() -> None:
    assert incoming_signatures.read(PLAIN) == ()
    assert said(PLAIN) == "It carries no electronic signature."


def test_a_file_that_is_none_does_not_pass_for_signed() -> None:
    assert incoming_signatures.read(b"%PDF-1.7 nothing") == ()
    assert [one.intact for one in incoming_signatures.read(b"%PDF-1.7 /ByteRange [0 1 2 3] nothing")] == [False]
