"""Forms of each family and layout that the default run draws; the slow run draws them all."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from _pytest.mark.structures import ParameterSet

FORMS_SHOWN = (
    "acknowledgement", "annex-iii", "ca-form-5001", "eio-annex-a", "emergency-request", "epoc-addressee",
    "letter-rogatory", "mla-article-31", "preservation-request", "subscriber-order",
)  # fmt: skip


def each(names: Iterable[str]) -> list[ParameterSet]:
    """Every form as a parameter of a test; those not shown are slow: `make test-all` draws them too."""
    return [pytest.param(one, marks=() if one in FORMS_SHOWN else pytest.mark.slow, id=one) for one in sorted(names)]
