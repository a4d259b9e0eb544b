"""What a paper from outside and its signatures say, as it is shown and kept; reading it takes a library, this none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

UNREAD = "unread"  # among what a paper carries: it could not be read safely


class Refused(StrEnum):
    """Why a file is no paper that can be filed."""

    CLOSED = "closed by a password"
    DAMAGED = "damaged"
    EMPTY = "no page"


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature of a paper."""

    readable: bool = True
    intact: bool = False
    whole: bool = False  # nothing was added to the file after it
    stamp: bool = False  # a time stamp over the file, not somebody's signature
    signer: str = ""
    issuer: str = ""
    signed_at: str = ""  # as the signer's own clock said
    weak: bool = False

    def as_body(self) -> dict[str, Any]:
        """As the entry's payload keeps it: a signer has a name."""
        return asdict(self)

    @classmethod
    def from_body(cls, kept: Mapping[str, Any]) -> Signed:
        """As it was kept."""
        return cls(**{name: kept[name] for name in cls.__dataclass_fields__ if name in kept})


@dataclass(frozen=True, slots=True)
class Told:
    """What was found in a file."""

    refused: Refused | None = None
    pages: int = 0
    carries: tuple[str, ...] = ()
    signatures: tuple[Signed, ...] = ()
