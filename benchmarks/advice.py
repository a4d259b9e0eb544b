"""How long one advice takes: every route of the catalogue for one case. The aim is under 50 ms.

python benchmarks/advice.py            the law alone
python benchmarks/advice.py --own      with our own curves out of the database of this installation
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "requests_app.config.settings")
django.setup()  # the rooms below have models: they are read when Django is ready

from requests_app.advice import advisor  # noqa: E402
from requests_app.advice.facts import Facts  # noqa: E402
from requests_app.common import clock  # noqa: E402
from requests_app.measures.cuts import Cut  # noqa: E402
from requests_app.routes.catalogue import catalogue  # noqa: E402

AIM_MS = 50.0
RUNS = 40
ON = date(2026, 11, 21)
FACTS = Facts(data=("subscriber", "content"), max_penalty=5.0)


def milliseconds(own: bool) -> list[float]:
    """How long each of the runs took, the fastest first."""
    routes = catalogue().all_current()
    google = advisor.provider_named("google")
    cases = [
        advisor.case_of("DE", "US", None, "", ON, FACTS),
        advisor.case_of("FR", "IE", None, "", ON, FACTS),
        advisor.case_of("IN", "", google[0] if google else None, "", ON, FACTS),
    ]
    taken: list[float] = []
    for run in range(RUNS):
        case = cases[run % len(cases)]
        start = perf_counter()
        times = advisor.times(Cut(everywhere=True), clock.now(), case.state) if own else {}
        advisor.advise(routes, case, times)
        taken.append((perf_counter() - start) * 1000)
    return sorted(taken)


def main(arguments: list[str]) -> int:
    taken = milliseconds("--own" in arguments)
    found = f"half within {median(taken):.1f} ms, the slowest {taken[-1]:.1f} ms"
    sys.stdout.write(f"{len(catalogue().ids())} routes, {RUNS} advices: {found}\n")
    if median(taken) <= AIM_MS:
        return 0
    sys.stderr.write(f"That is more than {AIM_MS:.0f} ms.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
