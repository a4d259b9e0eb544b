"""How parts of a whole are rounded so that what is printed adds up to what is printed."""

from __future__ import annotations

from collections.abc import Sequence


def apportion(parts: Sequence[float], whole: int) -> list[int]:
    """Whole numbers in the proportion of `parts` that sum to `whole`: the largest remainders are rounded up first."""
    total = sum(parts)
    if total <= 0:
        return [0] * len(parts)
    exact = [part / total * whole for part in parts]
    found = [int(value) for value in exact]
    by_remainder = sorted(range(len(parts)), key=lambda at: (found[at] - exact[at], at))
    for at in by_remainder[: whole - sum(found)]:
        found[at] += 1
    return found
