"""Somebody who never saw the code adds a treaty: exactly what `docs/adding-a-route.md` says, and nothing else."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django import Settings

from requests_app.casework.machine import Line, NotOpen, Told, replay, spells, step
from requests_app.config import settings as installed
from requests_app.routes.catalogue import catalogue
from requests_app.routes.loader import LAW
from requests_app.routes.outcomes import Outcome
from requests_app.routes.schema import Holder, Route

PAGE = Path(installed.BASE_DIR) / "docs" / "adding-a-route.md"
START = datetime(2026, 11, 2, 9, tzinfo=UTC)
OFFICER, APPROVER, DESK, THEIRS = 1, 2, 3, 4


@pytest.fixture
def treaty(tmp_path: Path, settings: Settings) -> Route:
    """The file of the page, put where the page says, loaded and checked by the programme."""
    page = PAGE.read_text(encoding="utf-8")
    (name,) = re.findall(r"^```\n(\S+\.toml)\n```$", page, re.MULTILINE)
    blocks = re.findall(r"^```toml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (tmp_path / name).write_text("\n".join(blocks), encoding="utf-8")
    settings.COMITY_LAW_DIRS = [str(tmp_path)]
    return catalogue().current("XA-XB-MLAT")


class Request:
    """A request on the route: every line was open when it was written."""

    def __init__(self, route: Route) -> None:
        self.route = route
        self.lines = [Line(1, "open", START, START, "officer", OFFICER)]

    def do(self, act: str, person: int, facts: dict[str, Any] | None = None, **told: Any) -> None:
        position = replay(self.route, self.lines)
        move = step(self.route, position, act, Told(person=person, **told))
        at = START + timedelta(days=len(self.lines))
        given = {"to": move.to, **(facts or {})}
        self.lines.append(Line(len(self.lines) + 1, act, at, at, move.act.by[0], person, given))

    @property
    def place(self) -> str:
        return replay(self.route, self.lines).state


ITEMS = {"items": [{"key": "a1"}, {"key": "a2"}]}


def sent(route: Route) -> Request:
    request = Request(route)
    request.do("submit", OFFICER, ITEMS)
    request.do("approve", APPROVER)
    request.do("send", DESK)
    return request


def test_the_page_names_no_existing_route(treaty: Route) -> None:
    assert treaty.key == "XA-XB-MLAT/1"
    assert not (LAW / "XA-XB-MLAT.1.toml").exists()


def test_its_form_exists_already(treaty: Route) -> None:
    used = {paper.form for route in catalogue().all_current() if route.id != treaty.id for paper in route.papers}
    assert {paper.form for paper in treaty.papers} <= used


def test_the_check_of_the_page_finds_nothing(treaty: Route) -> None:
    out = StringIO()
    call_command("routes", "check", "--json", stdout=out)
    assert json.loads(out.getvalue())["problems"] == []
    shown = StringIO()
    call_command("routes", "show", treaty.id, stdout=shown)
    assert "  answer: hard, 60 day from receive, 8(2) [V]" in shown.getvalue().splitlines()


def test_a_request_goes_from_draft_to_fulfilled(treaty: Route) -> None:
    request = sent(treaty)
    request.do("receive", THEIRS, {"number": "XB 7/26"})
    request.do("return", THEIRS, {"code": "facts_unclear"}, code="facts_unclear")
    assert request.place == "returned"
    request.do("complete", OFFICER, ITEMS)
    request.do("approve_completed", APPROVER)
    request.do("send_again", DESK)
    request.do("extend", THEIRS)
    settled = {"a1": Outcome.FUL, "a2": Outcome.FUL}
    request.do("answer", THEIRS, {"settled": {k: v.value for k, v in settled.items()}}, settled=settled)
    position = replay(treaty, request.lines)
    assert (position.state, position.outcome, position.returns) == ("fulfilled", Outcome.FUL, 1)
    assert position.sent_at == START + timedelta(days=3)
    assert position.answered_at == position.ended_at == START + timedelta(days=10)
    held = spells(treaty, request.lines)
    spans = [(s.end or s.start) - s.start for s in held]
    assert sum(spans, timedelta()) == timedelta(days=10)
    assert [s.holder for s in held] == [
        Holder.DRAFTER,
        Holder.APPROVER,
        Holder.OWN_CENTRAL,
        Holder.FOREIGN_CENTRAL,
        Holder.FOREIGN_CENTRAL,
        Holder.DRAFTER,
        Holder.APPROVER,
        Holder.OWN_CENTRAL,
        Holder.FOREIGN_CENTRAL,
    ]


def test_one_item_without_data_makes_it_partial(treaty: Route) -> None:
    request = sent(treaty)
    request.do("receive", THEIRS)
    request.do("answer", THEIRS, settled={"a1": Outcome.FUL, "a2": Outcome.NOD})
    assert request.place == "partial"


def test_the_drafter_cannot_approve_and_a_refusal_needs_a_ground_of_the_treaty(treaty: Route) -> None:
    request = Request(treaty)
    request.do("submit", OFFICER, ITEMS)
    with pytest.raises(NotOpen, match="a second person must"):
        request.do("approve", OFFICER)
    request.do("approve", APPROVER)
    request.do("send", DESK)
    with pytest.raises(NotOpen, match="one of the grounds"):
        request.do("refuse", THEIRS, ground="political_offence")
    request.do("refuse", THEIRS, ground="dual_criminality")
    assert request.place == "refused"
