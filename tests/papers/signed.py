"""A key of its own for a test, and a paper signed with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.test import override_settings

from requests_app.papers import development, signing
from requests_app.papers.forms import FORMS
from requests_app.papers.keys import Key
from requests_app.papers.models import Paper, PaperBytes
from requests_app.papers.render import render
from requests_app.papers.signing import Signed
from tests.papers.offices import MADE_AT
from tests.papers.samples import SAMPLES

KEY_MADE = datetime(2026, 11, 1, tzinfo=UTC)


@contextmanager
def key_folder(folder: Path) -> Iterator[Path]:
    """A folder for keys, empty."""
    with override_settings(COMITY_KEYS_DIR=folder, COMITY_KEYS_PASSPHRASE=""):
        yield folder


def installation_key(*, days: int = 3650, now: datetime = KEY_MADE) -> Key:
    """The installation's development key."""
    return development.make(None, "Comity", days=days, now=now)


def rsa_certificate(name: str, *, usage: bool) -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    """An RSA key that certifies itself: for signing papers, or (no `usage`) for stamping time."""
    private = rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    begun = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(private.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2036, 1, 1, tzinfo=UTC))
    )
    if usage:
        begun = begun.add_extension(development.usage(sign=True), critical=True)
    else:
        begun = begun.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return private, begun.sign(private, hashes.SHA256())


@cache
def rendered(name: str = "annex-vi") -> bytes:
    """A sample paper as it is before it is signed."""
    return render(FORMS[name].compose(SAMPLES[name]()), created_at=MADE_AT)


def signed(name: str = "annex-vi", owner: int | None = None, at: datetime = MADE_AT) -> Signed:
    """The sample paper, signed with the key there is."""
    return signing.sign(rendered(name), owner=owner, at=at, alternate="Electronic seal of the issuing authority: BKA")


def flipped(body: bytes, place: int) -> bytes:
    """The same bytes with one bit of one of them turned."""
    return body[:place] + bytes([body[place] ^ 1]) + body[place + 1 :]


def stored(paper: Paper, body: bytes) -> None:
    """Gives a paper of the records these bytes, as if it had been pressed with them."""
    paper.sha256, paper.size = hashlib.sha256(body).hexdigest(), len(body)
    paper.save()
    PaperBytes.objects.filter(paper=paper).update(body=body)
