"""The small world is sound: its requests can be opened and walked to a preservation."""

from __future__ import annotations

from typing import Any

from tests import world as worlds
from tests.world import World


def test_a_preservation_is_walked_to_its_confirmation(world: World, press: list[dict[str, Any]]) -> None:
    request = worlds.open_(world)
    worlds.walk(world, request, worlds.BC29_PRESERVED)
    assert request.state == "preserved"
    assert [asked["name"] for asked in press] == ["preservation-request"]
