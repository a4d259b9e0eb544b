"""When one process of the family ends, all end, and so do their own children."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

# A parent that starts a child, whose own child has left its process group and ignores the polite signal.
_STUBBORN = (
    "import os, signal, time; os.setsid(); signal.signal(15, signal.SIG_IGN); "
    "print(os.getpid(), flush=True); time.sleep(120)"
)
_MIDDLE = f"import subprocess,sys,time; subprocess.Popen([sys.executable, '-c', {_STUBBORN!r}]); time.sleep(120)"
_FAMILY = """
import sys
from pathlib import Path
from requests_app.jobs.children import Children
import requests_app.jobs.children as module
module._GRACE_S = 0.5
family = Children()
log = Path(sys.argv[1])
family.start("middle", [sys.executable, "-c", sys.argv[2]], log, {})
if len(sys.argv) > 3:
    family.start("short", [sys.executable, "-c", sys.argv[3]], log, {})
print("started", flush=True)
ended = family.watch()
family.stop()
print(ended.name if ended else "told", ended.process.returncode if ended else "", flush=True)
"""


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def _grandchild(log: Path) -> int:
    for _ in range(200):
        if log.exists() and log.read_text().strip():
            return int(log.read_text().split()[0])
        time.sleep(0.05)
    raise AssertionError("the grandchild did not start")


def _family(tmp_path: Path, *more: str) -> tuple[subprocess.Popen[str], int]:
    log = tmp_path / "log"
    parent = subprocess.Popen(
        [sys.executable, "-c", _FAMILY, str(log), _MIDDLE, *more], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    return parent, _grandchild(log)


def _gone_soon(pid: int) -> bool:
    for _ in range(100):
        if not _lives(pid):
            return True
        time.sleep(0.05)
    return False


def test_told_to_stop_it_ends_grandchildren_that_left_the_group(tmp_path: Path) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        folder = tmp_path / number.name
        folder.mkdir()
        parent, grandchild = _family(folder)
        assert _lives(grandchild)
        parent.send_signal(number)
        said, _ = parent.communicate(timeout=20)
        assert said.split() == ["started", "told"]
        assert not _lives(grandchild)


def test_one_that_dies_ends_them_all_and_is_named(tmp_path: Path) -> None:
    parent, grandchild = _family(tmp_path, "import sys, time; time.sleep(0.5); sys.exit(3)")
    said, _ = parent.communicate(timeout=20)
    assert said.split() == ["started", "short", "3"]
    assert not _lives(grandchild)


def test_a_killed_parent_leaves_no_child_behind(tmp_path: Path) -> None:
    report = tmp_path / "pid"
    child = f"import os,time,pathlib; pathlib.Path({str(report)!r}).write_text(str(os.getpid())); time.sleep(120)"
    log = tmp_path / "log"
    parent = subprocess.Popen([sys.executable, "-c", _FAMILY, str(log), child], cwd=ROOT, stdout=subprocess.DEVNULL)
    pid = _grandchild(report)
    assert _lives(pid)
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    assert _gone_soon(pid)
