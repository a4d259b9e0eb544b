"""Invented requests for the forms that preserve, and for those that go straight to a provider."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from requests_app.papers.filled import Filled, Linked, Party, Wanted
from tests.papers.offices import BKA, CCIPS, ITEMS, MARCH_TO_MAY
from tests.papers.told_by_route import filled

RECORDS = (
    Wanted("email", "account-a@mail.example", ("subscriber", "traffic"), MARCH_TO_MAY),
    Wanted("ip", "192.0.2.44", ("subscriber",), ITEMS[1].period),
)
POLICE = Party(name="Bundeskriminalamt", kind="Investigating authority", country="DE", country_name="Germany")
MAIL = Party(name="Example Mail Inc.", kind="Provider", country="US", country_name="United States")
MAIL_GB = Party(name="Example Mail (UK) Ltd", kind="Provider", country="GB", country_name="United Kingdom")
AFP = Party(name="Australian Federal Police", kind="Police", country="AU", country_name="Australia")
NZP = Party(name="New Zealand Police", kind="Police", country="NZ", country_name="New Zealand")
RCMP = Party(name="Royal Canadian Mounted Police", kind="24/7 point of contact", country="CA", country_name="Canada")
CARRIER = Party(name="Example Networks Ltd", kind="Provider", country="CA", country_name="Canada")
UKCA = Party(name="UK Central Authority", kind="Central authority", country="GB", country_name="United Kingdom")
MUSTERSTADT = Party(name="Amtsgericht Musterstadt", kind="Court", country="DE", country_name="Germany")
SHERIFF = Party(name="Sheriff's Office, Example County", kind="Police", country="US", country_name="United States")
DELEGACIA = Party(name="Polícia Federal", kind="Police", country="BR", country_name="Brazil")
# Cases of other States than Germany, in words of their own.
IN_US = {
    "authority": "Sheriff's Office, Example County, missing persons",
    "contact": "Detective on duty, badge 1017, duty@sheriff.example, +1 202 555 0117",
    "case_reference": "26-004711",
    "supervisor": "Lieutenant on duty, +1 202 555 0100 (switchboard)",
}
IN_BRAZIL = {
    "authority": "Polícia Federal, delegacia de crimes cibernéticos",
    "contact": "Delegado de plantão, plantao@pf.example, +55 61 5555 0100",
    "case_reference": "IPL 2026.0311",
    "offence": "Distribution of child sexual abuse material (invented case).",
}
IN_UK = {
    "authority": "Crown Court at Example, on the application of a constable",
    "offence": "Distribution of indecent photographs of a child (listed offence, invented case).",
    "custodian": "Muster Hosting GmbH, Musterweg 1, Musterstadt",
}
IN_COURT = {"authority": "Amtsgericht Musterstadt, investigating judge", "custodian": "Example Mail (UK) Ltd, London"}
BEHIND = {"agency": POLICE}  # whose investigation it is, where another office sends the paper


def _after_mla() -> Filled:
    linked = Linked("production", "2026-DE-0312", "Bundesamt für Justiz", addressee="Crown Law Office")
    return filled("NZ-FPD", "preservation-request", BKA, NZP, linked=(linked,))


def _demand() -> Filled:
    told = {"made_on": "2026-11-20", "offence_under": "the law of a foreign State"}
    parties = {**BEHIND, "addressee": CARRIER}
    return filled("CA-PRES-DEMAND", "preservation-demand", RCMP, RCMP, told=told, parties=parties)


def _disclosure() -> Filled:
    told = {
        "other_provider": "Example Transit SAS",
        "other_state": "France",
        "path": "From 192.0.2.44 on 2 April 2026, 19:31:07 UTC, through 198.51.100.7 of that provider.",
    }
    path = (Wanted("ip", "192.0.2.44", ("traffic",), ITEMS[1].period),)
    return filled("BC-30", "traffic-path-disclosure", CCIPS, POLICE, told=told, items=path)


SAMPLES: dict[str, Callable[[], Filled]] = {
    "un-preservation": lambda: filled("UNCC-42", "un-preservation", BKA, CCIPS),
    "traffic-path-request": lambda: replace(
        _disclosure(), paper="traffic-path-request", paper_title="", from_party=BKA, to_party=CCIPS
    ),
    "traffic-path-disclosure": _disclosure,
    "cybertipline-letter": lambda: filled(
        "US-PRES-2258A-H", "cybertipline-letter", POLICE, POLICE, items=ITEMS[:1], parties={"addressee": MAIL}
    ),
    "au-preservation": lambda: filled("AU-FPN", "preservation-request", BKA, AFP),
    "nz-preservation": _after_mla,
    "ca-demand-request": lambda: filled("CA-PRES-DEMAND", "preservation-request", BKA, RCMP),
    "ca-order-request": lambda: filled("CA-PRES-ORDER", "preservation-request", BKA, RCMP),
    "ca-keep-open-request": lambda: filled("CA-KEEP-OPEN", "preservation-request", BKA, RCMP),
    "ca-form-5001": _demand,
    "ca-form-5002": lambda: filled("CA-PRES-ORDER", "information", RCMP, Party(name=""), parties=BEHIND),
    "uk-preservation": lambda: filled("UK-PRES-VOLUNTARY", "preservation-letter", POLICE, MAIL_GB),
    "uk-freezing-certificate": lambda: filled(
        "UK-FREEZING", "freezing-certificate", MUSTERSTADT, UKCA, contents=IN_COURT
    ),
    "uk-freezing-out-certificate": lambda: filled(
        "UK-FREEZING-OUT", "freezing-certificate", UKCA, MUSTERSTADT, contents=IN_UK
    ),
    "emergency-request": lambda: filled("EDR-PROVIDER", "emergency-request", POLICE, MAIL, items=RECORDS),
    "us-emergency-request": lambda: filled("US-EDR", "emergency-request", SHERIFF, MAIL, contents=IN_US),
    "us-direct-request": lambda: filled("US-DIRECT-NONCONTENT", "direct-request", POLICE, MAIL, items=RECORDS),
    "br-keep-request": lambda: filled("BR-DIRECT", "keep-request", DELEGACIA, MAIL, items=RECORDS, contents=IN_BRAZIL),
    "br-order-letter": lambda: filled("BR-DIRECT", "order-letter", DELEGACIA, MAIL, contents=IN_BRAZIL),
}
