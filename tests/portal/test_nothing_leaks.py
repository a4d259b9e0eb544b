"""Nothing of another provider, of drafting and approval, of the enforcing authority reaches a provider, in any form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from requests_app.casework.models import Entry, Request
from requests_app.papers.models import Paper
from tests import world as worlds
from tests.portal import orders
from tests.portal.pages import submit, text
from tests.world import World

ACTS = ("receive", "verify", "acknowledge", "produce", "no_such_act")


def addresses(request: Request) -> list[str]:
    """Every address of the portal that speaks of one request."""
    marks = [e.hash[:16] for e in Entry.objects.filter(request=request)]
    return [
        reverse("portal:request", args=[request.ref]),
        reverse("portal:json", args=[request.ref]),
        reverse("portal:items", args=[request.ref]),
        *(reverse("portal:act", args=[request.ref, act]) for act in ACTS),
        *(reverse("portal:receipt", args=[request.ref, mark]) for mark in marks),
        *(reverse("portal:paper", args=[p.pk]) for p in Paper.objects.filter(request=request)),
    ]


def everything(client: Client, request: Request) -> dict[str, str]:
    """What a person is given at every address of the portal, as it travels."""
    general = [reverse("portal:inbox"), reverse("portal:figures"), reverse("portal:find") + f"?q={request.ref[:4]}"]
    general += [reverse("portal:export", args=[form]) for form in ("csv", "json")]
    found = {}
    for address in (*general, *addresses(request)):
        response = client.get(address, follow=True)
        body = b"" if response["Content-Type"] == "application/pdf" else response.content
        found[address] = body.decode()
    return found


@pytest.fixture
def notified(order: Request, world: World, signed_in: Callable[[str], Client]) -> Request:
    """The order as the enforcing authority speaks about it, the provider executes it, the officers note upon it."""
    meta = signed_in("meta")
    submit(meta, order, "receive")
    submit(meta, order, "verify", **{"ask-verified_by": "received through the decentralised IT system"})
    submit(meta, order, "acknowledge")
    worlds.do(world, order, "officer", "notify")
    worlds.do(world, order, "enforcing", "receive_notification")
    worlds.do(world, order, "enforcing", "discuss", concern="SECRET-CONCERN about a journalist")
    orders.note(world, order)
    submit(meta, order, "give_reasons", **{"ask-other_because": "another reason", "ask-explanation": "We need longer."})
    worlds.do(
        world, order, "issuing", "set_deadline", note="SECRET-NOTE",
        extension={"reason": "SECRET-REASON", "n": "6", "unit": "hour"},
    )  # fmt: skip
    order.refresh_from_db()
    return order


def test_no_secret_of_the_other_side_is_in_any_answer(notified: Request, signed_in: Callable[[str], Client]) -> None:
    said = everything(signed_in("meta"), notified)
    assert sum("alpha@mail.example" in body for body in said.values()) >= 3
    assert {a: s for a, body in said.items() for s in orders.SECRETS if s in body} == {}


def test_the_secrets_are_there_for_whoever_may_read_them(notified: Request, world: World) -> None:
    """The test above can fail: every secret is written somewhere in the request."""
    bodies = [str(e.payload.body) for e in Entry.objects.filter(request=notified).exclude(payload_digest="")]
    kept = " ".join([*bodies, notified.title, *(str(e.facts) for e in notified.entries.all())])
    assert [s for s in orders.SECRETS if s not in kept] == []


def test_the_timeline_tells_what_concerns_the_provider_and_no_more(
    notified: Request, signed_in: Callable[[str], Client]
) -> None:
    said = signed_in("meta").get(reverse("portal:json", args=[notified.ref])).json()
    assert [(line["act"], line["own"]) for line in said["timeline"]] == [
        ("send", False),
        ("receive", True),
        ("verify", True),
        ("acknowledge", True),
        ("give_reasons", True),
        ("set_deadline", False),
    ]
    assert {c["clock"] for c in said["clocks"]} == {"produce_emergency", "reasoned_objection"}
    assert [p["name"] for p in said["papers"]] == ["epoc-addressee", "annex-iii"]
    page = signed_in("meta").get(reverse("portal:request", args=[notified.ref]))
    for word in ("sent the order back", "submitted", "notified the enforcing", "raised", "Ireland Central", "Garda"):
        assert word not in text(page)


def test_papers_for_the_enforcing_authority_are_not_there(
    notified: Request, signed_in: Callable[[str], Client]
) -> None:
    meta = signed_in("meta")
    found = {p.name: meta.get(reverse("portal:paper", args=[p.pk])).status_code for p in notified.papers.all()}
    assert found == {"epoc-addressee": 200, "epoc-enforcing": 404, "annex-iii": 200}


def test_how_much_was_written_unseen_cannot_be_counted(notified: Request, signed_in: Callable[[str], Client]) -> None:
    meta = signed_in("meta")
    page = meta.get(reverse("portal:request", args=[notified.ref])).content.decode()
    assert 'id="e1"' in page
    assert f'id="e{notified.position}"' not in page
    form = meta.get(reverse("portal:act", args=[notified.ref, "produce"])).content.decode()
    assert f'name="expected" value="{notified.position}"' not in form
    assert f'name="expected" value="{notified.head}"' in form


def test_a_correction_shows_its_effect_and_not_its_words(
    order: Request, world: World, signed_in: Callable[[str], Client], clock: time_machine.Traveller
) -> None:
    meta = signed_in("meta")
    clock.shift(timedelta(hours=2))
    worlds.do(world, order, "issuing", "receive", reported_by="Legal team", channel="telephone")
    seq = Entry.objects.get(request=order, act="receive").seq
    order.refresh_from_db()
    from_hour = clock_hour(order, world, seq)
    said = text(meta.get(reverse("portal:request", args=[order.ref])))
    assert from_hour in said
    assert "corrected later" in said
    assert "SECRET-REASON" not in said


def clock_hour(order: Request, world: World, seq: int) -> str:
    """Corrects the receipt to an hour earlier; gives that hour in Dublin."""
    entry = Entry.objects.get(request=order, seq=seq)
    orders.correct(world, order, seq, entry.happened_at - timedelta(hours=1))
    return "1 Sep 2026, 11:00 IST"


@pytest.mark.parametrize("who", ["google", "officer", "approver", "issuing", "enforcing"])
def test_for_everybody_else_there_is_nothing_at_any_address(
    who: str, notified: Request, signed_in: Callable[[str], Client]
) -> None:
    """Those who come nearest: another provider, and the other side by the provider's door. For those who take no part
    at all `tests/stories/test_strangers.py` asks every address.
    """
    client = signed_in(who)
    answers = {a: client.get(a).status_code for a in addresses(notified)}
    assert set(answers.values()) == {404}, answers
    for act in ACTS:
        posted = client.post(reverse("portal:act", args=[notified.ref, act]), {"expected": notified.head})
        assert posted.status_code == 404


def test_foreign_and_unknown_are_answered_alike(notified: Request, signed_in: Callable[[str], Client]) -> None:
    google = signed_in("google")
    foreign = google.get(reverse("portal:request", args=[notified.ref]))
    unknown = google.get(reverse("portal:request", args=["2026-DE-9999"]))
    assert (foreign.status_code, text(foreign)) == (unknown.status_code, text(unknown))


def test_another_provider_finds_it_in_no_list(notified: Request, signed_in: Callable[[str], Client]) -> None:
    google = signed_in("google")
    for address in ("portal:inbox", "portal:figures"):
        assert notified.ref not in google.get(reverse(address)).content.decode()
    found = google.get(reverse("portal:find") + f"?q={notified.ref}")
    assert "No request of yours has this reference." in text(found)
    for form in ("csv", "json"):
        assert notified.ref not in google.get(reverse("portal:export", args=[form])).content.decode()


def test_a_draft_is_not_there_until_it_is_sent(
    world: World, press: list[dict[str, Any]], signed_in: Callable[[str], Client]
) -> None:
    request = orders.drafted(world)
    meta = signed_in("meta")
    steps: Sequence[tuple[str, str]] = (("officer", "submit"), ("issuing", "issue"))
    for by, act in steps:
        assert meta.get(reverse("portal:request", args=[request.ref])).status_code == 404
        assert request.ref not in text(meta.get(reverse("portal:inbox")))
        worlds.do(world, request, by, act)
    worlds.do(world, request, "issuing", "send")
    assert meta.get(reverse("portal:request", args=[request.ref])).status_code == 200


@pytest.mark.parametrize("who", ["officer", "stranger", "ministry", "auditor", "administrator"])
def test_the_door_is_not_there_for_others(who: str, signed_in: Callable[[str], Client]) -> None:
    for address in ("/portal/", "/portal/figures/", "/portal/find/", "/portal/export.csv"):
        assert signed_in(who).get(address).status_code == 404


def test_counsel_lands_at_the_portal(signed_in: Callable[[str], Client]) -> None:
    answer = signed_in("meta").get("/")
    assert (answer.status_code, answer["Location"]) == (302, "/portal/")


def test_whoever_has_not_signed_in_is_led_to_the_sign_in(order: Request) -> None:
    for address in ("/portal/", *addresses(order)):
        answer = Client().get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/accounts/login/")
