"""How one paper speaks two languages: the form's words in the first, and under each the same in the second."""

from __future__ import annotations

from typing import Any, TypeVar

from requests_app.papers.document import Document, Frozen, Group, Section

Part = TypeVar("Part", bound=Frozen)

# What is not words, or is the same whoever reads it.
_NO_WORDS = frozenset(
    {"also", "form", "kind", "language", "direction", "page_size", "layout", "route", "second_language"}
)


class _Unlike(Exception):
    """The two are not built alike here, so nothing can be set under anything."""


def paired(first: Document, second: Document) -> Document:
    """The first document, each word of the form with its counterpart. Both are composed from the same request.

    What people wrote is the same in both and stands once. Parts are paired by their place. Where a section came out
    built in another way, the whole section of the second language stands under that of the first: nothing is lost.
    """
    if len(first.sections) != len(second.sections):
        raise ValueError("The same request gave two documents with different sections; they cannot be paired.")
    sections = tuple(_section(one, other) for one, other in zip(first.sections, second.sections, strict=True))
    head = _pair(first.model_copy(update={"sections": ()}), second.model_copy(update={"sections": ()}))
    return head.model_copy(
        update={"sections": sections, "second_language": second.language, "second_direction": second.direction}
    )


def _section(first: Section, second: Section) -> Section:
    try:
        return _pair(first, second)
    except _Unlike:
        return first.model_copy(update={"blocks": (*first.blocks, Group(label=second.heading, blocks=second.blocks))})


def _pair(first: Part, second: Part) -> Part:
    if type(first) is not type(second):
        raise _Unlike
    also: dict[str, Any] = {}
    changed: dict[str, Any] = {}
    for name in type(first).model_fields:
        one, other = getattr(first, name), getattr(second, name)
        if name in _NO_WORDS or one == other:
            continue
        if isinstance(one, Frozen):
            changed[name] = _pair(one, other)
        elif isinstance(one, tuple) and any(isinstance(part, Frozen) for part in (*one, *other)):
            changed[name] = tuple(_pair(a, b) for a, b in _beside(one, other))
        elif isinstance(one, str | tuple):
            also[name] = _differing(one, other)
    return first.model_copy(update={**changed, **({"also": also} if also else {})})


def _differing(first: Any, second: Any) -> Any:
    """The second text where it differs, else nothing; of texts in their order likewise, place by place."""
    if isinstance(first, tuple):
        return tuple(_differing(a, b) for a, b in _beside(first, second))
    return second if first != second else ""


def _beside(first: tuple[Any, ...], second: tuple[Any, ...]) -> list[tuple[Any, Any]]:
    if len(first) != len(second):
        raise _Unlike
    return list(zip(first, second, strict=True))
