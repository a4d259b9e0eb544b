"""The square code at the foot of a paper: a link to the page where it is verified, drawn as lines, fetched nowhere."""

from __future__ import annotations

from io import BytesIO

import segno

from requests_app.papers import codes
from requests_app.papers.document import Document

QUIET = 2  # modules of white around it; the margin of the sheet is white too


def svg(document: Document) -> str:
    """The square as a picture to stand inside the page; nothing where the paper names no public address."""
    if not document.verify_code or not document.verify_at:
        return ""
    made = segno.make(codes.link(document.verify_at, document.verify_code), error="m", micro=False, boost_error=False)
    out = BytesIO()
    made.save(out, kind="svg", xmldecl=False, nl=False, omitsize=True, border=QUIET, svgclass=None, lineclass=None)
    return out.getvalue().decode().replace("<path ", '<path fill="none" ', 1)
