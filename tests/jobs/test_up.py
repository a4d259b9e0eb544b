"""`manage.py up` serves, says where, speaks plainly when it cannot, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from requests_app.jobs.management.commands import up

DEFAULT = "http://127.0.0.1:8000"
ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_taken_port_is_one_sentence(taken_port: int) -> None:
    with pytest.raises(
        CommandError, match=rf"^Port {taken_port} is not free \(.*\): choose another with PORT=8001 make up\.$"
    ):
        call_command("up", port=str(taken_port))


@pytest.mark.parametrize("port", ["many", "0", "65536", "-1", ""])
def test_a_port_is_a_number(port: str) -> None:
    with pytest.raises(CommandError, match="PORT must be a number between 1 and 65535"):
        call_command("up", f"--port={port}")


class _Started(Exception):
    """It would begin here."""


@pytest.mark.parametrize(
    ("demo", "public", "wanted"),
    [
        (True, DEFAULT, "http://localhost:{port}"),
        (True, "https://verify.example.eu", "https://verify.example.eu"),
        (True, "", ""),
        (False, "", ""),
        (False, DEFAULT, DEFAULT),
    ],
)
def test_papers_of_the_demonstration_lead_to_where_it_is_served(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, demo: bool, public: str, wanted: str
) -> None:
    def began() -> None:
        raise _Started

    monkeypatch.delenv("COMITY_ADDRESS", raising=False)
    monkeypatch.setattr(up, "Children", began)
    settings.COMITY_DEMO, settings.COMITY_ADDRESS, settings.COMITY_PUBLIC_URL = demo, DEFAULT, public
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(_Started):
        call_command("up", port=str(port))
    assert f"http://localhost:{port}" == settings.COMITY_ADDRESS
    assert wanted.format(port=port) == settings.COMITY_PUBLIC_URL


@pytest.mark.slow
def test_it_serves_until_told_to_stop_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COMITY_")}
    with subprocess.Popen(
        [sys.executable, "manage.py", "up"],
        cwd=ROOT,
        env={**kept, "PORT": str(port), "COMITY_VAR": str(tmp_path / "var"), "COMITY_DEMO": "0"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as server:  # fmt: skip
        try:
            assert server.stdout is not None
            said = []
            for line in server.stdout:
                said.append(line)
                if "Ctrl-C ends it." in line:
                    break
            assert f"Comity is at http://localhost:{port}\n" in said
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/accounts/login/", timeout=20) as answer:
                assert answer.status == 200
            family = _descendants(server.pid)
            assert len(family) >= 4
        finally:
            server.send_signal(signal.SIGINT)
        assert server.wait(30) == 0
    deadline = time.monotonic() + 5
    while any(Path(f"/proc/{pid}").exists() for pid in family) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert [pid for pid in family if Path(f"/proc/{pid}").exists()] == []


def _descendants(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += [int(child), *_descendants(int(child))]
    return found
