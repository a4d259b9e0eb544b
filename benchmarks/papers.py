"""What a paper costs beside bare WeasyPrint, and whether many fill the memory: `python benchmarks/papers.py`."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "requests_app.config.settings")

import django
from django.template.loader import get_template

from requests_app.papers import engine, render, samples
from requests_app.papers.forms import FORMS

RATIO = 1.15  # wanted at most: a warm render over bare WeasyPrint on the same HTML
FORM = "mla-request"
GROWTH = 1.10  # wanted at most: memory of a worker at its end over that after its first tenth


def main() -> int:
    """Measure, and say it. A slow machine fails nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15, help="how often each is measured, in turns")
    parser.add_argument("--count", type=int, default=1000, help="how many papers the workers draw; 0: none")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="how many processes draw")
    parser.add_argument("--form", default=FORM, choices=sorted(FORMS), help="the form measured warm")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    options = parser.parse_args()
    ready()
    figures: dict[str, Any] = {**warm(options.form, max(3, options.runs)), "python": platform.python_version()}
    if options.count:
        figures |= many(options.count, max(1, options.workers))
    sys.stdout.write(f"{json.dumps(figures)}\n" if options.json else said(figures))
    return 0


def ready() -> None:
    """Settings and templates, in this process."""
    django.setup()


def warm(form: str, runs: int) -> dict[str, Any]:
    """One paper again and again, in turns with WeasyPrint alone on the same HTML and style; processor time."""
    made = samples.sample(form)
    document = made.form.compose(made.filled)
    source = render.html(document, created_at=samples.MADE_AT)
    sheet = get_template(render.STYLESHEET).render()
    weasyprint = engine.weasy()

    def bare() -> None:
        style = weasyprint.CSS(string=sheet)
        weasyprint.HTML(string=source).write_pdf(stylesheets=[style], pdf_variant="pdf/a-3a")

    def ours() -> None:
        render.render(document, created_at=samples.MADE_AT)

    def whole() -> None:
        render.render(made.form.compose(made.filled), created_at=samples.MADE_AT)

    taken: dict[str, list[float]] = {"bare": [], "ours": [], "whole": []}
    todo: tuple[tuple[str, Callable[[], None]], ...] = (("bare", bare), ("ours", ours), ("whole", whole))
    for number in range(runs + 2):
        for name, draw in todo:
            begun = time.process_time()
            draw()
            if number >= 2:  # the first two fill the caches
                taken[name].append(time.process_time() - begun)
    medians = {name: statistics.median(values) for name, values in taken.items()}
    return {
        "form": form,
        "runs": runs,
        "bare_seconds": round(medians["bare"], 4),
        "render_seconds": round(medians["ours"], 4),
        "compose_and_render_seconds": round(medians["whole"], 4),
        "ratio": round(statistics.median(a / b for a, b in zip(taken["ours"], taken["bare"], strict=True)), 3),
        "ratio_wanted": RATIO,
    }


def many(count: int, workers: int) -> dict[str, Any]:
    """Papers of all forms, spread over fresh processes; each says its memory after its first tenth and at its end."""
    shares = [count // workers + (1 if n < count % workers else 0) for n in range(workers)]
    begun = time.perf_counter()
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=ready) as pool:
        told = list(pool.map(_share, shares))
    taken = time.perf_counter() - begun
    return {
        "count": sum(shares),
        "workers": workers,
        "seconds": round(taken, 1),
        "papers_a_second": round(count / taken, 2),
        "memory_early_mb": max(early for early, _ in told),
        "memory_end_mb": max(end for _, end in told),
        "growth": round(max(end / early for early, end in told), 3),
        "growth_wanted": GROWTH,
    }


def _share(count: int) -> tuple[float, float]:
    """Draw so many papers, form after form; memory in use in MB after a tenth (or one of each form) and at the end."""
    made = list(samples.samples())
    early = 0.0
    for number in range(count):
        one = made[number % len(made)]
        render.render(one.form.compose(one.filled), created_at=samples.MADE_AT)
        if number + 1 == min(count, max(count // 10, 2 * len(made))):
            early = _memory()
    end = _memory()
    return early or end, end


def _memory() -> float:
    """What the process holds now, in MB; from the system's own account of it."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return round(int(line.split()[1]) / 1024, 1)
    return 0.0


def said(figures: dict[str, Any]) -> str:
    """The figures in two sentences."""
    text = (
        "{form}, warm, median of {runs}, processor time: bare WeasyPrint {bare_seconds} s, our render "
        "{render_seconds} s ({ratio} times; wanted: at most {ratio_wanted}), composed too "
        "{compose_and_render_seconds} s. Python {python}.\n"
    )
    if "count" in figures:
        text += (
            "{count} papers of all forms in {workers} processes: {seconds} s, {papers_a_second} a second; memory of "
            "the largest {memory_early_mb} MB early and {memory_end_mb} MB at the end (growth {growth}; wanted: "
            "at most {growth_wanted}).\n"
        )
    return text.format(**figures)


if __name__ == "__main__":
    sys.exit(main())
