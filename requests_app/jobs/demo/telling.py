"""What is told with an invented act: the facts it asks for, numbers, extensions, the manifest of what was produced."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Any

from requests_app.casework.machine import Told
from requests_app.common import canonical
from requests_app.evidence.manifest import Listed
from requests_app.jobs.demo import words
from requests_app.jobs.demo.story import Story
from requests_app.routes.outcomes import Outcome
from requests_app.routes.schema import Act, Ask, Route


def facts(
    story: Story, random: Random, act: Act, told: Told, at: datetime, given: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The facts of an entry, and what of it is personal. `given` is told as it is, the rest is invented."""
    asked: dict[str, str] = {}
    personal: dict[str, str] = {}
    references: dict[str, str] = {}
    for ask in act.asks:
        if ask.name not in given and not ask.required and random.random() < 0.4:
            continue
        value = given.get(ask.name) or _answer(story, random, act, ask, at)
        (personal if ask.personal else asked)[ask.name] = value
        if ask.type == "reference" and not ask.personal:
            references[ask.name] = value
    found: dict[str, Any] = {}
    if act.extends:
        found["extensions"] = {name: _extension(story.route, name) for name in act.extends}
    settled = {key: outcome.value for key, outcome in told.settled.items()}
    coded = (("asked", asked), ("references", references), ("ground", told.ground), ("code", told.code))
    found |= {name: kept for name, kept in (*coded, ("settled", settled)) if kept}
    return found, {"asked": personal} if personal else {}


def _answer(story: Story, random: Random, act: Act, ask: Ask, at: datetime) -> str:
    match ask.type:
        case "instant":
            return canonical.instant(at - timedelta(minutes=random.randint(3, 25)))
        case "date":
            return (at + timedelta(days=random.choice((21, 30, 45, 60)))).date().isoformat()
        case "number" | "period_days":
            return str(random.choice((30, 60, 90)))
        case "choice":
            return random.choice(ask.options)
        case "reference":
            return words.number(story.case.number, act.does, story.lines[-1].happened_at.year)
        case _:
            return words.sentence(ask.name, random)


def _extension(route: Route, clock: str) -> dict[str, str]:
    found = route.clock(clock)
    rule = found.extend if found else None
    hours = found is not None and found.length.unit == "hour"
    n = (rule.n if rule and rule.n else None) or (4 if hours else 30)
    unit = rule.unit if rule and rule.n else "hour" if hours else "day"
    return {"n": str(n), "unit": unit, "reason": "The request for production is being prepared (invented)."}


def files(story: Story, random: Random, act: Act, told: Told) -> tuple[Listed, ...]:
    """The hash manifest of what was produced: names and numbers, never a content."""
    if not act.settles or act.does not in words.DELIVERS or Outcome.FUL not in told.settled.values():
        return ()
    names = [f"production-{story.case.number:05d}-{n}.zip" for n in range(1, random.randint(1, 2) + 1)]
    return tuple(
        Listed(name, hashlib.sha256(name.encode()).hexdigest(), random.randint(20_000, 90_000_000)) for name in names
    )
