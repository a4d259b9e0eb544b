"""Invented offices, facts and items that the samples share."""

from __future__ import annotations

from datetime import UTC, datetime

from requests_app.papers.filled import Party, Period, Rule, Wanted

MADE_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
MARCH_TO_MAY = Period(
    datetime(2026, 2, 28, 23, 0, tzinfo=UTC), datetime(2026, 5, 31, 22, 0, tzinfo=UTC), "Europe/Berlin"
)

BKA = Party(
    name="Bundeskriminalamt",
    kind="24/7 point of contact",
    country="DE",
    country_name="Germany",
    details={"email": "247@bka.example", "telephone": "+49 611 555 0100", "address": "Wiesbaden, Germany"},
)
CCIPS = Party(
    name="24/7 point of contact", kind="Department of Justice, CCIPS", country="US", country_name="United States"
)
BFJ = Party(name="Bundesamt für Justiz", kind="Central authority", country="DE", country_name="Germany")
OIA = Party(
    name="Office of International Affairs",
    kind="Department of Justice, Criminal Division",
    country="US",
    country_name="United States",
)
PROSECUTOR = Party(
    name="Staatsanwaltschaft Musterstadt",
    kind="Public prosecutor",
    country="DE",
    country_name="Germany",
    details={
        "address": "Gerichtsstraße 1, 00000 Musterstadt",
        "telephone": "+49 30 555 0100",
        "email": "office@sta.example",
        "file_number": "123 Js 456/26",
        "languages": "German, English",
        "representative": "Public prosecutor on duty",
        "post": "Head of unit",
    },
)
ESTABLISHMENT = Party(
    name="Example Networks Ireland Ltd",
    kind="Designated establishment",
    country="IE",
    country_name="Ireland",
    details={
        "address": "1 Example Quay, Dublin",
        "telephone": "+353 1 555 0100",
        "email": "legal@networks.example",
        "contact_person": "Legal counsel on duty",
        "file_number": "EN-2026-77",
    },
)
ENFORCING = Party(
    name="Minister for Justice",
    kind="Enforcing authority",
    country="IE",
    country_name="Ireland",
    details={"address": "Dublin, Ireland", "email": "enforcing@justice.example", "telephone": "+353 1 555 0199"},
)

FACTS = (
    "Between 1 March and 31 May 2026 the user of the account below offered material to others in a closed group. "
    "A report received on 3 June 2026 names the account.\n\n"
    "On 4 June 2026 the report was examined. Three of the files offered are known; two are new. The group had eleven "
    "members, of whom four have been identified. All facts here are invented."
)
SUMMARY = "An invented summary for the enforcing authority alone: the informant is a member of the group."
NECESSITY = "Invented grounds: no milder measure identifies the user, and the offence is grave."
EMERGENCY_REASON = "A child named in the messages is in immediate danger; the next meeting is set for tonight."

ITEMS = (
    Wanted("email", "account-a@mail.example", ("subscriber", "traffic", "content"), MARCH_TO_MAY),
    Wanted("ip", "192.0.2.44", ("subscriber",), Period(datetime(2026, 4, 2, 19, 31, 7, tzinfo=UTC), None, "UTC")),
)


def rules(article: dict[str, tuple[str, str, str]], on: tuple[str, ...] = ("order",)) -> dict[str, Rule]:
    """name -> (label, article, type) as rules of law."""
    return {name: Rule(label=label, cite=cite, on=on, kind=kind) for name, (label, cite, kind) in article.items()}
