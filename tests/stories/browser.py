"""A browser, and the product served to it out of the test's own transaction, so that nothing has to be cleared away."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any
from unittest import mock

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.wsgi import get_wsgi_application
from django.db import DEFAULT_DB_ALIAS, connections
from django.test import Client
from django.test.testcases import QuietWSGIRequestHandler
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from requests_app.parties.models import Person

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def launched() -> Iterator[Browser]:
    """Debian's Chromium without a window: the program that has none is twice as fast as the one that hides it."""
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if path is None:
        raise pytest.UsageError("Chromium is not installed: run `make test`, which says how to install it.")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
        # The driver's event loop gave this thread connections of its own (asgiref.local); they end with it.
        connections.close_all()


class _OneAtATime:
    """Pages are made one after the other, because they share one connection and its transaction."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.application = application
        self.lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        with self.lock:
            return self.application(environ, start_response)


class _Server(ThreadedWSGIServer):
    daemon_threads = True

    def _close_connections(self) -> None:
        """The connection is the test's; it stays open."""


@contextmanager
def served() -> Iterator[str]:
    """The product at an address of this machine, for as long as the test's transaction lasts."""
    connection = connections[DEFAULT_DB_ALIAS]
    connection.inc_thread_sharing()
    server = _Server(("127.0.0.1", 0), QuietWSGIRequestHandler, connections_override={DEFAULT_DB_ALIAS: connection})
    server.set_app(_OneAtATime(get_wsgi_application()))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    # Django looks after each page whether the connection is to be closed; this one would take its transaction along.
    with mock.patch.object(connection, "close_if_unusable_or_obsolete"):
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
            connection.dec_thread_sharing()


def signed_in(browser: Browser, site: str, person: Person, **how: Any) -> BrowserContext:
    """A window in which this person has signed in with the password a moment ago."""
    context = browser.new_context(base_url=site, **how)
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    asked: Any = SimpleNamespace(session=session)
    record_authentication(asked, person, "password", email=person.email, reauthenticated=True)
    session.save()
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    return context


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def squeezed(page: Page) -> list[str]:
    """Words that are set in a column too narrow to read: higher than four times its width."""
    found: list[str] = (
        page.evaluate("""() => [...document.querySelectorAll("main :is(p, li, dt, dd, td, tbody th, h1, h2, a)")]
      .filter((one) => one.textContent.trim().length > 10 && one.offsetHeight > 4 * one.offsetWidth && one.offsetWidth)
      .map((one) => "squeezed: " + one.textContent.trim().slice(0, 60))""")
    )
    return found
