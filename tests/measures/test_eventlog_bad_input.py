"""A log that cannot be read is refused in one sentence that names the place; the odd but sound ones are read."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from requests_app.jobs.management.commands.survival import Command
from requests_app.measures.eventlog import BadLog, Durations, read_durations, read_moment
from tests.measures.logs import PROJECT

AS_OF = datetime(2026, 1, 31, tzinfo=UTC)
GOOD = "case,time,event\nA,2026-01-01,Sent\nA,2026-01-11 12:00:00,Answered\nB,2026-01-21,Sent\n"


def read(path: Path, content: str | bytes, ends: tuple[str, ...] = ("Answered",), case: str = "case") -> Durations:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_durations(path, case=case, time="time", activity="event", ends=ends, as_of=AS_OF)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.csv"


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        GOOD.replace(",", "|"),
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("\n", "\n\n"),
        GOOD.replace("A,", '"A",'),
        GOOD.replace("case,time,event", "case, time , event"),
        # The order of rows means nothing, and neither does what comes after the end or after the census.
        "case,time,event\nA,2026-01-12,Answered\nB,2026-01-21,Sent\nA,2026-01-11 12:00:00,Answered\nA,2026-01-01,Sent\n"
        "B,2026-02-01,Answered\n",
    ],
)
def test_the_same_log_in_other_clothes(path: Path, content: str) -> None:
    assert read(path, content) == Durations((10.5, 10.0), (True, False), 0)


def test_commas_in_the_text_do_not_fool_the_delimiter(path: Path) -> None:
    content = "case;note, remark, word;time;event\nA;a, b, c;2026-01-01;Sent\nA;;2026-01-02;Answered\n"
    assert read(path, content) == Durations((1.0,), (True,), 0)


def test_an_end_at_the_census_counts_and_a_start_at_the_census_stays(path: Path) -> None:
    content = (
        "case,time,event\nA,2026-01-30,Sent\nA,2026-01-31,Answered\nB,2026-01-31,Sent\nC,2026-01-31 00:00:01,Sent\n"
    )
    assert read(path, content) == Durations((1.0, 0.0), (True, False), 1)


def test_times_without_a_zone_are_utc(path: Path) -> None:
    content = "case,time,event\nA,2026-01-01 02:00:00+02:00,Sent\nA,2026-01-02 00:00:00,Answered\n"
    assert read(path, content).days == (1.0,)


@pytest.mark.parametrize(
    "text",
    [
        "2006-07-04",
        "2006/07/04",
        "2006/7/4",
        "2006.07.04",
        "20060704",
        "2006-07-04T00:00:00",
        "2006-07-04T00:00:00Z",
        "2006-07-04 00:00:00 UTC",
        "2006/07/04 00:00:00.000",
        "2006/07/04 00:00:00,000000",
        " 2006-07-04 00:00 ",
        "2006-07-04T02:00:00+02:00",
        "2006-07-04 02:00:00 +0200",
        "2006-07-03 19:00:00.000000-05",
        "20060704T000000Z",
    ],
)
def test_one_moment_in_its_spellings(text: str) -> None:
    assert read_moment(text) == datetime(2006, 7, 4, tzinfo=UTC)


def test_fractions_and_zones_are_kept() -> None:
    expected = datetime(2011, 10, 11, 13, 45, 40, 276000, timezone(timedelta(hours=2)))
    assert read_moment("2011-10-11 13:45:40.276000+02:00") == expected
    assert read_moment("2011/10/11 13:45:40.276 +0200") == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "04/07/2006",
        "07-04-2006",
        "2006-13-01",
        "2006-02-30",
        "2006-07-04 25:00:00",
        "1153692000",
        "1101112001234",
        "2006-07-04 10:00:00 CEST",
        "2006-07/04",
        "2006",
        "12:30",
        "2006-07-0431",
    ],
)
def test_what_is_no_moment(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_moment(text)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", ["no header"]),
        ("\n\n", ["no header"]),
        ("case,time,event\n", ["no events"]),
        ("case,when,event\nA,2026-01-01,Sent\n", ["no column 'time'", "'when'"]),
        ("case,time,event,time\nA,2026-01-01,Answered,x\n", ["2 columns named 'time'"]),
        (GOOD + "C,yesterday,Sent\n", ["Row 5", "'time'", "'yesterday'", "2026-08-22"]),
        (GOOD + "C,2026-02-30,Sent\n", ["Row 5", "'time'", "day"]),
        (GOOD + "C,,Sent\n", ["Row 5", "'time'", "nothing"]),
        (GOOD + ",2026-01-01,Sent\n", ["Row 5", "'case'", "nothing"]),
        (GOOD + "C,2026-01-01, \n", ["Row 5", "'event'", "nothing"]),
        (GOOD + "C,2026-01-01\n", ["Row 5", "2 fields", "3"]),
        (GOOD + "C,2026-01-01,Sent, again\n", ["Row 5", "4 fields", "quotes"]),
        (GOOD + 'C,2026-01-01,"Sent\n', ["row 4", "quotes"]),
        (GOOD.encode() + "C,2026-01-01,Überholt\n".encode("latin-1"), ["Line 5", "UTF-8"]),
        (GOOD.encode("utf-16"), ["Line 1", "UTF-8"]),
        (GOOD.replace("Answered", "Answred"), ["'Answered'", "did you mean 'Answred'"]),
        ("case,time,event\nA,2026-01-01,X\n", ["'Answered'", "'event'", "'X'"]),
    ],
)
def test_a_bad_log_is_refused_in_one_sentence(path: Path, content: str | bytes, words: list[str]) -> None:
    with pytest.raises(BadLog) as refused:
        read(path, content)
    for word in words:
        assert word in str(refused.value)
    assert "\n" not in str(refused.value)


def test_one_wrong_end_among_right_ones_is_refused(path: Path) -> None:
    with pytest.raises(BadLog, match="'Refused'"):
        read(path, GOOD, ends=("Answered", "Refused"))


def test_a_census_before_everything_is_an_empty_answer(path: Path) -> None:
    path.write_text(GOOD)
    census = datetime(2025, 1, 1, tzinfo=UTC)
    found = read_durations(path, case="case", time="time", activity="event", ends=("Answered",), as_of=census)
    assert found == Durations((), (), 2)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for place in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(BadLog, match="cannot be read"):
            read_durations(place, case="case", time="time", activity="event", ends=("x",), as_of=AS_OF)


USUAL = {"--case": "case", "--time": "time", "--activity": "event", "--end": "Answered", "--as-of": "2026-01-31"}


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"--as-of": "31.01.2026"}, "--as-of"),
        ({"--as-of": None}, "--as-of"),
        ({"--end": None}, "--end"),
        ({"--case": "Case"}, "'Case'"),
        ({"--end": "Send"}, "'Sent'"),
        ({"--colour": "red"}, "--colour"),
    ],
)
def test_the_command_exits_1_with_one_sentence(
    path: Path, capsys: pytest.CaptureFixture[str], changed: dict[str, str | None], word: str
) -> None:
    path.write_text(GOOD)
    arguments = [part for name, value in (USUAL | changed).items() if value is not None for part in (name, value)]
    with pytest.raises(SystemExit) as ended:
        Command().run_from_argv(["manage.py", "survival", str(path), *arguments, "--json"])
    out, err = capsys.readouterr()
    assert ended.value.code == 1
    assert out == ""
    assert word in err
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize(("end", "code"), [("Answered", 0), ("Nothing of the kind", 1)])
def test_the_process_itself(path: Path, end: str, code: int) -> None:
    path.write_text(GOOD)
    arguments = [part for name, value in (USUAL | {"--end": end}).items() for part in (name, value)]
    ran = subprocess.run(
        [sys.executable, "manage.py", "survival", str(path), *arguments, "--json"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == code
    if code:
        assert (ran.stdout, len(ran.stderr.strip().splitlines())) == ("", 1)
    else:
        assert ran.stdout.strip() == '{"n": 2, "events": 1, "median": 10.5, "p90": 10.5}'
