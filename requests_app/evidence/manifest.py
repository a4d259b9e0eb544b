"""Reads and keeps a hash manifest: lines of `sha256sum`, BagIt or a table pasted from either."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from requests_app.casework.ledger import Fault
from requests_app.casework.models import Entry, Request
from requests_app.common import canonical
from requests_app.evidence.models import Delivery, Piece
from requests_app.parties.models import Organisation

LINE = re.compile(r"^(?P<hash>[0-9a-fA-F]{64})[ \t]+\*?(?:(?P<size>\d+)[ \t]+)?(?P<name>[^\t\r\n]{1,200})$")
MOST = 5000


class BadManifest(ValueError):
    """A line that is no line of a manifest; says which and what a good one looks like."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a manifest."""

    name: str
    sha256: str
    size: int = 0


def read(text: str) -> tuple[Listed, ...]:
    """The files a manifest lists: one a line, the SHA-256 first, then optionally the size in bytes, then the name."""
    found: list[Listed] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line:
            continue
        match = LINE.match(line)
        if not match:
            raise BadManifest(
                _("Line %(n)d of the manifest is not like “<SHA-256> <size> <file name>”; correct it or leave it out.")
                % {"n": number}
            )
        found.append(Listed(match["name"].strip(), match["hash"].lower(), int(match["size"] or 0)))
    names = [f.name for f in found]
    if len(names) != len(set(names)):
        raise BadManifest(_("A file name appears twice in the manifest; each file is listed once."))
    if len(found) > MOST:
        raise BadManifest(_("A manifest may list at most %(n)d files; split the delivery.") % {"n": MOST})
    return tuple(found)


def fact(listed: Sequence[Listed]) -> dict[str, Any]:
    """What the entry keeps of a manifest, so that the chain covers it: how many files, and the digest of all lines."""
    lines = sorted([piece.name, piece.size, piece.sha256] for piece in listed)
    return {"files": len(lines), "sha256": canonical.digest(lines)}


def faults() -> Iterator[Fault]:
    """Deliveries that are not what their entries say: a line changed, added or removed; a delivery gone or slipped in.

    Two queries and one for each thousand deliveries; what was handed over without a manifest is not looked at.
    """
    named = {
        pk: (ref, seq, said)
        for pk, ref, seq, said in Entry.objects.filter(facts__has_key="delivery")
        .order_by("request_id", "seq")
        .values_list("pk", "request__ref", "seq", "facts__delivery")
    }
    kept = Delivery.objects.select_related("entry__request").prefetch_related("pieces").order_by("pk")
    for delivery in kept.iterator(chunk_size=1000):
        entry = delivery.entry
        found = fact([Listed(p.name, p.sha256, p.size) for p in delivery.pieces.all()])
        if entry.pk not in named:
            yield Fault(entry.request.ref, entry.seq, "a delivery stands beside it of which it says nothing")
        elif named.pop(entry.pk)[2] != found:
            yield Fault(entry.request.ref, entry.seq, "the manifest of its delivery is not what was written")
    for ref, seq, _said in named.values():
        yield Fault(ref, seq, "the delivery it tells of is gone")


def keep(
    request: Request, entry: Entry, by: Organisation | None, channel: str, at: datetime, listed: Sequence[Listed]
) -> Delivery:
    """Stores a delivery with its manifest. Call inside the act's transaction."""
    delivery = Delivery.objects.create(request=request, entry=entry, by=by, channel=channel, handed_over_at=at)
    Piece.objects.bulk_create([Piece(delivery=delivery, name=p.name, size=p.size, sha256=p.sha256) for p in listed])
    return delivery
