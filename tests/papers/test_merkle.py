"""The tree of hashes is that of RFC 6962, and its proofs hold for what is in it and for nothing else."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.papers import merkle

# Known answers for the eight inputs that implementations of RFC 6962 are commonly compared with.
INPUTS = [
    bytes.fromhex(text)
    for text in ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
]
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}

leaves = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=70).map(
    lambda found: [merkle.leaf(one) for one in found]
)


@pytest.mark.parametrize("size", sorted(ROOTS))
def test_the_root_is_the_known_one(size: int) -> None:
    assert merkle.root(merkle.leaf(one) for one in INPUTS[:size]).hex() == ROOTS[size]


def test_of_nothing_the_root_is_the_hash_of_nothing() -> None:
    assert merkle.root([]) == hashlib.sha256(b"").digest()


def test_a_leaf_is_never_a_node() -> None:
    assert merkle.leaf(b"a" * 64) != merkle.node(b"a" * 32, b"a" * 32)


@given(leaves)
def test_growing_is_the_same_as_splitting(found: list[bytes]) -> None:
    def split(part: list[bytes]) -> bytes:
        if len(part) == 1:
            return part[0]
        k = 1
        while k * 2 < len(part):
            k *= 2
        return merkle.node(split(part[:k]), split(part[k:]))

    assert merkle.root(found) == split(found)


@given(leaves, st.data())
def test_each_leaf_is_proven_in_few_steps(found: list[bytes], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(found) - 1))
    path = merkle.inclusion(found, at)
    assert len(path) <= (len(found) - 1).bit_length()
    assert merkle.includes(found[at], at, len(found), path, merkle.root(found))


@given(leaves, st.data())
def test_another_leaf_place_root_or_path_is_refused(found: list[bytes], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(found) - 1))
    path, top, size = merkle.inclusion(found, at), merkle.root(found), len(found)
    stranger = merkle.leaf(b"a stranger")
    assert not merkle.includes(stranger, at, size, path, top)
    assert not merkle.includes(found[at], at, size, path, stranger)
    assert not merkle.includes(found[at], at, size, [*path, stranger], top)
    assert not merkle.includes(found[at], size, size, path, top)
    assert not merkle.includes(found[at], -1, size, path, top)
    if path:
        assert not merkle.includes(found[at], at, size, path[:-1], top)
        step = data.draw(st.integers(0, len(path) - 1))
        assert not merkle.includes(found[at], at, size, [*path[:step], stranger, *path[step + 1 :]], top)


@given(leaves, st.data())
def test_an_older_tree_is_proven_to_be_the_beginning(found: list[bytes], data: st.DataObject) -> None:
    older = data.draw(st.integers(1, len(found)))
    path = merkle.consistency(found, older)
    assert merkle.extends(older, len(found), path, merkle.root(found[:older]), merkle.root(found))


@given(leaves, st.data())
def test_a_rewritten_past_cannot_be_proven(found: list[bytes], data: st.DataObject) -> None:
    older = data.draw(st.integers(1, len(found)))
    at = data.draw(st.integers(0, older - 1))
    rewritten = [*found[:at], merkle.leaf(b"put in its place"), *found[at + 1 :]]
    path = merkle.consistency(rewritten, older)
    assert not merkle.extends(older, len(found), path, merkle.root(found[:older]), merkle.root(rewritten))


@given(leaves, st.data())
def test_a_changed_step_of_a_consistency_proof_is_refused(found: list[bytes], data: st.DataObject) -> None:
    older = data.draw(st.integers(1, len(found)))
    path = merkle.consistency(found, older)
    stranger = merkle.leaf(b"a stranger")
    tops = merkle.root(found[:older]), merkle.root(found)
    assert not merkle.extends(older, len(found), [*path, stranger], *tops)
    if path:
        step = data.draw(st.integers(0, len(path) - 1))
        assert not merkle.extends(older, len(found), [*path[:step], stranger, *path[step + 1 :]], *tops)
        assert not merkle.extends(older, len(found), path[:-1], *tops)


def test_there_is_no_proof_of_what_is_not_there() -> None:
    two = [merkle.leaf(b"a"), merkle.leaf(b"b")]
    with pytest.raises(IndexError):
        merkle.inclusion(two, 2)
    with pytest.raises(IndexError):
        merkle.consistency(two, 3)
