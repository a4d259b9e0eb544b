"""Drafts written by hand, one that trips each rule and one like it that does not."""

from __future__ import annotations

from datetime import date
from typing import Any

from requests_app.advice.lint_looks import Case
from requests_app.routes.catalogue import catalogue

ON = date(2026, 11, 21)
MLA, BC, LETTER, ORDER, EMERGENCY = "US-MLA-3512", "BC-29", "US-PRES-2703F", "EU-EPOC", "EU-EPOC-E"

MAIL = {
    "kind": "email",
    "identifier": "account-a@mail.example",
    "data": "content",
    "since": "2026-09-01 00:00",
    "until": "2026-10-01 00:00",
    "zone": "Europe/Berlin",
}
SUBSCRIBER = {**MAIL, "data": "subscriber"}
TRAFFIC = {**MAIL, "data": "traffic"}

FACTS = (
    "On 3 September 2026 the user of the account offered forged certificates to three pharmacies and named a bank "
    "account for the price. Two of them paid on 5 September 2026. The bank reported that the holder used a forged "
    "identity card, and that every message about the payment came from this account between both days."
)
NEXUS = (
    "All three offers and both confirmations of payment were sent from this account between 3 and 20 September 2026; "
    "the pharmacies gave us the messages, so the other side of each conversation is kept in this mailbox."
)

# A request for assistance to the United States in which no rule finds anything.
SOUND: dict[str, Any] = {
    "authority": "Landeskriminalamt, department 4",
    "contact": "Desk of department 4, +49 30 5550100, desk@lka.example",
    "treaty": "Treaty of 14 October 2003",
    "central_signature": "yes",
    "facts": FACTS,
    "offence": "Fraud, section 263 of the German Criminal Code",
    "provisions": "Section 263: whoever deceives another for gain is punished.",
    "penalty": "Imprisonment for up to five years.",
    "speech_offence": "no",
    "custodian": "Google LLC",
    "relation": "The account was used for the offers and for the payment.",
    "articulable_facts": "The account sent the three offers on 3 September 2026 and named the bank account, and both "
    "payments arrived there on 5 September 2026, as the statement shows.",
    "nexus": NEXUS,
    "staleness": "The pharmacies reported on 21 September 2026.",
    "dual_criminality": "Offering forged certificates by wire is wire fraud, 18 USC 1343, up to twenty years.",
    "preservation_reference": "PRES 17 of 22 September 2026",
    "urgency": "no",
    "confidentiality": "yes",
    "no_notice": "yes",
    "no_notice_reason": ["destruction of or tampering with evidence"],
    "translation": "yes",
}


def case(
    contents: dict[str, Any] | None = None,
    items: tuple[dict[str, str], ...] = (MAIL,),
    *,
    route: str = MLA,
    requesting: str = "DE",
    requested: str = "US",
    provider: str = "Google LLC",
    country: str = "US",
    preserved: bool = False,
    duplicates: tuple[str, ...] = (),
) -> Case:
    """The sound draft with some contents changed; a content of None is left out."""
    said = {k: v for k, v in {**SOUND, **(contents or {})}.items() if v is not None}
    known = {c.name for c in catalogue().current(route).contents}
    return Case(
        catalogue().current(route),
        requesting,
        requested,
        ON,
        {k: v for k, v in said.items() if k in known},
        items,
        provider,
        country,
        preserved,
        frozenset(duplicates),
    )


def item(**changed: str) -> tuple[dict[str, str], ...]:
    """The one item, changed."""
    return ({**MAIL, **changed},)


TIKTOK = {"requesting": "FR", "requested": "IE", "provider": "TikTok Technology Limited", "country": "IE"}
META = {"requested": "IE", "provider": "Meta Platforms Ireland Limited", "country": "IE", "route": ORDER}
IP = {"kind": "ip", "identifier": "192.0.2.17", "data": "traffic", "since": "2026-09-03 10:00",
      "until": "2026-09-03 10:01"}  # fmt: skip
MANY = tuple({**MAIL, "identifier": f"account-{n}@mail.example"} for n in range(21))
OLD = {"data": "traffic", "since": "2025-01-01 00:00", "until": "2025-02-01 00:00"}

# Rule: a draft that trips it, and one that does not.
DRAFTS: dict[str, tuple[Case, Case]] = {
    # ---- the case and the offence
    "facts-too-short": (case({"facts": "Fraud by mail."}), case()),
    "facts-sketchy": (case({"facts": "The user offered forged certificates to three pharmacies in 2026."}), case()),
    "articulable-facts-thin": (case({"articulable_facts": "It sent the offers."}, (TRAFFIC,)), case(items=(TRAFFIC,))),
    "nexus-thin": (case({"nexus": "The report names the account as the sender."}), case()),
    "content-without-own-nexus": (
        case({"nexus": "See the facts.", "relation": "See the facts."}, (MAIL, SUBSCRIBER)),
        case(items=(MAIL, SUBSCRIBER)),
    ),
    "facts-undated": (case({"facts": "The user offered forged certificates to three pharmacies. " * 5}), case()),
    "facts-stale": (
        case({"facts": FACTS.replace("2026", "2024"), "staleness": "Reported on 21 September 2024."}),
        case(),
    ),
    "statute-text-missing": (case({"provisions": "Section 263"}), case()),
    "penalty-text-missing": (case({"penalty": "See above"}), case()),
    "treaty-basis-missing": (case({"treaty": None}), case()),
    "provision-without-number": (case({"provisions": "The German Criminal Code, on fraud, as it stands."}), case()),
    "dual-criminality-unstated": (case({"dual_criminality": "It is a crime."}), case()),
    "speech-offence-unexplained": (
        case({"speech_offence": "yes", "dual_criminality": "Insult is not protected here at all."}),
        case({"speech_offence": "yes"}),
    ),
    "minor-case": (case({"penalty": "A fine only, of up to 500 euros."}), case()),
    "death-penalty-without-assurance": (
        case({"penalty": "The death penalty, or imprisonment for life."}, requested="DE", requesting="US"),
        case(
            {"penalty": "The death penalty; the assurance that it will not be sought is annexed."},
            requested="DE",
            requesting="US",
        ),
    ),
    # ---- the data
    "identifier-format": (case(items=item(identifier="account-a(at)mail.example")), case()),
    "ip-without-port": (case(items=item(**IP)), case(items=item(**{**IP, "identifier": "192.0.2.17#49152"}))),
    "item-repeated": (case(items=(MAIL, MAIL)), case(items=(MAIL, SUBSCRIBER))),
    "already-asked": (case(duplicates=("account-a@mail.example",)), case(duplicates=("account-b@mail.example",))),
    "period-missing": (case(items=item(since="", until="")), case(items=item(data="subscriber", since="", until=""))),
    "period-half-open": (case(items=item(until="")), case()),
    "zone-missing": (case(items=item(zone="Berlin")), case()),
    "content-period-long": (case(items=item(since="2025-09-01 00:00")), case(items=item(since="2025-10-01 00:00"))),
    "traffic-period-long": (
        case(items=item(data="traffic", since="2024-09-01 00:00")),
        case(items=item(data="traffic", since="2025-09-01 00:00")),
    ),
    "real-time-asked": (case(items=item(until="2026-12-24 00:00")), case(items=item(until="2026-11-21 00:00"))),
    "data-old": (case(items=item(**OLD)), case(items=item(**{**OLD, "data": "content"}))),
    "too-many-identifiers": (case(items=MANY), case(items=MANY[:20])),
    "all-data-words": (
        case({"assistance": "All data of the account."}),
        case({"assistance": "Messages of the month."}),
    ),
    "passwords-asked": (
        case({"data_limit": "with the password of the account"}, route=ORDER, requested="IE"),
        case({"data_limit": "with the name of the account"}, route=ORDER, requested="IE"),
    ),
    # ---- how it is handled
    "no-preservation": (case({"preservation_reference": None}), case({"preservation_reference": None}, preserved=True)),
    "urgency-without-reason": (
        case({"urgency": "yes", "urgency_reason": "Soon."}),
        case({"urgency": "yes", "urgency_reason": "The accused is released on 12 December 2026."}),
    ),
    "emergency-thin": (
        case({"emergency_reason": "A child is in danger."}, route=EMERGENCY, requested="IE"),
        case(
            {"emergency_reason": "A child is held at an unknown place since noon and is to be killed this evening."},
            route=EMERGENCY,
            requested="IE",
        ),
    ),
    "deadline-without-reason": (
        case({"other_deadlines": "12 December 2026"}, route=ORDER, requested="IE"),
        case({"other_deadlines": "12 December 2026: detention is reviewed that day"}, route=ORDER, requested="IE"),
    ),
    "confidentiality-not-asked": (case({"confidentiality": "no", "no_notice": "no"}), case({"no_notice": "no"})),
    "confidentiality-without-law": (case({"no_notice_reason": None}), case()),
    "signature-missing": (case({"central_signature": None}), case()),
    "standing-wrong": (
        case({"governmental_entity": "governmental entity of the United States"}, route=LETTER),
        case({"governmental_entity": "governmental entity of the United States"}, route=LETTER, requesting="US"),
    ),
    "contact-unreachable": (case({"contact": "Desk of department 4"}), case({"contact": "Desk, +49 30 5550100"})),
    "private-mailbox": (case({"contact": "Desk, desk.lka@gmail.com"}), case()),
    "script-not-accepted": (
        case({"facts": "Пользователь предложил поддельные справки трём аптекам.", "translation": None}),
        case({"facts": "Пользователь предложил поддельные справки трём аптекам."}),
    ),
    "channel-without-office": (case(route=BC, requested="GR"), case(route=BC)),
    # ---- the provider
    "provider-in-other-state": (case(requested="IE"), case()),
    "tiktok-wrong-entity": (case(**{**TIKTOK, "requested": "GB"}), case(**TIKTOK)),  # type: ignore[arg-type]
    "tiktok-identifier-kind": (
        case(items=item(kind="imei", identifier="490154203237518"), **TIKTOK),  # type: ignore[arg-type]
        case(**TIKTOK),  # type: ignore[arg-type]
    ),
    "tiktok-process-not-cited": (
        case({"provisions": None}, route=BC, **TIKTOK),  # type: ignore[arg-type]
        case(route=BC, **TIKTOK),  # type: ignore[arg-type]
    ),
    "tiktok-circumstances": (
        case({"offence": "Fraud"}, route=BC, **TIKTOK),  # type: ignore[arg-type]
        case({"offence": "Fraud by offers in a video on the platform"}, route=BC, **TIKTOK),  # type: ignore[arg-type]
    ),
    "date-limits-missing": (
        case(items=item(data="subscriber", since="", until=""), **META),  # type: ignore[arg-type]
        case(items=(SUBSCRIBER,), **META),  # type: ignore[arg-type]
    ),
    "meta-report-number": (
        case({"offence": "Distribution of child sexual abuse material"}, **META),  # type: ignore[arg-type]
        case({"offence": "Child sexual abuse material, NCMEC report 17"}, **META),  # type: ignore[arg-type]
    ),
    "whatsapp-holds-no-content": (case(provider="WhatsApp LLC"), case(items=(SUBSCRIBER,), provider="WhatsApp LLC")),
    "telegram-ip-and-number": (case(provider="Telegram"), case(items=(SUBSCRIBER,), provider="Telegram")),
    "cloudflare-no-content": (case(provider="Cloudflare, Inc."), case(items=(TRAFFIC,), provider="Cloudflare, Inc.")),
    "proton-refuses-direct": (
        case(route=LETTER, requested="CH", provider="Proton AG", country="CH"),
        case(route=BC, requested="CH", provider="Proton AG", country="CH"),
    ),
}
