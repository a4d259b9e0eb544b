"""`manage.py up`: prepares this machine's installation and runs it, web server and worker, until told to stop."""

from __future__ import annotations

import hashlib
import os
import socket
import sys
import time
import urllib.error
import urllib.request
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from celery import __main__ as celery_program
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import CommandParser
from django.db import connections
from gunicorn.app import wsgiapp

from requests_app.jobs.children import Child, Children
from requests_app.jobs.command import Command as Base
from requests_app.jobs.command import sentence
from requests_app.papers import signing
from requests_app.parties.models import Organisation
from requests_app.show.demo_signins import demo_signins

_READY_S = 60.0
_WEB = "web server"
_WORKER = "worker"
# Listening here, the machine itself is reached as localhost.
_ANYWHERE = frozenset({"127.0.0.1", "0.0.0.0", "::", "::1"})  # noqa: S104


class Command(Base):
    """Prepare and run."""

    help = "Prepares this machine's installation and runs it until told to stop."

    def add_arguments(self, parser: CommandParser) -> None:
        host = os.environ.get("COMITY_BIND", "127.0.0.1")
        parser.add_argument("--host", default=host, help="address to listen on (or COMITY_BIND)")
        parser.add_argument("--port", default=os.environ.get("PORT", "8000"), help="port to listen on (or PORT)")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], self._port(options["host"], options["port"])
        address = f"http://{'localhost' if host in _ANYWHERE else host}:{port}"
        if "COMITY_ADDRESS" not in os.environ:
            _reached_at(address)
        children = Children()
        self._prepare()
        if children.told_to_stop:
            return
        try:
            self._start(children, host, port)
            if self._wait_for(children, port) is None and not children.told_to_stop:
                self._greet(address)
            ended = children.watch()
        finally:
            children.stop()
        if ended is not None:
            self.fail(
                f"the {ended.name} ended by itself with code {ended.code}, so everything was stopped; "
                f"its log is {_log(ended.name)}"
            )
        self.stdout.write("Stopped.")

    def _port(self, host: str, given: str) -> int:
        if not given.isdecimal() or not 0 < int(given) < 65536:
            self.fail(f"PORT must be a number between 1 and 65535, not {given!r}")
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, int(given)))
            except PermissionError:
                self.fail(f"port {given} may be used by the administrator only: choose another with PORT=8001 make up")
            except OSError as error:
                self.fail(f"port {given} is not free ({error.strerror}): choose another with PORT=8001 make up")
        return int(given)

    def _prepare(self) -> None:
        began = time.monotonic()
        for name in ("queue/messages", "queue/control", "mail", "files", "log"):
            (settings.VAR_DIR / name).mkdir(parents=True, exist_ok=True)
        self._step("Translations", self._translations)
        self._step("Database", lambda: call_command("migrate", interactive=False, verbosity=0))
        self._step("Law", lambda: call_command("routes", "check", stdout=StringIO()))
        self._step("Signing key", self._signing_key)
        if settings.COMITY_DEMO and not Organisation.objects.exists():
            self._step("Demonstration world", lambda: call_command("demo", stdout=StringIO()))
        self._step("Pages", self._static)
        self.stdout.write(f"Prepared in {time.monotonic() - began:.0f} s.")

    def _step(self, name: str, action: Any) -> None:
        began = time.monotonic()
        action()
        took = time.monotonic() - began
        if took >= 1:
            self.stdout.write(f"  {name}: {took:.0f} s")
            self.stdout.flush()

    def _signing_key(self) -> None:
        """The demonstration world signs its papers, with a key that binds nobody. A key that fails stops the start."""
        if settings.COMITY_DEMO and not signing.configured():
            call_command("keys", "make", "--development", stdout=StringIO())
        for message in run_checks(tags=["keys"]):
            if message.is_serious():
                self.fail(message.msg)
            self.stdout.write(sentence(message.msg))

    def _translations(self) -> None:
        """Compile the catalogues that are newer than their compiled form."""
        for folder in settings.LOCALE_PATHS:
            for source in Path(folder).glob("*/LC_MESSAGES/*.po"):
                made = source.with_suffix(".mo")
                if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
                    with redirect_stdout(StringIO()):
                        call_command("compilemessages", verbosity=0)
                    return

    def _static(self) -> None:
        """Collect the static files again if any of them has changed."""
        digest = hashlib.sha256(str(settings.STORAGES["staticfiles"]).encode())
        for finder in get_finders():
            for path, storage in finder.list([]):
                digest.update(f"{path}:{storage.size(path)}:{storage.get_modified_time(path).isoformat()}\n".encode())
        stamp = Path(settings.STATIC_ROOT) / ".collected"
        if not stamp.exists() or stamp.read_text() != digest.hexdigest():
            call_command("collectstatic", interactive=False, verbosity=0, clear=True)
            stamp.write_text(digest.hexdigest())

    def _start(self, children: Children, host: str, port: int) -> None:
        # A connection must not be shared between processes; each opens its own.
        connections.close_all()
        bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        children.start(_WEB, lambda: _serve(bind), _log(_WEB))
        children.start(_WORKER, _work, _log(_WORKER))

    def _wait_for(self, children: Children, port: int) -> Child | None:
        """Until the first page answers, somebody dies or we are told to stop."""
        end = time.monotonic() + _READY_S
        while time.monotonic() < end and not children.told_to_stop:
            if (child := children.dead()) is not None:
                return child
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/accounts/login/", timeout=5):
                    return None
            except urllib.error.HTTPError as error:
                if error.code < 500:
                    return None
                self.fail(f"the web server answers with an error ({error.code}); its log is {_log(_WEB)}")
            except OSError:
                time.sleep(0.1)
        return None

    def _greet(self, address: str) -> None:
        lines = ["", f"Comity is at {address}"]
        if settings.COMITY_DEMO:
            lines += ["", *_sign_ins()]
        lines += [
            "",
            f"Mail is written to {settings.EMAIL_FILE_PATH}" if settings.EMAIL_FILE_PATH else "",
            "Ctrl-C ends it.",
        ]
        self.stdout.write("\n".join(lines))
        self.stdout.flush()


def _reached_at(address: str) -> None:
    """Mails lead there, and so do the papers of the demonstration, which are drawn with the world they belong to."""
    if settings.COMITY_DEMO and settings.COMITY_PUBLIC_URL == settings.COMITY_ADDRESS:
        settings.COMITY_PUBLIC_URL = address
    settings.COMITY_ADDRESS = address


def _serve(bind: str) -> None:
    """The web server, as `gunicorn` would be run by hand."""
    sys.argv = [
        "gunicorn", "requests_app.config.wsgi:application", "--preload", "--bind", bind, "--workers", "2",
        "--threads", "4", "--no-control-socket", "--graceful-timeout", "5", "--log-level", "warning",
    ]  # fmt: skip
    wsgiapp.run()


def _work() -> None:
    """The worker with its clock, as `celery` would be run by hand."""
    sys.argv = [
        "celery", "--app", "requests_app.config.celery", "--quiet", "worker", "--pool", "threads", "--concurrency", "2",
        "--beat", "--schedule", settings.CELERY_BEAT_SCHEDULE_FILENAME, "--loglevel", "WARNING",
        "--without-gossip", "--without-mingle", "--without-heartbeat",
    ]  # fmt: skip
    celery_program.main()


def _sign_ins() -> list[str]:
    """Whom to sign in as in the demonstration world: one person for each role."""
    shown = demo_signins()
    if shown is None:
        return []
    width = max((len(one.email) for one in shown.first), default=0)
    people = [f"  {one.email:<{width}}  {one.role}, {one.organisation}, {one.country}" for one in shown.first]
    return [f"Everybody's password is {shown.password}. One person for each role:", *people]


def _log(name: str) -> Path:
    return Path(settings.VAR_DIR) / "log" / f"{name.replace(' ', '-')}.log"
