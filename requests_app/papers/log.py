"""The log of issued papers: their hashes in the order of issue, as a tree whose root is published.

A paper that was issued cannot be taken out of the log, nor another one put in between, without every later root showing
it. The tree itself is in `merkle`; here are its leaves and roots as they are kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max

from requests_app.common.canonical import instant
from requests_app.papers import merkle, root_signing
from requests_app.papers.engine import PaperUnavailable
from requests_app.papers.models import LogLeaf, LogRoot, Paper

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Proof:
    """That a paper is in the log: enough to check it with the published root or with a known signer of its root."""

    sha256: str
    position: int
    size: int
    root: str
    path: tuple[str, ...]
    origin: str = ""
    made_at: str = ""
    signature: str = ""

    @property
    def statement(self) -> bytes:
        """What the signature of the root is over."""
        return root_signing.statement(origin=self.origin, size=self.size, root=self.root, made_at=self.made_at)

    def holds(self) -> bool:
        """Whether the path leads from this hash to this root."""
        try:
            leaf = merkle.leaf(bytes.fromhex(self.sha256))
            path = [bytes.fromhex(one) for one in self.path]
            return merkle.includes(leaf, self.position, self.size, path, bytes.fromhex(self.root))
        except ValueError:
            return False


def enter() -> int:
    """Puts every issued paper that is not in the log at its end, in the order of issue. Returns how many.

    Papers are written by several processes at once; they are numbered here, one after the other, so that no paper that
    was slower to be stored can come to stand before one that a published root has already counted.
    """
    try:
        with transaction.atomic():
            # The last row is locked: a second worker waits, and then finds nothing left to do.
            last = LogLeaf.objects.select_for_update().order_by("-position").first()
            waiting = Paper.objects.filter(log_leaf=None).order_by("pk").values_list("pk", "sha256")
            begin = 0 if last is None else last.position + 1
            rows = [LogLeaf(position=n, paper_id=pk, sha256=sha) for n, (pk, sha) in enumerate(waiting, start=begin)]
            LogLeaf.objects.bulk_create(rows)
    except IntegrityError:  # another worker was faster with the very first rows
        return 0
    return len(rows)


def publish(now: datetime) -> LogRoot | None:
    """A root over the log as it is: the newest one where nothing has been added since, none while the log is empty."""
    enter()
    newest = LogRoot.objects.order_by("-size").first()
    size = (LogLeaf.objects.aggregate(last=Max("position"))["last"] or 0) + 1 if LogLeaf.objects.exists() else 0
    if size == 0 or (newest is not None and newest.size == size):
        return newest and _signed(newest, now)
    top = merkle.root(_leaves(size)).hex()
    made, _new = LogRoot.objects.get_or_create(size=size, defaults={"root": top, "made_at": now})
    return _signed(made, now)


def _signed(row: LogRoot, now: datetime) -> LogRoot:
    """The root with the installation's signature, if there is a key that can be used; without, it stays unsigned.

    A key that was not there or failed when the root was made signs it later, and no other root than that of the log.
    """
    if row.signature:
        return row
    row.origin = settings.COMITY_PUBLIC_URL[:200]
    try:
        signature = root_signing.sign(row.statement, now)
    except PaperUnavailable as trouble:
        log.warning("root_not_signed", why=str(trouble))
        return row
    if signature and merkle.root(_leaves(row.size)).hex() == row.root:
        LogRoot.objects.filter(pk=row.pk, signature="").update(origin=row.origin, signature=signature)
        row.refresh_from_db()
    return row


def daily(now: datetime) -> int:
    """Enters what is new, and publishes a root if there is something new and none was made today (UTC)."""
    enter()
    newest = LogRoot.objects.order_by("-size").first()
    if newest is not None and newest.made_at.astimezone(UTC).date() >= now.astimezone(UTC).date():
        _signed(newest, now)
        return 0
    made = publish(now)
    return int(made is not None and made != newest)


def proof(paper: Paper, now: datetime) -> Proof:
    """The proof of a paper against the oldest root that covers it; a root is published where none does yet."""
    leaf = LogLeaf.objects.filter(paper=paper).first()
    covers = LogRoot.objects.filter(size__gt=leaf.position).order_by("size").first() if leaf else None
    if covers is None:
        covers = publish(now)
        leaf = LogLeaf.objects.get(paper=paper)
    if covers is None:
        raise LookupError("The log is empty.")
    path = merkle.inclusion(_leaves(covers.size), leaf.position) if leaf else []
    position = leaf.position if leaf else 0
    hexed, made_at = tuple(one.hex() for one in path), instant(covers.made_at)
    return Proof(paper.sha256, position, covers.size, covers.root, hexed, covers.origin, made_at, covers.signature)


def between(older: LogRoot, newer: LogRoot) -> list[str]:
    """The proof that the log behind the newer root begins with the log behind the older one."""
    return [one.hex() for one in merkle.consistency(_leaves(newer.size), older.size)]


def faults() -> Iterator[str]:
    """What is wrong in the log: a gap, a leaf not its paper's hash, a root not of its leaves or not as signed."""
    published = list(LogRoot.objects.order_by("size"))
    for row in published:
        found = root_signing.read(row.statement, row.signature)
        if found is not None and not found.holds:
            yield f"the signature of the root over the first {row.size} papers does not hold"
    roots = {row.size: row.root for row in published}
    tree = merkle.Growing()
    leaves = LogLeaf.objects.order_by("position").values_list(
        "position", "sha256", "paper__sha256", "paper__request__ref"
    )
    for position, sha256, of_paper, ref in leaves.iterator(chunk_size=2000):
        if position != tree.size:
            yield f"the log of papers has no leaf {tree.size}"
            return
        if sha256 != of_paper:
            yield f"leaf {position} of the log of papers is not the hash of its paper ({ref})"
        tree.append(merkle.leaf(bytes.fromhex(sha256)))
        if roots.pop(tree.size, tree.root().hex()) != tree.root().hex():
            yield f"the root over the first {tree.size} papers is not that of the log"
    for size in sorted(roots):
        yield f"the log of papers is shorter than its published root over {size}"


def counts() -> tuple[int, int]:
    """How many papers are in the log, and how many roots are published."""
    return LogLeaf.objects.count(), LogRoot.objects.count()


def _leaves(size: int) -> list[bytes]:
    found = LogLeaf.objects.order_by("position").values_list("sha256", flat=True)[:size]
    return [merkle.leaf(bytes.fromhex(one)) for one in found]
