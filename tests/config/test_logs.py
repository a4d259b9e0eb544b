"""A log line is one JSON object, cannot be forged, and holds no content of a case."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from io import StringIO
from logging.config import dictConfig

import pytest
import structlog
from django.conf import settings

from requests_app.config import logs


@pytest.fixture
def said() -> Iterator[StringIO]:
    """Everything that is logged during a test."""
    stream = StringIO()
    config = logs.logging_settings("INFO")
    config["handlers"]["stderr"]["stream"] = stream
    before = logging.getLogger().handlers[:]
    dictConfig(config)
    yield stream
    dictConfig(settings.LOGGING)
    logging.getLogger().handlers[:] = before


def test_one_line_one_object_with_time_in_utc(said: StringIO) -> None:
    structlog.get_logger("comity.test").warning("first\nsecond", request="R-1")
    lines = said.getvalue().splitlines()
    assert len(lines) == 1
    entry = json.loads(lines[0])
    assert entry["event"] == "first\nsecond"
    assert entry["level"] == "warning"
    assert entry["request"] == "R-1"
    assert entry["timestamp"].endswith("Z")


def test_content_and_secrets_are_kept_out(said: StringIO) -> None:
    structlog.get_logger("comity.test").warning(
        "drafted", facts="the whole story", Token="t0ken", identifier="a@b.example"
    )
    text = said.getvalue()
    assert "the whole story" not in text
    assert "t0ken" not in text
    assert "a@b.example" not in text
    assert text.count("[kept out]") == 3


def test_the_standard_library_writes_the_same_form(said: StringIO) -> None:
    logging.getLogger("comity.other").error("plain %s", "words")
    assert json.loads(said.getvalue())["event"] == "plain words"
