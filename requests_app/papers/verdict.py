"""Whether a file is a paper as it was issued: its signature, what is known here of its hash, its place in the log."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cryptography import x509
from django.db import DatabaseError

from requests_app.papers import root_signing, signatures
from requests_app.papers.log import Proof
from requests_app.papers.models import LogRoot, Paper
from requests_app.papers.signatures import Signature


@dataclass(slots=True)
class Verdict:
    """What was found. `problems` are reasons not to trust the file; without one it is what it says it is."""

    sha256: str
    known: bool | None = None  # none: the records could not be asked
    request: str = ""
    paper: str = ""
    version: int | None = None
    made_at: datetime | None = None
    superseded_by: int | None = None
    signatures: list[Signature] = field(default_factory=list)
    proven: bool | None = None  # none: no proof was given
    root_signed_by: str = ""
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def judge(
    body: bytes, *, proof: Proof | None = None, root: str = "", trusted: Sequence[x509.Certificate] = ()
) -> Verdict:
    """The verdict on a file. Needs no network; with a proof and its published root, no records either."""
    found = Verdict(hashlib.sha256(body).hexdigest())
    _signatures(found, body, trusted)
    try:
        _records(found)
    except DatabaseError:
        found.notes.append("The records of this installation could not be asked.")
    if proof is not None:
        _proof(found, proof, root, _root_signature(found, proof, trusted))
    elif not found.known:
        found.problems.append(
            "The file is not known here: it was not issued by this installation, or it was changed after it was"
            if found.known is False
            else "Without the records a file is judged by its proof and a published root: give --proof and --root"
        )
    return found


def proof_from(told: Any) -> Proof:
    """A proof as it was printed. Raises `ValueError` where it is none."""
    if not isinstance(told, Mapping):
        raise ValueError("it is no proof")
    path = told.get("path")
    texts = (told.get("sha256"), told.get("root"))
    numbers = (told.get("position"), told.get("size"))
    beside = [told.get(name, "") for name in ("origin", "made_at", "signature")]  # proofs printed earlier have none
    if not isinstance(path, list) or not all(isinstance(one, str) for one in (*path, *texts, *beside)):
        raise ValueError("it is no proof")
    if not all(isinstance(one, int) and not isinstance(one, bool) for one in numbers):
        raise ValueError("it is no proof")
    return Proof(str(texts[0]).lower(), told["position"], told["size"], str(texts[1]).lower(), tuple(path), *beside)


def _signatures(found: Verdict, body: bytes, trusted: Iterable[x509.Certificate]) -> None:
    try:
        found.signatures = signatures.read(body, trusted)
    except signatures.Unreadable as error:
        found.problems.append(str(error))
        return
    if not found.signatures:
        found.notes.append("The file bears no signature.")
        return
    for one in found.signatures:
        if not one.intact:
            found.problems.append(f"The signature of {one.signer} does not hold: the file was changed after it")
        elif not one.ours:
            found.problems.append(
                f"The signature of {one.signer} holds, and its certificate is not one known here: "
                "if you know it, name it with --trust"
            )
    if all(one.intact for one in found.signatures) and not any(one.whole for one in found.signatures):
        found.problems.append("Something was added to the file after it was signed")
    if any(one.development for one in found.signatures):
        found.notes.append("The key is a development key: the signature shows integrity and binds nobody.")


def _records(found: Verdict) -> None:
    paper = Paper.objects.select_related("request").filter(sha256=found.sha256).first()
    found.known = paper is not None
    if paper is None:
        return
    found.request, found.paper, found.version, found.made_at = (
        paper.request.ref,
        paper.name,
        paper.number,
        paper.made_at,
    )
    later = Paper.objects.filter(request=paper.request, name=paper.name, number__gt=paper.number)
    found.superseded_by = later.order_by("-number").values_list("number", flat=True).first()
    if found.superseded_by is not None:
        found.notes.append(f"It is superseded by version {found.superseded_by}.")


def _root_signature(found: Verdict, proof: Proof, trusted: Iterable[x509.Certificate]) -> bool:
    """Whether the root bears the signature of somebody known here; what else there is to say of it is noted."""
    one = root_signing.read(proof.statement, proof.signature, trusted)
    if one is None:
        found.notes.append("The root of the proof is not signed.")
        return False
    if not one.holds:
        found.problems.append("The signature of the root does not hold: the root, its size, time or origin was changed")
        return False
    if not one.ours:
        found.notes.append(
            f"The root is signed by {one.signer}, whose certificate is not one known here: "
            "if you know it, name it with --trust."
        )
        return False
    found.root_signed_by = one.signer
    return True


def _proof(found: Verdict, proof: Proof, root: str, signed: bool) -> None:
    found.proven = False
    if proof.sha256 != found.sha256:
        found.problems.append("The proof is of another file")
    elif not proof.holds():
        found.problems.append("The proof does not lead from this file to its root")
    elif root and root.lower() != proof.root:
        found.problems.append("The proof leads to another root than the one given")
    elif not root and not signed and not _published(proof):
        found.problems.append("The root of the proof is not one published here: give the published one with --root")
    else:
        found.proven = True


def _published(proof: Proof) -> bool:
    try:
        return LogRoot.objects.filter(size=proof.size, root=proof.root).exists()
    except DatabaseError:
        return False
