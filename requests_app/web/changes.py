"""What changed between two versions of what a request says: from the one frozen before to the last, or to the draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from requests_app.desk import drafting
from requests_app.desk.look import Seen
from requests_app.routes.schema import Content, Route
from requests_app.show import masking, sentences, words


@dataclass(frozen=True, slots=True)
class Version:
    """What was said at one moment."""

    contents: Mapping[str, Any]
    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Change:
    """One content that says something else now."""

    label: str
    before: str
    after: str


def versions(seen: Seen) -> list[Version]:
    """Every frozen version, the oldest first. One whose payload was erased says nothing."""
    found = []
    for entry in seen.entries:
        if "items" in entry.facts:
            body = seen.bodies.get(entry.seq, {})
            identifiers = body.get("identifiers", {})
            rows = [{**i, "identifier": identifiers.get(str(i["key"]), "")} for i in entry.facts["items"]]
            found.append(Version(body.get("contents", {}), [item_words(row) for row in rows]))
    return found


def pending(seen: Seen) -> list[Change] | None:
    """What differs between the last two frozen versions, or between the last one and a draft being written.

    None where there is nothing to compare with: the request was frozen once or never.
    """
    frozen = versions(seen)
    if seen.draft is not None and frozen and seen.request.state in drafting.writable(seen.route):
        return between(seen.route, frozen[-1], Version(seen.draft.contents, [item_words(i) for i in seen.draft.items]))
    if len(frozen) < 2:
        return None
    return between(seen.route, frozen[-2], frozen[-1])


def said(seen: Seen) -> list[tuple[str, str]]:
    """What the request said when it was last frozen: each content with its label, in the order of the law."""
    contents = seen.contents
    return [
        (_(content.label), _plain(contents[content.name], content))
        for content in seen.route.contents
        if content.type != "items" and contents.get(content.name) not in (None, "", [])
    ]


def between(route: Route, before: Version, after: Version) -> list[Change]:
    """Each content that differs, in the order of the law, then the items."""
    found = [
        Change(
            _(content.label),
            _plain(before.contents.get(content.name), content),
            _plain(after.contents.get(content.name), content),
        )
        for content in route.contents
        if content.type != "items"
        and _plain(before.contents.get(content.name), content) != _plain(after.contents.get(content.name), content)
    ]
    if list(before.items) != list(after.items):
        gone = [one for one in before.items if one not in after.items]
        new = [one for one in after.items if one not in before.items]
        found.append(Change(_("Items"), "\n".join(gone), "\n".join(new)))
    return found


def item_words(item: Mapping[str, Any]) -> str:
    """One item in words, its identifier masked."""
    period = " – ".join(sentences.told(str(item[k])) for k in ("since", "until") if item.get(k))
    parts = [masking.mask(str(item.get("identifier", ""))), words.data_word(str(item.get("data", "")))]
    return ", ".join(p for p in (*parts, f"{period} {item.get('zone', '')}".strip()) if p)


def _plain(value: Any, content: Content) -> str:
    if content.type == "date" and isinstance(value, str):
        return sentences.told(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)
