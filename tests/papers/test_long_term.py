"""With lists of what is revoked a stamped paper is PAdES B-LT, in one piece and conforming; without fresh ones B-T."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.test import override_settings
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore

from requests_app.papers import keys, signatures, timestamp
from requests_app.papers.keys import Key, KeyTrouble
from tests.papers import signed as samples
from tests.papers.offices import MADE_AT
from tests.papers.test_render_conformance import problems
from tests.papers.test_time_stamp import stamper

pytestmark = pytest.mark.pdf
PEM = serialization.Encoding.PEM


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Key]:
    """A key, a time-stamp authority, and a folder that knows the latter's certificate."""
    authority, kept = stamper(), tmp_path / "lists"
    kept.mkdir()
    monkeypatch.setattr(timestamp, "Server", lambda _url: authority)
    time = x509.load_der_x509_certificate(authority.tsa_cert.dump())
    (kept / "time.pem").write_bytes(time.public_bytes(PEM))
    told = {"COMITY_TSA_URL": "https://time.example", "COMITY_REVOCATION_DIR": str(kept)}
    with samples.key_folder(tmp_path / "keys"), override_settings(**told):
        yield samples.installation_key()


def list_of(key: Key, *, fresh: bool = True, revoked: bool = False) -> None:
    """The list of the key's issuer."""
    begun = MADE_AT - timedelta(days=1 if fresh else 100)
    issuer = keys.parse(None, (keys.folder(None) / "authority.pem").read_bytes(), "")
    assert isinstance(issuer.private, ec.EllipticCurvePrivateKey)
    made = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.certificate.subject)
        .last_update(begun)
        .next_update(begun + timedelta(days=30))
    )
    if revoked:
        number = key.certificate.serial_number
        made = made.add_revoked_certificate(
            x509.RevokedCertificateBuilder().serial_number(number).revocation_date(begun).build()
        )
    content = made.sign(issuer.private, hashes.SHA256()).public_bytes(PEM)
    (Path(settings.COMITY_REVOCATION_DIR) / "issuer.crl").write_bytes(content)


def lists_in(body: bytes) -> int:
    """How many lists the paper holds; certificates alone are none."""
    store = DocumentSecurityStore.read_dss(PdfFileReader(io.BytesIO(body))) if b"/DSS" in body else None
    return len(store.crls) if store else 0


def test_the_lists_are_in_what_is_signed_and_the_paper_still_passes(key: Key) -> None:
    list_of(key)
    paper = samples.signed()
    assert lists_in(paper.body) == 1
    assert paper.time_stamped
    (found,) = signatures.read(paper.body)
    assert (found.holds, found.ours, found.at) == (True, True, MADE_AT)
    assert problems(paper.body) == []


@pytest.mark.parametrize("lacks", ["list", "fresh list", "issuer of time"])
def test_without_what_vouches_for_each_it_goes_out_stamped_alone(key: Key, lacks: str) -> None:
    if lacks != "list":
        list_of(key, fresh=lacks != "fresh list")
    if lacks == "issuer of time":
        (Path(settings.COMITY_REVOCATION_DIR) / "time.pem").unlink()
    paper = samples.signed()
    assert paper.time_stamped
    assert lists_in(paper.body) == 0
    assert signatures.read(paper.body)[0].holds


def test_a_revoked_certificate_signs_nothing(key: Key) -> None:
    list_of(key, revoked=True)
    with pytest.raises(KeyTrouble, match="The signing certificate was revoked"):
        samples.signed()


def test_without_a_folder_nothing_is_put_in(key: Key) -> None:
    list_of(key)
    with override_settings(COMITY_REVOCATION_DIR=""):
        assert b"/DSS" not in samples.signed().body


@pytest.mark.parametrize("name", ["broken.pem", "broken.crl"])
def test_a_file_that_is_no_list_stops_the_paper(key: Key, name: str) -> None:
    (Path(settings.COMITY_REVOCATION_DIR) / name).write_text("nothing")
    with pytest.raises(KeyTrouble, match="COMITY_REVOCATION_DIR holds a file that cannot be read"):
        samples.signed()
