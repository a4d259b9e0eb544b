"""A key in a device signs as one in a file does, and a device that fails stops the paper with a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from requests_app.papers import development, device, pades, signatures
from requests_app.papers.keys import Key, KeyTrouble
from tests.papers import signed as samples

pytestmark = pytest.mark.pdf


class Driver:
    """What pyHanko's part for devices is asked for, with a key in memory behind it."""

    class PKCS11Error(Exception):
        """The device says no."""

    class SigningError(Exception):
        """The device does not sign."""

    def __init__(self, key: Key, pin: str) -> None:
        self.key, self.pin = key, pin
        self.open = 0

    def __enter__(self) -> Driver:
        self.open += 1
        return self

    def __exit__(self, *error: object) -> None:
        self.open -= 1

    def open_pkcs11_session(self, module: str, *, token_criteria: Any, user_pin: str | None) -> Any:
        assert module.endswith("driver.so")
        assert token_criteria.label == "authority"
        if user_pin != self.pin:
            raise self.PKCS11Error
        return self

    def PKCS11Signer(
        self, session: Driver, *, cert_label: str, key_label: str, other_certs_to_pull: None, use_raw_mechanism: bool
    ) -> Any:
        assert (session.open, cert_label, key_label, use_raw_mechanism) == (1, "paper", "paper", True)
        return pades.signer_of(self.key)


@pytest.fixture
def driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driver]:
    (tmp_path / "driver.so").touch()
    told = {"module": str(tmp_path / "driver.so"), "token": "authority", "pin": "1234", "key": "paper"}
    with samples.key_folder(tmp_path / "elsewhere"):
        key = development.make(None, "Ministry", days=900, now=samples.KEY_MADE)
    found = Driver(key, "1234")
    monkeypatch.setattr(device, "_loaded", lambda: (found, ""))
    with samples.key_folder(tmp_path / "keys"), override_settings(COMITY_PKCS11={**told, "certificate": ""}):
        yield found


def test_the_device_signs_and_its_certificate_is_kept(driver: Driver) -> None:
    paper = samples.signed()
    assert paper.signer == "Ministry (development)"
    assert driver.open == 0
    (found,) = signatures.read(paper.body)
    assert found.holds
    assert found.ours


def test_an_organisations_own_key_goes_before_the_device(driver: Driver) -> None:
    development.make(3, "Agency", days=900, now=samples.KEY_MADE)
    assert samples.signed(owner=3).signer == "Agency (development)"
    assert samples.signed(owner=4).signer == "Ministry (development)"


def test_a_device_that_refuses_stops_the_paper(driver: Driver) -> None:
    driver.pin = "another"
    with pytest.raises(KeyTrouble, match=r"in the device cannot be used \(PKCS11Error\)\. Check .* COMITY_PKCS11_PIN"):
        samples.signed()
