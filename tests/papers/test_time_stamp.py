"""With a time-stamp server a signature is PAdES B-T; without an answer the paper goes out all the same, and says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from cryptography.hazmat.primitives import serialization
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from requests_app.config import environment
from requests_app.papers import pades, signatures
from requests_app.papers.signatures import Signature
from tests.papers import signed as samples
from tests.papers.offices import MADE_AT
from tests.papers.test_render_conformance import problems

STAMPED = datetime(2026, 11, 20, 9, 31, tzinfo=UTC)
pytestmark = pytest.mark.pdf


@pytest.fixture(autouse=True)
def key(tmp_path: Path) -> Iterator[None]:
    with samples.key_folder(tmp_path):
        samples.installation_key()
        yield


def stamper() -> DummyTimeStamper:
    """A time-stamp authority of its own, which says 09:31."""
    private, certificate = samples.rsa_certificate("Invented time", usage=False)
    plain = private.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return DummyTimeStamper(pades.asn1(certificate), asn1_keys.PrivateKeyInfo.load(plain), fixed_dt=STAMPED)


@contextmanager
def server(status: int = 200, kind: str = "application/timestamp-reply") -> Iterator[str]:
    """A time-stamp server on this machine."""
    authority = stamper()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            body = authority.request_tsa_response(asked).dump()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Door) as listening:
        thread = Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.server_port}/"
        finally:
            listening.shutdown()
            thread.join()


def read(body: bytes) -> Signature:
    (found,) = signatures.read(body)
    return found


def test_the_stamp_is_in_the_file_and_the_file_still_passes() -> None:
    with server() as url, override_settings(COMITY_TSA_URL=url):
        paper = samples.signed()
    assert paper.time_stamped
    found = read(paper.body)
    assert (found.at, found.time_stamped_at) == (MADE_AT, STAMPED)
    assert found.holds
    assert found.ours
    assert problems(paper.body) == []


def nobody() -> AbstractContextManager[str]:
    """An address at which nobody listens."""
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as closed:
        port = closed.server_port
    return _at(f"http://127.0.0.1:{port}/")


@contextmanager
def _at(url: str) -> Iterator[str]:
    yield url


@pytest.mark.parametrize("place", [nobody, lambda: server(503), lambda: server(kind="text/html")])
def test_a_server_without_an_answer_holds_up_no_paper(place: object) -> None:
    assert callable(place)
    with place() as url, override_settings(COMITY_TSA_URL=url):
        paper = samples.signed()
    assert not paper.time_stamped
    found = read(paper.body)
    assert found.holds
    assert found.time_stamped_at is None


def test_an_address_of_another_kind_is_refused_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_TSA_URL", "file:///etc/passwd")
    with pytest.raises(ImproperlyConfigured, match="COMITY_TSA_URL must begin with https:// or http://"):
        environment.web_address("COMITY_TSA_URL")
