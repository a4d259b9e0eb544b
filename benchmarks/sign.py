"""How long it takes to sign a paper, beside how long it takes to draw it: `python benchmarks/sign.py`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "requests_app.config.settings")
os.environ.setdefault("COMITY_VAR", tempfile.mkdtemp(prefix="comity-benchmark-"))

import django

django.setup()

from requests_app.papers import merkle  # noqa: E402
from requests_app.papers.forms import FORMS  # noqa: E402
from requests_app.papers.render import render  # noqa: E402
from tests.papers import signed  # noqa: E402
from tests.papers.offices import MADE_AT  # noqa: E402
from tests.papers.samples import SAMPLES  # noqa: E402

LEAVES = 100_000


def main() -> int:
    """Measure, and say it. Nothing fails because a machine is slow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=30, help="how often it is measured")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    options = parser.parse_args()
    runs = max(2, options.runs)
    document = FORMS["epoc-addressee"].compose(SAMPLES["epoc-addressee"]())
    with tempfile.TemporaryDirectory() as folder, signed.key_folder(Path(folder)):
        signed.installation_key()
        signed.rendered("epoc-addressee")
        loading = _seconds(lambda: import_module("requests_app.papers.sealing"), 1)[0]
        signatures = import_module("requests_app.papers.signatures")
        paper = signed.signed("epoc-addressee").body
        figures = {
            "loading_seconds": round(loading, 3),  # of pyHanko, once in a process and only where something is signed
            "sign_median_ms": _ms(_seconds(lambda: signed.signed("epoc-addressee"), runs)),
            "unsigned_median_ms": 0.0,
            "draw_median_ms": _ms(_seconds(lambda: render(document, created_at=MADE_AT), min(runs, 9))),
            "verify_median_ms": _ms(_seconds(lambda: signatures.read(paper), runs)),
            "added_bytes": len(paper) - len(signed.rendered("epoc-addressee")),
        }
    with tempfile.TemporaryDirectory() as folder, signed.key_folder(Path(folder)):
        figures["unsigned_median_ms"] = _ms(_seconds(lambda: signed.signed("epoc-addressee"), runs))
    leaves = [merkle.leaf(n.to_bytes(32)) for n in range(LEAVES)]
    figures["root_of_100000_ms"] = _ms(_seconds(lambda: merkle.root(leaves), 3))
    figures["proof_of_100000_ms"] = _ms(_seconds(lambda: merkle.inclusion(leaves, LEAVES // 3), 3))
    told = {"runs": runs, **figures, "python": platform.python_version()}
    sys.stdout.write(f"{json.dumps(told)}\n" if options.json else _said(told))
    return 0


def _seconds(work: Callable[[], object], runs: int) -> list[float]:
    found = []
    for _run in range(runs):
        begun = time.process_time()  # what the work needs, whatever else the machine is doing
        work()
        found.append(time.process_time() - begun)
    return found


def _ms(found: list[float]) -> float:
    return round(statistics.median(found) * 1000, 2)


def _said(figures: dict[str, object]) -> str:
    return (
        "Processor time: a paper is signed in {sign_median_ms} ms (median of {runs}; the library "
        "once in {loading_seconds} s; drawn in {draw_median_ms} ms, verified in "
        "{verify_median_ms} ms; without a key {unsigned_median_ms} ms) and grows by {added_bytes} bytes. The log of "
        "100,000 papers: root {root_of_100000_ms} ms, proof {proof_of_100000_ms} ms. Python {python}.\n"
    ).format(**figures)


if __name__ == "__main__":
    sys.exit(main())
