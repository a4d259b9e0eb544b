"""The figures of the demonstration world equal a second computation from its entries, now and in its past."""

from __future__ import annotations

import json
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from requests_app.casework.models import Request
from requests_app.common import clock
from requests_app.measures.cuts import Cut
from requests_app.measures.report import report
from tests.measures.test_report_independent import agrees

pytestmark = pytest.mark.demo


def every_figure_agrees() -> None:
    requests = list(Request.objects.order_by("pk"))
    now = clock.now()
    for days in (0, 30, 200):
        agrees(report(Cut(everywhere=True), now - timedelta(days=days)), requests, requests)
    germany = report(Cut(countries=frozenset({"DE"}), direction="outgoing"), now)
    agrees(germany, [one for one in requests if one.requesting == "DE"], requests)
    out = StringIO()
    call_command("measure", "--json", stdout=out)
    document = json.loads(out.getvalue())
    assert document["n"] == document["figures"]["M1"]["n"] > 0
    assert document["figures"]["M3"]["n"] == len(requests)


def test_in_the_small_world(demo: dict[str, Any]) -> None:
    every_figure_agrees()
