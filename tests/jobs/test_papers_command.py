"""`manage.py papers`: an issued file is confirmed, everything else is refused with one sentence and exit code 1."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import OperationalError

from requests_app.papers import log, verdict
from requests_app.papers.models import LogLeaf, LogRoot, Paper, PaperBytes
from requests_app.papers.verdict import Verdict
from tests import world as worlds
from tests.papers import signed as samples

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.pdf]


@pytest.fixture
def issued(tmp_path: Path) -> Iterator[tuple[Paper, Path]]:
    """A signed paper in the records, and its file."""
    with time_machine.travel(NOW, tick=False), worlds.quick_papers(), samples.key_folder(tmp_path / "keys"):
        samples.installation_key()
        world = worlds.build()
        worlds.walk(world, worlds.open_(world, "BC-29"), worlds.BC29_SENT)
        body = samples.signed().body
        paper = Paper.objects.get()
        samples.stored(paper, body)
        file = tmp_path / "paper.pdf"
        file.write_bytes(body)
        yield paper, file


def said(*words: str) -> dict[str, Any]:
    """The JSON answer of the command."""
    out = StringIO()
    call_command("papers", *words, "--json", stdout=out)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def test_an_issued_file_is_genuine(issued: tuple[Paper, Path]) -> None:
    paper, file = issued
    found = said("verify", str(file))
    assert found["genuine"] is True
    assert found["known"] is True
    assert (found["request"], found["paper"], found["version"]) == (paper.request.ref, paper.name, 1)
    assert [(one["intact"], one["whole"], one["ours"]) for one in found["signatures"]] == [(True, True, True)]


def test_no_turned_byte_is_genuine(issued: tuple[Paper, Path]) -> None:
    """In the room of the signature too, which the signature itself cannot cover."""
    _paper, file = issued
    body = file.read_bytes()
    for place in (9, len(body) // 2, body.index(b"0" * 40) + 20, len(body) - 2):
        file.write_bytes(samples.flipped(body, place))
        with pytest.raises(CommandError) as refused:
            call_command("papers", "verify", str(file), stdout=StringIO())
        assert refused.value.returncode == 1


def test_a_superseded_version_says_so(issued: tuple[Paper, Path]) -> None:
    paper, file = issued
    later = Paper.objects.get(pk=paper.pk)
    later.pk, later.number, later.sha256, later.verify_digest = None, 2, "33" * 32, None
    later.save(force_insert=True)
    found = said("verify", str(file))
    assert found["superseded_by"] == 2
    assert "It is superseded by version 2." in found["notes"]


def test_a_proof_and_a_root_do_without_the_records(issued: tuple[Paper, Path], tmp_path: Path) -> None:
    paper, file = issued
    proof = said("proof", paper.request.ref, paper.name)
    (tmp_path / "proof.json").write_text(json.dumps({**proof, "signature": ""}))
    _forget()
    assert said("verify", str(file), "--proof", str(tmp_path / "proof.json"), "--root", proof["root"])["proven"] is True
    with pytest.raises(CommandError, match=r"^The root of the proof is not one published here: .* --root\.$"):
        call_command("papers", "verify", str(file), proof=str(tmp_path / "proof.json"), stdout=StringIO())
    other = ("--proof", str(tmp_path / "proof.json"), "--root", "0" * 64)
    with pytest.raises(CommandError, match="another root"):
        call_command("papers", "verify", str(file), *other, stdout=StringIO())


def test_a_machine_without_records_and_keys_judges_by_proof_root_and_certificate(
    issued: tuple[Paper, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper, file = issued
    proof = said("proof", paper.request.ref, paper.name)
    (tmp_path / "proof.json").write_text(json.dumps(proof))
    known = next((tmp_path / "keys").rglob("certificates/*.pem")).rename(tmp_path / "known.pem")

    def unreachable(found: Verdict) -> None:
        raise OperationalError("no such table: papers_paper")

    monkeypatch.setattr(verdict, "_records", unreachable)
    with pytest.raises(CommandError, match="its certificate is not one known here"):
        call_command("papers", "verify", str(file), stdout=StringIO())
    with pytest.raises(CommandError, match="judged by its proof and a published root"):
        call_command("papers", "verify", str(file), "--trust", str(known), stdout=StringIO())
    words = ("--proof", str(tmp_path / "proof.json"), "--root", proof["root"], "--trust", str(known))
    found = said("verify", str(file), *words)
    assert (found["genuine"], found["known"], found["proven"]) == (True, None, True)


def test_a_proof_printed_as_text_is_the_same_document(issued: tuple[Paper, Path]) -> None:
    paper, _file = issued
    out = StringIO()
    call_command("papers", "proof", "--sha256", paper.sha256, stdout=out)
    assert json.loads(out.getvalue()) == said("proof", paper.request.ref, paper.name)
    assert LogRoot.objects.count() == 1


def test_a_file_that_was_never_issued_is_refused(issued: tuple[Paper, Path], tmp_path: Path) -> None:
    (tmp_path / "other.pdf").write_bytes(samples.rendered())
    with pytest.raises(CommandError, match=r"^The file is not known here: .*\.$"):
        call_command("papers", "verify", str(tmp_path / "other.pdf"), stdout=StringIO())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("verify", "/no/such/file"), "No such file"),
        (("verify", "FILE", "--root", "ab"), "give the proof too"),
        (("verify", "FILE", "--proof", "FILE"), "holds no proof"),
        (("verify", "FILE", "--trust", "FILE"), "holds no certificate"),
        (("proof", "2026-XX-0001"), "say which paper"),
        (("proof", "2026-XX-0001", "request"), "has no issued paper"),
        (("proof", "--sha256", "12"), "64 hexadecimal digits"),
        (("proof", "--sha256", "12" * 32), "no paper with this hash"),
    ],
)
def test_bad_input_is_one_sentence(issued: tuple[Paper, Path], words: tuple[str, ...], sentence: str) -> None:
    _paper, file = issued
    with pytest.raises((CommandError, OSError), match=f"(?i){sentence}"):
        call_command("papers", *(str(file) if word == "FILE" else word for word in words), stdout=StringIO())


def test_roots_are_listed_and_published(issued: tuple[Paper, Path]) -> None:
    assert said("roots") == {"roots": []}
    (row,) = said("roots", "--publish")["roots"]
    assert row["size"] == 1
    assert row["consistency"] == []


def test_a_signed_root_proves_without_records_and_without_being_named(
    issued: tuple[Paper, Path], tmp_path: Path
) -> None:
    paper, file = issued
    proof = said("proof", paper.request.ref, paper.name)
    (tmp_path / "proof.json").write_text(json.dumps(proof))
    _forget()
    found = said("verify", str(file), "--proof", str(tmp_path / "proof.json"))
    assert (found["genuine"], found["proven"], found["root_signed_by"]) == (True, True, "Comity (development)")


@pytest.mark.parametrize("changed", ["origin", "made_at", "size", "signature"])
def test_a_proof_whose_root_is_not_as_it_was_signed_fails(
    issued: tuple[Paper, Path], tmp_path: Path, changed: str
) -> None:
    paper, file = issued
    proof = said("proof", paper.request.ref, paper.name)
    new = {"size": 2, "origin": "https://another.example", "made_at": proof["made_at"].replace("2026", "2025")}
    proof[changed] = new.get(changed, proof["signature"][:-12] + "AAAA" + proof["signature"][-8:])
    (tmp_path / "proof.json").write_text(json.dumps(proof))
    with pytest.raises(CommandError, match="The signature of the root does not hold"):
        call_command("papers", "verify", str(file), proof=str(tmp_path / "proof.json"), stdout=StringIO())


def test_roots_say_who_signed_them_and_fail_when_one_was_altered(issued: tuple[Paper, Path]) -> None:
    (row,) = said("roots", "--publish")["roots"]
    assert (row["signed_by"], row["signature_holds"]) == ("Comity (development)", True)
    LogRoot.objects.update(root=("0" if row["root"][0] != "0" else "1") + row["root"][1:])
    out = StringIO()
    with pytest.raises(CommandError, match=r"^The signature of the root over the first 1 papers does not hold"):
        call_command("papers", "roots", "--json", stdout=out)
    assert json.loads(out.getvalue())["roots"][0]["signature_holds"] is False


def _forget() -> None:
    """The records as of an installation that never issued the paper."""
    for model in (LogRoot, LogLeaf, PaperBytes, Paper):
        model.objects.all().delete()
    assert log.counts() == (0, 0)
