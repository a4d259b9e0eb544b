"""The log of issued papers: their hashes in the order of issue, as a tree whose root is published.

A paper that was issued cannot be taken out of the log, nor another one put in between, without every later root showing
it. The tree itself is in `merkle`; here are its leaves and roots as they are kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from requests_app.papers import merkle
from requests_app.papers.models import LogLeaf, LogRoot, Paper


@dataclass(frozen=True, slots=True)
class Proof:
    """That a paper is in the log: enough to check it with nothing but the published root."""

    sha256: str
    position: int
    size: int
    root: str
    path: tuple[str, ...]

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
        return newest
    top = merkle.root(_leaves(size)).hex()
    made, _new = LogRoot.objects.get_or_create(size=size, defaults={"root": top, "made_at": now})
    return made


def daily(now: datetime) -> int:
    """Enters what is new, and publishes a root if there is something new and none was made today (UTC)."""
    enter()
    newest = LogRoot.objects.order_by("-size").first()
    if newest is not None and newest.made_at.astimezone(UTC).date() >= now.astimezone(UTC).date():
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
    return Proof(paper.sha256, position, covers.size, covers.root, tuple(one.hex() for one in path))


def between(older: LogRoot, newer: LogRoot) -> list[str]:
    """The proof that the log behind the newer root begins with the log behind the older one."""
    return [one.hex() for one in merkle.consistency(_leaves(newer.size), older.size)]


def faults() -> Iterator[str]:
    """What is wrong in the log: a gap, a leaf that is not its paper's hash, a root that is not that of its leaves."""
    roots = dict(LogRoot.objects.values_list("size", "root"))
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
