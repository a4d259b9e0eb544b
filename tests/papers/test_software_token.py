"""A key in a real token (SoftHSM, through PKCS#11) signs a paper that holds and conforms, whichever kind of key."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pkcs11
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.test import override_settings
from pkcs11 import Attribute, CertificateType, ObjectClass

from requests_app.papers import development, signatures
from requests_app.papers.keys import KeyTrouble
from tests.papers import signed as samples
from tests.papers.test_render_conformance import problems

pytestmark = pytest.mark.pdf

MODULE = "/usr/lib/softhsm/libsofthsm2.so"
TOKEN, PIN = "authority", "1234"


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A token in a folder, with two keys and their certificates. The library reads its settings once in a process."""
    folder = tmp_path_factory.mktemp("token")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
        _util("--init-token", "--free", "--label", TOKEN, "--so-pin", PIN, "--pin", PIN)
        with samples.key_folder(folder / "keys"):
            curve = development.make(None, "Ministry", days=900, now=samples.KEY_MADE)
        _put_in(folder, "curve", 1, curve.private, curve.certificate)
        _put_in(folder, "rsa", 2, *samples.rsa_certificate("Ministry, RSA", usage=True))
        yield


def _put_in(folder: Path, label: str, number: int, private: Any, certificate: x509.Certificate) -> None:
    pem = folder / f"{label}.pem"
    pem.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    _util("--import", str(pem), "--token", TOKEN, "--label", label, "--id", f"{number:02}", "--pin", PIN)
    with pkcs11.lib(MODULE).get_token(token_label=TOKEN).open(user_pin=PIN, rw=True) as session:
        session.create_object(
            {
                Attribute.CLASS: ObjectClass.CERTIFICATE,
                Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
                Attribute.TOKEN: True,
                Attribute.LABEL: label,
                Attribute.ID: bytes([number]),
                Attribute.SUBJECT: certificate.subject.public_bytes(),
                Attribute.VALUE: certificate.public_bytes(Encoding.DER),
            }
        )


def _util(*words: str) -> None:
    subprocess.run(["softhsm2-util", *words], check=True, capture_output=True, env=os.environ)


@pytest.fixture
def plugged(token: None, tmp_path: Path) -> Iterator[dict[str, str]]:
    told = {"module": MODULE, "token": TOKEN, "pin": PIN, "key": "curve", "certificate": ""}
    with samples.key_folder(tmp_path / "keys"), override_settings(COMITY_PKCS11=told):
        yield told


@pytest.mark.parametrize(("key", "signer"), [("curve", "Ministry (development)"), ("rsa", "Ministry, RSA")])
def test_a_paper_signed_by_the_token_holds_and_conforms(plugged: dict[str, str], key: str, signer: str) -> None:
    with override_settings(COMITY_PKCS11={**plugged, "key": key}):
        paper = samples.signed()
    assert paper.signer == signer
    (found,) = signatures.read(paper.body)
    assert found.holds
    assert problems(paper.body) == []


@pytest.mark.parametrize(("name", "wrong"), [("pin", "9999"), ("key", "another"), ("token", "another")])
def test_what_is_told_wrong_stops_the_paper_with_a_sentence(plugged: dict[str, str], name: str, wrong: str) -> None:
    with (
        override_settings(COMITY_PKCS11={**plugged, name: wrong}),
        pytest.raises(KeyTrouble, match=r"in the device cannot be used \(\w+\)"),
    ):
        samples.signed()


def test_a_token_that_fails_while_it_signs_stops_the_paper_with_a_sentence(
    plugged: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mechanism it does not have, a key it may not use, a card pulled out."""

    def without(*args: object, **kwargs: object) -> None:
        raise pkcs11.exceptions.MechanismInvalid

    monkeypatch.setattr("pyhanko.sign.pkcs11.PKCS11Signer.async_sign_raw", without)
    with pytest.raises(KeyTrouble, match=r"in the device cannot be used \(MechanismInvalid\)"):
        samples.signed()
