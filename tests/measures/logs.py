"""The event logs the estimator is proved on, and how to read them with pandas instead of our own reader.

`data/requests.csv` is synthetic and always there. The two public logs of `../shared` are used where they lie beside the
project; they are permit and fine procedures, not requests for evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

PROJECT = Path(__file__).resolve().parents[2]
SHARED = PROJECT.parent / "shared" / "data" / "eventlogs"


@dataclass(frozen=True)
class Log:
    """A log, its columns, and the questions put to it: which events end a case, as of when."""

    path: Path
    case: str
    time: str
    activity: str
    ends: tuple[tuple[str, ...], ...]
    as_of: tuple[str, ...]
    delimiter: str = ","


ALL = (
    Log(
        Path(__file__).parent / "data" / "requests.csv",
        "request",
        "happened at",
        "event",
        (("Answered", "Refused", "Nothing held"), ("Answered",), ("Acknowledged",), ("Refused",)),
        ("2025-03-01", "2025-11-30 12:00:00", "2026-06-30T00:00:00+02:00", "2027-06-30"),
        ";",
    ),
    Log(
        SHARED / "receipt.csv",
        "case:concept:name",
        "time:timestamp",
        "concept:name",
        (
            ("T10 Determine necessity to stop indication",),
            ("T05 Print and send confirmation of receipt",),
            ("T05 Print and send confirmation of receipt", "T15 Print document X request unlicensed"),
            ("Confirmation of receipt",),
            ("T09-2 Process or receive external advice from party 2",),
        ),
        ("2010-11-01", "2011-04-30T23:59:59+02:00", "2012-03-01 00:00:00"),
    ),
    Log(
        SHARED / "traffic_fines_eventdataR.csv",
        "case_id",
        "timestamp",
        "activity",
        (
            ("Payment",),
            ("Payment", "Send for Credit Collection"),
            ("Send Fine",),
            ("Create Fine",),
            ("Appeal to Judge", "Receive Result Appeal from Prefecture"),
        ),
        ("2010-06-30 12:00:00", "2013-01-01"),
    ),
)
LOGS = tuple(log for log in ALL if log.path.exists())


@cache
def events(log: Log) -> pd.DataFrame:
    """The rows of a log with their time, read once."""
    frame = pd.read_csv(log.path, sep=log.delimiter, dtype=str)
    frame["moment"] = pd.to_datetime(frame[log.time], utc=True, format="ISO8601")
    return frame


def durations(log: Log, ends: tuple[str, ...], as_of: str) -> tuple[np.ndarray, np.ndarray]:
    """Days and whether ended, by pandas: groups, filters and joins, nothing of ours."""
    census = pd.Timestamp(as_of)
    census = census.tz_localize("UTC") if census.tzinfo is None else census.tz_convert("UTC")
    frame = events(log)
    first = frame.groupby(log.case)["moment"].min()
    first = first[first <= census]
    named = frame[frame[log.activity].isin(ends) & (frame["moment"] <= census)]
    end = named.groupby(log.case)["moment"].min().reindex(first.index)
    days = (end.fillna(census) - first).dt.total_seconds() / 86_400
    return days.to_numpy(), end.notna().to_numpy()
