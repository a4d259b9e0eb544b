"""The parts of a request for mutual legal assistance, in one order, and what one State or treaty asks besides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Block, Document, Fact, Note
from requests_app.papers.filled import Filled
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document, linked_table

AUDIENCE = "requested_authority"

# The common list: UNTOC Art. 18(15) = UNCAC Art. 46(15), then what electronic evidence needs besides.
COMMON: dict[str, Part] = {
    "authority": Part(
        gettext_lazy("Authority making the request"),
        ("authority", "investigating_authority", "case_reference", "contact", "confirmation"),
    ),
    "basis": Part(gettext_lazy("Basis of the request"), ("treaty", "basis", "reciprocity", "domestic_basis")),
    "proceedings": Part(gettext_lazy("Subject and nature of the proceedings"), ("subject", "proceedings", "court")),
    "facts": Part(gettext_lazy("Summary of the facts"), ("facts",)),
    "emergency": Part(gettext_lazy("Emergency"), ("emergency_reason",)),
    "persons": Part(gettext_lazy("Persons concerned"), ("person", "persons")),
    "offence": Part(
        gettext_lazy("Offence, text of the law and penalty"),
        ("offence", "provisions", "penalty", "dual_criminality", "speech_offence"),
    ),
    "data": Part(gettext_lazy("Data sought"), ("items", "custodian", "data_sought", "identifiers", "period")),
    "grounds": Part(
        gettext_lazy("Grounds for seeking these data"),
        ("relation", "articulable_facts", "nexus", "probable_cause", "staleness", "necessity"),
    ),
    "purpose": Part(gettext_lazy("Purpose for which the evidence is sought"), ("purpose", "use_statement")),
    "assistance": Part(
        gettext_lazy("Assistance and particular procedure"), ("assistance", "procedure", "certification")
    ),
    "preservation": Part(
        gettext_lazy("Preservation already obtained"), ("preservation_reference", "linked", "previous_requests")
    ),
    "handling": Part(
        gettext_lazy("Urgency, confidentiality and notice"),
        ("urgency", "urgency_reason", "confidentiality", "confidentiality_reason", "no_notice", "no_notice_reason"),
    ),
    "declarations": Part(gettext_lazy("Declarations"), ("translation", "assurances", "central_signature")),
}

# The language apart from other declarations, for those who ask for one.
LANGUAGE = ("handling", Part(gettext_lazy("Language of the request"), ("translation",)))


@dataclass(frozen=True, slots=True)
class Beyond:
    """What one State or treaty asks beyond the common list: other headings, parts of its own, remarks, sources."""

    form: str
    title: str | Promise
    note: str | Promise  # for the margin: what the list of contents was taken from, and what was not read
    version: int = 1
    headings: Mapping[str, str | Promise] = field(default_factory=dict)  # part of the common list -> its heading here
    own: tuple[tuple[str, Part], ...] = ()  # the common part it stands after, and the part
    remarks: Mapping[str, str | Promise] = field(default_factory=dict)  # part or content -> what its law says, cited
    preamble: tuple[str | Promise, ...] = ()


def arranged(beyond: Beyond) -> Iterator[Part]:
    """The common parts with those of one State among them; a content stands where the State's own part takes it."""
    taken = {name for _after, part in beyond.own for name in part.names}
    for key, part in COMMON.items():
        names = tuple(name for name in part.names if name not in taken)
        if names:
            yield Part(beyond.headings.get(key, part.heading), names)
        yield from (own for after, own in beyond.own if after == key)


def compose(
    beyond: Beyond,
    filled: Filled,
    *,
    extra: Mapping[str, tuple[Block, ...]] | None = None,
    particulars: tuple[Fact, ...] = (),
    preamble: tuple[str, ...] = (),
) -> Document:
    """The request as this State or treaty asks for it."""
    parts = tuple(arranged(beyond))
    blocks: dict[str, tuple[Block, ...]] = {"preservation_reference": linked_table(filled), **(extra or {})}
    for key, remark in beyond.remarks.items():
        meant = COMMON[key].names if key in COMMON else (key,)
        part = next(part for part in parts if set(part.names) & set(meant))
        if _says_something(filled, part, blocks):
            first = part.names[0]
            blocks[first] = (Note(text=str(remark)), *blocks.get(first, ()))
    return document(
        filled,
        form=beyond.form,
        version=beyond.version,
        title=str(beyond.title),
        parts=parts,
        extra=blocks,
        particulars=particulars,
        preamble=(*(str(text) for text in beyond.preamble), *preamble),
        margin_note=str(beyond.note),
    )


def _says_something(filled: Filled, part: Part, blocks: Mapping[str, tuple[Block, ...]]) -> bool:
    """A remark stands with what it remarks on, never alone under a heading."""
    said = any(filled.contents.get(name) or (filled.items and name == "items") for name in part.names)
    return said or bool(blocks.get(part.names[0])) or (filled.draft and any(name in filled.law for name in part.names))


def form_of(beyond: Beyond) -> Form:
    """A form that needs nothing but its row."""
    return Form(beyond.form, beyond.version, AUDIENCE, lambda filled: compose(beyond, filled))
