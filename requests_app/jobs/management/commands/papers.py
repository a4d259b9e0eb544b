"""`manage.py papers`: checks a file without any network, proves that a paper is in the log, lists published roots."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from cryptography import x509
from django.core.management.base import CommandParser

from requests_app.common.canonical import instant
from requests_app.desk import proving
from requests_app.desk.proving import Root
from requests_app.jobs.command import Command as Base
from requests_app.jobs.command import sentence
from requests_app.papers import verdict
from requests_app.papers.log import Proof
from requests_app.papers.verdict import Verdict


class Command(Base):
    """Verify and prove."""

    help = "Checks a file against its signature, the records and the log of issued papers, all offline."
    json_flag = True

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="verify|proof|roots")
        verify = verbs.add_parser("verify", help="whether a file is a paper as it was issued")
        verify.add_argument("file", metavar="FILE")
        verify.add_argument("--proof", metavar="PROOF.json", help="a proof printed by `papers proof`")
        verify.add_argument("--root", metavar="HEX", help="the published root the proof must lead to")
        verify.add_argument("--trust", metavar="CERTIFICATE.pem", help="a certificate, or its issuer's, that you know")
        proof = verbs.add_parser("proof", help="that a paper is in the log of issued papers")
        proof.add_argument("request", nargs="?", default="", metavar="REF")
        proof.add_argument("name", nargs="?", default="", metavar="NAME")
        proof.add_argument("--sha256", default="", metavar="HEX", help="the file's hash, instead of REF and NAME")
        roots = verbs.add_parser("roots", help="the published roots of the log")
        roots.add_argument("--publish", action="store_true", help="publish one now over everything issued so far")

    def handle(self, *args: Any, **options: Any) -> None:
        {"verify": self._verify, "proof": self._proof, "roots": self._roots}[options["verb"]](options)

    def _verify(self, options: dict[str, Any]) -> None:
        root = (options["root"] or "").strip().lower()
        if root and not options["proof"]:
            self.fail("--root is what a proof must lead to: give the proof too, with --proof PROOF.json")
        if root and not _is_hash(root):
            self.fail("a root is 64 hexadecimal digits")
        proof = self._read_proof(options["proof"]) if options["proof"] else None
        trusted = self._read_certificates(options["trust"]) if options["trust"] else []
        found = verdict.judge(Path(options["file"]).read_bytes(), proof=proof, root=root, trusted=trusted)
        genuine = not found.problems
        self.say({"genuine": genuine, **asdict(found)}, _said(found))
        if not genuine:
            self.fail(found.problems[0])

    def _read_proof(self, name: str) -> Proof:
        try:
            return verdict.proof_from(json.loads(Path(name).read_bytes()))
        except ValueError:
            self.fail(f"{name} holds no proof: print one with `manage.py papers proof REF NAME --json`")

    def _read_certificates(self, name: str) -> list[x509.Certificate]:
        try:
            return x509.load_pem_x509_certificates(Path(name).read_bytes())
        except ValueError:
            self.fail(f"{name} holds no certificate (PEM)")

    def _proof(self, options: dict[str, Any]) -> None:
        ref, name, sha256 = options["request"].strip(), options["name"].strip(), options["sha256"].strip().lower()
        if bool(sha256) == bool(ref or name) or bool(ref) != bool(name):
            self.fail("say which paper: its request and its name, or --sha256")
        if sha256 and not _is_hash(sha256):
            self.fail("a SHA-256 is 64 hexadecimal digits")
        found = proving.proof(ref=ref, name=name, sha256=sha256)
        if found is None:
            self.fail("no paper with this hash was issued here" if sha256 else f"{ref} has no issued paper '{name}'")
        # One document either way: what is printed is what `papers verify --proof` reads.
        self.say(asdict(found), json.dumps(asdict(found), indent=1))

    def _roots(self, options: dict[str, Any]) -> None:
        if options["publish"]:
            proving.publish()
        found = proving.roots()
        document = [
            {
                "size": r.row.size,
                "root": r.row.root,
                "made_at": r.row.made_at,
                "consistency": r.consistency,
                "origin": r.row.origin,
                "signature": r.row.signature,
                "signed_by": r.signed_by,
                "signature_holds": r.holds,
            }
            for r in found
        ]
        lines = [f"{instant(r.row.made_at)[:19]}Z  {r.row.size:>8} papers  {r.row.root}  {_by(r)}" for r in found]
        self.say({"roots": document}, lines or "No root is published yet.")
        if broken := [r.row.size for r in found if r.holds is False]:
            self.fail(f"the signature of the root over the first {broken[0]} papers does not hold")


def _by(root: Root) -> str:
    if root.holds is None:
        return "not signed"
    return f"signed by {root.signed_by}" if root.holds else "its signature does not hold"


def _is_hash(text: str) -> bool:
    return len(text) == 64 and all(c in "0123456789abcdef" for c in text)


def _said(found: Verdict) -> Iterator[str]:
    yield f"SHA-256 {found.sha256}"
    if found.known and found.made_at is not None:
        yield f"Issued here: {found.request}, {found.paper}, version {found.version}, {instant(found.made_at)[:19]}Z."
    for one in found.signatures:
        when = f" on {instant(one.at)[:19]}Z as the signer says" if one.at else ""
        stamp = f", stamped {instant(one.time_stamped_at)[:19]}Z" if one.time_stamped_at else ""
        yield f"Signed by {one.signer}{when}{stamp}; certificate {one.certificate[:16]}…, issued by {one.issuer}."
    if found.proven:
        signed = f", signed by {found.root_signed_by}" if found.root_signed_by else ""
        yield f"It is in the log of issued papers, under the published root{signed}."
    yield from found.notes
    yield from (sentence(one) for one in found.problems)
    if not found.problems:
        yield "The file is as it was issued."
