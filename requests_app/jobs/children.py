"""Processes that live and end together: if one dies all end, and no grandchild is left behind."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_GRACE_S = 10.0
_POLL_S = 0.1

_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def _prctl(option: int, value: int) -> None:
    if _libc is not None:
        _libc.prctl(option, value, 0, 0, 0)


def _end_with_parent() -> None:
    # Should the parent be killed outright, it can no longer end its children; the kernel then does.
    _prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass(frozen=True)
class Child:
    """One process and what it is called."""

    name: str
    process: subprocess.Popen[bytes]


class Children:
    """A small family of processes, each at the head of its own process group."""

    def __init__(self) -> None:
        self._members: list[Child] = []
        self._told_to_stop = False
        # A grandchild whose parent died becomes our child, so that we can find and end it.
        _prctl(_PR_SET_CHILD_SUBREAPER, 1)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop_asked)

    def _stop_asked(self, _number: int, _frame: FrameType | None) -> None:
        self._told_to_stop = True

    @property
    def told_to_stop(self) -> bool:
        """Whether somebody asked this process to end."""
        return self._told_to_stop

    def start(self, name: str, command: Sequence[str], log: Path, environment: Mapping[str, str]) -> None:
        """Start one process; what it prints goes to its log."""
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as output:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=dict(environment),
                start_new_session=True,
                preexec_fn=_end_with_parent,
            )
        self._members.append(Child(name, process))

    def dead(self) -> Child | None:
        """The first process that has ended, if any has."""
        return next((child for child in self._members if child.process.poll() is not None), None)

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
        while time.monotonic() < end and (any(c.process.poll() is None for c in self._members) or _offspring()):
            if all(c.process.poll() is not None for c in self._members):
                _signal_all(_offspring(), signal.SIGTERM)
            time.sleep(_POLL_S)
        self._signal_groups(signal.SIGKILL)
        _signal_all(_offspring(), signal.SIGKILL)
        for child in self._members:
            child.process.wait()

    def _signal_groups(self, number: signal.Signals) -> None:
        for child in self._members:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(child.process.pid, number)


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
