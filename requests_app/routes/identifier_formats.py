"""How an identifier is written: the standard of its kind, and which kinds a provider says it accepts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from requests_app.routes.csv_rows import rows_of
from requests_app.routes.jurisdictions import DATA
from requests_app.routes.schema import Mark

ANY = "any"
KINDS = frozenset({"email", "telephone", "ip", "account", "url", "imei", "mac", "domain", "hash", "other"})


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of identifier as a standard or a provider wants it. No pattern: the kind is accepted, as it is."""

    provider: str  # key of providers.csv, or any
    kind: str
    pattern: re.Pattern[str] | None
    example: str
    source: str
    mark: Mark

    def fits(self, value: str) -> bool:
        """Whether the identifier is written like this."""
        if self.pattern is None:
            return bool(value)
        return bool(self.pattern.fullmatch(value)) and (self.kind != "imei" or luhn(value))


def luhn(digits: str) -> bool:
    """3GPP TS 23.003 annex B: the fifteenth digit of an IMEI checks the others; 14 and 16 digits carry no check."""
    if len(digits) != 15:
        return True
    doubled = (int(d) * (1 + n % 2) for n, d in enumerate(digits))
    return sum(d // 10 + d % 10 for d in doubled) % 10 == 0


def read(path: Path) -> tuple[Format, ...]:
    """Every format of a file. Raises `LawError`; an example that does not fit its pattern is an error of the file."""
    found: list[Format] = []
    for row in rows_of(path):
        text = row.text("pattern")
        try:
            pattern = re.compile(text) if text else None
        except re.error as error:
            raise row.error(f"the pattern is none: {error}") from None
        one = Format(
            row.some("provider"),
            row.one_of("kind", KINDS),
            pattern,
            row.text("example"),
            row.some("source"),
            row.mark(),
        )
        if pattern is not None and not one.fits(one.example):
            raise row.error(f"the example {one.example!r} does not fit the pattern")
        found.append(one)
    return tuple(found)


@cache
def formats() -> tuple[Format, ...]:
    """The formats this installation knows, read once."""
    return read(DATA / "identifier-formats.csv")


def standard(kind: str) -> Format | None:
    """How the standard writes this kind, or none where no standard says."""
    return next((f for f in formats() if f.provider == ANY and f.kind == kind), None)


def accepted(provider: str) -> frozenset[str]:
    """The kinds a provider says it accepts. Empty: it does not say."""
    return frozenset(f.kind for f in formats() if f.provider == provider)
