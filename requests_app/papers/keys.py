"""Where the keys lie that papers are signed with: one folder for each organisation and one for the installation.

`<keys>/installation/` and `<keys>/organisation-<number>/` hold `signing.p12` or `signing.pem` (key, certificate, chain)
and, in `certificates/`, every certificate that has ever signed, so that old papers stay verifiable.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings

from requests_app.papers.engine import PaperUnavailable

FILES = ("signing.p12", "signing.pem")
INSTALLATION = "installation"
_ORGANISATION = "organisation-"


class KeyTrouble(PaperUnavailable):
    """A key is there and cannot be used: no paper is issued under it; the message names the command that mends it."""


@dataclass(frozen=True, slots=True)
class Key:
    """A private key with the certificate that says whose it is."""

    owner: int | None
    private: PrivateKeyTypes | None  # none: it lies in a device
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate: what a paper is said to be signed with."""
        return fingerprint(self.certificate)


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of a certificate, in hexadecimal."""
    return hashlib.sha256(certificate.public_bytes(serialization.Encoding.DER)).hexdigest()


def name_of(certificate: x509.Certificate) -> str:
    """Whom a certificate names."""
    found = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else certificate.subject.rfc4514_string()


def root() -> Path:
    """The folder of all keys."""
    return Path(settings.COMITY_KEYS_DIR)


def folder(owner: int | None) -> Path:
    """The folder of an organisation's key, or of the installation's own."""
    return root() / (INSTALLATION if owner is None else f"{_ORGANISATION}{owner}")


def owners() -> list[int | None]:
    """Who has a folder with a key here; the installation first."""
    found: list[int | None] = [None] if file_of(None) else []
    numbers = (path.name.removeprefix(_ORGANISATION) for path in root().glob(f"{_ORGANISATION}*"))
    return [*found, *(n for n in sorted(int(n) for n in numbers if n.isdecimal()) if file_of(n))]


def file_of(owner: int | None) -> Path | None:
    """The file with the key, where there is one."""
    return next((path for name in FILES if (path := folder(owner) / name).exists()), None)


def argument(owner: int | None) -> str:
    """How `manage.py keys` is told whose key is meant."""
    return "--installation" if owner is None else f"--organisation {owner}"


def whose(owner: int | None) -> str:
    """How a sentence names it."""
    return "this installation" if owner is None else f"organisation {owner}"


def load(owner: int | None) -> Key | None:
    """The key, none where there is no file; `KeyTrouble` where there is one that cannot be read."""
    path = file_of(owner)
    if path is None:
        return None
    mend = f"Put a readable file at {path}, or run: manage.py keys rotate {argument(owner)}"
    try:
        found = path.stat()
        return _parsed(owner, path, found.st_mtime_ns, found.st_size, settings.COMITY_KEYS_PASSPHRASE)
    except OSError as error:
        raise KeyTrouble(f"The signing key of {whose(owner)} cannot be read ({error.strerror}). {mend}") from error
    except (ValueError, TypeError) as error:
        raise KeyTrouble(f"The signing key of {whose(owner)} cannot be read ({why(error)}). {mend}") from error


def troubles(now: datetime) -> Iterator[KeyTrouble]:
    """Every key in a file that cannot be used."""
    for owner in owners():
        try:
            key = load(owner)
            if key is not None:
                refuse_outdated(key, now)
        except KeyTrouble as trouble:
            yield trouble


def refuse_outdated(key: Key, now: datetime) -> Key:
    """The key, if its certificate holds now; else `KeyTrouble`."""
    mend = f"Run: manage.py keys rotate {argument(key.owner)}"
    if now > key.certificate.not_valid_after_utc:
        end = key.certificate.not_valid_after_utc
        raise KeyTrouble(f"The signing certificate of {whose(key.owner)} expired on {end:%d %B %Y}. {mend}")
    if now < key.certificate.not_valid_before_utc:
        begin = key.certificate.not_valid_before_utc
        raise KeyTrouble(f"The signing certificate of {whose(key.owner)} is valid only from {begin:%d %B %Y}. {mend}")
    return key


def parse(owner: int | None, content: bytes, passphrase: str) -> Key:
    """A key from the bytes of a PKCS#12 or PEM file. Raises `ValueError` or `TypeError` where it is none."""
    secret = passphrase.encode() or None
    if content.lstrip().startswith(b"-----BEGIN"):
        # A passphrase is set for the installation; a file without one is read without one.
        encrypted = b"ENCRYPTED" in content
        private = serialization.load_pem_private_key(content, secret if encrypted else None)
        certificate, *chain = x509.load_pem_x509_certificates(content)
    else:
        found, leaf, others = pkcs12.load_key_and_certificates(content, secret)
        if found is None or leaf is None:
            raise ValueError("the file holds no key with its certificate")
        private, certificate, chain = found, leaf, list(others)
    if private.public_key() != certificate.public_key():
        raise ValueError("the certificate belongs to another key")
    return Key(owner, private, certificate, tuple(chain))


@lru_cache(maxsize=64)
def _parsed(owner: int | None, path: Path, _changed: int, _size: int, passphrase: str) -> Key:
    return parse(owner, path.read_bytes(), passphrase)


def why(error: Exception) -> str:
    """The first line of what a library says of a file it cannot read."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")


def install(key: Key, content: bytes) -> None:
    """Puts a key in its place: the certificate is kept first, and the file it replaces goes last."""
    keep(key)
    name = "signing.pem" if content.lstrip().startswith(b"-----BEGIN") else "signing.p12"
    write(folder(key.owner) / name, content)
    for other in FILES:
        if other != name:
            (folder(key.owner) / other).unlink(missing_ok=True)


def keep(key: Key) -> None:
    """Keeps the certificates of a key, for the papers it has signed."""
    kept = folder(key.owner) / "certificates"
    kept.mkdir(parents=True, exist_ok=True, mode=0o700)
    text = b"".join(c.public_bytes(serialization.Encoding.PEM) for c in (key.certificate, *key.chain))
    write(kept / f"{key.fingerprint[:32]}.pem", text)


def certificates(owner: int | None) -> Iterator[tuple[x509.Certificate, ...]]:
    """Every certificate that has signed, with its chain, the oldest first."""
    found = [
        tuple(x509.load_pem_x509_certificates(path.read_bytes()))
        for path in sorted((folder(owner) / "certificates").glob("*.pem"))
    ]
    yield from sorted(found, key=lambda chain: chain[0].not_valid_after_utc)


def all_certificates() -> Iterator[x509.Certificate]:
    """Every certificate of every owner, now and earlier, with those that issued them."""
    for path in sorted(root().glob("*/certificates/*.pem")):
        yield from x509.load_pem_x509_certificates(path.read_bytes())


def write(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all, for its owner's eyes only."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
