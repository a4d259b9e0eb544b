"""An invented request: what it is opened with, and everything that happened to it so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from requests_app.casework.machine import Line, Position
from requests_app.desk.importing import Opening, Step
from requests_app.desk.opening import Plan
from requests_app.jobs.demo.cases import Case
from requests_app.parties.models import Organisation
from requests_app.routes.schema import Route


@dataclass
class Story:
    """An invented request: what it is opened with, and everything that happened to it."""

    key: str
    route: Route
    plan: Plan
    case: Case
    opened: Opening
    seats: Mapping[str, Organisation]
    steps: list[Step] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    position: Position | None = None
    pressed: bool = False

    @property
    def at(self) -> Position:
        if self.position is None:
            raise ValueError("The story has not begun.")
        return self.position
