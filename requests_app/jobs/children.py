"""Processes that live and end together: if one dies all end, and no grandchild is left behind."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import NoReturn

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_GRACE_S = 10.0
_POLL_S = 0.05
_ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def _prctl(option: int, value: int) -> None:
    if _libc is not None:
        _libc.prctl(option, value, 0, 0, 0)


@dataclass
class Child:
    """One process: what it is called, and with what it ended."""

    name: str
    pid: int
    code: int | None = None

    def ended(self) -> bool:
        """Whether it has ended; asks the system without waiting."""
        if self.code is None:
            try:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
            except ChildProcessError:
                self.code = 0
            else:
                self.code = os.waitstatus_to_exitcode(status) if pid else None
        return self.code is not None


class Children:
    """A small family of processes forked from this one, each at the head of its own process group.

    They are forked, not started anew, because the application is loaded already: what takes seconds to read is there,
    and its memory is shared.
    """

    def __init__(self) -> None:
        self._members: list[Child] = []
        self._told_to_stop = False
        # A grandchild whose parent died becomes our child, so that we can find and end it.
        _prctl(_PR_SET_CHILD_SUBREAPER, 1)
        for number in _ENDS:
            signal.signal(number, self._stop_asked)

    def _stop_asked(self, _number: int, _frame: FrameType | None) -> None:
        self._told_to_stop = True

    @property
    def told_to_stop(self) -> bool:
        """Whether somebody asked this process to end."""
        return self._told_to_stop

    def start(self, name: str, run: Callable[[], object], log: Path) -> None:
        """Run a function in a process of its own; what it prints goes to its log."""
        log.parent.mkdir(parents=True, exist_ok=True)
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid == 0:
            _become(run, log)
        self._members.append(Child(name, pid))

    def dead(self) -> Child | None:
        """The first process that has ended, if any has."""
        return next((child for child in self._members if child.ended()), None)

    def watch(self) -> Child | None:
        """Wait until we are told to stop (None) or one process has ended by itself (that one)."""
        while not self._told_to_stop:
            if (child := self.dead()) is not None:
                return child
            time.sleep(_POLL_S)
        return None

    def stop(self) -> None:
        """End every process and all that came of it: first asked, then, after ten seconds, made to."""
        self._signal_groups(signal.SIGTERM)
        end = time.monotonic() + _GRACE_S
        while time.monotonic() < end and (not self._all_ended() or _offspring()):
            if self._all_ended():
                _signal_all(_offspring(), signal.SIGTERM)
            time.sleep(_POLL_S)
        self._signal_groups(signal.SIGKILL)
        _signal_all(_offspring(), signal.SIGKILL)
        while not self._all_ended():
            time.sleep(_POLL_S)

    def _all_ended(self) -> bool:
        # Each is asked, whatever the others answered, so that none stays behind as a zombie.
        alive = [child for child in self._members if not child.ended()]
        return not alive

    def _signal_groups(self, number: signal.Signals) -> None:
        for child in self._members:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(child.pid, number)


def _become(run: Callable[[], object], log: Path) -> NoReturn:
    """What the new process does: cut itself off from its parent's terminal and signals, run, and end."""
    code: object = 1
    try:
        os.setsid()
        # Should the parent be killed outright, it can no longer end its children; the kernel then does.
        _prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        for number in _ENDS:
            signal.signal(number, signal.SIG_DFL)
        output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        nothing = os.open(os.devnull, os.O_RDONLY)
        for given, wanted in ((nothing, 0), (output, 1), (output, 2)):
            os.dup2(given, wanted)
        run()
        code = 0
    except SystemExit as end:
        code = end.code or 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        # Not sys.exit: what the parent does when it ends is not ours to do.
        os._exit(code if isinstance(code, int) else 1)


def _offspring() -> list[int]:
    """Every living descendant of this process, as Linux tells it; elsewhere the process groups have to do."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # The name stands in brackets and may hold blanks; state and parent follow the last bracket.
            state, parent = entry.read_text(errors="replace").rsplit(")", 1)[1].split()[:2]
            if state != "Z":
                parents.setdefault(int(parent), []).append(int(entry.parent.name))
    found: list[int] = []
    ahead = list(parents.get(os.getpid(), ()))
    while ahead:
        pid = ahead.pop()
        found.append(pid)
        ahead.extend(parents.get(pid, ()))
    return found


def _signal_all(pids: Sequence[int], number: signal.Signals) -> None:
    for pid in pids:
        with suppress(ProcessLookupError, PermissionError):
            os.kill(pid, number)
