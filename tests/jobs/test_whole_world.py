"""The whole demonstration world, as a first start builds it: its size, its scale, as clean as the small one."""

from __future__ import annotations

import pytest

from requests_app.casework.models import Request
from requests_app.common import clock
from requests_app.desk import mending, sweep
from requests_app.jobs.demo import generator
from requests_app.measures.curves import time_to_answer
from requests_app.measures.records import Answered
from requests_app.parties.models import Organisation
from requests_app.routes.outcomes import Outcome


def median_days(route_id: str) -> float:
    """The Kaplan-Meier median from sending to the answer."""
    sent = [
        Answered(r.sent_at, r.ended_at, Outcome(r.outcome) if r.outcome else None)
        for r in Request.objects.filter(route_id=route_id, sent_at__isnull=False)
        if r.sent_at
    ]
    found = time_to_answer(sent, clock.now()).quantile(0.5)
    assert found.value is not None
    return found.value


@pytest.mark.slow
@pytest.mark.django_db
def test_whole_world() -> None:
    built = generator.build(clock.now(), password="comity-demonstration", pressed=0)
    assert 560 <= built.requests <= 680
    assert built.open * 4 > built.requests
    assert Request.objects.filter(requesting="DE").count() * 2 < built.requests
    assert Organisation.objects.filter(synthetic=False).count() == 0
    # The scale of the published anchors: ten months, ten days, eight hours.
    assert 200 < median_days("US-MLA-3512") < 420
    assert 5 < median_days("EU-EPOC") < 14
    assert 2 / 24 < median_days("EU-EPOC-E") < 12 / 24
    assert mending.ledger_faults() == (built.entries, [])
    assert mending.rebuild_all(check=True) == (built.requests, [])
    swept = sweep.tick(clock.now(), mail=False)
    assert swept.notices == swept.lapsed == 0
    assert swept.roots > 1000
    assert mending.root_faults() == (swept.roots, [])
