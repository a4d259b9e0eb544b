"""A signature beside what it signs (CMS, detached): made over a short text, and read again. Nothing is fetched."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms
from cryptography import x509
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, Signer
from pyhanko.sign.validation import async_validate_detached_cms
from pyhanko.sign.validation.generic_cms import extract_self_reported_ts
from pyhanko_certvalidator import ValidationContext

from requests_app.papers import development, keys, pades
from requests_app.papers.apart import apart


@dataclass(frozen=True, slots=True)
class Beside:
    """What such a signature says."""

    holds: bool  # these very bytes were signed
    signer: str = ""
    certificate: str = ""  # SHA-256 of it
    ours: bool = False  # the certificate is the installation's, or leads to one named here
    development: bool = False


def sign(data: bytes, signer: Signer, *, at: datetime) -> bytes:
    """The signature over the data, with its certificates, as of a moment."""
    attributes = PdfCMSSignedAttributes(signing_time=at)
    made = signer.async_sign_general_data(data, "sha256", signed_attr_settings=attributes)
    return bytes(apart(asyncio.run, made).dump())


def read(data: bytes, signature: bytes, trusted: Iterable[x509.Certificate] = ()) -> Beside:
    """What a signature over the data says, checked against the installation's own certificates and those named.

    Not against their issuer's: whoever certifies this installation may certify an organisation of it too.
    """
    anchors = [pades.asn1(c) for c in (*(chain[0] for chain in keys.certificates(None)), *trusted)]
    try:
        return _read(data, cms.ContentInfo.load(signature)["content"], anchors)
    except Exception:  # a stranger's bytes may break a reader in any way: what cannot be read does not hold
        return Beside(holds=False)


def _read(data: bytes, signed: cms.SignedData, anchors: list[object]) -> Beside:
    # At the signer's own moment: a certificate that has expired since does not undo what it signed.
    moment = extract_self_reported_ts(signed["signer_infos"][0])
    context = ValidationContext(trust_roots=anchors, moment=moment, allow_fetching=False, revocation_mode="soft-fail")
    status = apart(asyncio.run, async_validate_detached_cms(data, signed, context))
    certificate = x509.load_der_x509_certificate(status.signing_cert.dump())
    return Beside(
        holds=bool(status.intact and status.valid),
        signer=keys.name_of(certificate),
        certificate=keys.fingerprint(certificate),
        ours=bool(status.trusted),
        development=development.is_development(certificate),
    )
