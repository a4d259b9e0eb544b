"""A paper of somebody else is read by a process that may fail, of memory, of time or by a crash; only it ends."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import textwrap
import time

import pytest

from requests_app.papers import incoming, incoming_reading
from requests_app.papers.claims import UNREAD, Told
from requests_app.papers.incoming import NotAccepted
from requests_app.show import signatures
from tests.papers import bombs
from tests.papers import incoming as papers


def standing_in(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Another program in the reader's place."""
    monkeypatch.setattr(incoming_reading, "CHILD", ("-c", textwrap.dedent(program)))


def unread(body: bytes) -> None:
    """It is kept by its hash, told of as nothing but unread."""
    paper = incoming.look(body)
    kept = {"sha256": hashlib.sha256(body).hexdigest(), "size": len(body), "signatures": 0}
    assert paper.fact() == {**kept, "pages": 0, "carries": [UNREAD]}
    assert paper.signatures() == []
    first, second = signatures.sentences((), [UNREAD], "UTC")
    assert first.startswith("This file could not be read safely.")
    assert "no electronic signature" not in first + second


def test_what_the_process_finds() -> None:
    assert incoming_reading.read(papers.pdf(2, script="x")) == Told(pages=2, carries=("script",))
    told = incoming_reading.read(papers.signed(papers.pdf()))
    assert told is not None
    assert [(one.intact, one.whole) for one in told.signatures] == [(True, True)]


def test_a_stream_that_inflates_to_gigabytes() -> None:
    body = bombs.inflating()
    assert len(body) < 200_000
    unread(body)


def test_depth_is_refused_or_kept_unread_and_ends_nothing() -> None:
    with pytest.raises(NotAccepted, match="damaged"):
        incoming.look(bombs.nested())
    unread(bombs.fields_in_fields())


def test_one_that_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incoming_reading, "SECONDS", 0.15)
    standing_in(monkeypatch, "import time; time.sleep(600)")
    began = time.monotonic()
    unread(papers.pdf())
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("how", ["os.kill(os.getpid(), signal.SIGKILL)", "os.abort()", "sys.exit(3)"])
def test_one_that_dies(monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    standing_in(monkeypatch, f"import os, signal, sys; print('{{}}', flush=True); {how}")
    unread(papers.pdf())


@pytest.mark.parametrize(
    "answer", ["", "yes", '{"pages": "many"}', '{"pages": 1, "signatures": [{"intact": 1}]}', '{"refused": "today"}']
)
def test_an_answer_that_is_none(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    standing_in(monkeypatch, f"print({answer!r})")
    unread(papers.pdf())


@pytest.mark.parametrize(("greed", "end"), [("b' ' * (1 << 30)", 1), ("all(True for _n in iter(int, 1))", -9)])
def test_it_gets_no_more_memory_and_time_than_it_may(greed: str, end: int) -> None:
    program = f"from requests_app.papers.incoming_child import limit; limit(1 << 29, 1); {greed}"
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True, timeout=20)
    assert done.returncode == end
    assert ("MemoryError" in done.stderr) is (end == 1)


def test_it_knows_no_setting_no_key_and_not_django(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_SECRET_KEY", "not for strangers")
    program = """
        import json, os, sys
        import requests_app.papers.incoming_child, requests_app.papers.incoming_signatures
        secrets = [name for name in os.environ if name.startswith(("COMITY", "DJANGO", "PG"))]
        django = [name for name in sys.modules if name.split(".")[0] == "django"]
        print(json.dumps({"carries": secrets + django}))
    """
    standing_in(monkeypatch, program)
    assert incoming_reading.read(b"") == Told(carries=())
    assert os.environ["COMITY_SECRET_KEY"] == "not for strangers"
