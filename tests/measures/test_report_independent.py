"""Every figure of a report equals a second computation from the entries, over the register, its cuts and its past."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest
from django.test import TestCase
from pytest_django import DjangoAssertNumQueries

from requests_app.casework.models import Request
from requests_app.measures.cuts import Cut
from requests_app.measures.proportion import Proportion
from requests_app.measures.records import Period
from requests_app.measures.report import Report, quarter, report, year_before
from requests_app.measures.survival import Curve, Quantile
from requests_app.routes.catalogue import catalogue
from requests_app.routes.outcomes import Outcome
from tests.measures import independent as other
from tests.measures.independent import DAY, EVENTS, WEEK, Case
from tests.measures.register import AS_OF, populate

approx = pytest.approx

THEN = datetime(2025, 9, 30, 22, 15, tzinfo=UTC)
YEAR_2025 = Period(datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC))
# BC-29, 2703(f) and 2258A(h); Art. 11(1) of Regulation 2023/1543; 2258A(h) as it was
RETENTION = ("preservation", "preservation_period", "preservation_before_2024")
HORIZONS = (0.0, 30.0, 90.0, 365.0, 2000.0)

CUTS: dict[str, tuple[Cut, datetime, Callable[[Request], bool]]] = {
    "all": (Cut(everywhere=True), AS_OF, lambda r: True),
    "all, fourteen months before": (Cut(everywhere=True), THEN, lambda r: True),
    "from DE": (Cut(everywhere=True, requesting="DE"), AS_OF, lambda r: r.requesting == "DE"),
    "DE to US": (
        Cut(everywhere=True, requesting="DE", requested="US"), AS_OF,
        lambda r: (r.requesting, r.requested) == ("DE", "US"),
    ),
    "preservations": (
        Cut(everywhere=True, kind="preservation"), AS_OF,
        lambda r: catalogue().current(r.route_id).kind == "preservation",
    ),
    "content": (
        Cut(everywhere=True, data="content"), AS_OF, lambda r: r.items.filter(data="content").exists(),
    ),
    "readers of FR": (
        Cut(countries=frozenset({"FR"})), AS_OF,
        lambda r: r.requesting == "FR" or (r.requested == "FR" and r.sent_at is not None),
    ),
}  # fmt: skip


def same_quantile(ours: Quantile, theirs: float) -> None:
    assert ours.value == (None if theirs == float("inf") else approx(theirs, abs=1e-9))


def same_curve(ours: Curve, rows: list[tuple[float, bool, float]]) -> None:
    assert ours.n == sum(entry == 0 or entry < t for t, _seen, entry in rows)
    if ours.n:
        fitted = other.waits(rows)
        same_quantile(ours.median(), other.reached(fitted, 0.5))
        for t in HORIZONS:
            assert ours.at(t).value == approx(float(fitted.predict(t)), abs=1e-9)


def same_share(ours: Proportion, count: int, n: int) -> None:
    assert (ours.count, ours.n) == (count, n)
    if n:
        assert (ours.low, ours.high) == approx(other.wilson(count, n), abs=1e-9)


def time_to_answer(found: Report, table: pd.DataFrame) -> None:
    assert (found.sent, found.answered) == (len(table), int(table.answered.sum()))
    assert found.open == int(table.ended.isna().sum())
    if table.empty:
        return
    fitted = other.kaplan_meier(table)
    same_curve(found.curve, list(table[["t", "answered", "entry"]].itertuples(index=False, name=None)))
    same_quantile(found.p90, other.reached(fitted, 0.1))
    if found.median.value is not None:
        band = fitted.confidence_interval_survival_function_
        low = band.index[(band.iloc[:, 0] <= 0.5 + 1e-12)]
        assert found.median.low == (approx(low[0]) if len(low) else None)
    if found.naive_mean is None:
        assert not table.answered.any()
    else:
        assert found.naive_mean.value == approx(table[table.answered].t.mean())
    for line in found.routes:
        part = table[table.route == line.route_id]
        assert line.open == int(part.ended.isna().sum())
        if line.n:
            same_quantile(line.median, other.reached(other.kaplan_meier(part), 0.5))


def stock(found: Report, table: pd.DataFrame, as_of: datetime) -> None:
    still = table[table.ended.isna()]
    ages = still.sent.map(lambda sent: (as_of - sent) // DAY)
    assert found.pending.n == len(still)
    assert [band.n for band in found.pending.bands] == [
        int(((ages >= low) & (ages <= high)).sum())
        for low, high in ((0, 30), (31, 90), (91, 180), (181, 365), (366, 9e9))
    ]
    since = quarter(as_of)
    assert found.flow.came_in == int((table.sent > since).sum())
    assert found.flow.went_out == int((table.ended > since).sum())
    assert found.flow.stock_before == int(((table.sent <= since) & ~(table.ended <= since)).sum())
    assert found.flow.stock_before + found.flow.came_in - found.flow.went_out == found.pending.n


def holders(found: Report, cases: list[Case], as_of: datetime) -> None:
    table = other.held(cases, as_of)
    expected = table.groupby("holder").days.sum()
    assert {one.holder: one.days for one in found.time.by_holder} == approx(expected.to_dict(), abs=1e-6)
    whole = sum((((case.ended or as_of) - case.opened) / DAY for case in cases), 0.0)
    assert found.time.days == approx(whole, abs=1e-6)
    assert sum(one.days for one in found.time.by_side) == approx(whole, abs=1e-6)
    assert found.time.own_share == approx(table[table.own].days.sum() / whole, abs=1e-9)
    assert found.time.returns.days == approx(table[table.completing].days.sum(), abs=1e-6)


def shares_by_outcome(found: Report, cases: list[Case], table: pd.DataFrame, as_of: datetime) -> None:
    for t in HORIZONS:
        expected = other.shares_by(table, "outcome", EVENTS, t)
        assert {k.value: v for k, v in found.ways.at(t).items()} == approx(expected, abs=1e-9)
        assert sum(expected.values()) + found.curve.at(t).value == approx(1.0, abs=1e-9)
    rows = [
        (((case.ended or as_of) - case.sent) / DAY, (outcome or case.outcome) if case.ended else "", case.age_at_import)
        for case in cases
        if case.sent is not None
        for _data, outcome in other.items(case)
    ]
    items = pd.DataFrame(rows, columns=["t", "outcome", "entry"])
    for t in HORIZONS:
        lost = other.shares_by(items, "outcome", EVENTS, t)["lost"]
        assert found.items.at(t)[Outcome.LOST] == approx(lost, abs=1e-9)


def waits(found: Report, cases: list[Case], as_of: datetime) -> None:
    def until(
        start: datetime, end: datetime | None, case: Case, entry: float, unit: float = 1.0
    ) -> tuple[float, bool, float]:
        return ((end or case.ended or as_of) - start) / DAY * unit, end is not None, entry * unit

    sent = [(case, case.sent) for case in cases if case.sent is not None]
    same_curve(found.preparation, [until(case.opened, case.sent, case, 0.0) for case in cases])
    same_curve(
        found.acknowledgement, [until(at, case.first("receives"), case, case.age_at_import) for case, at in sent]
    )
    same_curve(
        found.emergency,
        [
            until(at, case.ended if case.outcome in EVENTS else None, case, case.age_at_import, 1440.0)
            for case, at in sent
            if case.emergency
        ],
    )


def on_time(found: Report, cases: list[Case], as_of: datetime) -> None:
    dues = [(case, *other.answer_due(case, as_of)) for case in cases if case.sent is not None]
    rate: Counter[bool] = Counter()
    gross_rate: Counter[bool] = Counter()
    for case, net, gross in dues:
        for due, counted in ((net, rate), (gross, gross_rate)):
            if due is None or due > as_of:
                continue
            if case.ended and case.ended < due and case.outcome not in EVENTS:
                continue
            counted[case.ended is not None and case.ended <= due and case.outcome in EVENTS] += 1
    same_share(found.on_time.rate, rate[True], rate.total())
    same_share(found.on_time.gross, gross_rate[True], gross_rate.total())
    assert found.on_time.no_deadline == sum(net is None for _case, net, _gross in dues)


def returned(found: Report, cases: list[Case], table: pd.DataFrame, as_of: datetime) -> None:
    back = {case.pk: case.first("returns") for case in cases}
    old = [(case.sent, back[case.pk]) for case in cases if case.sent and case.sent <= as_of - timedelta(days=60)]
    same_share(
        found.returns.rate, sum(at is not None and at - sent <= timedelta(days=60) for sent, at in old), len(old)
    )
    first = table.copy()
    first["kind"] = [
        "return" if back[pk] else "answer" if seen else "" for pk, seen in zip(table.pk, table.answered, strict=True)
    ]
    first["t"] = [
        t if back[pk] is None else (back[pk] - sent.to_pydatetime()) / DAY
        for pk, sent, t in zip(table.pk, table.sent, table.t, strict=True)
    ]
    assert found.returns.chance == approx(
        other.shares_by(first, "kind", ("return", "answer"), 60.0)["return"], abs=1e-9
    )


def lapsed(found: Report, cases: list[Case], everything: list[Case], as_of: datetime) -> None:
    graph = other.links(everything)
    by_ref = {case.ref: case for case in everything}
    graph = {ref: {o for o in others if o in by_ref} for ref, others in graph.items() if ref in by_ref}
    preserves = {case.ref: case.route.kind == "preservation" for case in everything}
    counted: Counter[str] = Counter()
    for case in cases:
        runs = [run for run in case.runs() if run.clock in RETENTION and run.due_at is not None]
        if case.route.kind != "preservation" or not runs:
            continue
        last = runs[-1]
        assert last.due_at is not None
        requests = [by_ref[ref] for ref in other.wanted(case.ref, graph, preserves)]
        arrivals = [at for one in requests if (at := one.first("receives")) is not None]
        if last.status == "stopped" and last.ended_at and case.ended != last.ended_at:
            arrivals.append(last.ended_at)
        sent = [at for one in requests if (at := one.sent) is not None] or arrivals
        if arrivals and min(arrivals) <= last.due_at:
            counted["in time"] += 1
        elif not arrivals and case.ended and case.ended < last.due_at:
            counted["given up"] += 1
        elif not arrivals and last.due_at > as_of:
            counted["at risk"] += 1
        else:
            counted["in transit" if sent and min(sent) <= last.due_at else "never made"] += 1
    late = counted["in transit"] + counted["never made"]
    same_share(found.lapsed.rate, late, late + counted["in time"])
    assert (found.lapsed.in_transit, found.lapsed.never_made) == (counted["in transit"], counted["never made"])
    assert found.lapsed.at_risk == counted["at risk"]


def refusals(found: Report, cases: list[Case]) -> None:
    final = [case for case in cases if case.sent is not None and case.outcome in EVENTS]
    grounds = Counter(
        next((str(e.facts["ground"]) for e in reversed(case.entries) if e.facts.get("ground")), "")
        for case in final
        if case.outcome == "refused"
    )
    assert {ground: share.count for ground, share in found.refusals.by_ground.items()} == dict(grounds)
    same_share(found.refusals.refused, grounds.total(), len(final))
    same_share(found.refusals.partial, sum(case.outcome == "partial" for case in final), len(final))


def quality(found: Report, cases: list[Case], as_of: datetime) -> None:
    lateness = [e.recorded_at - e.happened_at for case in cases for e in case.stored]
    same_share(found.quality.recorded_late, sum(late > WEEK for late in lateness), len(lateness))
    still = [case for case in cases if case.ended is None]
    watched = [any(r.status in ("running", "paused") and r.due_at for r in case.runs()) for case in still]
    same_share(found.quality.without_next_action, watched.count(False), len(still))
    same_share(found.quality.imported, sum(case.age_at_import > 0 for case in cases), len(cases))


def agrees(found: Report, requests: list[Request], everything: list[Request]) -> None:
    """Every figure of a report equals the second computation. Also for the demonstration world."""
    cases = other.cases(requests, found.as_of)
    table = other.durations(cases, found.as_of)
    time_to_answer(found, table)
    stock(found, table, found.as_of)
    holders(found, cases, found.as_of)
    shares_by_outcome(found, cases, table, found.as_of)
    waits(found, cases, found.as_of)
    on_time(found, cases, found.as_of)
    returned(found, cases, table, found.as_of)
    lapsed(found, cases, other.cases(everything, found.as_of), found.as_of)
    refusals(found, cases)
    quality(found, cases, found.as_of)


class OneRegister(TestCase):
    """The same ninety requests for every question put to them."""

    @classmethod
    def setUpTestData(cls) -> None:
        populate(90)

    def test_every_figure_of_every_cut(self) -> None:
        requests = list(Request.objects.order_by("pk"))
        for name, (cut, as_of, inside) in CUTS.items():
            with self.subTest(name):
                found = report(cut, as_of)
                assert found.sent > 10
                agrees(found, [one for one in requests if inside(one)], requests)

    def test_a_period_of_sending_takes_each_figure_by_its_own_definition(self) -> None:
        """Time to answer by the moment of sending; stock at the census; final answers by the moment they came."""
        found = report(Cut(everywhere=True, period=YEAR_2025), AS_OF)
        cases = other.cases(Request.objects.all(), AS_OF)
        table = other.durations(cases, AS_OF)
        part = table[(table.sent >= YEAR_2025.start) & (table.sent < YEAR_2025.end)]
        assert 10 < len(part) < len(table)
        time_to_answer(found, part)
        assert found.pending.n == int(table.ended.isna().sum())
        final = [c for c in cases if c.sent and c.outcome in EVENTS and c.ended and c.ended in YEAR_2025]
        same_share(found.refusals.refused, sum(c.outcome == "refused" for c in final), len(final))
        inside = [c for c in cases if (c.sent or c.opened) in YEAR_2025]
        whole = sum((((case.ended or AS_OF) - case.opened) / DAY for case in inside), 0.0)
        assert found.time.days == approx(whole, abs=1e-6)

    def test_the_year_before_is_the_report_of_the_year_before(self) -> None:
        now = report(Cut(everywhere=True), AS_OF)
        then = report(Cut(everywhere=True), year_before(AS_OF))
        assert now.year_ago.n == then.curve.n
        assert now.year_ago.median == then.median
        assert now.median.value is not None
        assert then.median.value is not None
        assert now.year_ago.change == approx(now.median.value - then.median.value)

    def test_nobody_reads_anything_by_default(self) -> None:
        assert report(Cut(), AS_OF).opened == 0
        assert report(Cut(requesting="DE", requested="US"), AS_OF).opened == 0

    def test_drafts_of_another_country_are_not_counted(self) -> None:
        unsent = Request.objects.filter(requesting="DE", requested="FR", sent_at=None).count()
        sent = Request.objects.filter(requesting="DE", requested="FR", sent_at__isnull=False).count()
        assert unsent
        assert sent
        assert report(Cut(countries=frozenset({"FR"}), requesting="DE"), AS_OF).opened == sent
        assert report(Cut(countries=frozenset({"DE"}), requested="FR"), AS_OF).opened == sent + unsent


@pytest.mark.django_db
@pytest.mark.parametrize("n", [4, 40])
def test_six_queries_whatever_the_size(n: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    populate(n)
    with django_assert_num_queries(6):
        report(Cut(everywhere=True), AS_OF)
