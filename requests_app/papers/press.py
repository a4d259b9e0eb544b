"""Draws a paper before any lock, and keeps it with its act: bytes, hash, form version, route version."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

import pikepdf

from requests_app.casework.ledger import Fault, Ledger
from requests_app.casework.models import Entry, Request
from requests_app.papers import forms, render
from requests_app.papers.fill import fill
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
    language: str = "",
) -> Drawn:
    """The paper of a rule, filled and rendered. Slow; raises `PaperUnavailable` with the command that mends it."""
    form = forms.FORMS[rule.form]
    filled = fill(
        request, ledger, rule, contents=contents, items=items, by=by, at=at, draft=draft, told=told, language=language
    )
    document = form.compose(filled)
    body = render.render(document, created_at=at)
    return Drawn(
        name=rule.name,
        title=rule.title,
        form=rule.form,
        form_version=form.version,
        by=by,
        to=rule.to,
        language=document.language,
        body=body,
        sha256=hashlib.sha256(body).hexdigest(),
        pages=pages(body),
        made_at=at,
        document=document.model_dump(mode="json"),
    )


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
        size=len(drawn.body),
        pages=drawn.pages,
        made_at=drawn.made_at,
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

    A paper drawn on demand for an entry that names none (the demonstration world's) is held to its own hash alone.
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
        if sha256 != paper.sha256 or (paper.pk not in unnamed and (*where, sha256) not in named):
            yield Fault(*where, f"the paper {paper.name} is not the one that was issued")
        named.discard((*where, paper.sha256))
    for ref, seq, _sha256 in sorted(named):
        yield Fault(ref, seq, "a paper it names is gone")


def pages(body: bytes) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(BytesIO(body)) as pdf:
        return len(pdf.pages)
