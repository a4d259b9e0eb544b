"""The requests made by hand, so that there is something to do at every hour of every day: living.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from requests_app.jobs.demo.stories import Stories, named
from requests_app.jobs.demo.story import Story
from requests_app.jobs.demo.walker import Walker
from requests_app.routes.catalogue import catalogue
from requests_app.routes.outcomes import Outcome
from requests_app.routes.schema import Act

DATA = Path(__file__).with_name("living.toml")
DAYS = 6  # how far a scene is moved for its clock to end on the day it names
WRITERS = ("officer", "contact_point")


@dataclass(frozen=True, slots=True)
class _ByHand:
    """The request that follows is a scene of its own."""

    key: str

    def can(self, walker: Walker, act: Act) -> bool:
        return True

    def open(self, walker: Walker, act: Act, actor: str, at: datetime) -> str:
        return named(self.key)


def _key(scene: str) -> str:
    return f"living-{scene}"


def scenes() -> Sequence[Mapping[str, Any]]:
    """Every scene as written."""
    rows: list[Mapping[str, Any]] = tomllib.loads(DATA.read_text(encoding="utf-8"))["scene"]
    return rows


def play(stories: Stories, now: datetime) -> list[Story]:
    """Every scene, ending at `now`."""
    played = []
    for scene in scenes():
        story = _play(stories, scene, now)
        if story is not None:
            played.append(story)
            stories.made.append(story)
    return played


def _play(stories: Stories, scene: Mapping[str, Any], now: datetime) -> Story | None:
    """One scene; where it names the day on which a clock ends, all is moved by whole days until it ends then.

    An end that rolls over a weekend cannot fall on a Saturday: then it is the first possible day after.
    """
    wanted: Mapping[str, Any] = scene.get("due", {})
    number = stories.number
    if not wanted:
        return _once(stories, scene, now, timedelta(0))
    aim = now + timedelta(hours=1 + 24 * wanted["days"])
    for days in range(-DAYS, DAYS):
        stories.number = number
        story = _once(stories, scene, now, timedelta(days=days))
        due = next((at for at, clock in _dues(stories, story, now) if clock == wanted["clock"]), None)
        if story is not None and due is not None and due >= aim:
            return story
    return None


def _dues(stories: Stories, story: Story | None, now: datetime) -> list[tuple[datetime, str]]:
    if story is None:
        return []
    walker = stories.walker(story, stories.random("due"), now)
    return [(at, c.name) for c in story.route.clocks if (at := walker.due(c.name))]


def _once(stories: Stories, scene: Mapping[str, Any], now: datetime, later: timedelta) -> Story | None:
    route = catalogue().current(scene["route"])
    organisations = stories.world.organisations
    agency, provider = organisations[scene["agency"]], organisations[scene["provider"]]
    opened = now - timedelta(hours=scene["opened"]) + later
    corridor = stories.corridors.between(route, agency, provider, opened.date())
    if corridor is None:
        return None
    random = stories.random(f"living/{scene['key']}")
    story = stories.opened(
        _key(scene["key"]),
        random,
        route,
        corridor,
        opened,
        person=next(stories.people[agency.pk, r][0] for r in WRITERS if (agency.pk, r) in stories.people),
        case=stories.case_of(_key(scene["follows"])) if "follows" in scene else None,
        links=[{"ref": named(_key(scene["follows"])), "nature": "goes_with"}] if "follows" in scene else (),
        kind=scene.get("kind", ""),
        unvalidated=scene.get("unvalidated", False),
        complete=scene.get("complete", True),
    )
    walker = stories.walker(story, random, now)
    if "opens" in scene:
        walker.spawner = _ByHand(_key(scene["opens"]))
    for name, hours in scene["acts"]:
        act = route.act(name)
        if act is None:
            raise LookupError(f"{route.id} has no act {name}.")
        outcome = Outcome.FUL if act.settles else None
        walker.take(act, now - timedelta(hours=hours) + later, outcome=outcome, by_word=False)
    story.pressed = True
    return story
