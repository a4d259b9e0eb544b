"""What the stories share: one browser for the whole run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.stories import browser


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with browser.launched() as found:
        yield found
