"""Poppler and pyHanko both find the signature of a paper valid, and no altered byte escapes either of them."""

from __future__ import annotations

import io
import os
import random
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from requests_app.papers import development, keys, signatures
from requests_app.papers.keys import Key
from requests_app.papers.signatures import Unreadable
from tests.papers import signed as samples
from tests.papers.offices import MADE_AT

pytestmark = pytest.mark.pdf


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    with samples.key_folder(tmp_path / "keys") as found:
        samples.installation_key()
        yield found


def pdfsig(body: bytes, folder: Path) -> str:
    """What poppler says of the signatures of a file."""
    file = folder / "paper.pdf"
    file.write_bytes(body)
    env = {"PATH": os.environ["PATH"], "HOME": str(folder), "TZ": "UTC"}
    return subprocess.run(["pdfsig", str(file)], capture_output=True, text=True, check=False, env=env).stdout


def test_both_find_it_valid_and_whole(tmp_path: Path) -> None:
    body = samples.signed().body
    (found,) = signatures.read(body)
    assert found.holds
    assert found.ours
    assert found.development
    said = pdfsig(body, tmp_path)
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "Signature Type: ETSI.CAdES.detached" in said


def test_it_is_signed_as_of_the_moment_the_paper_was_made(tmp_path: Path) -> None:
    body = samples.signed().body
    assert signatures.read(body)[0].at == MADE_AT
    assert "Signing Time: Nov 20 2026" in pdfsig(body, tmp_path)


def test_one_flipped_byte_fails_in_both(tmp_path: Path) -> None:
    body = samples.signed().body
    turned = samples.flipped(body, len(body) // 3)
    assert not signatures.read(turned)[0].intact
    assert "Signature is Valid." not in pdfsig(turned, tmp_path)


def test_no_flipped_byte_escapes() -> None:
    """Anywhere in what is signed: text, structure, tail. The room of the signature itself is left to the log's hash."""
    body = samples.signed().body
    with pikepdf.open(io.BytesIO(body)) as pdf:
        _zero, begin, end, rest = (int(n) for n in pdf.Root.AcroForm.Fields[0].V.ByteRange)
    assert end + rest == len(body)
    dice = random.Random(4711)
    places = [0, 9, begin - 1, end, len(body) - 2, *(dice.randrange(begin) for _ in range(30))]
    for place in places:
        try:
            found = signatures.read(samples.flipped(body, place))
        except Unreadable:
            continue
        assert not any(one.holds for one in found), f"byte {place} escaped"


def test_what_is_added_after_signing_is_found() -> None:
    (found,) = signatures.read(samples.signed().body + b"\n% one more line\n")
    assert found.intact
    assert not found.whole
    assert not found.holds


def test_a_strangers_signature_holds_and_is_not_ours(folder: Path) -> None:
    body = samples.signed().body
    known = next(iter(keys.certificates(None)))[0]
    for path in folder.rglob("*.pem"):
        path.unlink()
    assert [(one.holds, one.ours) for one in signatures.read(body)] == [(True, False)]
    assert signatures.read(body, [known])[0].ours


def test_a_paper_of_a_replaced_key_stays_verifiable() -> None:
    body = samples.signed().body
    development.make(None, "Comity", days=30, now=samples.KEY_MADE)
    (old,) = signatures.read(body)
    (new,) = signatures.read(samples.signed().body)
    assert old.ours
    assert new.ours
    assert old.certificate != new.certificate


def test_an_rsa_key_of_another_authority_signs_too(tmp_path: Path) -> None:
    """As most authorities give them out: RSA, with a certificate whose issuer does not come along."""
    private, certificate = samples.rsa_certificate("Ministry of Invention", usage=True)
    key = Key(None, private, certificate, ())
    keys.install(key, development.pem(key))
    body = samples.signed().body
    (found,) = signatures.read(body)
    assert (found.signer, found.holds, found.ours, found.development) == ("Ministry of Invention", True, True, False)
    assert "Signature is Valid." in pdfsig(body, tmp_path)


def test_a_moment_outside_the_certificate_is_not_claimed() -> None:
    """A paper dated before its key is signed as of now: an earlier claim would be worthless in every reader."""
    long_ago = datetime(2019, 5, 5, tzinfo=UTC)
    (found,) = signatures.read(samples.signed(at=long_ago).body)
    assert found.at is not None
    assert found.at > samples.KEY_MADE.replace(year=2025)
    assert found.ours


@pytest.mark.parametrize("body", [b"", b"hello", b"%PDF-1.7 nothing more"])
def test_what_is_no_pdf_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(Unreadable, match="no PDF"):
        signatures.read(body)


def test_an_unsigned_paper_has_no_signature() -> None:
    assert signatures.read(samples.rendered()) == []
