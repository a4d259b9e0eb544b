"""How a document becomes a PDF: one template, one stylesheet, nothing fetched, the same bytes for the same document."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from django.template.loader import get_template, select_template
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from requests_app.papers import bidi, codes, engine, square
from requests_app.papers.conform import conform
from requests_app.papers.document import Document
from requests_app.papers.fetching import RefuseAll

STYLESHEET = "papers/paper.css"
# The whole font goes into a file with fields, and there a ligature would be read out as one strange letter.
LETTER_BY_LETTER = "body { font-variant-ligatures: none }"


def html(document: Document, *, created_at: datetime) -> str:
    """The document in its template: a form's own where it has one, the shared one otherwise."""
    template = select_template([f"papers/{document.form}/document.html", "papers/document.html"])
    with translation.override(document.language):
        words = bidi.isolated(document.model_copy(update={"verify_at": codes.shown(document.verify_at)}))
        given = {"document": words, "created": _stamp(created_at), "square": square.svg(document)}
        text: str = template.render(given)
    return bidi.spanned(text) if "rtl" in (document.direction, document.second_direction) else text


def on_screen(document: Document) -> SafeString:
    """The same document as a part of a page: no marks of pages, no code; its headings stand under the page's own."""
    with translation.override(document.language):
        text = get_template("papers/on_screen.html").render({"document": bidi.isolated(document)})
    return mark_safe(bidi.spanned(text) if "rtl" in (document.direction, document.second_direction) else text)


def render(document: Document, *, created_at: datetime) -> bytes:
    """A flat, tagged PDF that is PDF/A-3a and PDF/UA-1. Raises `PaperUnavailable` or `FetchRefused`."""
    return from_html(
        html(document, created_at=created_at),
        identifier=hashlib.sha256(f"{document.to_json()}{_stamp(created_at)}".encode()).digest()[:16],
    )


def from_html(source: str, *, identifier: bytes, fillable: bool = False) -> bytes:
    """The drawing itself; `render` is what the house calls. A fillable one has fields and is PDF/UA-1 alone."""
    weasyprint, fonts = engine.weasy(), engine.fonts()
    fetcher = RefuseAll()
    sheet = get_template(STYLESHEET).render() + (LETTER_BY_LETTER if fillable else "")
    style = weasyprint.CSS(string=sheet, url_fetcher=fetcher, font_config=fonts)
    raw: bytes = weasyprint.HTML(string=source, url_fetcher=fetcher).write_pdf(
        stylesheets=[style],
        font_config=fonts,
        pdf_variant="pdf/ua-1" if fillable else "pdf/a-3a",
        pdf_forms=fillable,
        pdf_identifier=identifier,
    )
    fetcher.fail_if_asked()
    return conform(raw, archival=not fillable)


def _stamp(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError("The time a paper was made needs a zone; this one has none.")
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
