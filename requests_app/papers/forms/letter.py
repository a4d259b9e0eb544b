"""How a request without a printed form of law is laid out: numbered parts, each from contents of the route."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from requests_app.papers import when
from requests_app.papers.document import (
    Block,
    Column,
    Document,
    Fact,
    Facts,
    Group,
    Note,
    Paragraph,
    Section,
    Signature,
    Slot,
    Statement,
    Table,
    Tick,
    Ticks,
)
from requests_app.papers.filled import Filled, Rule
from requests_app.papers.forms import wording

SHORT = 90  # characters that still stand well beside a label


@dataclass(frozen=True, slots=True)
class Part:
    """One numbered part: its heading, the contents it takes by their names in the route, in this order."""

    heading: str | Promise
    names: tuple[str, ...]
    always: bool = False  # stands even when the route gives nothing to say here, because of its own blocks


def rule_of(filled: Filled, name: str) -> Rule:
    """The law of a content, its label in the paper's language; a content without a rule goes by its own name."""
    rule = filled.law.get(name) or Rule(label=name.replace("_", " ").capitalize(), cite="", required=False)
    return replace(rule, label=wording.of_law(rule.label))


def without(filled: Filled, *names: str) -> Filled:
    """The same, less contents a form says in words of its own or does not repeat."""
    return replace(
        filled,
        contents={name: value for name, value in filled.contents.items() if name not in names},
        law={name: rule for name, rule in filled.law.items() if name not in names},
    )


def to_provider(filled: Filled) -> Filled:
    """The same, addressed to the provider, where the officer who hands the paper over is given it first."""
    return replace(filled, to_party=filled.parties.get("addressee", filled.to_party))


def carried(filled: Filled) -> tuple[str, ...]:
    """Names of all contents this paper carries, in the order of the route."""
    names = dict.fromkeys((*filled.law, *filled.contents))
    return tuple(name for name in names if set(rule_of(filled, name).on) & set(filled.parts))


def sections(
    filled: Filled, parts: Sequence[Part], extra: dict[str, tuple[Block, ...]], *, after: tuple[Section, ...] = ()
) -> tuple[Section, ...]:
    """All parts that say something, numbered, and what the form does not know at the end: nothing is lost.

    `extra` holds blocks a form adds to the part with that content's name first in its list; the numbers go on from
    the sections these stand `after`.
    """
    open_names = carried(filled)
    placed = {name for part in parts for name in part.names}
    rest = tuple(name for name in open_names if name not in placed)
    made: list[Section] = []
    for part in (*parts, Part(_("Further particulars"), rest)):
        names = [name for name in part.names if name in open_names]
        before = extra.get(part.names[0], ()) if part.names else ()
        remarked = all(block.kind == "note" for block in before)
        blocks = (*before, *content_blocks(filled, names, alone=remarked))
        if blocks:
            made.append(
                Section(
                    number=str(len(after) + len(made) + 1),
                    heading=str(part.heading),
                    cite=wording.cited(filled, (rule_of(filled, name) for name in names)),
                    blocks=blocks,
                )
            )
    return (*after, *made)


def content_blocks(filled: Filled, names: Sequence[str], *, alone: bool) -> tuple[Block, ...]:
    """The contents as blocks: short ones beside their labels, long ones under them, boxes and statements apart."""
    blocks: list[Block] = []
    facts: list[Fact] = []
    boxes: list[Tick] = []
    texts = {
        name: wording.said(filled.contents.get(name), rule_of(filled, name).kind)
        for name in names
        if rule_of(filled, name).kind not in ("yesno", "items", "statement")
    }
    # Beside one long text the short ones would stand lost; a single text needs no label under its own heading.
    long = any(len(text) > SHORT or "\n" in text for text in texts.values())
    single = alone and len(texts) == 1 and not any(rule_of(filled, name).kind == "items" for name in names)

    def settle() -> None:
        if facts:
            blocks.append(Facts(facts=tuple(facts)))
            facts.clear()

    for name in names:
        rule = rule_of(filled, name)
        value = filled.contents.get(name)
        text = wording.said(value, rule.kind)
        if rule.kind == "items":
            settle()
            blocks.extend(items_table(filled))
        elif rule.kind == "yesno" or isinstance(value, bool):
            boxes.append(Tick(label=rule.label, ticked=wording.affirmed(value)))
        elif not text:
            if filled.draft and rule.required:
                facts.append(Fact(label=rule.label, value=wording.not_yet()))
        elif rule.kind == "statement":
            settle()
            blocks.append(Statement(text=text))
        elif single and rule.kind in ("text", "organisation"):
            blocks.extend(paragraphs(text))
        elif rule.kind != "text" or not long:
            facts.append(Fact(label=rule.label, value=text))
        else:
            settle()
            blocks.append(Group(label=rule.label, blocks=paragraphs(text)))
    settle()
    if boxes and (any(box.ticked for box in boxes) or blocks or filled.draft):
        blocks.append(Ticks(ticks=tuple(boxes)))
    return tuple(blocks)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """A narrative, cut at its empty lines, so that it can flow over pages."""
    cut = [part.strip() for part in text.replace("\r\n", "\n").split("\n\n")]
    return tuple(Paragraph(text=part) for part in cut if part)


def items_table(filled: Filled) -> tuple[Block, ...]:
    """What is asked for: one row for each identifier and period, with the zone always said."""
    if not filled.items:
        return (Note(text=wording.not_yet()),) if filled.draft else ()
    columns = [_("Identifier"), _("Kind"), _("Data"), _("Period")]
    widths = [30, 16, 20, 34]
    rows: list[tuple[str, ...]] = []
    for item in wording.merged(filled.items):
        name = "\n".join(part for part in (item.identifier, item.service, item.note) if part)
        span = when.period(item.period) if item.period else _("no period given")
        rows.append((name, wording.kind_of(item.identifier_kind), wording.data_of(item.data), span))
    return (
        Table(
            columns=tuple(Column(title=title, width=width) for title, width in zip(columns, widths, strict=True)),
            rows=tuple(rows),
        ),
    )


def linked_table(filled: Filled) -> tuple[Block, ...]:
    """The requests this one builds on, with both sides' references and how long the data are held."""
    if not filled.linked:
        return ()
    rows = tuple(
        (
            "\n".join(part for part in (one.reference, one.their_reference) if part),
            "\n".join(part for part in (one.authority, one.addressee) if part),
            when.day(one.issued_on) if one.issued_on else "",
            when.day(one.holds_until) if one.holds_until else "",
        )
        for one in filled.linked
    )
    columns = [_("References"), _("From and to"), _("Issued on"), _("Held until")]
    widths = [30, 30, 20, 20]
    return (
        Table(
            columns=tuple(Column(title=title, width=width) for title, width in zip(columns, widths, strict=True)),
            rows=rows,
        ),
    )


def signature(filled: Filled) -> tuple[Signature, ...]:
    """Who signs: filled where known, else room for a hand and a stamp."""
    return (
        Signature(
            slots=(
                Slot(label=_("Name and function"), value=filled.people.get("signatory", "")),
                Slot(label=_("Signature and stamp")),
                Slot(label=_("Place and date"), value=filled.people.get("signed_at", "")),
            )
        ),
    )


def document(
    filled: Filled,
    *,
    form: str,
    version: int,
    title: str,
    parts: Sequence[Part],
    extra: dict[str, tuple[Block, ...]] | None = None,
    particulars: tuple[Fact, ...] = (),
    preamble: tuple[str, ...] = (),
    margin_note: str = "",
    after: tuple[Section, ...] = (),
) -> Document:
    """A whole letter: head, strip, parts (`after` what is printed before them), signature, note."""
    return Document.model_validate(
        {
            **frame(filled),
            "form": form,
            "form_version": version,
            "title": wording.of_law(filled.paper_title) or title,
            "particulars": (
                Fact(label=_("Date"), value=when.day(filled.created_at.date())),
                Fact(label=_("Our reference"), value=filled.reference),
                *particulars,
            ),
            "preamble": preamble,
            "sections": sections(filled, parts, extra or {}, after=after),
            "signature": signature(filled),
            "margin_note": margin_note,
        }
    )


def frame(filled: Filled) -> dict[str, object]:
    """What every paper has around it, whatever it says."""
    return {
        "basis": filled.basis,
        "language": filled.language,
        "direction": wording.direction(filled.language),
        "page_size": wording.page_size(filled.to_party.country),
        "marking": filled.marking,
        "reference": filled.reference,
        "version": filled.version,
        "route": f"{filled.route_id}/{filled.route_version}",
        "from_party": wording.party(filled.from_party),
        "to_party": wording.party(filled.to_party),
        "draft": filled.draft,
        "courtesy": filled.courtesy,
        "synthetic": filled.synthetic,
        "verify_code": filled.verify_code,
    }
