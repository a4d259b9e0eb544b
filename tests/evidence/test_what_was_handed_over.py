"""The ledger covers what was handed over: a line changed, added, removed, or a paper exchanged, names its entry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from requests_app.casework.models import Request
from requests_app.desk import mending
from requests_app.evidence import manifest
from requests_app.evidence.manifest import BadManifest, Listed
from requests_app.evidence.models import Delivery, Piece
from requests_app.papers.models import Paper, PaperBytes
from tests import world as worlds
from tests.world import World

TEXT = f"{'a' * 64} 12 letter.pdf\n{'b' * 64} 13 list.csv"
ENTRY = 7  # opened, submitted, approved, sent, received, served, and this one


@pytest.fixture
def world(db: None) -> World:
    return worlds.build()


@pytest.fixture
def press() -> Iterator[list[dict[str, Any]]]:
    with worlds.quick_papers() as asked:
        yield asked


@pytest.fixture
def handed_over(world: World, press: list[dict[str, Any]]) -> Request:
    request = worlds.open_(world)
    worlds.walk(world, request, worlds.BC29_SERVED)
    worlds.do(world, request, "google", "confirm_preservation", manifest=TEXT)
    return request


def _faults() -> list[tuple[int, str]]:
    return [(fault.seq, fault.what) for fault in mending.ledger_faults()[1]]


def test_nothing_is_wrong_with_what_was_kept(handed_over: Request) -> None:
    assert _faults() == []
    assert handed_over.entries.get(act="confirm_preservation").seq == ENTRY


@pytest.mark.parametrize("change", [{"size": 14}, {"sha256": "c" * 64}, {"name": "other.csv"}])
def test_a_changed_line_is_found(handed_over: Request, change: dict[str, Any]) -> None:
    Piece.objects.filter(name="list.csv").update(**change)
    assert _faults() == [(ENTRY, "the manifest of its delivery is not what was written")]


def test_a_line_that_was_added_or_removed_is_found(handed_over: Request) -> None:
    delivery = Delivery.objects.get()
    added = Piece.objects.create(delivery=delivery, name="third.csv", size=1, sha256="d" * 64)
    assert _faults() == [(ENTRY, "the manifest of its delivery is not what was written")]
    added.delete()
    assert _faults() == []
    Piece.objects.filter(name="letter.pdf").delete()
    assert _faults() == [(ENTRY, "the manifest of its delivery is not what was written")]


def test_a_delivery_that_is_gone_is_found(handed_over: Request) -> None:
    Piece.objects.all().delete()
    Delivery.objects.all().delete()
    assert _faults() == [(ENTRY, "the delivery it tells of is gone")]


def test_a_delivery_that_slipped_in_is_found(handed_over: Request) -> None:
    entry = handed_over.entries.get(seq=2)
    manifest.keep(handed_over, entry, None, "letter", entry.happened_at, [Listed("x", "e" * 64, 1)])
    assert _faults() == [(2, "a delivery stands beside it of which it says nothing")]


def test_an_exchanged_paper_is_found(handed_over: Request) -> None:
    PaperBytes.objects.update(body=b"%PDF-1.7 another one")
    assert _faults() == [(4, "the paper preservation-request is not the one that was issued")]


def test_a_paper_exchanged_with_its_hash_is_found(handed_over: Request) -> None:
    """The hash beside the bytes is changed too: the entry still knows the one that was issued."""
    body = b"%PDF-1.7 another one"
    PaperBytes.objects.update(body=body)
    Paper.objects.update(sha256="8b6ae5a8a4e49a1d9ab9e0a6a5b5bb7a8c0e64d0d2d1b5f7f6d4c3b2a1908070")
    assert [seq for seq, _what in _faults()] == [4, 4]


def test_a_paper_that_is_gone_is_found(handed_over: Request) -> None:
    PaperBytes.objects.all().delete()
    Paper.objects.all().delete()
    assert _faults() == [(4, "a paper it names is gone")]


def test_a_manifest_is_read_in_the_forms_people_paste() -> None:
    assert manifest.read(f"{'A' * 64} *one.bin\n\n{'b' * 64}  20 two three.csv\n") == (
        Listed("one.bin", "a" * 64, 0),
        Listed("two three.csv", "b" * 64, 20),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{'a' * 64} 1 x\n{'a' * 63} 1 y", "Line 2 of the manifest"),
        (f"{'a' * 64} 1 x\n{'b' * 64} 1 x", "A file name appears twice"),
    ],
)
def test_a_bad_manifest_says_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(BadManifest, match=said):
        manifest.read(text)
