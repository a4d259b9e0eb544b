"""Every issued paper enters the log in the order of issue, is proven to be in it, and cannot leave it unseen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from requests_app.desk import mending, proving, sweep
from requests_app.papers import log, merkle
from requests_app.papers.models import LogLeaf, LogRoot, Paper
from tests import world as worlds
from tests.world import World

NOON = datetime(2026, 9, 2, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Iterator[World]:
    """A world at noon."""
    with time_machine.travel(NOON, tick=False), worlds.quick_papers():
        yield worlds.build()


@pytest.fixture
def papers(world: World) -> list[Paper]:
    """Three issued papers."""
    for _n in range(3):
        worlds.walk(world, worlds.open_(world, "BC-29"), worlds.BC29_SENT)
    found = list(Paper.objects.order_by("pk"))
    assert len(found) >= 3
    return found


def test_papers_enter_once_and_in_the_order_of_issue(papers: list[Paper]) -> None:
    assert log.enter() == len(papers)
    assert log.enter() == 0
    told = list(LogLeaf.objects.order_by("position").values_list("position", "sha256"))
    assert told == [(n, paper.sha256) for n, paper in enumerate(papers)]


def test_a_root_is_published_once_for_the_same_papers(papers: list[Paper]) -> None:
    first, again = log.publish(NOON), log.publish(NOON + timedelta(hours=1))
    assert first is not None
    assert first == again
    expected = merkle.root(merkle.leaf(bytes.fromhex(paper.sha256)) for paper in papers)
    assert (first.size, first.root) == (len(papers), expected.hex())


def test_an_empty_log_has_no_root() -> None:
    assert log.publish(NOON) is None
    assert log.daily(NOON) == 0


def test_the_clock_publishes_one_root_a_day(world: World, papers: list[Paper]) -> None:
    assert sweep.tick(NOON, mail=False).paper_roots == 1
    worlds.walk(world, worlds.open_(world, "BC-29"), worlds.BC29_SENT)
    assert sweep.tick(NOON + timedelta(minutes=1), mail=False).paper_roots == 0
    assert log.counts() == (len(papers) + 1, 1)  # entered at once, published with the next day
    assert sweep.tick(NOON + timedelta(hours=12), mail=False).paper_roots == 1
    assert sweep.tick(NOON + timedelta(days=2), mail=False).paper_roots == 0  # nothing new


def test_each_paper_is_proven_against_the_published_root(papers: list[Paper]) -> None:
    for paper in papers:
        proof = log.proof(paper, NOON)
        assert proof.holds()
        assert LogRoot.objects.filter(size=proof.size, root=proof.root).exists()
    assert LogRoot.objects.count() == 1


def test_a_later_root_is_proven_to_begin_with_the_earlier(papers: list[Paper]) -> None:
    log.enter()
    leaves = [merkle.leaf(bytes.fromhex(paper.sha256)) for paper in papers]
    for size in (1, len(papers)):
        LogRoot.objects.create(size=size, root=merkle.root(leaves[:size]).hex(), made_at=NOON)
    older, newer = proving.roots()
    assert older.consistency == []
    path = [bytes.fromhex(one) for one in newer.consistency]
    tops = bytes.fromhex(older.row.root), bytes.fromhex(newer.row.root)
    assert merkle.extends(older.row.size, newer.row.size, path, *tops)


def test_a_sound_log_has_no_fault(papers: list[Paper]) -> None:
    log.publish(NOON)
    assert mending.paper_log_faults() == (len(papers), 1, [])


def test_a_changed_leaf_is_found(papers: list[Paper]) -> None:
    log.publish(NOON)
    LogLeaf.objects.filter(position=1).update(sha256="00" * 32)
    found = list(log.faults())
    assert found[0] == f"leaf 1 of the log of papers is not the hash of its paper ({papers[1].request.ref})"
    assert found[1] == f"the root over the first {len(papers)} papers is not that of the log"


def test_a_changed_paper_is_found_though_its_leaf_was_not(papers: list[Paper]) -> None:
    log.publish(NOON)
    Paper.objects.filter(pk=papers[0].pk).update(sha256="11" * 32)
    assert list(log.faults()) == [f"leaf 0 of the log of papers is not the hash of its paper ({papers[0].request.ref})"]


def test_leaf_and_paper_changed_together_are_found_by_the_root(papers: list[Paper]) -> None:
    log.publish(NOON)
    Paper.objects.filter(pk=papers[0].pk).update(sha256="11" * 32)
    LogLeaf.objects.filter(position=0).update(sha256="11" * 32)
    assert list(log.faults()) == [f"the root over the first {len(papers)} papers is not that of the log"]


def test_a_leaf_taken_out_is_found(papers: list[Paper]) -> None:
    log.publish(NOON)
    LogLeaf.objects.filter(position=1).delete()
    assert list(log.faults()) == ["the log of papers has no leaf 1"]


def test_a_last_leaf_taken_out_is_found_by_the_root(papers: list[Paper]) -> None:
    log.publish(NOON)
    LogLeaf.objects.filter(position=len(papers) - 1).delete()
    assert list(log.faults()) == [f"the log of papers is shorter than its published root over {len(papers)}"]


def test_a_proof_of_another_hash_does_not_hold(papers: list[Paper]) -> None:
    proof = log.proof(papers[0], NOON)
    assert not log.Proof("22" * 32, proof.position, proof.size, proof.root, proof.path).holds()
    assert not log.Proof("no hash", proof.position, proof.size, proof.root, proof.path).holds()


def test_verify_ledger_reads_the_log_too(papers: list[Paper]) -> None:
    log.publish(NOON)
    out = StringIO()
    call_command("verify_ledger", "--json", stdout=out)
    told = json.loads(out.getvalue())
    assert (told["papers"], told["paper_roots"], told["paper_log_faults"]) == (len(papers), 1, [])
    LogRoot.objects.update(root="44" * 32)
    with pytest.raises(CommandError, match=r"^The root over the first \d papers is not that of the log") as refused:
        call_command("verify_ledger", stdout=StringIO())
    assert refused.value.returncode == 1
