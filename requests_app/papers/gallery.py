"""Every form in every language, drawn from invented requests into one folder with a page of thumbnails to look at."""

from __future__ import annotations

import multiprocessing
import shutil
import subprocess
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import django
import pikepdf
from django.template.loader import render_to_string

from requests_app.papers import render, samples
from requests_app.papers.forms import FORMS
from requests_app.papers.samples import Sample

DOTS = 60  # to the inch, of a thumbnail
THUMBNAILER = "pdftoppm"
MEND = "apt-get install -y poppler-utils"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper of the gallery, or why it could not be drawn."""

    form: str
    route: str
    paper: str
    language: str
    name: str  # of its files, without the ending
    pages: int = 0
    courtesy: bool = False  # a translation that is not issued
    fault: str = ""


def draw_all(folder: Path, languages: Sequence[str], *, every_route: bool = False, workers: int = 2) -> list[Sheet]:
    """All papers into the folder, and its index. The order and the bytes are the same every time."""
    folder.mkdir(parents=True, exist_ok=True)
    tasks = [
        (folder, one.form.id, one.route, one.paper, language, every_route)
        for one in samples.samples(every_route=every_route)
        for language in languages
    ]
    if workers == 1:
        sheets = [_sheet(*task) for task in tasks]
    else:
        fresh = multiprocessing.get_context("spawn")  # a copy of a process with threads may stand still
        with ProcessPoolExecutor(workers, mp_context=fresh, initializer=django.setup) as pool:
            sheets = list(pool.map(_sheet, *zip(*tasks, strict=True), chunksize=4))
    rows: dict[tuple[str, str, str], list[Sheet]] = {}
    for sheet in sheets:
        rows.setdefault((sheet.form, sheet.route, sheet.paper), []).append(sheet)
    page = render_to_string("papers/gallery.html", {"languages": languages, "rows": rows.items()})
    (folder / "index.html").write_text(page, encoding="utf-8")
    return sheets


def ready() -> str:
    """What is missing for thumbnails, with the command that mends it; empty when nothing is."""
    return "" if shutil.which(THUMBNAILER) else f"Thumbnails need {THUMBNAILER}, which is not installed. Run: {MEND}"


def _sheet(folder: Path, form: str, route: str, paper: str, language: str, every_route: bool) -> Sheet:
    name = "-".join((form, *((route, paper) if every_route else ()), language))
    try:
        found = _find(form, route, paper, language)
        body = render.render(found.form.compose(found.filled), created_at=samples.MADE_AT)
        (folder / f"{name}.pdf").write_bytes(body)
        thumbnail(folder / f"{name}.pdf", folder / name)
        with pikepdf.open(BytesIO(body)) as pdf:
            return Sheet(form, route, paper, language, name, pages=len(pdf.pages), courtesy=found.filled.courtesy)
    except Exception as error:  # whatever fails is shown in its place; a gallery with a silent hole proves nothing
        return Sheet(form, route, paper, language, name, fault=f"{type(error).__name__}: {error}")


def _find(form: str, route: str, paper: str, language: str) -> Sample:
    if route == samples.NO_ROUTE:
        return Sample(FORMS[form], route, paper, samples.undeclared(FORMS[form], language))
    return Sample(FORMS[form], route, paper, samples.of_route(route, paper, language))


def thumbnail(pdf: Path, name: Path) -> None:
    """The first page as a small picture, `name`.png."""
    command = [THUMBNAILER, "-r", str(DOTS), "-png", "-singlefile", "-l", "1", str(pdf), str(name)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  a tool of ours, names of our own
