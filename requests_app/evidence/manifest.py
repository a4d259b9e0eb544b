"""Reads and keeps a hash manifest: lines of `sha256sum`, BagIt or a table pasted from either."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from requests_app.casework.models import Entry, Request
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


def keep(
    request: Request, entry: Entry, by: Organisation | None, channel: str, at: datetime, listed: Sequence[Listed]
) -> Delivery:
    """Stores a delivery with its manifest. Call inside the act's transaction."""
    delivery = Delivery.objects.create(request=request, entry=entry, by=by, channel=channel, handed_over_at=at)
    Piece.objects.bulk_create([Piece(delivery=delivery, name=p.name, size=p.size, sha256=p.sha256) for p in listed])
    return delivery
