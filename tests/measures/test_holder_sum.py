"""The time by holder of every request sums to its whole time, and a register in which it does not is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import F

from requests_app.casework.models import Request, Spell
from requests_app.measures import queries
from requests_app.measures.cuts import Cut
from requests_app.measures.feed import DoesNotAddUp, assert_whole
from requests_app.measures.records import DAY
from requests_app.measures.report import report
from tests.measures.register import AS_OF, BEGIN, populate

pytestmark = pytest.mark.django_db

EVERYTHING = Cut(everywhere=True)


def whole() -> timedelta:
    """min(z, C) - o over all requests, from their rows alone."""
    rows = Request.objects.filter(opened_at__lte=AS_OF).values_list("opened_at", "ended_at")
    return sum((min(ended or AS_OF, AS_OF) - opened for opened, ended in rows if opened), timedelta())


def test_holders_sum_to_the_whole_time_to_the_microsecond() -> None:
    populate(30)
    register = queries.load(EVERYTHING, AS_OF)
    assert assert_whole(register, register.rows, AS_OF) == whole()
    time = report(EVERYTHING, AS_OF).time
    for split in (time.by_holder, time.by_side):
        assert sum(one.days for one in split) == pytest.approx(whole() / DAY, abs=1e-6)
        assert sum(one.share or 0 for one in split) == pytest.approx(1.0)


def test_at_any_census() -> None:
    populate(30)
    for days in range(0, 1050, 150):
        moment = BEGIN + timedelta(days=days, seconds=1)
        register = queries.load(EVERYTHING, moment)
        assert_whole(register, register.rows, moment)


@pytest.mark.parametrize("change", [{"start": F("start") + timedelta(microseconds=1)}, {"end": F("start")}])
def test_a_spell_that_lost_a_moment_is_found(change: dict[str, object]) -> None:
    populate(30)
    closed = Spell.objects.filter(end__gt=F("start") + timedelta(seconds=1)).order_by("pk")
    Spell.objects.filter(pk=closed[0].pk).update(**change)
    with pytest.raises(DoesNotAddUp, match="1 requests"):
        report(EVERYTHING, AS_OF)


def test_a_missing_spell_is_found() -> None:
    populate(30)
    closed = Spell.objects.filter(end__gt=F("start") + timedelta(seconds=1)).order_by("-pk")
    closed[0].delete()
    with pytest.raises(DoesNotAddUp):
        report(EVERYTHING, AS_OF)
