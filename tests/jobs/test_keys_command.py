"""`manage.py keys`: keys are made for their owner's eyes, replaced without losing the old certificate, and listed."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from django.core.management import CommandError, call_command
from django.test import override_settings

from requests_app.jobs.management.commands import up
from requests_app.papers import development, keys
from requests_app.parties.models import Kind, Organisation
from tests.papers import signed as samples

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    with time_machine.travel(NOW, tick=False), samples.key_folder(tmp_path / "keys") as found:
        yield found


def said(*words: str) -> dict[str, Any]:
    out = StringIO()
    call_command("keys", *words, "--json", stdout=out)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def test_without_a_key_the_list_says_that_papers_are_unsigned() -> None:
    assert said("list") == {"keys": [], "device": None, "signing": False}
    out = StringIO()
    call_command("keys", "list", stdout=out)
    assert out.getvalue().strip() == (
        "There is no key: papers are issued unsigned. Run: manage.py keys make --installation"
    )


def test_a_key_is_made_for_the_installation_and_for_nobody_elses_eyes(folder: Path) -> None:
    made = said("make", "--installation", "--development", "--days", "30")
    assert made["development"] is True
    assert made["until"] == "2026-12-20"
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_dir()} == {0o700}
    (one,) = said("list")["keys"]
    assert (one["organisation"], one["usable"], one["earlier"]) == (None, True, [])


def test_an_organisation_has_a_key_of_its_own() -> None:
    number = Organisation.objects.create(name="Bundeskriminalamt", kind=Kind.AGENCY, country="DE").pk
    assert said("make", "--organisation", str(number))["signer"] == "Bundeskriminalamt (development)"
    assert [one["organisation"] for one in said("list")["keys"]] == [number]


def test_rotating_keeps_the_old_certificate_and_its_authority() -> None:
    old = said("make")
    new = said("rotate")
    assert new["sha256"] != old["sha256"]
    assert new["issuer"] == old["issuer"]
    (one,) = said("list")["keys"]
    assert one["sha256"] == new["sha256"]
    assert [earlier["sha256"] for earlier in one["earlier"]] == [old["sha256"]]


@override_settings(COMITY_KEYS_PASSPHRASE="a passphrase")
def test_a_key_of_ones_own_authority_is_put_in_place(tmp_path: Path, folder: Path) -> None:
    key = development.make(7, "Elsewhere", days=90, now=NOW)
    closed = BestAvailableEncryption(b"a passphrase")
    file = tmp_path / "own.p12"
    file.write_bytes(pkcs12.serialize_key_and_certificates(b"own", key.private, key.certificate, key.chain, closed))  # type: ignore[arg-type]
    said("make")
    assert said("rotate", "--from", str(file))["sha256"] == key.fingerprint
    assert keys.file_of(None) == folder / "installation" / "signing.p12"
    assert not (folder / "installation" / "signing.pem").exists()
    found = keys.load(None)
    assert found is not None
    assert found.fingerprint == key.fingerprint


@override_settings(COMITY_KEYS_PASSPHRASE="a passphrase")
def test_with_a_passphrase_no_key_lies_open(folder: Path) -> None:
    said("make")
    for path in (folder / "installation").glob("*.pem"):
        assert b"BEGIN ENCRYPTED PRIVATE KEY" in path.read_bytes()
    with override_settings(COMITY_KEYS_PASSPHRASE="another"):
        assert said("list")["keys"][0]["usable"] is False


@override_settings(COMITY_ENV="production")
def test_production_makes_no_key_that_binds_nobody_by_mistake() -> None:
    with pytest.raises(CommandError, match=r"binds nobody.*--development"):
        call_command("keys", "make", stdout=StringIO())
    assert said("make", "--development")["development"] is True


def test_an_expired_file_is_not_put_in_place(tmp_path: Path) -> None:
    key = development.make(7, "Elsewhere", days=1, now=NOW.replace(year=2025))
    file = tmp_path / "old.pem"
    file.write_bytes(development.pem(key))
    with pytest.raises(CommandError, match="expired on 21 November 2025"):
        call_command("keys", "make", "--from", str(file), stdout=StringIO())
    assert keys.file_of(None) is None


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("make", "--organisation", "4711"), "There is no organisation 4711"),
        (("make", "--days", "0"), "--days must be between 1 and 3650"),
        (("make", "--from", "FILE"), "holds no key that can be read"),
        (("make", "--from", "FILE", "--development"), "choose one of them"),
        (("rotate",), "has no key yet"),
    ],
)
def test_bad_input_is_one_sentence(tmp_path: Path, words: tuple[str, ...], sentence: str) -> None:
    file = tmp_path / "junk"
    file.write_text("junk")
    with pytest.raises(CommandError, match=sentence):
        call_command("keys", *(str(file) if word == "FILE" else word for word in words), stdout=StringIO())


def test_a_second_first_key_is_refused() -> None:
    said("make")
    with pytest.raises(CommandError, match=r"has a key: run `manage.py keys rotate --installation`"):
        call_command("keys", "make", stdout=StringIO())


def test_make_up_gives_the_demonstration_world_a_key_once() -> None:
    with override_settings(COMITY_DEMO=False):
        up.Command()._signing_key()
    assert keys.load(None) is None
    with override_settings(COMITY_DEMO=True):
        up.Command()._signing_key()
        first = keys.load(None)
        up.Command()._signing_key()
    assert first is not None
    assert first == keys.load(None)
    assert keys.name_of(first.certificate) == "Comity demonstration (development)"


def test_make_up_does_not_start_on_a_key_that_fails(folder: Path) -> None:
    said("make")
    (folder / "installation" / "signing.pem").write_text("junk")
    with pytest.raises(CommandError, match=r"cannot be read .* manage\.py keys rotate --installation\.$"):
        up.Command()._signing_key()
