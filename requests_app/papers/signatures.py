"""What the signatures in a file say: by whom, when, whether the file is still as it was signed. Nothing is fetched."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from requests_app.papers import development, keys, pades
from requests_app.papers.apart import apart


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature of a file."""

    signer: str
    issuer: str
    certificate: str  # SHA-256 of it
    at: datetime | None  # as the signer says
    time_stamped_at: datetime | None  # as a time-stamp server says
    intact: bool  # the signed bytes are those that were signed
    whole: bool  # and nothing was added after them
    ours: bool  # the certificate leads to one kept or named here
    development: bool

    @property
    def holds(self) -> bool:
        """Whether the file is, to its last byte, what the signer signed."""
        return self.intact and self.whole


class Unreadable(ValueError):
    """The file, or a signature in it, cannot be read."""


def read(body: bytes, trusted: Iterable[x509.Certificate] = ()) -> list[Signature]:
    """Every signature of a PDF, checked against the certificates kept here and those named. Raises `Unreadable`."""
    anchors = [pades.asn1(c) for c in {keys.fingerprint(c): c for c in (*keys.all_certificates(), *trusted)}.values()]
    try:
        found = PdfFileReader(io.BytesIO(body), strict=False).embedded_regular_signatures
        return [_read(one, anchors) for one in found]
    except Exception as error:
        # The file is a stranger's: whatever a broken one makes the reader stumble over, it is not readable.
        raise Unreadable("the file is no PDF whose signatures can be read") from error


def _read(one: EmbeddedPdfSignature, anchors: list[object]) -> Signature:
    at = one.self_reported_timestamp
    # At the signer's own moment: a certificate that has expired since does not undo what it signed.
    context = ValidationContext(trust_roots=anchors, moment=at, allow_fetching=False, revocation_mode="soft-fail")
    stamps = ValidationContext(trust_roots=anchors, allow_fetching=False, revocation_mode="soft-fail")
    status = apart(validate_pdf_signature, one, context, ts_validation_context=stamps, skip_diff=True)
    certificate = x509.load_der_x509_certificate(one.signer_cert.dump())
    stamp = status.timestamp_validity
    return Signature(
        signer=keys.name_of(certificate),
        issuer=certificate.issuer.rfc4514_string(),
        certificate=keys.fingerprint(certificate),
        at=at,
        time_stamped_at=stamp.timestamp if stamp is not None and stamp.intact and stamp.valid else None,
        intact=bool(status.intact and status.valid),
        whole=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        ours=bool(status.trusted),
        development=development.is_development(certificate),
    )
