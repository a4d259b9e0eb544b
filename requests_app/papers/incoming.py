"""Papers of others that came in: what makes one acceptable, and how its bytes are kept, once each, by their hash.

The ledger says which paper came in with which entry; the table holds bytes alone. What is kept is a paper, a letter or
a form, never what was asked for: evidence has its manifest and its own ways.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from requests_app.casework.ledger import Fault
from requests_app.casework.models import Entry
from requests_app.papers import incoming_reading
from requests_app.papers.claims import UNREAD, Refused, Told
from requests_app.papers.models import Incoming

MOST = 10 * 1024 * 1024
START = b"%PDF-"
FACT = "incoming"  # what the entry of such a paper carries among its facts


class NotAccepted(ValueError):
    """A file that is not taken in; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Received:
    """A paper that may be kept: its bytes, and what was found when it was looked at."""

    body: bytes
    sha256: str
    told: Told | None  # none: it could not be read safely, and is kept unread

    def fact(self) -> dict[str, Any]:
        """What its entry says of it: nothing personal."""
        kept = {"sha256": self.sha256, "size": len(self.body)}
        if self.told is None:
            return {**kept, "pages": 0, "carries": [UNREAD], "signatures": 0}
        found = self.told
        return {**kept, "pages": found.pages, "carries": list(found.carries), "signatures": len(found.signatures)}

    def signatures(self) -> list[dict[str, Any]]:
        """What its entry says of who signed it, which is personal."""
        return [one.as_body() for one in self.told.signatures] if self.told else []


def look(body: bytes) -> Received:
    """Whether this is a paper, by what it is and not by what it is called. Raises `NotAccepted`."""
    if len(body) > MOST:
        raise NotAccepted(
            _("The file is larger than %(n)d MB. A paper is smaller; evidence is not sent here.") % {"n": MOST >> 20}
        )
    if not body.startswith(START):
        raise NotAccepted(_("This is no PDF, whatever it is called. Scan or print the paper to a PDF."))
    told = incoming_reading.read(body)
    if told is not None and told.refused is not None:
        raise NotAccepted(_why(told.refused))
    return Received(body, hashlib.sha256(body).hexdigest(), told)


def _why(refused: Refused) -> str:
    return {
        Refused.CLOSED: _("This PDF is closed by a password. Ask the sender for one that opens."),
        Refused.DAMAGED: _("This PDF is damaged and cannot be read. Ask the sender to send it again."),
        Refused.EMPTY: _("This PDF has no page."),
    }[refused]


def keep(paper: Received) -> None:
    """Stores the bytes; the same paper filed twice is stored once. Call inside the transaction of its entry."""
    Incoming.objects.get_or_create(sha256=paper.sha256, defaults={"body": paper.body})


def bytes_of(sha256: str) -> bytes | None:
    """The bytes as they came; none after an erasure. Refuses to hand out any that no longer have their hash."""
    row = Incoming.objects.filter(pk=sha256).first()
    if row is None:
        return None
    body = bytes(row.body)
    if hashlib.sha256(body).hexdigest() != sha256:
        raise ValueError("The stored bytes of a paper that came in are not those that came.")
    return body


def forget(erased: Iterable[Entry]) -> None:
    """Removes the bytes of papers whose entries were erased, unless another entry still holds the same paper."""
    hashes = {entry.facts[FACT]["sha256"] for entry in erased if FACT in entry.facts}
    if hashes:
        held = {sha256 for _where, sha256, erased_ in _named() if not erased_}
        Incoming.objects.filter(pk__in=hashes - held).delete()


def faults() -> Iterator[Fault]:
    """Papers an entry names that are gone or changed, and bytes that no entry names. One paper at a time."""
    named = [(where, sha256) for where, sha256, erased in _named() if not erased]
    kept: set[str] = set()
    for row in Incoming.objects.order_by("pk").iterator(chunk_size=20):
        if hashlib.sha256(bytes(row.body)).hexdigest() == row.pk:
            kept.add(row.pk)
    for (ref, seq), sha256 in named:
        if sha256 not in kept:
            yield Fault(ref, seq, "the paper that came in with it is gone or changed")
    if Incoming.objects.exclude(pk__in={sha256 for _where, sha256 in named}).exists():
        yield Fault("-", 0, "a paper that came in is kept of which no entry tells")


def _named() -> Iterator[tuple[tuple[str, int], str, bool]]:
    """Every entry that tells of such a paper: where, which, and whether it was erased."""
    found = Entry.objects.filter(facts__has_key=FACT).order_by("request_id", "seq")
    for ref, seq, fact, erasure in found.values_list("request__ref", "seq", f"facts__{FACT}", "erasure"):
        yield (ref, seq), str(fact["sha256"]), erasure is not None
