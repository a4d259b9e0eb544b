"""Parties are administered by whoever wears the administrator's hat; nothing else is, and nobody raises themselves."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.test import Client

from requests_app.parties.models import Invitation, Person
from tests.world import World

SignedIn = Callable[[str], Client]


def test_nothing_but_parties_is_there(world: World, signed_in: SignedIn) -> None:
    client = signed_in("administrator")
    offered = set(re.findall(r'href="/admin/(\w+/\w+)/"', client.get("/admin/").content.decode()))
    assert offered == {"parties/organisation", "parties/person", "parties/invitation"}
    assert {client.get(f"/admin/{page}/").status_code for page in offered} == {200}
    for elsewhere in ("casework/request", "papers/paper", "axes/accessattempt", "mfa/authenticator", "auth/group"):
        assert client.get(f"/admin/{elsewhere}/").status_code == 404


def test_a_hat_opens_it_and_no_mark_of_the_account(world: World, signed_in: SignedIn) -> None:
    Person.objects.filter(pk=world.person("officer").pk).update(is_staff=True)
    for name in ("officer", "approver", "central", "auditor", "ministry", "google"):
        for page in ("", "parties/organisation/", f"parties/person/{world.person(name).pk}/change/"):
            answer = signed_in(name).get(f"/admin/{page}")
            assert (answer.status_code, answer.headers["Location"][:13]) == (302, "/admin/login/"), (name, page)


def test_an_administrator_gives_roles_to_others_and_not_to_themselves(world: World, signed_in: SignedIn) -> None:
    client = signed_in("administrator")
    for name, may in (("officer", True), ("administrator", False)):
        person = world.person(name)
        kept = person.hats.get()
        person_form = {"name": person.name, "language": "en", "zone": "UTC", "is_active": "on"}
        rows = {
            "hats-TOTAL_FORMS": 2, "hats-INITIAL_FORMS": 1,
            "hats-0-id": kept.pk, "hats-0-person": person.pk, "hats-0-organisation": kept.organisation_id,
            "hats-0-role": kept.role, "hats-1-person": person.pk, "hats-1-organisation": world["bka"].pk,
            "hats-1-role": "approver",
        }  # fmt: skip
        answer = client.post(f"/admin/parties/person/{person.pk}/change/", {**person_form, **rows})
        assert answer.status_code == 302, answer.content.decode()
        assert person.hats.filter(role="approver").exists() == may


def test_nor_by_an_invitation(world: World, signed_in: SignedIn) -> None:
    told = {"email": "Administrator@Example.test", "organisation": world["bka"].pk, "role": "officer"}
    answer = signed_in("administrator").post("/invite/", told)
    assert answer.status_code == 422
    assert "Nobody gives a role to themselves" in answer.content.decode()
    assert not Invitation.objects.exists()


def test_an_organisation_may_ask_for_a_second_language_that_can_be_printed(world: World, signed_in: SignedIn) -> None:
    client, office = signed_in("administrator"), world["bka"]
    page = f"/admin/parties/organisation/{office.pk}/change/"
    assert '<option value="pt">português</option>' in client.get(page).content.decode().lower()
    kept = {"name": office.name, "short": office.short, "kind": office.kind, "country": office.country}
    rows = {"reaches-TOTAL_FORMS": 0, "reaches-INITIAL_FORMS": 0}
    for asked, stands in (("fr", "fr"), ("ja", "fr"), ("", "")):
        client.post(page, {**kept, **rows, "second_language": asked})
        office.refresh_from_db()
        assert office.second_language == stands
