"""How long it takes to load and check the whole law: `python benchmarks/law.py`."""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from requests_app.routes import jurisdictions, loader
from requests_app.routes.catalogue import Examined, examine_folders

TARGET = 1.0  # seconds, for the whole catalogue


def main() -> int:
    """Measure, and say it. Fails only where the law itself is wrong, never because a machine is slow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="how often it is measured")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    options = parser.parse_args()
    catalogues: list[float] = []
    busy: list[float] = []
    places: list[float] = []
    for _run in range(max(1, options.runs)):
        loader._toml.cache_clear()
        jurisdictions.country_codes.cache_clear()
        begun, worked = time.perf_counter(), time.process_time()
        examined = examine_folders((loader.LAW,))
        catalogues.append(time.perf_counter() - begun)
        busy.append(time.process_time() - worked)
        begun = time.perf_counter()
        jurisdictions.load(jurisdictions.DATA)
        places.append(time.perf_counter() - begun)
    if examined.errors:
        sys.stderr.write(f"{examined.errors[0]}\n")
        return 1
    figures = _figures(examined, catalogues, busy, places)
    sys.stdout.write(f"{json.dumps(figures)}\n" if options.json else _said(figures))
    return 0


def _figures(
    examined: Examined, catalogues: list[float], busy: list[float], places: list[float]
) -> dict[str, float | int | str]:
    return {
        "routes": len(examined.catalogue.routes),
        "runs": len(catalogues),
        "catalogue_median_seconds": round(statistics.median(catalogues), 3),
        "catalogue_processor_seconds": round(statistics.median(busy), 3),
        "catalogue_slowest_seconds": round(max(catalogues), 3),
        "jurisdictions_median_seconds": round(statistics.median(places), 3),
        "target_seconds": TARGET,
        "python": platform.python_version(),
    }


def _said(figures: dict[str, float | int | str]) -> str:
    return (
        "{routes} routes loaded and checked in {catalogue_median_seconds} s (median of {runs}; the slowest "
        "{catalogue_slowest_seconds} s; processor {catalogue_processor_seconds} s; wanted: under {target_seconds} s). "
        "Jurisdictions: {jurisdictions_median_seconds} s. Python {python}.\n"
    ).format(**figures)


if __name__ == "__main__":
    sys.exit(main())
