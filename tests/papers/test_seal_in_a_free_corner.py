"""Where the seal is drawn nothing else is printed: not the square of the code, not the foot of the page."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image

from requests_app.papers import seal
from requests_app.papers.forms import FORMS
from requests_app.papers.render import render
from tests.papers.offices import MADE_AT
from tests.papers.samples import SAMPLES

pytestmark = pytest.mark.pdf
DOTS = 72  # to the inch: a pixel is a point


@pytest.mark.parametrize(("form", "size"), [("annex-vi", (595, 842)), ("preservation-request", (612, 792))])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_is_printed_under_it(form: str, size: tuple[int, int], language: str) -> None:
    told = {"verify_code": "7QXK-M2PD-9RWA-T4HC-0000", "verify_at": "https://verify.example.eu/verify/"}
    document = FORMS[form].compose(replace(SAMPLES[form](), language=language)).model_copy(update=told)
    unsigned = render(document, created_at=MADE_AT)
    with pikepdf.open(io.BytesIO(seal.prepare(unsigned, "Electronic seal"))) as pdf:
        number = len(pdf.pages)
        left, bottom, right, top = (float(one) for one in pdf.Root.AcroForm.Fields[0].Rect)
    command = ["pdftoppm", "-r", str(DOTS), "-gray", "-png", "-singlefile", "-f", str(number), "-"]
    drawn = subprocess.run(command, input=unsigned, capture_output=True, check=True).stdout
    page = Image.open(io.BytesIO(drawn)).convert("L")
    assert all(abs(found - wanted) <= 1 for found, wanted in zip(page.size, size, strict=True))
    under = page.crop((int(left), page.height - int(top) - 1, int(right) + 1, page.height - int(bottom)))
    assert sum(under.histogram()[:255]) == 0
    foot = page.crop((0, page.height - int(top) - 1, page.width, page.height - int(bottom)))
    assert sum(foot.histogram()[:128]) > 0  # the square does stand beside it
