"""The institutions of the demonstration world, read from organisations.toml and the tables of law."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from requests_app.desk.founding import Founded, Way
from requests_app.parties.models import Kind
from requests_app.routes.jurisdictions import CentralAuthority, authorities, provider

DATA = Path(__file__).with_name("organisations.toml")
RECALLED = "public name, recalled"


@cache
def organisations() -> Mapping[str, Founded]:
    """Every institution by its short key, in the order in which they are founded."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    found = {row["key"]: _institution(row) for row in data["organisation"]}
    found |= {row["key"]: _company(row) for row in data["provider"]}
    return found


def _institution(row: Mapping[str, Any]) -> Founded:
    known = _known(row["row"]) if "row" in row else None
    return Founded(
        key=row["key"],
        name=row["name"],
        short=row["short"],
        kind=Kind(row["kind"]),
        country=row["country"],
        parent=row.get("parent", ""),
        languages=" ".join(known.languages) if known else "",
        source=(known.source if known else row.get("source", RECALLED))[:300],
        mark=known.mark if known else "R",
    )


def _known(row: Mapping[str, str]) -> CentralAuthority:
    found = [a for a in authorities(row["country"], row["role"]) if row.get("name", "") in a.authority]
    return found[0]


def _company(row: Mapping[str, str]) -> Founded:
    known = provider(row["provider"])
    if known is None:
        raise LookupError(f"There is no provider {row['provider']} in the tables of law.")
    entity = next(e for e in known.entities if e.entity == row["entity"])
    ways = [Way("portal", known.portal[:200], known.source[:300], known.mark)] if "://" in known.portal else []
    return Founded(
        key=row["key"],
        name=entity.entity,
        short=row.get("short", entity.entity),
        kind=Kind.PROVIDER,
        country=entity.country,
        provider_key=known.key,
        source=entity.source[:300],
        mark=entity.mark,
        ways=tuple(ways),
    )
