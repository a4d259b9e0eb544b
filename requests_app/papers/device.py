"""The installation's key where it lies in a device (PKCS#11): a card, a token, a security module."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from cryptography import x509
from django.conf import settings
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign.signers.pdf_cms import Signer

from requests_app.papers.keys import Key, KeyTrouble

MEND = "pip install python-pkcs11"


@cache
def _loaded() -> tuple[Any, str]:
    """pyHanko's part for devices, which needs an optional library, or why it is not there."""
    try:
        return import_module("pyhanko.sign.pkcs11"), ""
    except ImportError as missing:
        return None, missing.name or "pkcs11"


def library() -> Any:
    """What speaks to devices; `KeyTrouble` where the library or the device's module is missing."""
    found, missing = _loaded()
    if found is None:
        raise KeyTrouble(
            f"COMITY_PKCS11_MODULE names a device, and the library for devices is missing ({missing}). Run: {MEND}"
        )
    module = settings.COMITY_PKCS11["module"]
    if not Path(module).exists():
        raise KeyTrouble(f"COMITY_PKCS11_MODULE names {module}, which is not there. Set it to the device's module.")
    return found


@contextlib.contextmanager
def opened() -> Iterator[tuple[Key, Signer]]:
    """The device's key and its signer, for one signature: a session is not shared between threads or processes."""
    pkcs11, told = library(), settings.COMITY_PKCS11
    criteria = TokenCriteria(label=told["token"]) if told["token"] else None
    try:
        session = pkcs11.open_pkcs11_session(told["module"], token_criteria=criteria, user_pin=told["pin"] or None)
    except (OSError, RuntimeError, ValueError, pkcs11.PKCS11Error) as error:
        raise _silent(error) from error
    with session:
        try:
            signer = pkcs11.PKCS11Signer(
                session,
                cert_label=told["certificate"] or told["key"] or None,
                key_label=told["key"] or None,
                other_certs_to_pull=None,
                use_raw_mechanism=True,  # we hash: not every device has a mechanism that does both
            )
            certificate = x509.load_der_x509_certificate(signer.signing_cert.dump())
        except (OSError, RuntimeError, ValueError, AttributeError, pkcs11.PKCS11Error, pkcs11.SigningError) as error:
            raise _silent(error) from error
        try:
            yield Key(None, None, certificate, ()), signer
        except (pkcs11.PKCS11Error, pkcs11.SigningError) as error:
            raise _silent(error) from error


def _silent(error: Exception) -> KeyTrouble:
    return KeyTrouble(
        f"The signing key in the device cannot be used ({type(error).__name__}). Check that it is connected and that "
        "COMITY_PKCS11_TOKEN, COMITY_PKCS11_PIN, COMITY_PKCS11_KEY and COMITY_PKCS11_CERTIFICATE are right"
    )
