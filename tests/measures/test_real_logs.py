"""`manage.py survival` on whole event logs says what pandas and lifelines say."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import numpy as np
import pandas as pd
import pytest
from django.core.management import call_command
from lifelines import KaplanMeierFitter
from lifelines.utils import qth_survival_times

from requests_app.measures.eventlog import read_durations, read_moment
from requests_app.measures.survival import kaplan_meier
from tests.measures.logs import LOGS, Log, durations

QUESTIONS = [
    pytest.param(log, ends, as_of, id=f"{log.path.stem}-{'+'.join(ends)}-{as_of}")
    for log in LOGS
    for ends in log.ends
    for as_of in log.as_of
]


def ask(log: Log, ends: tuple[str, ...], as_of: str) -> dict[str, float | int | None]:
    out = io.StringIO()
    arguments = ["--case", log.case, "--time", log.time, "--activity", log.activity, "--as-of", as_of, "--json"]
    for end in ends:
        arguments += ["--end", end]
    call_command("survival", str(log.path), *arguments, stdout=out)
    document: dict[str, float | int | None] = json.loads(out.getvalue())
    return document


def crossing(curve: pd.DataFrame, height: float) -> float | None:
    """Where the curve of lifelines first stands at or below a height, None if never.

    Its curve is exp(sum of logs) and can stand 4e-16 above the one half it equals exactly; its own quantile then names
    the next step. Where no step stands at the height, its own quantile must say the same as this reading.
    """
    values = curve.iloc[:, 0]
    below = values.index[values <= height + 1e-12]
    found = float(below[0]) if len(below) else None
    if (abs(values - height) > 1e-9).all():
        assert found == (None if np.isinf(own := qth_survival_times(height, curve)) else own)
    return found


@pytest.mark.parametrize(("log", "ends", "as_of"), QUESTIONS)
def test_the_command_agrees_with_lifelines(log: Log, ends: tuple[str, ...], as_of: str) -> None:
    days, ended = durations(log, ends, as_of)
    reference = KaplanMeierFitter().fit(days, ended).survival_function_

    answer = ask(log, ends, as_of)

    assert list(answer) == ["n", "events", "median", "p90"]
    assert answer["n"] == len(days)
    assert answer["events"] == int(ended.sum())
    for name, height in (("median", 0.5), ("p90", 0.1)):
        expected = crossing(reference, height)
        assert answer[name] == (None if expected is None else pytest.approx(expected, rel=0, abs=1e-9))


@pytest.mark.parametrize(("log", "ends", "as_of"), QUESTIONS)
def test_the_whole_curve_agrees_with_lifelines(log: Log, ends: tuple[str, ...], as_of: str) -> None:
    days, ended = durations(log, ends, as_of)
    fitter = KaplanMeierFitter().fit(days, ended)

    read = read_durations(
        log.path, case=log.case, time=log.time, activity=log.activity, ends=ends, as_of=read_moment(as_of)
    )
    steps = kaplan_meier(read.days, read.ended).steps

    # lifelines puts a row at 0 before the first event; we only have one there when something ended there.
    skip = len(fitter.timeline) - len(steps)
    assert skip == (0 if steps[0].t == 0 else 1)
    band = fitter.confidence_interval_.to_numpy()[skip:]
    theirs = np.column_stack([fitter.timeline[skip:], fitter.survival_function_.to_numpy()[skip:], band])
    ours = np.array([(step.t, step.survival, step.low, step.high) for step in steps])
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-9)


def test_zero_durations_stay_and_cases_after_the_census_do_not() -> None:
    log = LOGS[0]
    days, ended = durations(log, ("Refused",), "2025-11-30 12:00:00")
    read = read_durations(
        log.path,
        case=log.case,
        time=log.time,
        activity=log.activity,
        ends=("Refused",),
        as_of=datetime(2025, 11, 30, 12, tzinfo=UTC),
    )
    assert read.days.count(0.0) == int((days == 0).sum()) > 0
    assert len(read.days) + read.left_out == 60
    assert read.left_out > 0
    assert sum(read.ended) == int(ended.sum()) > 0


def test_an_answer_without_json_names_the_open_cases() -> None:
    log = LOGS[0]
    out = io.StringIO()
    arguments = ["--case", log.case, "--time", log.time, "--activity", log.activity, "--as-of", "2025-03-01"]
    call_command("survival", str(log.path), *arguments, "--end", "Answered", stdout=out)
    assert "open at the census" in out.getvalue()
    assert "begin after the census and are left out" in out.getvalue()
