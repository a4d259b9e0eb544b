"""What a paper says, before it has a look: a typed, frozen model that is stored with the paper and rendered from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

FLOWS, LINES = 900, 12  # from so many characters or lines a value beside a label is not kept on one page


def _unchanging(value: Any) -> Any:
    """Texts in their order are tuples here; JSON knows lists."""
    return tuple(_unchanging(part) for part in value) if isinstance(value, list | tuple) else value


Also = Annotated[
    Mapping[str, Any], AfterValidator(lambda also: {name: _unchanging(value) for name, value in also.items()})
]


class Frozen(BaseModel):
    """A paper that was composed is never changed; another one is composed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    # The same in the second language of a bilingual paper, by the name of the field: a text, or texts in their order.
    also: Also = Field(default_factory=dict, exclude_if=lambda also: not also)


def beside(texts: Sequence[str], second: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Each text with its counterpart; without counterparts, with the empty text."""
    return tuple(zip(texts, second or ("",) * len(texts), strict=True))


class Paragraph(Frozen):
    """Running text, in the words of the authority."""

    kind: Literal["paragraph"] = "paragraph"
    text: str


class Fact(Frozen):
    """A label and what stands beside it; an empty value prints as an empty line of the form."""

    label: str
    value: str = ""
    cite: str = ""
    by_hand: bool = False  # room for a signature or a stamp

    @property
    def flows(self) -> bool:
        """Whether the value may need more room than is left on a page: then it goes on over the next."""
        return len(self.value) > FLOWS or self.value.count("\n") > LINES


class Facts(Frozen):
    """Labels and values, one under the other."""

    kind: Literal["facts"] = "facts"
    facts: tuple[Fact, ...]

    @property
    def signed(self) -> bool:
        """Whether a hand signs here: date and signature then stay on one page."""
        return any(fact.by_hand for fact in self.facts)


class Column(Frozen):
    """The head of a column, and its share of the width in per cent (0: as it falls)."""

    title: str
    width: int = Field(default=0, ge=0, le=100)


class Table(Frozen):
    """Rows under column heads; the heads come again on each page."""

    kind: Literal["table"] = "table"
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    @property
    def paired(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """The rows, each cell with the same in the second language (empty where there is none)."""
        second = self.also.get("rows") or ((),) * len(self.rows)
        return tuple(beside(row, other) for row, other in zip(self.rows, second, strict=True))


class Tick(Frozen):
    """A box with its label, what was written beside it, and what belongs under it."""

    label: str
    ticked: bool = False
    value: str = ""
    inside: tuple[Block, ...] = ()


class Ticks(Frozen):
    """Boxes of one question; `row` sets them side by side."""

    kind: Literal["ticks"] = "ticks"
    ticks: tuple[Tick, ...]
    row: bool = False


class Group(Frozen):
    """A label over fields that belong together."""

    kind: Literal["group"] = "group"
    label: str
    blocks: tuple[Block, ...] = ()


class Statement(Frozen):
    """A declaration the law asks for, set apart from the narrative."""

    kind: Literal["statement"] = "statement"
    text: str
    cite: str = ""


class Slot(Frozen):
    """A place to sign, stamp or date; filled or left to be filled by hand."""

    label: str
    value: str = ""


class Signature(Frozen):
    """Who signs: slots beside each other over a line."""

    kind: Literal["signature"] = "signature"
    slots: tuple[Slot, ...]


class Note(Frozen):
    """Small print: an instruction of the form, a source, a caution."""

    kind: Literal["note"] = "note"
    text: str


Block = Annotated[Paragraph | Facts | Table | Ticks | Group | Statement | Signature | Note, Field(discriminator="kind")]


class Section(Frozen):
    """A numbered or lettered part of a paper, with the article that asks for it."""

    number: str
    heading: str
    cite: str = ""
    blocks: tuple[Block, ...] = ()


class PartyBlock(Frozen):
    """Sender or recipient as it stands at the head of the paper."""

    name: str
    lines: tuple[str, ...] = ()

    @property
    def paired(self) -> tuple[tuple[str, str], ...]:
        """The lines, each with the same in the second language."""
        return beside(self.lines, self.also.get("lines") or ())


class Document(Frozen):
    """A whole paper. `created_at` is no part of it: the same words drawn on another day are the same document."""

    form: str
    form_version: int
    layout: Literal["letter", "certificate"] = "letter"
    title: str
    basis: str = ""
    language: str = "en"
    direction: Literal["ltr", "rtl"] = "ltr"
    page_size: Literal["A4", "Letter"] = "A4"
    marking: str
    reference: str
    version: str = "1"
    route: str = ""  # id and version of the law it was composed under, e.g. BC-29/1
    from_party: PartyBlock
    to_party: PartyBlock
    particulars: tuple[Fact, ...] = ()  # date, status, deadline: the strip under the title
    draft: bool = False
    courtesy: bool = False
    synthetic: bool = False
    verify_code: str | None = None
    verify_at: str = ""  # the public page where the code is typed
    preamble: tuple[str, ...] = ()
    sections: tuple[Section, ...]
    signature: tuple[Signature, ...] = ()
    margin_note: str = ""
    second_language: str = Field(default="", exclude_if=lambda language: not language)
    second_direction: Literal["ltr", "rtl"] = Field(default="ltr", exclude_if=lambda direction: direction == "ltr")

    @property
    def preamble_paired(self) -> tuple[tuple[str, str], ...]:
        """The introduction, each part with the same in the second language."""
        return beside(self.preamble, self.also.get("preamble") or ())

    def to_json(self) -> str:
        """The form in which the model is kept with its paper."""
        return self.model_dump_json()

    @classmethod
    def from_json(cls, text: str | bytes) -> Document:
        """The model as it was kept."""
        return cls.model_validate_json(text)


Tick.model_rebuild()
Group.model_rebuild()
