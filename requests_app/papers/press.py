"""Draws a paper before any lock, and keeps it with its act: bytes, hash, form version, route version."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

import pikepdf
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from requests_app.casework import ledger as ledgers
from requests_app.casework.ledger import Fault, Ledger
from requests_app.casework.models import Entry, Request
from requests_app.papers import codes, forms, render, signing
from requests_app.papers.document import Document
from requests_app.papers.fill import fill
from requests_app.papers.filled import Answering
from requests_app.papers.models import Paper, PaperBytes
from requests_app.routes.schema import PaperRule


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper that has been drawn and is not yet kept."""

    name: str
    title: str
    form: str
    form_version: int
    by: str
    to: str
    language: str
    body: bytes
    sha256: str
    pages: int
    made_at: datetime
    document: Mapping[str, Any]
    signer: str = ""
    signed_with: str = ""
    time_stamped: bool = False
    verify_digest: str | None = None


def draw(
    request: Request,
    ledger: Ledger,
    rule: PaperRule,
    *,
    contents: Mapping[str, Any],
    items: Sequence[Mapping[str, Any]],
    by: str,
    at: datetime,
    draft: bool = False,
    told: Mapping[str, str] | None = None,
    answering: Answering | None = None,
    language: str = "",
) -> Drawn:
    """The paper of a rule, filled, rendered and, unless it is a draft, signed as of the moment it is made.

    Slow; raises `PaperUnavailable` with the command that mends it, where a key cannot be used too. Without any key the
    paper goes out unsigned. Its rendering is the same on any day; a signature is not.
    """
    document = compose(
        request, ledger, rule, contents=contents, items=items, by=by, at=at, draft=draft, told=told,
        answering=answering, language=language,
    )  # fmt: skip
    code = None if draft else codes.new()
    # No part of what was composed: two drawings of one request differ in it, and the stored document holds it.
    verified = {"verify_code": code, "verify_at": codes.address(settings.COMITY_PUBLIC_URL) if code else ""}
    document = document.model_copy(update=verified)
    body = render.render(document, created_at=at)
    signed = signing.Signed(body) if draft else _signed(body, request, document, by, at)
    body = signed.body
    return Drawn(
        name=rule.name,
        title=rule.title,
        form=rule.form,
        form_version=document.form_version,
        by=by,
        to=rule.to,
        language=document.language,
        body=body,
        sha256=hashlib.sha256(body).hexdigest(),
        pages=pages(body),
        made_at=at,
        document=document.model_dump(mode="json"),
        signer=signed.signer,
        signed_with=signed.certificate,
        time_stamped=signed.time_stamped,
        verify_digest=codes.digest(code) if code else None,
    )


def compose(
    request: Request,
    ledger: Ledger,
    rule: PaperRule,
    *,
    contents: Mapping[str, Any],
    items: Sequence[Mapping[str, Any]],
    by: str,
    at: datetime,
    draft: bool = False,
    told: Mapping[str, str] | None = None,
    answering: Answering | None = None,
    language: str = "",
) -> Document:
    """What the paper says, before it has a look: what is printed, and what is shown on a screen. Quick."""
    filled = fill(
        request, ledger, rule, contents=contents, items=items, by=by, at=at, draft=draft, told=told,
        answering=answering, language=language,
    )  # fmt: skip
    return forms.FORMS[rule.form].compose(filled)


def _signed(body: bytes, request: Request, document: Document, by: str, at: datetime) -> signing.Signed:
    if not signing.configured():
        return signing.Signed(body)
    seat = request.seats.filter(actor=by).values_list("organisation_id", flat=True).first()
    with translation.override(document.language):
        alternate = _("Electronic seal of the issuing authority: %(name)s") % {"name": document.from_party.name}
    return signing.sign(body, owner=seat, at=at, alternate=alternate)


def keep(drawn: Drawn, request: Request, entry: Entry) -> Paper:
    """Stores a drawn paper for good. Call inside the transaction of its act."""
    number = Paper.objects.filter(request=request, name=drawn.name).count() + 1
    paper = Paper.objects.create(
        request=request,
        entry=entry,
        name=drawn.name,
        title=drawn.title,
        form=drawn.form,
        form_version=drawn.form_version,
        route_version=request.route_version,
        language=drawn.language,
        by_actor=drawn.by,
        to_actor=drawn.to,
        number=number,
        sha256=drawn.sha256,
        verify_digest=drawn.verify_digest,
        size=len(drawn.body),
        pages=drawn.pages,
        made_at=drawn.made_at,
        signer=drawn.signer,
        signed_with=drawn.signed_with,
        time_stamped=drawn.time_stamped,
        document=drawn.document,
    )
    PaperBytes.objects.create(paper=paper, body=drawn.body)
    return paper


def bytes_of(paper: Paper) -> bytes:
    """The bytes as issued; refuses to hand out any that no longer have their hash."""
    body = bytes(PaperBytes.objects.get(paper=paper).body)
    if hashlib.sha256(body).hexdigest() != paper.sha256:
        raise ValueError(f"The stored bytes of paper {paper.pk} are not those that were issued.")
    return body


def faults() -> Iterator[Fault]:
    """Papers whose bytes are not those that were kept, and papers an entry names that are gone. One paper at a time.

    A paper drawn on demand, which its entry does not name, is held to its own hash alone.
    """
    named = {
        (ref, seq, str(one["sha256"]))
        for ref, seq, papers in Entry.objects.filter(facts__has_key="papers").values_list(
            "request__ref", "seq", "facts__papers"
        )
        for one in papers
    }
    silent = Entry.objects.exclude(facts__has_key="papers")
    unnamed = set(Paper.objects.filter(entry__in=silent).values_list("pk", flat=True))
    for stored in PaperBytes.objects.select_related("paper__entry__request").order_by("pk").iterator(chunk_size=20):
        paper, entry = stored.paper, stored.paper.entry
        where = (entry.request.ref, entry.seq)
        sha256 = hashlib.sha256(bytes(stored.body)).hexdigest()
        free = paper.pk in unnamed or _on_demand(paper, entry)
        if sha256 != paper.sha256 or (not free and (*where, sha256) not in named):
            yield Fault(*where, f"the paper {paper.name} is not the one that was issued")
        named.discard((*where, paper.sha256))
    for ref, seq, _sha256 in sorted(named):
        yield Fault(ref, seq, "a paper it names is gone")


def _on_demand(paper: Paper, entry: Entry) -> bool:
    act = ledgers.route_of(entry.request).act(entry.act)
    return act is not None and paper.name in act.on_demand


def pages(body: bytes) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(BytesIO(body)) as pdf:
        return len(pdf.pages)
