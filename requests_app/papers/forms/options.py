"""Which box of the printed forms a choice of a route ticks: content, then option as the route words it, then boxes."""

from __future__ import annotations

from requests_app.papers.forms.annexes import annexes

Boxes = dict[str, tuple[str, ...]]

_SYSTEM = "threshold_information_system"

OPTIONS: dict[str, Boxes] = {
    "issuing_kind": {
        "judge, court, or investigating judge": ("issuer_is_judge",),
        "public prosecutor": ("issuer_is_prosecutor",),
        "other competent authority": ("issuer_is_other",),
    },
    "validation": {
        "validated by a judge, court or investigating judge": ("validator_is_judge",),
        "validated by a public prosecutor": ("validator_is_prosecutor",),
        "without prior validation, ex post validation within 48 hours": ("issued_unvalidated",),
    },
    "addressee_kind": {
        "designated establishment": ("addressee_is_establishment",),
        "legal representative": ("addressee_is_representative",),
        "another establishment or legal representative: the designated one did not react in time or there is none": (
            "addressee_instead_in_emergency",
        ),
    },
    "emergency_kind": {
        "life, physical integrity or safety of a person": ("threat_to_life",),
        "critical infrastructure": ("threat_to_infrastructure",),
    },
    "subscriber_detail": {
        "name, date of birth, address, contact information and other data on the identity of the subscriber": (
            "subscriber.identity",
        ),
        "registration: date, time, type, contract, means and documents of verification": ("subscriber.registration",),
        "type of service and its duration, identifiers at registration or activation, associated devices": (
            "subscriber.service",
        ),
        "profile information": ("subscriber.profile",),
        "data on the validation of the use of service": ("subscriber.validation",),
        "debit or credit card information, other means of payment": ("subscriber.payment",),
        "PUK-codes": ("subscriber.puk",),
        "other": ("subscriber.other",),
    },
    "identification_detail": {
        "IP connection records and other technical identifiers, such as source ports and time stamps, user ID and "
        "interface": ("identification_only.ip_records",),
        "time range, if different": ("identification_only.time_range",),
        "other": ("identification_only.other",),
    },
    "traffic_detail": {
        "telephony: outgoing and incoming identifiers": ("traffic.telephony.identifiers",),
        "telephony: time and duration of connections": ("traffic.telephony.connections",),
        "telephony: call attempts": ("traffic.telephony.attempts",),
        "telephony: base station ID with location at initiation and termination": ("traffic.telephony.base_station",),
        "telephony: bearer or teleservice used": ("traffic.telephony.bearer",),
        "internet: routing information": ("traffic.internet.routing",),
        "internet: base station ID with location at initiation and termination": ("traffic.internet.base_station",),
        "internet: volume of data": ("traffic.internet.volume",),
        "internet: date and time of connections": ("traffic.internet.times",),
        "internet: duration of connection or access sessions": ("traffic.internet.duration",),
        "hosting: logfiles": ("traffic.hosting.logfiles",),
        "hosting: tickets": ("traffic.hosting.tickets",),
        "purchase history": ("traffic.more.purchases",),
        "prepaid balance charging history": ("traffic.more.prepaid",),
        "other": ("traffic.more.other",),
    },
    "content_detail": {
        "(web)mailbox dump": ("content.mailbox",),
        "online storage dump (user-generated data)": ("content.storage",),
        "pagedump": ("content.page",),
        "message log/backup": ("content.messages",),
        "voicemail dump": ("content.voicemail",),
        "server contents": ("content.server",),
        "device backup": ("content.device",),
        "contact list": ("content.contacts",),
        "other": ("content.other",),
    },
    "purpose": {
        "criminal proceedings": ("criminal_proceedings",),
        "execution of a custodial sentence or detention order of at least four months": ("execution_of_sentence",),
    },
    "threshold": {
        "offence punishable in the issuing State by a custodial sentence of a maximum of at least three years": (
            "threshold_three_years",
        ),
        "offence of Articles 3 to 8 of Directive (EU) 2019/713, committed wholly or partly by means of an information "
        "system": (_SYSTEM, "threshold_2019_713"),
        "offence of Articles 3 to 7 of Directive 2011/93/EU, committed wholly or partly by means of an information "
        "system": (_SYSTEM, "threshold_2011_93"),
        "offence of Articles 3 to 8 of Directive 2013/40/EU, committed wholly or partly by means of an information "
        "system": (_SYSTEM, "threshold_2013_40"),
        "offence of Articles 3 to 12 and 14 of Directive (EU) 2017/541": ("threshold_2017_541",),
    },
    "processor": {
        "the service provider as controller": ("controller",),
        "a processor: the controller cannot be identified despite reasonable efforts": (
            "processor",
            "processor_controller_unknown",
        ),
        "a processor: addressing the controller might be detrimental to the investigation": (
            "processor",
            "processor_detrimental",
        ),
    },
    "processor_informs": {
        "the processor shall inform the controller": ("processor_informs",),
        "the processor shall not inform the controller until further notice": ("processor_silent",),
    },
    "delay_reason": {
        "to avoid obstructing official or legal inquiries, investigations or procedures": ("delay_inquiries",),
        "to avoid prejudicing the prevention, detection, investigation or prosecution of criminal offences or the "
        "execution of criminal penalties": ("delay_offences",),
        "to protect public security": ("delay_public_security",),
        "to protect national security": ("delay_national_security",),
        "to protect the rights and freedoms of others": ("delay_rights",),
    },
    "transfer_to": {
        "issuing authority": ("transfer_to_issuing",),
        "validating authority": ("transfer_to_validating",),
        "other competent authority": ("transfer_to_other",),
    },
    "annex_iv": {line.label: (f"annex_iv.{line.number}",) for line in annexes().annex_iv},
}

# Section D(a) of Annex III, from the answers of a provider in the words of the routes.
REASONS: dict[str, str] = {
    "is incomplete": "reason.incomplete",
    "contains manifest errors": "reason.manifest_errors",
    "does not contain sufficient information": "reason.insufficient_information",
    "the data were not stored by or for the provider at receipt": "reason.data_not_stored",
    "other de facto impossibility": "reason.de_facto_impossibility",
    "not issued or validated as Article 4 demands": "reason.art4_issuer",
    "the offence is not covered by Article 5(4)": "reason.art5_4_offence",
    "the service is not covered": "reason.service_not_covered",
}

# Section D of Annex V, from the kind of request named when the confirmation is given.
REQUESTS: dict[str, str] = {
    "European Production Order Certificate": "request_epoc",
    "European Investigation Order": "request_eio",
    "Mutual Legal Assistance request": "request_mla",
}
