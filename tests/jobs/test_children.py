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
_FAMILY = """
import os, signal, sys, time
from pathlib import Path
import requests_app.jobs.children as module
module._GRACE_S = 0.5

def stubborn():
    os.setsid()
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print(os.getpid(), flush=True)
    time.sleep(120)

def middle():
    if os.fork() == 0:
        stubborn()
    time.sleep(120)

def short():
    time.sleep(0.5)
    sys.exit(3)

def plain():
    print(os.getpid(), flush=True)
    time.sleep(120)

family = module.Children()
for name in sys.argv[2:]:
    family.start(name, globals()[name], Path(sys.argv[1]))
print("started", flush=True)
ended = family.watch()
family.stop()
print(ended.name if ended else "told", ended.code if ended else "", flush=True)
"""


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def _first_word(log: Path) -> int:
    for _ in range(200):
        if log.exists() and log.read_text().strip():
            return int(log.read_text().split()[0])
        time.sleep(0.05)
    raise AssertionError("the process did not start")


def _family(folder: Path, *members: str) -> tuple[subprocess.Popen[str], int]:
    """A parent with its children, and the process whose fate is watched."""
    parent = subprocess.Popen(
        [sys.executable, "-c", _FAMILY, str(folder / "log"), *members], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    return parent, _first_word(folder / "log")


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
        parent, grandchild = _family(folder, "middle")
        assert _lives(grandchild)
        parent.send_signal(number)
        said, _ = parent.communicate(timeout=20)
        assert said.split() == ["started", "told"]
        assert not _lives(grandchild)


def test_one_that_dies_ends_them_all_and_is_named(tmp_path: Path) -> None:
    parent, grandchild = _family(tmp_path, "middle", "short")
    said, _ = parent.communicate(timeout=20)
    assert said.split() == ["started", "short", "3"]
    assert not _lives(grandchild)


def test_a_killed_parent_leaves_no_child_behind(tmp_path: Path) -> None:
    parent, child = _family(tmp_path, "plain")
    assert _lives(child)
    os.kill(parent.pid, signal.SIGKILL)
    parent.communicate(timeout=20)
    assert _gone_soon(child)
