"""How papers that answer or accompany a request are laid out: which request, then what the act says of it.

None of them tells the case: the receiving side has the request, and knows it by its numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.clocks import explain
from requests_app.papers import when
from requests_app.papers.document import Block, Column, Document, Fact, Facts, Group, Note, Section, Table
from requests_app.papers.filled import Coded, Counted, Filled
from requests_app.papers.forms import letter, wording

REMARKS = {
    "R": gettext_lazy("Source recalled, not yet confirmed in the text."),
    "V2": gettext_lazy("Source read at second hand."),
}


# Steps that explain a count to whoever checks it; a paper says it in short, and the register holds the rest.
IN_THE_REGISTER = frozenset(
    {
        "event",
        "event_at",
        "rule",
        "calendar",
        "calendar_elsewhere",
        "no_holidays_known",
        "calendar_incomplete",
        "skipped_weekend",
        "skipped_holiday",
        "ends",
        "ends_at",
    }
)


@dataclass(frozen=True, slots=True)
class Part:
    """One numbered part of a reply; without blocks it is left out."""

    heading: str | Promise
    blocks: tuple[Block, ...]
    cite: str = ""


def document(filled: Filled, *, form: str, version: int, title: str, says: str, parts: Sequence[Part]) -> Document:
    """The whole paper: numbers of both sides in the strip, what it says in one sentence, the request, the parts."""
    answering = filled.answering
    standing = [part for part in (Part(_("The request concerned"), _concerned(filled)), *parts) if part.blocks]
    return Document.model_validate(
        {
            **letter.frame(filled),
            "form": form,
            "form_version": version,
            "title": _(filled.paper_title) if filled.paper_title else title,
            "particulars": (
                Fact(label=_("Date"), value=when.day(filled.created_at.date())),
                Fact(label=_("Our reference"), value=answering.own_number or _("none given")),
                Fact(label=_("Your reference"), value=answering.their_number or _("none given")),
            ),
            "preamble": (says,),
            "sections": tuple(
                Section(number=str(n), heading=str(part.heading), cite=part.cite, blocks=part.blocks)
                for n, part in enumerate(standing, start=1)
            ),
            "signature": letter.signature(filled),
            "margin_note": _("No official form was read; layout to be confirmed against the official text."),
        }
    )


def _concerned(filled: Filled) -> tuple[Block, ...]:
    """Which request, by what both sides know of it besides its numbers: no title and no content."""
    facts = [Fact(label=_("Procedure"), value=_(filled.route_title))]
    for label, day in ((_("Sent on"), filled.sent_on), (_("Received on"), filled.received_on)):
        if day is not None:
            facts.append(Fact(label=label, value=when.day(day)))
    return (Facts(facts=tuple(facts)),)


def source(coded: Coded) -> str:
    """Where a rule stands: `Convention on Cybercrime, Art. 29(5)`; a practice has no article."""
    if not coded.article[:1].isdigit():
        return f"{coded.instrument}: {coded.article}"
    if "USC" in coded.instrument or "United States Code" in coded.instrument:
        return f"{coded.instrument}, {coded.article}"
    return _("%(instrument)s, Art. %(article)s") % {"instrument": coded.instrument, "article": coded.article}


def coded(filled: Filled, done: str, one: Coded | None, label: str) -> tuple[Block, ...]:
    """When the act was done, which may be before the paper was made; the ground or reason with its source."""
    at = filled.answering.happened_at or filled.created_at
    facts = [Fact(label=done, value=when.instant(at))]
    if filled.answering.by_court:
        facts.append(Fact(label=_("Decided by"), value=_("Court")))
    if one is None:
        return (Facts(facts=tuple(facts)),)
    facts += [Fact(label=label, value=_(one.label)), Fact(label=_("Source"), value=source(one))]
    remark = str(REMARKS.get(one.mark, ""))
    return (Facts(facts=tuple(facts)), *((Note(text=remark),) if remark else ()))


def told(filled: Filled) -> tuple[Block, ...]:
    """What was told with the act, each under its question: short answers in a row of facts, long ones as text."""
    blocks: list[Block] = []
    short: list[Fact] = []
    for one in filled.answering.told:
        text = wording.said(one.value)
        text = _(text) if one.translated else text
        if len(text) > letter.SHORT or "\n" in text:
            # A single text needs no label under its own heading.
            alone = len(filled.answering.told) == 1
            texts = letter.paragraphs(text)
            blocks.extend(texts if alone else (Group(label=_(one.label), blocks=texts),))
        else:
            short.append(Fact(label=_(one.label), value=text))
    return (Facts(facts=tuple(short)), *blocks) if short else tuple(blocks)


def contents(missing: Sequence[Coded]) -> tuple[Block, ...]:
    """The contents a request must have that a code is about, each with the rule that asks for it."""
    if not missing:
        return ()
    columns = (Column(title=_("Content of the request"), width=50), Column(title=_("Asked for by"), width=50))
    return (Table(columns=columns, rows=tuple((_(one.label), source(one)) for one in missing)),)


def dates(filled: Filled) -> tuple[Block, ...]:
    """The dates that run from the act, each with the way it was counted and its source."""
    rows = tuple((_(one.label), _due(one), _in_short(one), source(one.law)) for one in filled.answering.dates)
    if not rows:
        return ()
    titles, widths = (_("Period"), _("Ends"), _("How it is counted"), _("Source")), (18, 20, 38, 24)
    columns = tuple(Column(title=title, width=width) for title, width in zip(titles, widths, strict=True))
    return (Table(columns=columns, rows=rows, note=_("Dates as the register of the sending authority counts them.")),)


def _in_short(one: Counted) -> str:
    return " ".join(explain.sentences(step for step in one.how if step.code not in IN_THE_REGISTER))


def _due(one: Counted) -> str:
    if isinstance(one.due, datetime):
        return f"{when.day(one.due.date())}, {one.due:%H:%M}\n{one.zone}"
    return "\n".join((when.day(one.due), _("end of the day, %(zone)s") % {"zone": one.zone or "UTC"}))
