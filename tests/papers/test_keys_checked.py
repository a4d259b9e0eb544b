"""No key is no fault; a key that is there and cannot be used is one, with the command that mends it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.core import checks as django_checks
from django.core.checks import CheckMessage
from django.test import override_settings

from requests_app.papers import device, signing
from requests_app.papers.keys import KeyTrouble
from tests.papers import signed as samples

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
DEVICE = {"module": "", "token": "", "pin": "1234", "key": "paper", "certificate": ""}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    with time_machine.travel(NOW, tick=False), samples.key_folder(tmp_path / "keys") as found:
        yield found


def found() -> list[CheckMessage]:
    return django_checks.run_checks(tags=["keys"])


def refused() -> str:
    """Why a paper cannot be signed."""
    with pytest.raises(KeyTrouble) as trouble:
        signing.sign(b"%PDF-1.7", owner=None, at=NOW, alternate="")
    return str(trouble.value)


def test_no_key_is_no_fault_and_the_paper_goes_out_as_it_is() -> None:
    assert found() == []
    assert signing.sign(b"%PDF-1.7", owner=3, at=NOW, alternate="") == signing.Signed(b"%PDF-1.7")


def test_a_sound_key_is_no_fault() -> None:
    samples.installation_key()
    assert found() == []


def test_an_unreadable_key_is_named_and_nothing_goes_out_unsigned(folder: Path) -> None:
    samples.installation_key()
    (folder / "installation" / "signing.pem").write_text("-----BEGIN junk")
    (error,) = found()
    assert error.id == "papers.E003"
    assert "cannot be read" in error.msg
    assert error.msg.endswith("manage.py keys rotate --installation")
    assert refused() == error.msg


def test_an_expired_certificate_is_named_and_nothing_goes_out_unsigned() -> None:
    samples.installation_key(days=5)
    (error,) = found()
    assert error.id == "papers.E003"
    assert error.msg == (
        "The signing certificate of this installation expired on 06 November 2026. "
        "Run: manage.py keys rotate --installation"
    )
    assert refused() == error.msg


def test_a_key_that_others_can_read_is_a_warning_with_its_command(folder: Path) -> None:
    samples.installation_key()
    file = folder / "installation" / "signing.pem"
    file.chmod(0o644)
    (warning,) = found()
    assert warning.id == "papers.W001"
    assert warning.msg.endswith(f"Run: chmod 600 {file}")


@override_settings(COMITY_PKCS11={**DEVICE, "module": "no-such-module.so"})
def test_a_device_without_its_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "_loaded", lambda: (None, "pkcs11"))
    (error,) = found()
    assert error.id == "papers.E003"
    assert error.msg.endswith(f"the library for devices is missing (pkcs11). Run: {device.MEND}")
    assert refused() == error.msg


@override_settings(COMITY_PKCS11={**DEVICE, "module": "no-such-module.so"})
def test_a_device_without_its_module_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "_loaded", lambda: (object(), ""))
    assert "no-such-module.so, which is not there" in refused()


def test_a_folder_for_lists_that_is_not_there_is_named(folder: Path) -> None:
    samples.installation_key()
    with override_settings(COMITY_REVOCATION_DIR=str(folder)):
        assert found() == []
    with override_settings(COMITY_REVOCATION_DIR=str(folder / "nowhere")):
        (error,) = found()
    assert error.id == "papers.E004"
    assert error.msg.endswith(f"Run: mkdir {folder / 'nowhere'}")
