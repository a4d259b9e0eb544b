"""The lint at the desk: what blocks stops the act, a reason lets the rest pass, the ledger keeps rules alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from requests_app.access.policy import Standing
from requests_app.casework.machine import NotOpen
from requests_app.casework.models import Draft, Entry, Payload, Request
from requests_app.desk import acts, linking, linting, look
from requests_app.desk.answers import Answers, BadAnswer
from requests_app.routes.catalogue import catalogue
from tests import world as worlds
from tests.stories import typed
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Iterator[World]:
    with worlds.quick_papers():
        yield worlds.build()


def drafted(world: World, route: str = "US-MLA-3512", *, items: Any = None, **said: Any) -> Request:
    """A draft in which nothing is missing, with some contents changed."""
    request = worlds.open_(world, route)
    draft = Draft.objects.get(request=request)
    draft.contents = {k: v for k, v in {**draft.contents, **said}.items() if v is not None}
    draft.items = items or draft.items
    draft.save()
    return request


def submit(world: World, request: Request, **reasons: str) -> Entry:
    told = Answers(reasons={name.replace("_", "-"): text for name, text in reasons.items()})
    return acts.do(world.who("officer"), request, "submit", told, expected=request.position)


def test_what_blocks_stops_the_act_with_its_sentence(world: World) -> None:
    request = drafted(world, penalty="See above")
    with pytest.raises(NotOpen, match="The text of the penalty is not there") as refused:
        submit(world, request)
    assert refused.value.code == "lint"
    assert Entry.objects.filter(request=request).count() == 1


def test_what_needs_a_reason_passes_with_one_and_keeps_it(world: World) -> None:
    request = drafted(world, preservation_reference=None)
    with pytest.raises(BadAnswer) as asked:
        submit(world, request, facts_too_short="ignored: the rule is not tripped")
    assert set(asked.value.faults) == {"reason-no-preservation"}
    assert Entry.objects.filter(request=request).count() == 1
    entry = submit(world, request, no_preservation="The provider keeps mail for ever.")
    assert {"rule": "no-preservation", "severity": "reason"} in entry.facts["lint"]["found"]
    assert "for ever" not in json.dumps(entry.facts)
    assert Payload.objects.get(entry=entry).body["reasons"] == {"no-preservation": "The provider keeps mail for ever."}


def test_a_note_passes_without_a_word(world: World) -> None:
    entry = submit(world, drafted(world, nexus="Three files were sent from the account in this period."))
    assert {"rule": "nexus-thin", "severity": "note"} in entry.facts["lint"]["found"]
    assert "reasons" not in Payload.objects.get(entry=entry).body


def test_the_ledger_holds_rules_and_severities_alone(world: World) -> None:
    entry = submit(world, drafted(world))
    assert set(entry.facts["lint"]) == {"missing", "found"}
    assert all(set(one) == {"rule", "severity"} for one in entry.facts["lint"]["found"])


def test_a_reason_is_told_to_ones_own_side_alone(world: World) -> None:
    """The completion after a return is read by the other side; why it went as it is, is not."""
    request = drafted(world)
    send = next(act.does for act in catalogue().current("US-MLA-3512").acts if act.sends)
    worlds.walk(world, request, (("officer", "submit"), ("approver", "approve")))
    worlds.walk(world, request, (("central", send), ("us_central", "receive"), ("us_central", "return_for_completion")))
    draft = Draft.objects.get(request=request)
    del draft.contents["preservation_reference"]
    draft.save()
    worlds.do(world, request, "officer", "complete", reasons={"no-preservation": "Kept for ever."})
    assert "Kept for ever" in json.dumps(dict(look.at(world.who("officer"), request.ref).bodies))
    assert "Kept for ever" not in json.dumps(dict(look.at(world.who("us_central"), request.ref).bodies))


def test_a_linked_preservation_is_known(world: World) -> None:
    request = worlds.open_(world)
    worlds.walk(world, request, worlds.BC29_PRESERVED)
    who: Standing = world.who("officer")
    request.refresh_from_db()
    made = linking.pass_on(who, request, "prepare_request", Answers(), expected=request.position)
    made.refresh_from_db()
    found = linting.findings(made, made.draft.contents, made.draft.items)
    assert "no-preservation" not in {one.id for one in found}
    Request.objects.filter(pk=request.pk).update(outcome="lapsed")
    found = linting.findings(made, made.draft.contents, made.draft.items)
    assert "no-preservation" in {one.id for one in found}


def test_only_the_agencys_own_requests_are_looked_at_for_duplicates(world: World) -> None:
    first = worlds.open_(world)
    worlds.do(world, first, "officer", "submit")
    second = worlds.open_(world)

    def tripped(request: Request) -> bool:
        found = linting.findings(request, request.draft.contents, request.draft.items)
        return "already-asked" in {one.id for one in found}

    assert tripped(second)
    assert not tripped(first)
    abroad = worlds.open_(world, by="stranger", agency="ofac")
    assert not tripped(abroad)


def test_what_the_story_types_trips_nothing_that_stops_it(world: World) -> None:
    """The story of the browser types these contents and gives no reason."""
    said = {
        "BC-29": {**typed.PRESERVATION, "Brief summary of the facts": typed.FACTS},
        "US-PRES-2703F": typed.LETTER,
        "US-MLA-3512": {**typed.ASSISTANCE, "Facts, as a narrative with dates": typed.FACTS},
        "EU-EPOC-E": {**typed.ORDER, **typed.WITHHELD},
    }
    emergency = [
        {"kind": "account", "identifier": name, "data": "subscriber", "since": "", "until": "", "zone": ""}
        for name in (typed.SECOND, typed.THIRD)
    ]
    for route_id, labels in said.items():
        route = catalogue().current(route_id)
        urgent = route_id == "EU-EPOC-E"
        request = worlds.open_(
            world,
            route_id,
            by="us_contact" if route_id == "US-PRES-2703F" else "officer",
            agency="ccips" if route_id == "US-PRES-2703F" else "bka",
            requested="IE" if urgent else "US",
            provider="meta_ie" if urgent else "google",
            complete=False,
        )
        known = {c.label: c.name for c in route.contents} | {c.says: c.name for c in route.contents if c.says}
        contents = {known[label]: value for label, value in labels.items() if label in known}
        contents |= {"offence": typed.OFFENCE, "preservation_reference": "linked"}
        assert len(contents) > len(labels) / 2
        items = emergency if urgent else [i for i in map(dict, worlds.ITEMS) if i["data"] in route.data]
        found = linting.findings(request, contents, items)
        missing = {"facts", "summary", "contact", "relation"} - set(contents)
        stops = {one.id for one in found if one.rule.severity != "note" and not set(one.places) <= missing}
        assert stops == set(), route_id


def test_the_command_names_each_finding_and_nothing_typed(world: World) -> None:
    request = drafted(world, penalty="See above", facts="Invented secret.")
    out = StringIO()
    call_command("lint", request.ref, "--json", stdout=out)
    document = json.loads(out.getvalue())
    assert document["may_go"] is False
    first = document["findings"][0]
    assert (first["rule"], first["severity"], first["returns"]) == (
        "penalty-text-missing",
        "blocking",
        ["statute_missing"],
    )
    assert first["write"].startswith("Copy the penalty")
    assert (first["cite"]["mark"], first["checked"]) == ("R", "2026-11-21")
    assert "secret" not in out.getvalue()
    out = StringIO()
    call_command("lint", request.ref, stdout=out)
    assert "blocking  penalty-text-missing: Text of the penalty." in out.getvalue()


def test_the_command_says_what_it_cannot_find(world: World) -> None:
    with pytest.raises(CommandError, match="There is no request '2026-XX-0001'"):
        call_command("lint", "2026-XX-0001")
