"""Each form is PDF/A-3a and PDF/UA-1 from one file, still so when it is signed; and only the signature is new."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers.functions import sign_pdf
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata

from requests_app.papers import pades, seal
from requests_app.papers.forms import FORMS
from tests.papers import signed as samples
from tests.papers.forms_shown import each
from tests.papers.test_render_conformance import problems

pytestmark = pytest.mark.pdf


@pytest.fixture(autouse=True)
def key(tmp_path: Path) -> Iterator[None]:
    with samples.key_folder(tmp_path):
        samples.installation_key()
        yield


@pytest.mark.parametrize("name", each(FORMS))
def test_every_form_passes_both_profiles_before_signing_and_after(name: str) -> None:
    assert problems(samples.rendered(name)) == []
    paper = samples.signed(name)
    assert paper.signer == "Comity (development)"
    assert problems(paper.body) == []


def test_the_way_pyhanko_signs_by_itself_is_refused_by_the_checker() -> None:
    """So a pass is the work of the prepared seal, not of a lenient checker."""
    writer = IncrementalPdfFileWriter(io.BytesIO(samples.rendered()))
    signer = pades.signer_of(samples.installation_key())
    out = sign_pdf(writer, PdfSignatureMetadata(field_name="Signature"), signer=signer)
    found = problems(out.getvalue())
    assert any("PDFUA1" in problem for problem in found)


def test_the_paper_itself_is_the_beginning_of_the_signed_file() -> None:
    """The rendering, with the place for the seal, is there byte for byte: what is signed can be made again."""
    prepared = seal.prepare(samples.rendered(), "Electronic seal of the issuing authority: BKA")
    first, second = samples.signed().body, samples.signed().body
    assert first.startswith(prepared)
    assert second.startswith(prepared)
    assert seal.prepare(samples.rendered(), "Electronic seal of the issuing authority: BKA") == prepared


def test_the_seal_is_a_form_element_with_a_name() -> None:
    with pikepdf.open(io.BytesIO(samples.signed().body)) as pdf:
        field = pdf.Root.AcroForm.Fields[0]
        assert str(field.TU) == "Electronic seal of the issuing authority: BKA"
        element = [e for e in _elements(pdf.Root.StructTreeRoot) if e.get("/S") == pikepdf.Name.Form]
        assert [str(e.Alt) for e in element] == [str(field.TU)]
        assert element[0].K.Obj.objgen == field.objgen
        assert pdf.pages[-1].obj.Tabs == pikepdf.Name.S
        assert "/Font" not in field.AP.N.Resources
        assert field.V.SubFilter == pikepdf.Name("/ETSI.CAdES.detached")


def test_what_the_paper_says_of_itself_is_left_alone() -> None:
    with (
        pikepdf.open(io.BytesIO(samples.rendered())) as before,
        pikepdf.open(io.BytesIO(samples.signed().body)) as after,
    ):
        assert after.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()
        assert dict(after.docinfo.items()) == dict(before.docinfo.items())


def _elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)
