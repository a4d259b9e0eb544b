"""A share of cases with its Wilson interval, and what is known when there are none."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

from requests_app.measures.survival import LEVEL


@dataclass(frozen=True, slots=True)
class Proportion:
    """`count` of `n`; share and interval are `None` where n is 0: nothing was observed."""

    count: int
    n: int
    share: float | None
    low: float | None
    high: float | None


def wilson(count: int, n: int, level: float = LEVEL) -> Proportion:
    """The score interval of Wilson (1927): it never leaves 0 to 1 and does not collapse at either end."""
    if not 0 <= count <= n:
        raise ValueError(f"{count} of {n} is no share.")
    if n == 0:
        return Proportion(0, 0, None, None, None)
    z = NormalDist().inv_cdf(0.5 + level / 2)
    share = count / n
    scale = 1 + z * z / n
    centre = (share + z * z / (2 * n)) / scale
    margin = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / scale
    low = 0.0 if count == 0 else max(0.0, centre - margin)
    high = 1.0 if count == n else min(1.0, centre + margin)
    return Proportion(count, n, share, low, high)
