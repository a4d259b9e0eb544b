"""Whether the time of an answer tells a known code from an unknown one: `python benchmarks/verify.py`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
_folder = tempfile.TemporaryDirectory()
# A register of its own, thrown away afterwards: nothing is measured on a real one.
os.environ |= {"COMITY_ENV": "test", "COMITY_VAR": _folder.name, "COMITY_LOG_LEVEL": "CRITICAL"}
os.environ["COMITY_DATABASE_URL"] = f"sqlite:///{_folder.name}/verify.sqlite3"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "requests_app.config.settings")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from requests_app.papers import codes  # noqa: E402
from requests_app.papers.models import Paper  # noqa: E402
from tests import world as worlds  # noqa: E402

PAPERS = 40
SPAN = 0.1


def main() -> int:
    """Measure, and say it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1500, help="answers of each kind, as fast as they come")
    parser.add_argument("--spans", type=int, default=150, help="answers of each kind, as they are given out")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    options = parser.parse_args()
    known, withdrawn = _register()
    bare = _times(known, withdrawn, max(2, options.runs), 0.0)
    given = _times(known, withdrawn, max(2, options.spans), SPAN)
    figures = {**_figures("bare", bare), **_figures("given", given), "python": platform.python_version()}
    sys.stdout.write(f"{json.dumps(figures)}\n" if options.json else _said(figures))
    return 0


def _register() -> tuple[list[str], list[str]]:
    """A register of issued papers: the codes of those that stand, and of those that were withdrawn."""
    call_command("migrate", verbosity=0)
    with worlds.quick_papers():
        world = worlds.build()
        for n in range(PAPERS):
            request = worlds.walk(world, worlds.open_(world), worlds.BC29_SENT)
            if n % 2:
                worlds.do(world, request, "officer", "withdraw")
    papers = list(Paper.objects.select_related("request").order_by("pk"))
    return [p.code for p in papers if not p.request.outcome], [p.code for p in papers if p.request.outcome]


def _times(known: Sequence[str], withdrawn: Sequence[str], runs: int, span: float) -> dict[str, list[float]]:
    """Seconds of each answer, the kinds in random order, so that a busy moment falls on all alike."""
    settings.VERIFY_SECONDS = span
    kinds = ["known", "withdrawn", "unknown"] * runs
    random.shuffle(kinds)
    client = Client()
    found: dict[str, list[float]] = {"known": [], "withdrawn": [], "unknown": []}
    for n, kind in enumerate(kinds):
        # An unknown code is asked about again and again too, so that nothing else differs between the kinds.
        code = {"known": known, "withdrawn": withdrawn, "unknown": UNKNOWN}[kind][n % (PAPERS // 2)]
        address = f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}"  # slowing down is not what is measured
        begun = time.perf_counter()
        answer = client.post("/verify/", {"code": code}, REMOTE_ADDR=address)
        found[kind].append(time.perf_counter() - begun)
        if answer.status_code != 200:
            raise SystemExit(f"The page answered {answer.status_code}.")
    return found


UNKNOWN = [codes.new() for _n in range(PAPERS // 2)]


def _figures(name: str, times: Mapping[str, Sequence[float]]) -> dict[str, float | int | str]:
    medians = {kind: statistics.median(found) * 1000 for kind, found in times.items()}
    return {
        f"{name}_answers": sum(map(len, times.values())),
        **{f"{name}_{kind}_median_ms": round(median, 3) for kind, median in medians.items()},
        f"{name}_known_later": round(_later(times["known"], times["unknown"]), 3),
        f"{name}_withdrawn_later": round(_later(times["withdrawn"], times["unknown"]), 3),
    }


def _later(some: Sequence[float], others: Sequence[float]) -> float:
    """How often one of these takes longer than one of those: 0.5 is the toss of a coin, 1 tells them apart for sure."""
    ranks = {
        id_: rank for rank, id_ in enumerate(sorted(range(len(some) + len(others)), key=[*some, *others].__getitem__))
    }
    total = sum(ranks[n] for n in range(len(some))) - len(some) * (len(some) - 1) / 2
    return total / (len(some) * len(others))


def _said(figures: Mapping[str, float | int | str]) -> str:
    return (
        "As they are given out ({given_answers} answers): known {given_known_median_ms} ms, withdrawn "
        "{given_withdrawn_median_ms} ms, unknown {given_unknown_median_ms} ms; a known one takes longer in "
        "{given_known_later} of the pairs, a withdrawn one in {given_withdrawn_later} (0.5: a coin).\n"
        "Without the span ({bare_answers}): known {bare_known_median_ms} ms, withdrawn {bare_withdrawn_median_ms} ms, "
        "unknown {bare_unknown_median_ms} ms; {bare_known_later} and {bare_withdrawn_later}. Python {python}.\n"
    ).format(**figures)


if __name__ == "__main__":
    sys.exit(main())
