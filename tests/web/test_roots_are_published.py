"""Anybody may have the newest roots of the log of issued papers: how many, since when, signed; and of no paper what."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from requests_app.desk import proving
from requests_app.papers.models import LogRoot
from tests import world as worlds
from tests.papers import signed as samples
from tests.world import World

NOON = datetime(2026, 9, 2, 12, 0, tzinfo=UTC)


def read() -> str:
    answer = Client().get("/verify/roots/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")
    return answer.content.decode()


def test_the_newest_come_first_and_not_all_of_them(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proving, "SHOWN", 2)
    for size in (1, 2, 3):
        LogRoot.objects.create(size=size, root=f"{size:064}", made_at=NOON)
    with CaptureQueriesContext(connection) as asked:
        text = read()
    assert [line for line in text.splitlines() if line.startswith("papers:")] == ["papers: 3", "papers: 2"]
    assert text.count("not signed") == 2
    assert len(asked) == 1


def test_signed_and_nothing_of_a_case(world: World, press: list[dict[str, Any]], tmp_path: Path) -> None:
    request = worlds.walk(world, worlds.open_(world), worlds.BC29_SENT)
    with samples.key_folder(tmp_path):
        samples.installation_key(now=NOON)
        root = proving.publish()
    assert root is not None
    text = read()
    assert text.startswith(root.statement.decode())
    assert "-----BEGIN CMS-----" in text
    for secret in (request.ref, request.title, request.papers.get().sha256):
        assert secret not in text.replace(root.root, "")


def test_none_yet(db: None) -> None:
    assert read() == "No root is published yet.\n"


def test_the_page_that_verifies_leads_to_them(db: None) -> None:
    assert 'href="/verify/roots/"' in Client().get("/verify/").content.decode()
