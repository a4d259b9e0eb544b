"""What the stories share: one browser for the whole run, and a small world served to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests import world as worlds
from tests.stories import browser
from tests.world import World


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with browser.launched() as found:
        yield found


@dataclass
class Place:
    """The small world at an address, and windows into it."""

    world: World
    address: str
    chromium: Browser
    opened: list[Page] = field(default_factory=list)

    def window(self, name: str, **how: Any) -> Page:
        """A page in which this person has signed in; nobody, without a name."""
        how.setdefault("reduced_motion", "reduce")
        if name:
            context = browser.signed_in(self.chromium, self.address, self.world.person(name), **how)
        else:
            context = self.chromium.new_context(base_url=self.address, **how)
        context.set_default_timeout(15_000)
        self.opened.append(context.new_page())
        return self.opened[-1]


@pytest.fixture
def place(db: None, chromium: Browser) -> Iterator[Place]:
    """The small world, papers without a renderer, in the test's own transaction."""
    with worlds.quick_papers(), browser.served() as address:
        found = Place(worlds.build(), address, chromium)
        yield found
        for page in found.opened:
            page.context.close()
