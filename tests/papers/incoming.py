"""Small PDFs of somebody else: plain, with something in them, and signed with a key made for the moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO

import pikepdf
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers


def pdf(pages: int = 1, *, attached: bytes = b"", script: str = "", password: str = "") -> bytes:
    """A PDF of empty pages."""
    made = pikepdf.new()
    for _n in range(pages):
        made.add_blank_page(page_size=(200, 200))
    if attached:
        made.attachments["list.csv"] = attached
    if script:
        action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=script)
        made.Root.OpenAction = action
    out = BytesIO()
    closed = pikepdf.Encryption(owner=password, user=password) if password else None
    made.save(out, deterministic_id=not password, encryption=closed or False)
    return out.getvalue()


@cache
def _signer() -> signers.SimpleSigner:
    key = ec.generate_private_key(ec.SECP256R1())
    attributes = ((NameOID.COMMON_NAME, "Court of Example"), (NameOID.ORGANIZATION_NAME, "Ministry of Examples"))
    name = certificates.Name([certificates.NameAttribute(kind, said) for kind, said in attributes])
    now = datetime(2026, 1, 1, tzinfo=UTC)
    made = (
        certificates.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=3650))
        .add_extension(
            certificates.KeyUsage(True, True, False, False, False, False, False, False, False), critical=True
        )
        .sign(key, hashes.SHA256())
    )
    both = pkcs12.serialize_key_and_certificates(b"court", key, made, None, serialization.NoEncryption())
    signer: signers.SimpleSigner | None = signers.SimpleSigner.load_pkcs12_data(both, other_certs=[])
    assert signer is not None
    return signer


def signed(body: bytes) -> bytes:
    """The same with a signature over the whole of it."""
    out = BytesIO()
    metadata = signers.PdfSignatureMetadata(field_name="Court", subfilter=fields.SigSeedSubFilter.PADES)
    signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(body)), metadata, signer=_signer(), output=out)
    return out.getvalue()


def added_to(body: bytes) -> bytes:
    """The same with something written behind it."""
    writer = IncrementalPdfFileWriter(BytesIO(body))
    writer.root["/Added"] = writer.root["/Type"]
    writer.update_root()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
