"""Makes keys for development and trials: an authority of one's own and a key under it. Nobody else trusts them."""

from __future__ import annotations

from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    KeySerializationEncryption,
    NoEncryption,
)
from cryptography.x509.oid import NameOID
from django.conf import settings

from requests_app.papers import keys
from requests_app.papers.keys import Key

AUTHORITY = "authority.pem"
# A demonstration's past is older than its installation: its papers, too, are dated within the certificate's days.
_BEFORE = timedelta(days=3 * 365)
_AUTHORITY_DAYS = 10 * 365


def make(owner: int | None, name: str, *, days: int, now: datetime) -> Key:
    """A new key with its certificate, in its place. The authority is made with the first and serves the next."""
    authority = _authority(owner, name, now)
    private = ec.generate_private_key(ec.SECP256R1())
    subject = _subject(f"{name[:40]} (development)")
    end = min(now + timedelta(days=days), authority.certificate.not_valid_after_utc)
    certificate = (
        _begun(subject, authority.certificate.subject, private, now, end)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage(sign=True), critical=True)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.certificate.public_key()),  # type: ignore[arg-type]
            critical=False,
        )
        .sign(authority.private, hashes.SHA256())  # type: ignore[arg-type]
    )
    key = Key(owner, private, certificate, (authority.certificate,))
    keys.install(key, pem(key))
    return key


def pem(key: Key) -> bytes:
    """Key, certificate and chain as one PEM file; closed by the installation's passphrase where it has one."""
    secret = settings.COMITY_KEYS_PASSPHRASE.encode()
    closed: KeySerializationEncryption = BestAvailableEncryption(secret) if secret else NoEncryption()
    if key.private is None:
        raise ValueError("The key lies in a device; it cannot be written to a file.")
    parts = [
        key.private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, closed),
        *(c.public_bytes(serialization.Encoding.PEM) for c in (key.certificate, *key.chain)),
    ]
    return b"".join(parts)


def is_development(certificate: x509.Certificate) -> bool:
    """Whether a certificate was made here and binds nobody."""
    units = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)
    return any(unit.value == _UNIT for unit in units)


_UNIT = "Development key, no legal effect"


def _authority(owner: int | None, name: str, now: datetime) -> Key:
    path = keys.folder(owner) / AUTHORITY
    if path.exists():
        known = keys.parse(owner, path.read_bytes(), settings.COMITY_KEYS_PASSPHRASE)
        if known.certificate.not_valid_after_utc > now + timedelta(days=1):
            return known
    private = ec.generate_private_key(ec.SECP256R1())
    subject = _subject(f"{name[:30]} (development authority)")
    certificate = (
        _begun(subject, subject, private, now, now + timedelta(days=_AUTHORITY_DAYS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage(sign=False), critical=True)
        .sign(private, hashes.SHA256())
    )
    made = Key(owner, private, certificate, ())
    keys.write(path, pem(made))
    return made


def _subject(name: str) -> x509.Name:
    unit = x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, _UNIT)
    return x509.Name([unit, x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _begun(
    subject: x509.Name, issuer: x509.Name, private: ec.EllipticCurvePrivateKey, now: datetime, end: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _BEFORE)
        .not_valid_after(end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(private.public_key()), critical=False)
    )


def usage(*, sign: bool) -> x509.KeyUsage:
    """What a certificate is for: signing papers, or issuing certificates."""
    return x509.KeyUsage(
        digital_signature=sign,
        content_commitment=sign,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not sign,
        crl_sign=not sign,
        encipher_only=False,
        decipher_only=False,
    )
