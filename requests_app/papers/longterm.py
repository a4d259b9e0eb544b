"""What lets a signature be checked when its issuers answer no longer: their lists of what is revoked, beside it (B-LT).

They are read from a folder that the operator keeps fresh, `*.crl` beside the certificates (`*.pem`) of whoever issued
the keys of paper and time stamp. Nothing is fetched.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from asn1crypto import crl, pem
from cryptography import x509
from django.conf import settings
from pyhanko_certvalidator import ValidationContext

from requests_app.papers import pades
from requests_app.papers.keys import Key, KeyTrouble


def context(key: Key, at: datetime) -> ValidationContext | None:
    """Against what the certificates are checked before their lists are put into the paper; none without a folder."""
    if not settings.COMITY_REVOCATION_DIR:
        return None
    folder = Path(settings.COMITY_REVOCATION_DIR)
    try:
        issuers = [
            c for path in sorted(folder.glob("*.pem")) for c in x509.load_pem_x509_certificates(path.read_bytes())
        ]
        lists = [_list(path.read_bytes()) for path in sorted(folder.glob("*.crl"))]
    except (OSError, ValueError) as error:
        raise KeyTrouble(f"COMITY_REVOCATION_DIR holds a file that cannot be read ({type(error).__name__})") from error
    ends = [pades.asn1(c) for c in (*issuers, *key.chain) if c.issuer == c.subject]
    return ValidationContext(
        trust_roots=ends,
        other_certs=[pades.asn1(c) for c in (*issuers, *key.chain)],
        crls=lists,
        allow_fetching=False,
        revocation_mode="require",
        moment=at,
    )


def _list(content: bytes) -> crl.CertificateList:
    found = crl.CertificateList.load(pem.unarmor(content)[2] if pem.detect(content) else content)
    _ = found.native  # read to its end here, where it can be said which folder is meant
    return found
