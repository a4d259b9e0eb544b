"""Each published root is signed by the installation: whatever of it is altered shows, and without a key it says so."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from cryptography.hazmat.primitives import serialization
from django.test import override_settings

from requests_app.papers import development, device, keys, log, root_signing
from requests_app.papers.models import LogRoot, Paper
from tests import world as worlds
from tests.papers import signed as samples
from tests.papers.test_device_key import Driver

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
ORIGIN = "https://verify.example.eu"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper(tmp_path: Path) -> Iterator[Paper]:
    """One issued paper, in a log of that origin, and a folder for keys without any."""
    with (
        time_machine.travel(NOON, tick=False),
        worlds.quick_papers(),
        override_settings(COMITY_PUBLIC_URL=ORIGIN),
        samples.key_folder(tmp_path / "keys"),
    ):
        worlds.walk(world := worlds.build(), worlds.open_(world, "BC-29"), worlds.BC29_SENT)
        yield Paper.objects.get()


def published(now: datetime = NOON) -> LogRoot:
    row = log.publish(now)
    assert row is not None
    return row


def test_what_is_signed_is_whose_log_how_many_which_root_and_when() -> None:
    samples.installation_key()
    row = published()
    assert row.statement.decode().splitlines() == [
        "Comity log of issued papers",
        "origin: https://verify.example.eu",
        "papers: 1",
        f"root: {row.root}",
        "time: 2026-11-20T12:00:00.000000Z",
    ]
    found = root_signing.read(row.statement, row.signature)
    assert (found.holds, found.ours, found.development, found.signer) == (True, True, True, "Comity (development)")


def test_no_character_of_it_may_be_another() -> None:
    samples.installation_key()
    row = published()
    assert root_signing.read(row.statement, row.signature).holds
    for at in (row.statement.index(ORIGIN.encode()), row.statement.index(row.root.encode()), len(row.statement) - 2):
        assert not root_signing.read(samples.flipped(row.statement, at), row.signature).holds
    for other in ("", row.signature[:-8], "no base64"):
        found = root_signing.read(row.statement, other)
        assert found is None if not other else not found.holds


def test_a_root_altered_by_one_character_is_found() -> None:
    samples.installation_key()
    row = published()
    assert list(log.faults()) == []
    LogRoot.objects.update(made_at=row.made_at + timedelta(seconds=1))
    assert list(log.faults()) == ["the signature of the root over the first 1 papers does not hold"]


def test_without_a_key_it_is_unsigned_and_says_so() -> None:
    row = published()
    assert (row.signature, row.origin) == ("", ORIGIN)
    assert root_signing.read(row.statement, row.signature) is None
    assert root_signing.printed(row.statement, row.signature).endswith("Z\n\nnot signed\n")
    assert list(log.faults()) == []


def test_the_key_of_an_organisation_is_not_that_of_the_log() -> None:
    key = development.make(3, "Agency", days=900, now=samples.KEY_MADE)
    row = published()
    assert row.signature == ""
    with samples.key_folder(keys.folder(3).parent / "elsewhere"):
        samples.installation_key()
        signature = root_signing.sign(row.statement, NOON)
    keys.keep(key)
    found = root_signing.read(row.statement, signature)
    assert (found.holds, found.ours) == (True, False)


def test_a_key_that_comes_later_signs_the_newest_root_and_only_that_of_the_log() -> None:
    published()
    samples.installation_key()
    assert log.daily(NOON + timedelta(hours=1)) == 0
    assert LogRoot.objects.get().signature
    LogRoot.objects.update(signature="", root="0" * 64)
    log.daily(NOON + timedelta(hours=2))
    assert not LogRoot.objects.get().signature


def test_a_key_that_cannot_be_used_holds_up_no_root() -> None:
    samples.installation_key()
    path = keys.file_of(None)
    assert path is not None
    path.write_text("-----BEGIN nothing")
    assert published().signature == ""
    samples.installation_key()
    assert published().signature


def test_a_key_in_a_device_signs_as_one_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "driver.so").touch()
    with samples.key_folder(tmp_path / "elsewhere"):
        driver = Driver(development.make(None, "Ministry", days=900, now=samples.KEY_MADE), "1234")
    monkeypatch.setattr(device, "_loaded", lambda: (driver, ""))
    told = {"module": str(tmp_path / "driver.so"), "token": "authority", "pin": "1234", "key": "paper"}
    with override_settings(COMITY_PKCS11={**told, "certificate": ""}):
        row = published()
        found = root_signing.read(row.statement, row.signature)
    assert (found.holds, found.ours, found.signer, driver.open) == (True, True, "Ministry (development)", 0)


def test_an_ordinary_tool_reads_what_is_published(tmp_path: Path) -> None:
    key = samples.installation_key()
    row = published()
    text, _, signature = root_signing.printed(row.statement, row.signature).partition("\n\n")
    assert f"{text}\n".encode() == row.statement
    (tmp_path / "statement").write_bytes(row.statement)
    (tmp_path / "signature").write_text(signature)
    known = (key.certificate, *key.chain)
    (tmp_path / "known").write_bytes(b"".join(c.public_bytes(serialization.Encoding.PEM) for c in known))
    command = "openssl cms -verify -binary -inform PEM -purpose any -in signature -content statement -CAfile known"
    done = subprocess.run(command.split(), cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, row.statement)
