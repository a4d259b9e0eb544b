"""An empty form to be filled in on any computer, for an office with no access: fields with names, PDF/UA-1.

The form is composed as ever, from an invented request whose every text is one mark; where the mark stands, or where a
form leaves a line, a field is drawn. So a form added to the house has its blank at once.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import override

from requests_app.papers import render, samples
from requests_app.papers.document import (
    Block,
    Document,
    Fact,
    Facts,
    Group,
    Paragraph,
    PartyBlock,
    Section,
    Signature,
    Slot,
    Table,
    Tick,
    Ticks,
)
from requests_app.papers.forms.annexes import PrintedField, every_form

# Private-use letters, which no request and no form holds: one stands for a text, two enclose the number of a field.
WRITTEN, OPEN, CLOSE = "\ue000", "\ue001", "\ue002"
ROWS = 3  # empty rows of a table
_FIELD = re.compile(f"{OPEN}([a-z]+)([0-9]+){CLOSE}")
_TICK = re.compile(f'(<span class="box">)[☐☒](</span>) (<span dir="ltr">)?{OPEN}tick([0-9]+){CLOSE}')


@dataclass(slots=True)
class Fields:
    """The fields of one blank in their order; each is told by its label."""

    labels: list[str] = field(default_factory=list)

    def add(self, kind: str, *label: str) -> str:
        """A new field, as it stands in a text until it is drawn."""
        self.labels.append(": ".join(part for part in label if part))
        return f"{OPEN}{kind}{len(self.labels) - 1}{CLOSE}"


def blank(form: str, language: str = "en") -> bytes:
    """The empty form as a PDF with fields. Raises `KeyError` for a form the house does not have."""
    document, fields = composed(form, language)
    with override(language):
        drawn = render.html(document, created_at=samples.MADE_AT)
    identifier = hashlib.sha256(f"blank {document.to_json()}".encode()).digest()[:16]
    return render.from_html(_with_fields(drawn, fields), identifier=identifier, fillable=True)


def composed(form: str, language: str = "en") -> tuple[Document, Fields]:
    """The form's document with a field wherever something is to be written."""
    found = samples.sample(form, language, says=lambda name, label: WRITTEN)
    filled = found.filled
    # A first request, not one that renews another: the words of a form differ between the two.
    contents = {name: value for name, value in filled.contents.items() if name != "previous_order"}
    answers = dict(_answers())
    empty = replace(
        filled,
        reference=form,
        marking="",
        version=str(found.form.version),
        contents=contents,
        answers=answers,
        synthetic=False,
        courtesy=False,  # nobody translated it for anybody yet
    )
    with override(language):
        return emptied(found.form.compose(empty))


def _answers() -> Iterator[tuple[str, str | bool]]:
    """Every field of every printed form: text where something can be written."""

    def under(fields: tuple[PrintedField, ...]) -> Iterator[tuple[str, str | bool]]:
        for one in fields:
            if one.key:
                yield one.key, WRITTEN if one.type == "text" or one.text else True
            yield from under(one.items)

    for printed in every_form():
        for section in printed.sections:
            yield from under(section.fields)


def emptied(document: Document) -> tuple[Document, Fields]:
    """The same document with fields for what was written in it."""
    fields = Fields()
    from_party = _party(document.from_party, _("From"), fields)
    to_party = _party(document.to_party, _("To"), fields)
    particulars = tuple(_fact(one, "", fields, short=True) for one in document.particulars)
    sections = tuple(_section(one, fields) for one in document.sections)
    signature = tuple(_signature(one, fields) for one in document.signature)
    changed = {"from_party": from_party, "to_party": to_party, "particulars": particulars, "sections": sections}
    return document.model_copy(update={**changed, "signature": signature}), fields


def _party(party: PartyBlock, role: str, fields: Fields) -> PartyBlock:
    return PartyBlock(name=fields.add("line", role, _("name")), lines=(fields.add("area", role, _("address")),))


def _section(section: Section, fields: Fields) -> Section:
    return section.model_copy(update={"blocks": tuple(_blocks(section.blocks, section.heading, fields))})


def _blocks(blocks: tuple[Block, ...], under: str, fields: Fields) -> Iterator[Block]:
    """The blocks with fields; of a narrative in several paragraphs one field is left."""
    narrated = False
    for block in blocks:
        written = isinstance(block, Paragraph) and WRITTEN in block.text
        if written and narrated:
            continue
        narrated = written
        yield _block(block, under, fields)


def _block(block: Block, under: str, fields: Fields) -> Block:
    match block:
        case Paragraph() if WRITTEN in block.text:
            return Paragraph(text=fields.add("area", under))
        case Facts():
            return Facts(facts=tuple(_fact(one, under, fields) for one in block.facts))
        case Table():
            rows = tuple(
                tuple(fields.add("area", under, column.title, str(number)) for column in block.columns)
                for number in range(1, ROWS + 1)
            )
            return block.model_copy(update={"rows": rows, "also": {}})
        case Ticks():
            return block.model_copy(update={"ticks": tuple(_tick(one, under, fields) for one in block.ticks)})
        case Group():
            return block.model_copy(update={"blocks": tuple(_blocks(block.blocks, block.label, fields))})
        case Signature():
            return _signature(block, fields)
    return block


def _fact(fact: Fact, under: str, fields: Fields, *, short: bool = False) -> Fact:
    if fact.by_hand:
        return fact.model_copy(update={"value": ""})
    return fact.model_copy(update={"value": fields.add("short" if short else "area", under, fact.label)})


def _tick(tick: Tick, under: str, fields: Fields) -> Tick:
    box = fields.add("tick", under, tick.label)
    written = fields.add("line", under, tick.label, _("text")) if tick.value else ""
    inside = tuple(_blocks(tick.inside, tick.label, fields))
    return Tick(label=f"{box}{tick.label}", value=written, inside=inside)


def _signature(signature: Signature, fields: Fields) -> Signature:
    """A hand signs with a pen: a slot that was empty stays so."""
    return Signature(
        slots=tuple(
            Slot(label=slot.label, value=fields.add("line", slot.label) if slot.value else "")
            for slot in signature.slots
        )
    )


def _with_fields(drawn: str, fields: Fields) -> str:
    """The fields drawn where their numbers stand."""

    def about(number: str) -> str:
        return f'name="f{number}" title="{html.escape(fields.labels[int(number)])}"'

    def box(found: re.Match[str]) -> str:
        return f'{found[1]}<input type="checkbox" {about(found[4])}>{found[2]} {found[3] or ""}'

    def line(found: re.Match[str]) -> str:
        if found[1] == "area":
            return f"<textarea {about(found[2])}></textarea>"
        return f'<input type="text" class="{found[1]}" {about(found[2])}>'

    body = drawn.find("<body")
    return _FIELD.sub("", drawn[:body]) + _FIELD.sub(line, _TICK.sub(box, drawn[body:])).replace(WRITTEN, "")
