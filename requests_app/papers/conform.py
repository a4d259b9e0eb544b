"""How raw output of WeasyPrint becomes a file that is PDF/A-3a and PDF/UA-1 at once, always with the same bytes."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from requests_app.papers import stream_ends

# PDF/A allows only metadata it knows; the PDF/UA identifier is not among it and has to bring its own description.
_UA = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about=""><pdfuaid:part>1</pdfuaid:part>\
</rdf:Description><rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" \
rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""

_MARKED = re.compile(rb"/\w+\s*<<\s*/MCID (\d+)\s*>>\s*BDC")
_ARTIFACT = b"/Artifact <</Type /Pagination>> BDC"
# A glyph drawn for a cluster whose text is already carried by its neighbour must map to something, and no glyph may map
# to what is no character: so to a character without width or meaning of its own.
_NO_TEXT = (re.compile(rb"(<[0-9a-fA-F]{4,}>) <(?:0000|[fF][eE][fF][fF]|[fF]{3}[eE])?>"), rb"\1 <2060>")


def conform(raw: bytes, *, archival: bool = True) -> bytes:
    """Mend what keeps the file from passing, and write it so that equal input gives equal bytes.

    A file to be filled in is not for the archive: its metadata say PDF/UA already, and PDF/A is not claimed.
    """
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        if archival:
            _metadata(pdf)
        for thing in pdf.objects:
            if isinstance(thing, Dictionary):
                if thing.get("/S") == Name.TH:
                    _scope(thing)
                if "/ToUnicode" in thing:
                    cmap = thing.ToUnicode.read_bytes()
                    thing.ToUnicode.write(_NO_TEXT[0].sub(_NO_TEXT[1], cmap))
        _artifacts(pdf)
        out = io.BytesIO()
        plain = pikepdf.ObjectStreamMode.disable
        pdf.save(out, deterministic_id=True, fix_metadata_version=False, object_stream_mode=plain)
    return stream_ends.settled(out.getvalue())


def _metadata(pdf: pikepdf.Pdf) -> None:
    """Metadata must be readable without decompression, and must say PDF/UA too."""
    packet = pdf.Root.Metadata.read_bytes().replace(b"</rdf:RDF>", _UA + b"</rdf:RDF>")
    stream = pdf.make_stream(packet)
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = stream


def _scope(head: Any) -> None:
    """A table head says whether it heads a row (a cell with data stands beside it) or a column."""
    beside = [kid for kid in head.P.K if isinstance(kid, Dictionary) and kid.get("/S") == Name.TD]
    attributes = head.get("/A")
    if attributes is None:
        head.A = attributes = Dictionary(O=Name.Table)
    attributes.Scope = Name.Row if beside else Name.Column


def _artifacts(pdf: pikepdf.Pdf) -> None:
    """Running heads, feet and the draft mark are no content: a reading machine must not read them out on each page.

    WeasyPrint gives them marks whose structure elements hang from nothing; those marks become artifacts.
    """
    linked: set[tuple[int, int]] = set()
    _walk(pdf.Root.StructTreeRoot, linked)
    parents = pdf.Root.StructTreeRoot.ParentTree.Nums
    by_page = {int(parents[i]): parents[i + 1] for i in range(0, len(parents), 2)}
    for page in pdf.pages:
        marks = by_page[int(page.obj.StructParents)]
        if not isinstance(marks, Array):
            continue
        loose = {n for n, mark in enumerate(marks) if mark is not None and mark.objgen not in linked}
        if not loose:
            continue
        for n in loose:
            marks[n] = None
        content = page.Contents.read_bytes()

        def swap(found: re.Match[bytes], loose: set[int] = loose) -> bytes:
            return _ARTIFACT if int(found[1]) in loose else found[0]

        page.Contents = pdf.make_stream(_MARKED.sub(swap, content))


def _walk(node: Any, seen: set[tuple[int, int]]) -> None:
    kids = node.get("/K")
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and kid.objgen not in seen:
            seen.add(kid.objgen)
            _walk(kid, seen)
