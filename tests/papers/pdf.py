"""How the tests read a PDF: its words in order, page by page, and which glyphs it draws."""

from __future__ import annotations

import io
import re
import subprocess

import pikepdf
import pypdf


def pages(body: bytes) -> list[str]:
    """The words of each page as poppler reads them, in the order they were drawn, white space made one."""
    read = subprocess.run(["pdftotext", "-raw", "-", "-"], input=body, capture_output=True, check=True)
    return [flat(page) for page in read.stdout.decode().split("\f")[:-1]]


def text(body: bytes) -> str:
    """The words of all pages."""
    return " ".join(pages(body))


def drawn(body: bytes) -> list[str]:
    """The words of each page in the order of the file, turned ones too: poppler leaves a slanted word in pieces."""
    return [flat(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(body)).pages]


def flat(value: str) -> str:
    """White space made one, so that line ends do not matter."""
    return re.sub(r"\s+", " ", value).strip()


def same_words(value: str) -> str:
    """Letters and digits alone: a line may end inside a long word, after a slash or a hyphen."""
    return re.sub(r"[\s/-]+", "", value)


def empty_boxes(body: bytes) -> bool:
    """Whether any font draws glyph 0, the empty box that stands for a letter it does not have.

    A font of the file numbers its glyphs as they are (`/Identity-H`) unless some letter has none: then a map of its own
    sends that letter to glyph 0. A code of 0 in the text itself would draw it too.
    """
    with pikepdf.open(io.BytesIO(body)) as pdf:
        fonts = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/BaseFont" in thing]
        mapped = any(isinstance(font.get("/Encoding"), pikepdf.Stream) for font in fonts)
        return mapped or any(0 in _codes(page) for page in pdf.pages)


def _codes(page: pikepdf.Page) -> set[int]:
    found: set[int] = set()
    for instruction in pikepdf.parse_content_stream(page):
        if str(instruction.operator) == "TJ":
            for shown in instruction.operands[0]:
                if isinstance(shown, pikepdf.String):
                    raw = bytes(shown)
                    found.update(int.from_bytes(raw[i : i + 2]) for i in range(0, len(raw), 2))
    return found


def families(body: bytes) -> set[str]:
    """Names of the fonts in the file, without their subset mark."""
    with pikepdf.open(io.BytesIO(body)) as pdf:
        fonts = (thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/BaseFont" in thing)
        return {str(font.BaseFont).partition("+")[2] for font in fonts}
