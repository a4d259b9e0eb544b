"""Forms as they are printed: the annexes of Regulation (EU) 2023/1543 and the templates of the Cybercrime Convention
Committee, with their sections, headings, labels and boxes in their order.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from django.utils.translation import gettext
from pydantic import BaseModel, ConfigDict, Field

from requests_app.papers.document import Block, Fact, Facts, Group, Note, Section, Tick, Ticks

FOLDER = Path(__file__).parent / "data"
DATA = FOLDER / "eu-2023-1543.json"
TEMPLATES = FOLDER / "t-cy-2018.json"

Answers = Mapping[str, str | bool]


class Frozen(BaseModel):
    """The printed form does not change while the programme runs."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PrintedField(Frozen):
    """A label. `key` names what fills it; `printed_as` keeps a misprint, `read_as` a passage read in part."""

    key: str = ""
    label: str
    type: Literal["text", "tick", "group", "note"]
    text: bool = False  # something can be written beside the box
    items: tuple[PrintedField, ...] = ()
    code: str = ""
    footnote: str = ""
    remark: str = ""  # ours, never printed
    mark: Literal["V", "V2", "R"] = "V"
    printed_as: str = ""
    read_as: str = ""


class PrintedSection(Frozen):
    """One section, with the letter or number it is printed under."""

    letter: str
    heading: str
    printed_as: str = ""
    never_send_to_addressee: bool = False
    fields: tuple[PrintedField, ...] = ()


class PrintedForm(Frozen):
    """One annex or template."""

    id: str
    title: str
    annex: str = ""
    filled_by: str
    sections: tuple[PrintedSection, ...]


class OffenceCategory(Frozen):
    """One line of Annex IV."""

    number: int
    label: str


class PrintedForms(Frozen):
    """A whole file, with where it was read."""

    instrument: str
    source: str
    mark: Literal["V", "V2", "R"]
    checked: str
    note: str
    forms: tuple[PrintedForm, ...]


class Annexes(PrintedForms):
    """The annexes of the Regulation: its forms, and the offences of Annex IV."""

    annex_iv: tuple[OffenceCategory, ...] = Field(min_length=32, max_length=32)


@cache
def annexes() -> Annexes:
    """The annexes of the Regulation, read once."""
    return Annexes.model_validate(json.loads(DATA.read_text(encoding="utf-8")))


@cache
def templates() -> PrintedForms:
    """The templates of the Cybercrime Convention Committee, read once."""
    return PrintedForms.model_validate(json.loads(TEMPLATES.read_text(encoding="utf-8")))


def every_form() -> tuple[PrintedForm, ...]:
    """All forms whose print is known."""
    return (*annexes().forms, *templates().forms)


def printed(form_id: str) -> PrintedForm:
    """One form by its name in its file."""
    return next(form for form in every_form() if form.id == form_id)


def keys(form_id: str) -> frozenset[str]:
    """All names by which fields of a form are filled."""
    return frozenset(key for section in printed(form_id).sections for key in keys_of(section.fields))


def keys_of(fields: tuple[PrintedField, ...]) -> Iterator[str]:
    """The names of these fields and of all that stand under them."""
    for field in fields:
        if field.key:
            yield field.key
        yield from keys_of(field.items)


def sections(form_id: str, answers: Answers, *, to_addressee: bool = False) -> tuple[Section, ...]:
    """The sections filled in. One that is never sent to the addressee is not hidden from him: it is not there."""
    return tuple(
        Section(number=section.letter, heading=gettext(section.heading), blocks=_blocks(section.fields, answers))
        for section in printed(form_id).sections
        if not (to_addressee and section.never_send_to_addressee)
    )


def _blocks(fields: tuple[PrintedField, ...], answers: Answers) -> tuple[Block, ...]:
    """Fields as blocks; neighbours of one kind share a table or a list, as on the printed form."""
    blocks: list[Block] = []
    facts: list[Fact] = []
    boxes: list[Tick] = []

    def settle() -> None:
        if facts:
            blocks.append(Facts(facts=tuple(facts)))
            facts.clear()
        if boxes:
            blocks.append(Ticks(ticks=tuple(boxes)))
            boxes.clear()

    for field in fields:
        if (boxes and field.type != "tick") or (facts and field.type != "text"):
            settle()
        answer = answers.get(field.key, "") if field.key else ""
        match field.type:
            case "text":
                written = answer if isinstance(answer, str) else ""
                facts.append(Fact(label=gettext(field.label), value=written, by_hand=field.label == "Signature"))
                if field.footnote:
                    settle()
                    blocks.append(Note(text=gettext(field.footnote)))
            case "tick":
                boxes.append(_box(field, answer, answers))
            case "group":
                blocks.append(Group(label=gettext(field.label), blocks=_blocks(field.items, answers)))
            case "note":
                blocks.append(Note(text=gettext(field.label)))
    settle()
    return tuple(blocks)


def _box(field: PrintedField, answer: str | bool, answers: Answers) -> Tick:
    """Text beside a box ticks it: nobody writes beside a box he means to leave empty."""
    written = answer if isinstance(answer, str) else ""
    return Tick(label=gettext(field.label), ticked=bool(answer), value=written, inside=_blocks(field.items, answers))
