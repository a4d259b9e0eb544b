"""What the signatures in a PDF of somebody else say: whether the bytes are those signed, and who claims to have signed.

No certificate is held against a trust list, nothing is fetched, and no revocation is asked for: a signature that is
intact proves that the file is the one that was signed, not that the signer is whom the certificate names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from io import BytesIO
from typing import Any

import structlog
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from requests_app.papers.claims import Signed

log = structlog.get_logger(__name__)

MOST = 20  # signatures looked at in one file
WEAK = frozenset({"md5", "sha1"})
EXHAUSTED = (MemoryError, RecursionError)  # not for a reader to make light of: the file was made for it


def read(body: bytes) -> tuple[Signed, ...]:
    """The signatures of a PDF, the first made first. Whatever cannot be read is said to be so, never passed over."""
    try:
        found = PdfFileReader(BytesIO(body), strict=False).embedded_signatures[:MOST]
    except EXHAUSTED:
        raise
    # A stranger's file may break a reader in any way; none of them may keep the paper out or pass for a signature.
    except Exception as error:
        log.info("signature_unreadable", kind=type(error).__name__)
        return (Signed(readable=False),) if b"/ByteRange" in body else ()
    return tuple(_one(signature) for signature in found)


def _one(signature: EmbeddedPdfSignature) -> Signed:
    stamp = str(signature.sig_object_type) == "/DocTimeStamp"
    try:
        signature.compute_integrity_info(skip_diff=True)
        certificate = signature.signer_cert
        at = None if stamp else signature.self_reported_timestamp
        known = Signed(
            whole=signature.coverage == SignatureCoverageLevel.ENTIRE_FILE,
            stamp=stamp,
            signer=_name(certificate.subject.native),
            issuer=_name(certificate.issuer.native),
            signed_at=at.isoformat() if at else "",
            weak=signature.md_algorithm in WEAK,
        )
        return Signed(**{**asdict(known), "intact": not stamp and _intact(signature)})
    except EXHAUSTED:
        raise
    except Exception as error:  # as above
        log.info("signature_unreadable", kind=type(error).__name__)
        return Signed(readable=False, stamp=stamp)


def _intact(signature: EmbeddedPdfSignature) -> bool:
    """Whether the signed bytes are these, and the signature over them is that of its certificate's key."""
    coverage: Any = signature.coverage  # set by the reckoning before
    covered = coverage is not None and coverage >= SignatureCoverageLevel.ENTIRE_REVISION
    same, valid = validate_sig_integrity(
        signature.signer_info, signature.signer_cert, "data", signature.compute_digest()
    )
    return bool(covered and same and valid)


def _name(native: Mapping[str, Any]) -> str:
    """The person or office of a certificate, then the organisation; without anything that is no printable letter."""
    parts = [native.get("common_name") or native.get("pseudonym") or "", native.get("organization_name") or ""]
    words = [str(one[0] if isinstance(one, list) else one) for one in parts]
    said = ", ".join(dict.fromkeys(word for word in words if word))
    return "".join(letter for letter in said if letter.isprintable())[:200]
