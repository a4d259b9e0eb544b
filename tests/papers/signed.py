"""A key of its own for a test, and a paper signed with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from django.test import override_settings

from requests_app.papers import development, signing
from requests_app.papers.forms import FORMS
from requests_app.papers.keys import Key
from requests_app.papers.models import Paper, PaperBytes
from requests_app.papers.render import render
from requests_app.papers.signing import Signed
from tests.papers.offices import MADE_AT
from tests.papers.samples import SAMPLES

KEY_MADE = datetime(2026, 11, 1, tzinfo=UTC)


@contextmanager
def key_folder(folder: Path) -> Iterator[Path]:
    """A folder for keys, empty."""
    with override_settings(COMITY_KEYS_DIR=folder, COMITY_KEYS_PASSPHRASE=""):
        yield folder


def installation_key(*, days: int = 3650, now: datetime = KEY_MADE) -> Key:
    """The installation's development key."""
    return development.make(None, "Comity", days=days, now=now)


@cache
def rendered(name: str = "annex-vi") -> bytes:
    """A sample paper as it is before it is signed."""
    return render(FORMS[name].compose(SAMPLES[name]()), created_at=MADE_AT)


def signed(name: str = "annex-vi", owner: int | None = None, at: datetime = MADE_AT) -> Signed:
    """The sample paper, signed with the key there is."""
    return signing.sign(rendered(name), owner=owner, at=at, alternate="Electronic seal of the issuing authority: BKA")


def flipped(body: bytes, place: int) -> bytes:
    """The same bytes with one bit of one of them turned."""
    return body[:place] + bytes([body[place] ^ 1]) + body[place + 1 :]


def stored(paper: Paper, body: bytes) -> None:
    """Gives a paper of the records these bytes, as if it had been pressed with them."""
    paper.sha256, paper.size = hashlib.sha256(body).hexdigest(), len(body)
    paper.save()
    PaperBytes.objects.filter(paper=paper).update(body=body)
