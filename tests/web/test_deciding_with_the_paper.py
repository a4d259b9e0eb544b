"""Whoever decides sees the paper, marked DRAFT, and what changed since the last version."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from requests_app.access.models import View
from requests_app.papers.models import Paper
from tests import world as worlds
from tests.world import World

SignedIn = Callable[[str], Client]


def test_a_preview_is_drawn_as_a_draft_and_kept_nowhere(
    world: World, signed_in: SignedIn, press: list[dict[str, Any]]
) -> None:
    request = worlds.open_(world)
    answer = signed_in("officer").get(f"/requests/{request.ref}/draft.pdf", {"paper": "preservation-request"})
    assert answer["Content-Type"] == "application/pdf"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    assert [(one["name"], one["draft"]) for one in press] == [("preservation-request", True)]
    assert press[0]["items"][0]["identifier"] == "account-a@mail.example"
    assert not Paper.objects.exists()


def test_the_approver_sees_the_frozen_words_not_later_ones(
    world: World, signed_in: SignedIn, press: list[dict[str, Any]]
) -> None:
    request = worlds.open_(world)
    worlds.do(world, request, "officer", "submit")
    assert (
        "draft.pdf?paper=preservation-request"
        in signed_in("approver").get(f"/requests/{request.ref}/act/approve/").content.decode()
    )
    answer = signed_in("approver").get(f"/requests/{request.ref}/draft.pdf")
    assert answer.status_code == 200
    assert press[0]["contents"]["facts"].startswith("Invented facts")


def test_what_changed_stands_beside_the_approval(world: World, signed_in: SignedIn) -> None:
    request = worlds.open_(world)
    worlds.do(world, request, "officer", "submit")
    first = signed_in("approver").get(f"/requests/{request.ref}/act/approve/").content.decode()
    assert "What changed since the last version" not in first
    worlds.do(world, request, "approver", "send_back", reason="Say more.")
    worlds.write(world, request, facts="Three sentences. Instead of one. With dates.")
    drafting = signed_in("officer").get(f"/requests/{request.ref}/draft/").content.decode()
    assert "Say more." in drafting
    worlds.do(world, request, "officer", "submit")
    text = signed_in("approver").get(f"/requests/{request.ref}/act/approve/").content.decode()
    assert "What changed since the last version" in text
    assert "<ins>Three sentences. Instead of one. With dates.</ins>" in text
    assert "<del>Invented facts" in text
    assert '<th scope="row">Offence under investigation</th>' not in text


def test_an_issued_paper_is_handed_out_and_logged(
    world: World, signed_in: SignedIn, press: list[dict[str, Any]]
) -> None:
    request = worlds.walk(world, worlds.open_(world), worlds.BC29_SENT)
    paper = Paper.objects.get()
    for name in ("officer", "us_contact"):
        answer = signed_in(name).get(f"/papers/{paper.pk}.pdf")
        assert answer.status_code == 200
        assert answer.content == bytes(paper.stored.body)
        assert "attachment" in answer["Content-Disposition"]
        assert "no-store" in answer["Cache-Control"]
        view = View.objects.latest("pk")
        assert (view.person, view.what, view.request) == (world.person(name), "paper", request)


def test_a_paper_for_others_is_not_handed_out(world: World, signed_in: SignedIn, press: list[dict[str, Any]]) -> None:
    request = worlds.walk(world, worlds.open_(world), worlds.BC29_SERVED)
    before = View.objects.count()
    answer = signed_in("google").get(f"/papers/{Paper.objects.get(request=request).pk}.pdf")
    assert answer.status_code == 404
    assert View.objects.count() == before


def test_an_incomplete_draft_is_named_content_by_content(world: World, signed_in: SignedIn) -> None:
    request = worlds.open_(world, complete=False)
    text = signed_in("officer").get(f"/requests/{request.ref}/act/submit/").content.decode()
    assert "What is missing" in text
    assert "29(2)(e)" in text
    answer = signed_in("officer").post(f"/requests/{request.ref}/act/submit/", {"expected": request.position})
    assert answer.status_code == 409
    request.refresh_from_db()
    assert request.state == "draft"


def test_whoever_approves_sees_what_is_asked_for(world: World, signed_in: SignedIn) -> None:
    """The items, their identifiers masked, and every date with its month in letters."""
    request = worlds.open_(world)
    worlds.write(world, request, expected_date="2027-01-05")
    worlds.do(world, request, "officer", "submit")
    text = signed_in("approver").get(f"/requests/{request.ref}/act/approve/").content.decode()
    assert "a••••@mail.example" in text
    assert "account-a@mail.example" not in text
    assert "content data" in text
    assert "5 Jan 2027" in text
    assert "2027-01-05" not in text
