"""Nothing in the demonstration world belongs to anybody: it says so, and every name and number is kept for examples."""

from __future__ import annotations

import ipaddress
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from pytest_django import Settings

from requests_app.alerts.models import Message
from requests_app.casework.models import Draft, Entry, Item, Payload, Request
from requests_app.common import canonical
from requests_app.parties.models import Kind, Organisation, Person, Reach

pytestmark = pytest.mark.demo

EMAIL = re.compile(r"[\w.+-]+@([\w.-]+)")


def test_everything_says_that_it_is_synthetic(demo: dict[str, Any]) -> None:
    assert not Request.objects.filter(synthetic=False).exists()
    assert not Organisation.objects.filter(synthetic=False).exists()
    assert not Person.objects.filter(synthetic=False).exists()


def test_people_are_functions_with_a_letter(demo: dict[str, Any]) -> None:
    people = list(Person.objects.all())
    assert len(people) > 60
    for person in people:
        assert re.fullmatch(r"[A-Z][A-Za-z -]+ [A-Z]\. \(demonstration\)", person.name), person.name
        assert person.email.endswith(".demo.comity.example")


def test_everybody_signs_in_with_the_one_password(demo: dict[str, Any], client: Client, settings: Settings) -> None:
    settings.COMITY_DEMO, settings.ACCOUNT_EMAIL_VERIFICATION = True, "none"
    officer = Person.objects.get(email="officer@bka.demo.comity.example")
    told = {"login": officer.email, "password": settings.COMITY_DEMO_PASSWORD}
    assert client.post("/accounts/login/", told).status_code == 302
    assert client.session["_auth_user_id"] == str(officer.pk)
    assert Person.objects.values("password").distinct().count() == 1


def test_institutions_have_their_source_and_mark(demo: dict[str, Any]) -> None:
    for one in Organisation.objects.all():
        assert one.source, one.name
        assert one.mark in {"V", "V2", "R"}, one.name
    providers = Organisation.objects.filter(kind=Kind.PROVIDER)
    assert providers.count() >= 15
    assert {"Google LLC", "Meta Platforms Ireland Limited"} <= set(providers.values_list("name", flat=True))
    countries = set(Organisation.objects.filter(kind=Kind.AGENCY).values_list("country", flat=True))
    assert {"DE", "FR", "NL", "IE", "GB", "US", "JP", "ES", "PT", "CZ"} <= countries
    for way in Reach.objects.all():
        assert way.means == "portal"
        assert way.source


def test_identifiers_lie_in_ranges_kept_for_examples(demo: dict[str, Any]) -> None:
    documentation = ipaddress.ip_network("192.0.2.0/24")  # RFC 5737
    kinds = set()
    for kind, value in Item.objects.values_list("kind", "identifier"):
        kinds.add(kind)
        match kind:
            case "email":
                assert value.endswith("@mail.example"), value
            case "url":
                assert (urlsplit(value).hostname or "").endswith(".example"), value
            case "ip":
                assert ipaddress.ip_address(value) in documentation, value
            case "telephone":
                assert value.startswith("+447700900"), value  # Ofcom: numbers for drama
                assert len(value) == 13
            case _:
                assert value.startswith("demo-user-"), value
    assert {"email", "account", "ip", "url", "telephone"} <= kinds


def test_no_address_of_anybody_is_written_anywhere(demo: dict[str, Any]) -> None:
    texts = [canonical.dumps(b).decode() for b in Payload.objects.values_list("body", flat=True)]
    texts += [canonical.dumps(f).decode() for f in Entry.objects.values_list("facts", flat=True)]
    texts += [canonical.dumps(c).decode() for c in Draft.objects.values_list("contents", flat=True)]
    domains = {domain.rstrip(".") for text in texts for domain in EMAIL.findall(text)}
    assert domains
    assert all(domain.endswith(".example") for domain in domains), domains


def test_facts_say_that_they_are_invented(demo: dict[str, Any]) -> None:
    told = [b["contents"] for b in Payload.objects.values_list("body", flat=True) if "contents" in b]
    assert len(told) > 100
    facts = [c.get("facts") or c.get("summary") for c in told]
    written = [f for f in facts if f]
    assert written
    assert all(f.startswith("Invented case facts: ") for f in written)


def test_what_is_submitted_lacks_nothing(demo: dict[str, Any]) -> None:
    frozen = [e.facts["lint"] for e in Entry.objects.all() if "lint" in e.facts]
    assert len(frozen) > 100
    assert all(lint["missing"] == [] for lint in frozen)
    assert [f["rule"] for lint in frozen for f in lint["found"] if f["severity"] == "blocking"] == []


def test_nobody_is_sent_a_mail_about_the_past(demo: dict[str, Any]) -> None:
    assert not Message.objects.exists()
    assert demo["notices"] > 100
