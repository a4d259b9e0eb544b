"""What one signature of a paper from outside says, as it is shown and kept; reading it takes a library, this none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


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
