"""A world whose papers are composed and kept as ever; only the drawing of the PDF is left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from unittest import mock

import pytest
import time_machine

from requests_app.papers import press
from requests_app.papers import render as rendering
from requests_app.papers.document import Document
from tests import world as worlds
from tests.world import World

NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)


def render(document: Document, *, created_at: datetime) -> bytes:
    """Bytes that differ where the document or its moment differs."""
    return f"%PDF-1.7 {created_at.isoformat()} {document.to_json()}".encode()


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """A clock that stands still until it is moved."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def world(db: None, clock: time_machine.Traveller) -> Iterator[World]:
    """The small world."""
    with mock.patch.object(rendering, "render", render), mock.patch.object(press, "pages", return_value=1):
        yield worlds.build()
