"""What is typed into a draft stays: by a button, by saving as one writes, and when somebody else saved meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from requests_app.casework.models import Request
from tests import world as worlds
from tests.world import World

SignedIn = Callable[[str], Client]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def request_(world: World) -> Request:
    return worlds.open_(world, complete=False)


def posted(request: Request, **changed: Any) -> dict[str, Any]:
    return {
        "turn": str(request.draft.turn),
        "rows": "2",
        "row-1-kind": "email",
        "row-1-identifier": "account-a@mail.example",
        "row-1-data": "content",
        "row-1-since": "2026-03-01T00:00",
        "row-1-until": "2026-05-31T00:00",
        "row-1-zone": "Europe/Berlin",
        "facts": "Typed by hand.",
        "intention": "on",
        "urgency": "no",
        **changed,
    }


def test_a_button_saves_without_a_script(request_: Request, signed_in: SignedIn) -> None:
    officer = signed_in("officer")
    answer = officer.post(f"/requests/{request_.ref}/draft/", posted(request_, go="save"))
    assert (answer.status_code, answer["Location"]) == (303, f"/requests/{request_.ref}/draft/")
    request_.draft.refresh_from_db()
    assert request_.draft.contents == {"facts": "Typed by hand.", "intention": "yes", "urgency": "no"}
    assert request_.draft.items[0]["since"] == "2026-03-01 00:00"
    page = officer.get(answer["Location"]).content.decode()
    assert "Typed by hand." in page
    assert 'value="account-a@mail.example"' in page
    assert 'value="2026-03-01T00:00"' in page


def test_saving_as_one_writes_answers_with_what_is_missing_and_the_turn(request_: Request, signed_in: SignedIn) -> None:
    address = f"/requests/{request_.ref}/draft/"
    answer = signed_in("officer").post(address, posted(request_), headers=HTMX)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in text
    assert 'name="turn" value="1"' in text
    assert "Offence under investigation" in text
    assert "29(2)(b)" in text
    lacking, _class, found = text.partition('class="findings"')
    assert "Brief summary of the facts" not in lacking
    assert 'data-rule="facts-too-short"' in found


def test_a_row_more_is_had_without_a_script(request_: Request, signed_in: SignedIn) -> None:
    officer = signed_in("officer")
    answer = officer.post(f"/requests/{request_.ref}/draft/", posted(request_, go="row"))
    page = officer.get(answer["Location"].partition("#")[0]).content.decode()
    assert 'name="row-4-identifier"' in page
    assert 'value="account-a@mail.example"' in page


def test_a_row_marked_to_be_removed_is_gone(request_: Request, signed_in: SignedIn) -> None:
    second = {f"row-2-{k}": v for k, v in (("kind", "ip"), ("identifier", "192.0.2.1"), ("data", "traffic"))}
    signed_in("officer").post(
        f"/requests/{request_.ref}/draft/", posted(request_, go="save", **second, **{"row-1-drop": "on"})
    )
    request_.draft.refresh_from_db()
    assert [i["identifier"] for i in request_.draft.items] == ["192.0.2.1"]


def test_both_versions_are_shown_when_somebody_else_saved(request_: Request, signed_in: SignedIn) -> None:
    address = f"/requests/{request_.ref}/draft/"
    mine = posted(request_, facts="My own words.", go="save")
    signed_in("colleague").post(address, posted(request_, facts="The words of a colleague.", go="save"))
    officer = signed_in("officer")
    answer = officer.post(address, mine)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert ">\nMy own words.</textarea>" in text
    assert "The words of a colleague." in text
    assert "Somebody else saved this draft meanwhile" in text
    request_.draft.refresh_from_db()
    assert request_.draft.contents["facts"] == "The words of a colleague."
    officer.post(address, {**mine, "turn": str(request_.draft.turn)})
    request_.draft.refresh_from_db()
    assert request_.draft.contents["facts"] == "My own words."


def test_a_conflict_while_writing_brings_both_versions_too(request_: Request, signed_in: SignedIn) -> None:
    address = f"/requests/{request_.ref}/draft/"
    mine = posted(request_, facts="My own words.")
    signed_in("colleague").post(address, posted(request_, facts="The words of a colleague.", go="save"))
    answer = signed_in("officer").post(address, mine, headers=HTMX)
    assert (answer["HX-Retarget"], answer["HX-Reselect"]) == ("#drafting", "#drafting")
    assert "My own words." in answer.content.decode()
    assert "The words of a colleague." in answer.content.decode()


def test_each_missing_content_leads_to_a_field_of_the_page(request_: Request, signed_in: SignedIn) -> None:
    text = signed_in("officer").get(f"/requests/{request_.ref}/draft/").content.decode()
    for name in ("authority", "offence", "facts", "relation", "necessity", "intention", "case_reference", "contact"):
        assert f'href="#id_{name}"' in text, name
        assert f'id="id_{name}"' in text, name
    assert 'href="#id_items"' in text
    assert 'id="id_items"' in text


def test_a_sent_request_is_not_written_any_more(world: World, signed_in: SignedIn, press: list[dict[str, Any]]) -> None:
    request = worlds.open_(world)
    worlds.walk(world, request, worlds.BC29_PRESERVED)  # held by the officer, and still not a draft
    said = dict(request.draft.contents)
    answer = signed_in("officer").post(f"/requests/{request.ref}/draft/", posted(request, go="save"))
    assert answer.status_code == 409
    request.draft.refresh_from_db()
    assert request.draft.contents == said
