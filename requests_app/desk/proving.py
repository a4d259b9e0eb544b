"""To publish the root of the log of papers, and to prove that a paper is in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from requests_app.common import clock
from requests_app.papers import log, root_signing
from requests_app.papers.log import Proof
from requests_app.papers.models import LogRoot, Paper

SHOWN = 30


@dataclass(frozen=True, slots=True)
class Root:
    """A published root, with the proof that the log of the one before it is its beginning."""

    row: LogRoot
    consistency: list[str]
    signed_by: str = ""
    holds: bool | None = None  # whether its signature does; none where it has none


def publish() -> LogRoot | None:
    """A root over everything issued so far."""
    return log.publish(clock.now())


def roots() -> list[Root]:
    """All published roots, the oldest first."""
    found: list[Root] = []
    for row in LogRoot.objects.order_by("size"):
        consistency = log.between(found[-1].row, row) if found else []
        one = root_signing.read(row.statement, row.signature)
        found.append(Root(row, consistency, one.signer, one.holds) if one else Root(row, consistency))
    return found


def published() -> Iterator[str]:
    """The newest roots with their signatures, as anybody may have them. They say how many papers, and of none what."""
    for row in LogRoot.objects.order_by("-size")[:SHOWN]:
        yield root_signing.printed(row.statement, row.signature)


def proof(*, ref: str = "", name: str = "", sha256: str = "") -> Proof | None:
    """The proof of a paper by its hash, or of the newest version of a request's paper; none where there is no such."""
    papers = (
        Paper.objects.filter(sha256=sha256.lower()) if sha256 else Paper.objects.filter(request__ref=ref, name=name)
    )
    paper = papers.order_by("-number").first()
    return None if paper is None else log.proof(paper, clock.now())
