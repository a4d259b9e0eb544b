"""One step of a worked explanation, in the form in which it is stored: a code and what it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

Param = str | int | date


@dataclass(frozen=True)
class Step:
    """What was done (`code`, a sentence of `explain`) and to what (`params`)."""

    code: str
    params: Mapping[str, Param] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The step as JSON can hold it; a date is marked as one."""
        return {"code": self.code, "params": {name: _plain(value) for name, value in self.params.items()}}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Step:
        """The step that `to_json` wrote."""
        return cls(str(stored["code"]), {name: _read(value) for name, value in stored["params"].items()})


def to_json(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """A whole explanation as JSON can hold it."""
    return [step.to_json() for step in steps]


def from_json(stored: Iterable[Mapping[str, Any]]) -> tuple[Step, ...]:
    """The explanation that `to_json` wrote."""
    return tuple(Step.from_json(one) for one in stored)


def _plain(value: Param) -> Any:
    if isinstance(value, datetime):
        raise TypeError("A step holds a date and a time of day apart, never a moment.")
    return {"date": value.isoformat()} if isinstance(value, date) else value


def _read(value: Any) -> Param:
    if isinstance(value, Mapping):
        return date.fromisoformat(value["date"])
    if isinstance(value, int):
        return value
    return str(value)
