"""Chooses the key for a paper and puts the seal on it: the organisation's key first, then the installation's own."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime

import structlog
from django.conf import settings
from pyhanko.sign.signers.pdf_cms import Signer

from requests_app.common import clock
from requests_app.papers import detached, device, keys, longterm, pades, seal, timestamp
from requests_app.papers.keys import Key
from requests_app.papers.signing import Signed

log = structlog.get_logger(__name__)


def seal_paper(body: bytes, *, owner: int | None, at: datetime, alternate: str) -> Signed:
    """The paper, signed as of the moment it was made; as it is where neither its organisation nor we have a key."""
    now = clock.now()
    with _signer(owner, now) as found:
        if found is None:
            return Signed(body)
        key, signer = found
        _remember(key)
        # A moment before the certificate held would make the signature worthless in every reader.
        holds = key.certificate.not_valid_before_utc <= at <= key.certificate.not_valid_after_utc
        stamper = timestamp.Server(settings.COMITY_TSA_URL) if settings.COMITY_TSA_URL else None
        prepared = seal.prepare(body, alternate)
        moment = at if holds else now
        lasting = longterm.context(key, moment) if stamper else None
        signed, stamped = pades.sign(prepared, signer, at=moment, stamper=stamper, lasting=lasting)
        return Signed(signed, keys.name_of(key.certificate)[:120], key.fingerprint, stamped)


def seal_statement(stated: bytes, now: datetime) -> bytes | None:
    """The installation's signature beside a statement, from its file or its device; none without a key of its own."""
    with _signer(None, now) as found:
        if found is None:
            return None
        key, signer = found
        _remember(key)
        return detached.sign(stated, signer, at=now)


@contextlib.contextmanager
def _signer(owner: int | None, now: datetime) -> Iterator[tuple[Key, Signer] | None]:
    key = keys.load(owner) if owner is not None else None
    if key is None and settings.COMITY_PKCS11["module"]:
        with device.opened() as (device_key, signer):
            yield keys.refuse_outdated(device_key, now), signer
        return
    key = key or keys.load(None)
    yield None if key is None else (keys.refuse_outdated(key, now), pades.signer_of(key))


def _remember(key: Key) -> None:
    """Keeps the certificate at its first use; a folder that cannot be written holds up no paper."""
    try:
        if not (keys.folder(key.owner) / "certificates" / f"{key.fingerprint[:32]}.pem").exists():
            keys.keep(key)
    except OSError as error:
        log.warning("certificate not kept", why=error.strerror)
