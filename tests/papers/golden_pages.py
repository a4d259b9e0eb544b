"""How first pages are kept as small pictures and compared: `python -m tests.papers.golden_pages` draws them anew.

Look at each picture before it is committed: it is what a ministry would send. Pictures are compared by the mean grey of
coarse blocks, so that another version of a font passes, and a lost section, a clipped edge or a fallen stylesheet
does not.
"""

from __future__ import annotations

import io
import os
import subprocess
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

import django
from PIL import Image

FOLDER = Path(__file__).parent / "golden"
DOTS = 40  # to the inch
GREYS = 16
BLOCK = 8  # pixels: some 5 mm of paper
OFF = 16  # of 255: a block this much lighter or darker is another
SHARE_OFF = 0.07  # of all blocks
MEAN_OFF = 4.0  # of 255, over the whole page


def picture(body: bytes) -> Image.Image:
    """The first page of a PDF in grey."""
    command = ["pdftoppm", "-r", str(DOTS), "-gray", "-png", "-singlefile", "-"]
    drawn = subprocess.run(command, input=body, capture_output=True, check=True).stdout
    return Image.open(io.BytesIO(drawn)).convert("L")


def blocks(image: Image.Image) -> bytes:
    """The mean grey of each block, line by line."""
    return image.reduce(BLOCK).tobytes()


def unlike(found: Image.Image, kept: Image.Image) -> str:
    """What differs, in a sentence; nothing where the two are alike."""
    if found.size != kept.size:
        return f"the page is {found.size} and was {kept.size}"
    apart = [abs(a - b) for a, b in zip(blocks(found), blocks(kept), strict=True)]
    share, mean = sum(one > OFF for one in apart) / len(apart), sum(apart) / len(apart)
    if share > SHARE_OFF or mean > MEAN_OFF:
        return f"{share:.1%} of the page differ (at most {SHARE_OFF:.0%}), by {mean:.1f} in the mean ({MEAN_OFF})"
    return ""


def kept(name: str) -> Image.Image:
    """The picture as it was looked at and committed."""
    return Image.open(FOLDER / f"{name}.png").convert("L")


def keep(cases: Mapping[str, Callable[[], bytes]]) -> None:
    """Draw all pictures anew; those of cases that are gone go too."""
    FOLDER.mkdir(exist_ok=True)
    for name, drawn in cases.items():
        picture(drawn()).quantize(GREYS).save(FOLDER / f"{name}.png", optimize=True)
    for old in FOLDER.glob("*.png"):
        if old.stem not in cases:
            old.unlink()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "requests_app.config.settings")
    django.setup()
    keep(import_module("tests.papers.golden_cases").CASES)  # only now can a form be read
