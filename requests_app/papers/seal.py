"""The place of a signature on a paper: a small drawn seal on the last page that a reading machine can name.

A signature that is put into a finished file breaks PDF/UA (a field outside the structure) and PDF/A (a text in a font
that is not in the file). So the place is made first: a field in a Form element, with alternate text, drawn by lines.
"""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from requests_app.papers.forms.wording import RIGHT_TO_LEFT

FIELD = "Seal"
DRAWN = 38  # the drawing's own measure
SIDE = 30  # points; it stands in the lower corner that the square code leaves free, beside everything that is printed
EDGE = 14
_PRINTED, _LOCKED = 4, 128

# Two rings, eight short rays and a key, in the one accent of the papers. No tick: a drawing proves nothing.
_DRAWING = b"""q 0.043 0.310 0.424 RG 1.1 w 1 J 1 j
37 19 m 37 28.94 28.94 37 19 37 c 9.06 37 1 28.94 1 19 c 1 9.06 9.06 1 19 1 c 28.94 1 37 9.06 37 19 c s
0.6 w
32 19 m 32 26.18 26.18 32 19 32 c 11.82 32 6 26.18 6 19 c 6 11.82 11.82 6 19 6 c 26.18 6 32 11.82 32 19 c s
33 19 m 36 19 l S 2 19 m 5 19 l S 19 33 m 19 36 l S 19 2 m 19 5 l S
28.9 28.9 m 31 31 l S 9.1 28.9 m 7 31 l S 28.9 9.1 m 31 7 l S 9.1 9.1 m 7 7 l S
1.6 w 18 19 m 18 21 16.2 22.6 14.3 22.6 c 12.3 22.6 10.7 21 10.7 19 c 10.7 17 12.3 15.4 14.3 15.4 c
16.2 15.4 18 17 18 19 c s 18 19 m 27.6 19 l 27.6 15.6 l S 24 19 m 24 16.4 l S Q"""


def prepare(body: bytes, alternate: str) -> bytes:
    """The paper with the place for its signature. The same paper gives the same bytes."""
    with pikepdf.open(io.BytesIO(body)) as pdf:
        page = pdf.pages[-1].obj
        tree = pdf.Root.StructTreeRoot
        number = _next_number(tree.ParentTree)
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(FIELD),
                TU=String(alternate),
                F=_PRINTED | _LOCKED,
                Rect=_corner(pdf),
                P=page,
                StructParent=number,
                AP=Dictionary(N=_appearance(pdf)),
            )
        )
        top = _top(tree)
        element = pdf.make_indirect(
            Dictionary(
                Type=Name.StructElem,
                S=Name.Form,
                P=top,
                Pg=page,
                Alt=String(alternate),
                K=Dictionary(Type=Name.OBJR, Obj=field, Pg=page),
            )
        )
        _append(top, element)
        tree.ParentTree.Nums.append(number)
        tree.ParentTree.Nums.append(element)
        tree.ParentTreeNextKey = number + 1
        page.Annots = Array([*page.get("/Annots", ()), field])
        page.Tabs = Name.S
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            compress_streams=False,  # each stream as it came: one that was wrapped for its end stays wrapped
        )
    return out.getvalue()


def _corner(pdf: pikepdf.Pdf) -> Array:
    """The lower right corner of the last page; the left one of a paper that runs from the right, which is mirrored."""
    page, mirrored = pdf.pages[-1], str(pdf.Root.get("/Lang", "")) in RIGHT_TO_LEFT
    left = EDGE if mirrored else float(page.mediabox[2]) - EDGE - SIDE
    return Array([left, EDGE, left + SIDE, EDGE + SIDE])


def _appearance(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    drawn = pdf.make_stream(_DRAWING)
    drawn.Type, drawn.Subtype = Name.XObject, Name.Form
    drawn.BBox = Array([0, 0, DRAWN, DRAWN])
    drawn.Resources = Dictionary()
    return drawn


def _top(tree: Any) -> Any:
    """The element that holds the whole document."""
    return tree.K[0] if isinstance(tree.K, Array) else tree.K


def _append(top: Any, element: Any) -> None:
    kids = top.get("/K")
    top.K = Array([*(kids if isinstance(kids, Array) else [] if kids is None else [kids]), element])


def _next_number(parents: Any) -> int:
    return 1 + max((int(parents.Nums[i]) for i in range(0, len(parents.Nums), 2)), default=-1)
