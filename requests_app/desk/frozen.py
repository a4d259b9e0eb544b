"""What a request said at a moment of its ledger: the contents and items frozen last, with their identifiers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from requests_app.casework.models import Entry, Payload


def joined(facts: Mapping[str, Any], body: Mapping[str, Any]) -> tuple[Mapping[str, Any], list[dict[str, Any]]]:
    """The contents and items of one freezing act."""
    known = body.get("identifiers", {})
    items = [{**item, "identifier": known.get(str(item["key"]), "")} for item in facts.get("items", [])]
    return body.get("contents", {}), items


def said_by(entries: Sequence[Entry]) -> tuple[Mapping[str, Any], list[dict[str, Any]]]:
    """What stood in the request after these entries; nothing where nothing was frozen or all was erased."""
    for entry in reversed(entries):
        if "items" in entry.facts:
            payload = Payload.objects.filter(entry=entry).first()
            return joined(entry.facts, payload.body if payload else {})
    return {}, []


def told(act: str, facts: Mapping[str, Any], body: Mapping[str, Any]) -> dict[str, str]:
    """What was told with an act, as a paper prints it."""
    coded = {"ground": str(facts.get("ground", "")), "code": str(facts.get("code", ""))}
    extension: Mapping[str, str] = next(iter(facts.get("extensions", {}).values()), {})
    note = str(body.get("note", ""))
    return {"act": act, **facts.get("asked", {}), **body.get("asked", {}), "note": note, **coded, **extension}
