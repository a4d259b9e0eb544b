"""Puts a PAdES signature into the place a paper has for it. pyHanko is asked here; nothing else of the file changes."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import structlog
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_cms import Signer, SimpleSigner
from pyhanko.sign.signers.pdf_signer import (
    DSSContentSettings,
    PdfSignatureMetadata,
    PdfSigner,
    SigDSSPlacementPreference,
)
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.stamp import BaseStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError, RevokedError, ValidationError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from requests_app.papers import seal
from requests_app.papers.apart import apart
from requests_app.papers.keys import Key, KeyTrouble

log = structlog.get_logger(__name__)


class _AsDrawn(BaseStampStyle):
    """Leaves the seal as it was drawn: a text put over it would need a font that is not in the file."""

    def create_stamp(self, *args: Any, **kwargs: Any) -> None:
        return None


class _SameMetadata(IncrementalPdfFileWriter):
    """Adds a signature and leaves what the paper says of itself as it was."""

    def _update_meta(self) -> None:
        pass


def signer_of(key: Key) -> Signer:
    """pyHanko's signer of a key that lies in a file."""
    if key.private is None:
        raise ValueError("The key lies in a device; no file holds it.")
    plain = serialization.NoEncryption()
    private = key.private.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, plain)
    store = SimpleCertificateStore()
    store.register_multiple([asn1(c) for c in key.chain])
    return SimpleSigner(
        signing_cert=asn1(key.certificate), signing_key=asn1_keys.PrivateKeyInfo.load(private), cert_registry=store
    )


def asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    """A certificate as pyHanko reads it."""
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def sign(
    prepared: bytes,
    signer: Signer,
    *,
    at: datetime,
    stamper: TimeStamper | None = None,
    lasting: ValidationContext | None = None,
) -> tuple[bytes, bool]:
    """The prepared paper, signed as of `at` (PAdES B-B, B-T with a time stamp, B-LT with lists of what is revoked too).

    Also whether it bears a stamp. A time-stamp server that does not answer, or lists that are out of date, hold nothing
    up: the paper goes out with what there is, and the log says so.
    """
    if stamper is not None:
        try:
            if lasting is not None:
                try:
                    return _signed(prepared, signer, at, stamper, lasting), True
                except (SigningError, PathError, ValidationError) as error:
                    if isinstance(error.__cause__, RevokedError):
                        raise KeyTrouble("The signing certificate was revoked: put another key in its place") from error
                    log.warning("no long-term signature", why=str(error.__cause__ or error))
            return _signed(prepared, signer, at, stamper), True
        except (OSError, TimestampRequestError, ValueError) as error:
            log.warning("no time stamp", why=type(error).__name__)
    return _signed(prepared, signer, at, None), False


class _AsOf(PdfSigner):
    """Signs as of the moment it is told, which is when the paper was made."""

    at: datetime

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.at
        return session


def _signed(
    prepared: bytes, signer: Signer, at: datetime, stamper: TimeStamper | None, lasting: ValidationContext | None = None
) -> bytes:
    # The lists stand in what is signed: behind it, they would be something added to the file.
    beside = DSSContentSettings(include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE)
    metadata = PdfSignatureMetadata(
        field_name=seal.FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        embed_validation_info=lasting is not None,
        validation_context=lasting,
        dss_settings=beside,
    )
    writing = _AsOf(metadata, signer=signer, timestamper=stamper, stamp_style=_AsDrawn())
    writing.at = at
    out = apart(writing.sign_pdf, _SameMetadata(io.BytesIO(prepared)), existing_fields_only=True)
    return bytes(out.getbuffer())
