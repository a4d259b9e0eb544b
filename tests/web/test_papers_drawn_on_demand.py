"""A paper of the demonstration world that was not drawn with its act is drawn when asked for; a real one never."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from requests_app.casework.models import Request
from requests_app.desk import importing, mending
from requests_app.papers.models import Paper
from tests.desk.test_importing import opening, plan, steps
from tests.world import World

SignedIn = Callable[[str], Client]


def sent(world: World) -> Request:
    for one in world.organisations.values():
        one.synthetic = True
        one.save()
    return importing.import_history(plan(world), opening(world), steps(world))


def test_it_is_offered_drawn_once_and_handed_out(
    world: World, signed_in: SignedIn, press: list[dict[str, Any]]
) -> None:
    request = sent(world)
    entry = request.entries.get(act="send")
    browser, address = signed_in("officer"), f"/requests/{request.ref}/papers/{entry.seq}/preservation-request/"
    assert address in browser.get(f"/requests/{request.ref}/").content.decode()
    found = browser.post(address)
    paper = Paper.objects.get(request=request)
    assert found.status_code == 302
    assert found["Location"] == f"/papers/{paper.pk}.pdf"
    assert (paper.entry, paper.number, paper.made_at) == (entry, 1, entry.happened_at)
    assert [(a["name"], a["draft"], a["by"]) for a in press] == [("preservation-request", False, "sender")]
    assert press[0]["items"][0]["identifier"]
    assert browser.get(found["Location"]).content.startswith(b"%PDF")
    page = browser.get(f"/requests/{request.ref}/").content.decode()
    assert address not in page
    assert found["Location"] in page
    assert browser.post(address).status_code == 404
    assert Paper.objects.count() == 1
    assert mending.rebuild_all(check=True)[1] == []


def test_strangers_draw_nothing(world: World, signed_in: SignedIn, press: list[dict[str, Any]]) -> None:
    request = sent(world)
    seq = request.entries.get(act="send").seq
    for name in ("stranger", "meta", "ministry", "auditor"):
        found = signed_in(name).post(f"/requests/{request.ref}/papers/{seq}/preservation-request/")
        assert found.status_code == 404, name
    assert press == []


def test_a_real_request_owes_no_paper(world: World, signed_in: SignedIn, press: list[dict[str, Any]]) -> None:
    request = sent(world)
    Request.objects.filter(pk=request.pk).update(synthetic=False)
    seq = request.entries.get(act="send").seq
    browser = signed_in("officer")
    assert "/papers/" not in browser.get(f"/requests/{request.ref}/").content.decode()
    assert browser.post(f"/requests/{request.ref}/papers/{seq}/preservation-request/").status_code == 404
    assert press == []


def test_nothing_else_can_be_drawn(world: World, signed_in: SignedIn, press: list[dict[str, Any]]) -> None:
    request = sent(world)
    browser = signed_in("officer")
    for address in ("2/preservation-request", "99/preservation-request", "4/no-such-paper"):
        assert browser.post(f"/requests/{request.ref}/papers/{address}/").status_code == 404
    assert press == []
