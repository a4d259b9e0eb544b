"""A stream whose compressed data end in a carriage return is still read at its right length, with the same content."""

from __future__ import annotations

import io
import zlib

import page
import pikepdf
import pytest

from requests_app.papers import seal, stream_ends
from requests_app.papers.forms import FORMS
from requests_app.papers.render import render
from tests.papers.offices import MADE_AT
from tests.papers.samples import SAMPLES

pytestmark = pytest.mark.pdf
RULE = "PDFA3A-STREAM-LENGTH-001"


def awkward(body: bytes) -> tuple[bytes, bytes]:
    """The file with tabs added to its first page until the compressed data end in 0x0D; and what the page draws."""
    with pikepdf.open(io.BytesIO(body)) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
        while not zlib.compress(content).endswith(b"\r"):
            content += b"\t"
        pdf.pages[0].Contents.write(zlib.compress(content), filter=pikepdf.Name.FlateDecode)
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, fix_metadata_version=False)
    return out.getvalue(), content


def lengths_doubted(body: bytes) -> bool:
    failures = page.validate_pdf_bytes(body, profile=page.ValidationProfile.PDF_A_3A).failures
    return any(failure.rule_id == RULE for failure in failures)


def test_it_is_mended_and_draws_the_same() -> None:
    body, content = awkward(render(FORMS["uk-preservation"].compose(SAMPLES["uk-preservation"]()), created_at=MADE_AT))
    assert lengths_doubted(body)
    mended = stream_ends.settled(body)
    assert not lengths_doubted(mended)
    assert mended == stream_ends.settled(body)
    with pikepdf.open(io.BytesIO(mended)) as pdf:
        assert pdf.pages[0].Contents.read_bytes() == content


def test_the_place_for_the_seal_does_not_bring_it_back() -> None:
    """The file is written anew for the seal, and so are its streams."""
    body, _content = awkward(render(FORMS["uk-preservation"].compose(SAMPLES["uk-preservation"]()), created_at=MADE_AT))
    prepared = seal.prepare(stream_ends.settled(body), "Electronic seal of the issuing authority: BKA")
    assert not lengths_doubted(prepared)
    assert b"\r\nendstream" not in prepared


def test_a_file_without_one_keeps_its_bytes() -> None:
    body = b"%PDF-1.7 stream\nx\nendstream"
    assert stream_ends.settled(body) is body
