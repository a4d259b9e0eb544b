"""How often and how fast acts are taken in the demonstration world: pace.toml, and a day's working hours."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from requests_app.routes.schema import Act, Route

DATA = Path(__file__).with_name("pace.toml")
OPENS, CLOSES = time(8, 15), time(17, 30)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Pace:
    """An act's weight against others, its median in hours, its spread."""

    weight: float
    hours: float
    spread: float

    def wait(self, random: Random, slower: float = 1.0) -> timedelta:
        """How long it takes this time."""
        return timedelta(hours=self.hours * slower * math.exp(random.gauss(0, self.spread)))


@cache
def _table() -> dict[str, dict[str, Pace]]:
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return {name: {act: Pace(*row) for act, row in rows.items()} for name, rows in data.items()}


def of(route: Route, act: Act) -> Pace:
    """The pace of an act; one that the table does not know is rare and takes two days."""
    table = _table()
    return table.get(route.id, {}).get(act.does) or table["acts"].get(act.does) or Pace(1.0, 48.0, 0.8)


def office_hours(random: Random, moment: datetime, zone: str) -> datetime:
    """The moment, or the next one at which an office of that zone is open; public holidays are not regarded."""
    morning = timedelta(minutes=random.randint(0, 200), seconds=random.randint(0, 59))
    local = moment.astimezone(ZoneInfo(zone))
    moved = local
    if moved.time() > CLOSES:
        moved = (moved + timedelta(days=1)).replace(hour=0, minute=0)
    while moved.weekday() >= SATURDAY:
        moved = (moved + timedelta(days=1)).replace(hour=0, minute=0)
    if moved == local and moved.time() >= OPENS:
        return moment
    if moved.time() < OPENS:
        moved = moved.replace(hour=OPENS.hour, minute=OPENS.minute, second=0, microsecond=0)
        moved += morning
    return moved.astimezone(moment.tzinfo)
