"""The tree of hashes of RFC 6962: its root, and short proofs that a leaf is in it and that an older tree is part of it.

Everything here is a pure function of leaf hashes; a leaf hash is `leaf(data)`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence


def leaf(data: bytes) -> bytes:
    """The hash of a leaf (RFC 6962, 2.1): the prefix keeps a leaf from being passed off as a node."""
    return hashlib.sha256(b"\x00" + data).digest()


def node(left: bytes, right: bytes) -> bytes:
    """The hash of a node over two hashes (RFC 6962, 2.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Growing:
    """A tree that grows leaf by leaf and knows its root at any moment."""

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[bytes] = []  # roots of the full subtrees, the largest first

    def append(self, hashed: bytes) -> None:
        """One more leaf."""
        self.size += 1
        rest = self.size
        while rest % 2 == 0:
            hashed = node(self._peaks.pop(), hashed)
            rest //= 2
        self._peaks.append(hashed)

    def root(self) -> bytes:
        """The root as it is now; that of no leaf is the hash of nothing."""
        if not self._peaks:
            return hashlib.sha256(b"").digest()
        top, *others = reversed(self._peaks)
        for peak in others:
            top = node(peak, top)
        return top


def root(leaves: Iterable[bytes]) -> bytes:
    """The root over leaf hashes in their order."""
    tree = Growing()
    for one in leaves:
        tree.append(one)
    return tree.root()


def _split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion(leaves: Sequence[bytes], position: int) -> list[bytes]:
    """The audit path of a leaf (RFC 6962, 2.1.1)."""
    if not 0 <= position < len(leaves):
        raise IndexError("There is no leaf at this position.")
    if len(leaves) == 1:
        return []
    k = _split(len(leaves))
    if position < k:
        return [*inclusion(leaves[:k], position), root(leaves[k:])]
    return [*inclusion(leaves[k:], position - k), root(leaves[:k])]


def includes(hashed: bytes, position: int, size: int, path: Sequence[bytes], top: bytes) -> bool:
    """Whether the path leads from a leaf at this position in a tree of this size to that root (RFC 9162, 2.1.3.2)."""
    if not 0 <= position < size:
        return False
    at, last, found = position, size - 1, hashed
    for one in path:
        if last == 0:
            return False
        if at % 2 or at == last:
            found = node(one, found)
            while at % 2 == 0 and at:
                at, last = at >> 1, last >> 1
        else:
            found = node(found, one)
        at, last = at >> 1, last >> 1
    return last == 0 and found == top


def consistency(leaves: Sequence[bytes], older: int) -> list[bytes]:
    """The proof that the tree over the first `older` leaves is the beginning of this one (RFC 6962, 2.1.2)."""
    if not 0 < older <= len(leaves):
        raise IndexError("There was no tree of this size.")
    return _consistency(leaves, older, whole=True)


def _consistency(leaves: Sequence[bytes], older: int, *, whole: bool) -> list[bytes]:
    if older == len(leaves):
        return [] if whole else [root(leaves)]
    k = _split(len(leaves))
    if older <= k:
        return [*_consistency(leaves[:k], older, whole=whole), root(leaves[k:])]
    return [*_consistency(leaves[k:], older - k, whole=False), root(leaves[:k])]


def extends(older: int, newer: int, path: Sequence[bytes], older_root: bytes, newer_root: bytes) -> bool:
    """Whether the path shows that the newer tree begins with the older one (RFC 9162, 2.1.4.2)."""
    if not 0 < older <= newer:
        return False
    if older == newer:
        return not path and older_root == newer_root
    rest = list(path)
    if older & (older - 1) == 0:
        rest.insert(0, older_root)
    if not rest:
        return False
    at, last = older - 1, newer - 1
    while at % 2:
        at, last = at >> 1, last >> 1
    first = second = rest[0]
    for one in rest[1:]:
        if last == 0:
            return False
        if at % 2 or at == last:
            first, second = node(one, first), node(one, second)
            while at % 2 == 0 and at:
                at, last = at >> 1, last >> 1
        else:
            second = node(second, one)
        at, last = at >> 1, last >> 1
    return last == 0 and first == older_root and second == newer_root
