"""What brings requests back stands beside the draft, stops the act or asks for a reason; the desk sees it measured."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from requests_app.casework.models import Draft, Entry, Request
from requests_app.routes.catalogue import catalogue
from tests import world as worlds
from tests.world import World

SignedIn = Callable[[str], Client]


@pytest.fixture
def request_(world: World) -> Request:
    return worlds.open_(world, "US-MLA-3512")


def write(request: Request, **said: Any) -> None:
    draft = Draft.objects.get(request=request)
    draft.contents = {k: v for k, v in {**draft.contents, **said}.items() if v is not None}
    draft.save()


def test_a_finding_stands_beside_the_form_with_what_to_write(request_: Request, signed_in: SignedIn) -> None:
    write(request_, penalty="See above")
    text = signed_in("officer").get(f"/requests/{request_.ref}/draft/").content.decode()
    lacking, _class, found = text.partition('class="findings"')
    assert "Everything the law asks for is there" in lacking
    assert 'data-rule="penalty-text-missing"' in found
    assert "Stops the sending" in found
    assert '<a href="#id_penalty">Text of the penalty</a>' in found
    assert "Copy the penalty the law provides, with its maximum." in found
    assert "checked on 2026-11-21" in found.replace("</span>", "").replace("\n", " ")


def test_what_is_missing_is_not_said_twice(request_: Request, signed_in: SignedIn) -> None:
    write(request_, penalty=None)
    text = signed_in("officer").get(f"/requests/{request_.ref}/draft/").content.decode()
    assert "Fill in: Text of the penalty." in text
    assert 'data-rule="penalty-text-missing"' not in text


def test_what_blocks_leaves_no_button(request_: Request, signed_in: SignedIn) -> None:
    write(request_, penalty="See above")
    officer, address = signed_in("officer"), f"/requests/{request_.ref}/act/submit/"
    text = officer.get(address).content.decode()
    assert 'data-rule="penalty-text-missing"' in text
    assert f'action="{address}"' not in text
    assert "Back to the draft" in text
    answer = officer.post(address, {"expected": request_.position})
    assert answer.status_code == 409
    assert Entry.objects.filter(request=request_).count() == 1


def test_what_needs_a_reason_gets_a_field_and_passes_with_it(
    request_: Request, signed_in: SignedIn, press: list[dict[str, Any]]
) -> None:
    write(request_, preservation_reference=None)
    officer, address = signed_in("officer"), f"/requests/{request_.ref}/act/submit/"
    assert 'name="reason-no-preservation"' in officer.get(address).content.decode()
    answer = officer.post(address, {"expected": request_.position})
    assert answer.status_code == 422
    assert "Say why it goes as it is, or mend it." in answer.content.decode()
    answer = officer.post(address, {"expected": request_.position, "reason-no-preservation": "Mail is kept for ever."})
    assert answer.status_code == 302
    entry = Entry.objects.get(request=request_, act="submit")
    page = officer.get(f"/requests/{request_.ref}/entries/{entry.seq}/").content.decode()
    assert "Mail is kept for ever." in page
    assert "Nothing keeps the data while the request waits" in page


def test_a_missing_content_comes_before_any_reason(request_: Request, signed_in: SignedIn) -> None:
    write(request_, preservation_reference=None, penalty=None)
    text = signed_in("officer").get(f"/requests/{request_.ref}/act/submit/").content.decode()
    assert "Fill in: Text of the penalty." in text
    assert 'name="reason-no-preservation"' not in text


def test_the_figures_of_the_lint_are_for_the_desk(
    world: World, request_: Request, signed_in: SignedIn, press: list[dict[str, Any]]
) -> None:
    send = next(act.does for act in catalogue().current("US-MLA-3512").acts if act.sends)
    worlds.walk(world, request_, (("officer", "submit"), ("approver", "approve"), ("central", send)))
    worlds.do(world, request_, "us_central", "receive")
    worlds.do(world, request_, "us_central", "return_for_completion", code="translation_missing")
    central = signed_in("central")
    with CaptureQueriesContext(connection) as asked:
        text = central.get("/measures/lint/").content.decode()
    assert len(asked) <= 12
    assert "nexus-thin" in text
    assert f'href="/requests/{request_.ref}/"' in text
    assert "Translation missing or bad" in text
    for who in ("ministry", "officer", "us_contact"):
        assert signed_in(who).get("/measures/lint/").status_code == 404
    # What a State found in its own drafts is not shown to the State it asked.
    assert request_.ref not in signed_in("us_central").get("/measures/lint/").content.decode()
    assert "/measures/lint/" in signed_in("central").get("/measures/").content.decode()
