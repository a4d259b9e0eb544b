"""What a published root of the log states, and the installation's signature beside it.

The statement is five lines of text, so that whoever holds it needs no more than an ordinary tool to check the signature
(docs/operations.md).
"""

from __future__ import annotations

import base64
import binascii
import textwrap
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from importlib import import_module
from typing import Any

from requests_app.common.canonical import instant
from requests_app.papers import signing

TITLE = "Comity log of issued papers"


def statement(*, origin: str, size: int, root: str, made_at: datetime | str) -> bytes:
    """What is signed: whose log, over how many papers, with which root, since when."""
    time = made_at if isinstance(made_at, str) else instant(made_at)
    return f"{TITLE}\norigin: {origin}\npapers: {size}\nroot: {root}\ntime: {time}\n".encode()


def sign(stated: bytes, now: datetime) -> str:
    """The signature of the installation's key, in base64; empty without one. `KeyTrouble` where it cannot be used."""
    made: bytes | None = _sealing().seal_statement(stated, now) if signing.configured() else None
    return base64.b64encode(made).decode() if made else ""


def read(stated: bytes, signature: str, trusted: Iterable[Any] = ()) -> Any:
    """What the signature says (`detached.Beside`); none where there is none."""
    if not signature:
        return None
    try:
        der = base64.b64decode(signature, validate=True)
    except (ValueError, binascii.Error):
        der = b""
    return _detached().read(stated, der, trusted)


def printed(stated: bytes, signature: str) -> str:
    """Statement and signature as they are published."""
    beside = (
        ["-----BEGIN CMS-----", *textwrap.wrap(signature, 64), "-----END CMS-----"] if signature else ["not signed"]
    )
    return "\n".join([stated.decode(), *beside, ""])


@cache
def _sealing() -> Any:
    """pyHanko takes half a second to load, and most processes sign nothing."""
    return import_module("requests_app.papers.sealing")


@cache
def _detached() -> Any:
    return import_module("requests_app.papers.detached")
