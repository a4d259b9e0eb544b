"""What a European certificate is filled with: fields of the printed forms from the facts of a request."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from requests_app.papers import when
from requests_app.papers.document import Document
from requests_app.papers.filled import Filled, Linked, Party, Rule
from requests_app.papers.forms import annexes, letter, wording
from requests_app.papers.forms.options import OPTIONS
from requests_app.papers.forms.wording import content

# Contents whose text goes into a field of the form as it is; several go one under the other.
TEXTS: dict[str, tuple[str, ...]] = {
    "offence": ("offence", "provisions", "penalty"),
    "necessity": ("necessity_proportionality", "necessity", "proportionality"),
    "case_summary": ("summary", "case_summary", "facts"),
    "enforcing_information": ("enforcing_information",),
    "identification_information": ("user",),
    "services": ("service",),
    "data_limits": ("data_limit",),
    "service_provider": ("provider_concerned",),
    "other_deadlines": ("other_deadlines",),
    "conditions_other": ("other_conditions",),
    "issuing_representative": ("contact",),
    "validating_name": ("validating_authority",),
    "transfer_details": ("transfer_contact",),
    "transfer_format": ("transfer_format",),
    "processor_silent": ("processor_reason",),
    "preserved_earlier.issued_by": ("preservation_reference",),
    "produced_earlier.issued_by": ("previous_order",),
}

# Contents the form says in another way: by a box, in its own printed words, or from the parties and the items.
OTHERWISE = frozenset(
    {
        "addressee",
        "authority",
        "case_reference",
        "custodian",
        "deadline",
        "delay_notice",
        "emergency_reason",
        "items",
        "no_notice",
        "notified",
    }
)

# A box of the form says these; they need no words.
SAID_BY_BOX = frozenset({*OTHERWISE, *OPTIONS})

PLACED = frozenset({*OTHERWISE, *OPTIONS, *(name for names in TEXTS.values() for name in names)})

# Art. 9(2): the certificate for the addressee carries what Art. 5(5)(a) to (h) lists; points (i), necessity and
# proportionality, and (j), the summary of the case, go to the enforcing authority alone. Art. 9(3): of Art. 6(4) it
# carries (a) to (f). Beside these, what the sections of the form itself ask for, Section M excepted.
_FOR_ADDRESSEE = re.compile(r"\b5\(5\)\([a-h]\)|\b6\(4\)\([a-f]\)|Annex II?, Section [A-L]\b")
_NEVER = re.compile(r"\b5\(5\)\([ij]\)|\b6\(4\)\(g\)|Section M\b")


def answers(filled: Filled) -> dict[str, str | bool]:
    """All fields the request itself answers; what was ticked or written by hand on the form comes on top."""
    found: dict[str, str | bool] = {
        **_authorities(filled),
        **_addressee(filled),
        **_identification(filled),
        **dict.fromkeys(wording.categories(filled), True),
        **_deadline(filled),
    }
    for more in (_texts(filled), _relation(filled), _transfer(filled), _boxes(filled)):
        found |= {key: value for key, value in more.items() if value}
    return {**{key: value for key, value in found.items() if value}, **by_hand(filled)}


def by_hand(filled: Filled) -> dict[str, str | bool]:
    """Fields given by their own key. A name that is also a content of the route means the content."""
    return {key: value for key, value in filled.answers.items() if key not in filled.contents}


def _texts(filled: Filled) -> dict[str, str | bool]:
    return {key: "\n".join(text for name in names if (text := content(filled, name))) for key, names in TEXTS.items()}


def _boxes(filled: Filled) -> dict[str, str | bool]:
    """Choices of the route as boxes of the form; what was chosen and has no box is written beside `other`."""
    found: dict[str, str | bool] = {}
    for name, boxes in OPTIONS.items():
        value = filled.contents.get(name, ())
        for option in value if isinstance(value, tuple) else (wording.said(value),):
            if option:
                found |= dict.fromkeys(boxes.get(option, ()), True)
    reason = content(filled, "processor_reason")
    if found.get("processor_silent") and reason:
        found["processor_silent"] = reason
    found["delay_notice"] = wording.affirmed(filled.contents.get("delay_notice")) or any(
        key.startswith("delay_") for key in found
    )
    if "execution_of_sentence" not in found:
        found["criminal_proceedings"] = True
    return found


def _details(prefix: str, party: Party | None, **more: str) -> dict[str, str | bool]:
    if party is None:
        return {}
    have = party.details
    address = have.get("address") or ", ".join(party.lines)
    return {
        f"{prefix}_name": party.name,
        f"{prefix}_representative": have.get("representative", ""),
        f"{prefix}_post": have.get("post", ""),
        f"{prefix}_file": have.get("file_number", ""),
        f"{prefix}_address": address,
        f"{prefix}_telephone": have.get("telephone", ""),
        f"{prefix}_fax": have.get("fax", ""),
        f"{prefix}_email": have.get("email", ""),
        f"{prefix}_languages": have.get("languages", ""),
        **more,
    }


def issuing(filled: Filled) -> Party:
    """The issuing authority: named apart, or the sender."""
    return filled.parties.get("issuing", filled.from_party)


def _authorities(filled: Filled) -> dict[str, str | bool]:
    issuer, validator, enforcing = issuing(filled), filled.parties.get("validating"), filled.parties.get("enforcing")
    number = issuer.details.get("file_number") or content(filled, "case_reference") or filled.reference
    return {
        "issuing_state": wording.of_law(issuer.country_name),
        "issuing_authority": issuer.name,
        "validating_authority": content(filled, "validating_authority") or (validator.name if validator else ""),
        "issuing_file_number": number,
        "validating_file_number": validator.details.get("file_number", "") if validator else "",
        "issued_unvalidated": bool(filled.emergency and filled.emergency.unvalidated),
        **_details("issuing", issuer, issuing_file=number, issuing_date=when.day(filled.created_at.date())),
        **_details("contact", filled.parties.get("contact")),
        **_details("validating", validator),
        "notified": enforcing.name if enforcing and filled.notified else filled.notified,
        **(_details("enforcing", enforcing) if filled.notified else {}),
    }


def _addressee(filled: Filled) -> dict[str, str | bool]:
    to = filled.parties.get("addressee", filled.to_party)
    provider = filled.parties.get("provider")
    return {
        "addressee": to.name,
        "addressee_address": to.details.get("address")
        or ", ".join((*to.lines, wording.of_law(to.country_name))).strip(", "),
        "addressee_reach": wording.reach(to),
        "addressee_person": to.details.get("contact_person", ""),
        "addressee_file_number": to.details.get("file_number", ""),
        "service_provider": provider.name if provider and provider.name != to.name else "",
    }


def _identification(filled: Filled) -> dict[str, str | bool]:
    """Identifiers under the line of their kind, each with its period: the form has one line for each kind."""
    lines: dict[str, list[str]] = {}
    spans: dict[str, None] = {}
    for item in wording.merged(filled.items):
        kind = item.identifier_kind if f"identifier_{item.identifier_kind}" in _IDENTIFIER_KEYS else "other"
        shown = item.identifier
        if kind == "other":
            shown = f"{wording.kind_of(item.identifier_kind)}: {shown}"
        if kind == "ip" and item.period:
            shown = f"{shown}, {when.period(item.period)}"
        if item.note:
            shown = f"{shown} ({item.note})"
        if shown not in lines.setdefault(f"identifier_{kind}", []):
            lines[f"identifier_{kind}"].append(shown)
        if item.period:
            spans[when.period(item.period)] = None
    services = dict.fromkeys(item.service for item in filled.items if item.service)
    return {
        **{key: "\n".join(values) for key, values in lines.items()},
        "services": ", ".join(services),
        "time_range": "\n".join(spans),
    }


_IDENTIFIER_KEYS = frozenset(f"identifier_{kind}" for kind in ("ip", "telephone", "email", "imei", "mac", "account"))


def _relation(filled: Filled) -> dict[str, str | bool]:
    """Section D: the earlier preservation or production this order builds on."""
    found: dict[str, str | bool] = {}
    for kind, key in (("preservation", "preserved_earlier"), ("production", "produced_earlier")):
        of_kind = [one for one in filled.linked if one.kind == kind]
        if of_kind:
            found[key] = True
            found[f"{key}.issued_by"] = _lines(f"{one.authority}, {one.reference}".strip(", ") for one in of_kind)
            found[f"{key}.issued_on"] = _lines(when.day(one.issued_on) for one in of_kind if one.issued_on)
            found[f"{key}.sent_on"] = _lines(when.day(one.sent_on) for one in of_kind if one.sent_on)
            found[f"{key}.sent_to"] = _lines(_addressed(one) for one in of_kind)
    return found


def _addressed(one: Linked) -> str:
    return ", ".join(part for part in (one.addressee, one.their_reference) if part)


def _lines(values: Iterable[str]) -> str:
    return "\n".join(value for value in values if value)


def _deadline(filled: Filled) -> dict[str, str | bool]:
    """Art. 10(2) to (4). The form has no field of its own for the reasons of Art. 5(5)(g); they stand in Section C."""
    emergency = filled.emergency
    return {
        "deadline_emergency": emergency is not None,
        "threat_to_life": emergency is not None and emergency.threat == "life",
        "threat_to_infrastructure": emergency is not None and emergency.threat == "infrastructure",
        "deadline_notified": emergency is None and filled.notified,
        "deadline_ten_days": emergency is None and not filled.notified,
        "deadline_information": content(filled, "emergency_reason") or (emergency.reason if emergency else ""),
    }


def _transfer(filled: Filled) -> dict[str, str | bool]:
    """Section L: to the issuing authority, unless the request names another."""
    to = filled.parties.get("recipient") or issuing(filled)
    if content(filled, "transfer_contact"):
        return {}
    return {
        "transfer_to_issuing": not content(filled, "transfer_to") and "recipient" not in filled.parties,
        "transfer_to_other": "recipient" in filled.parties,
        "transfer_details": ", ".join(part for part in (to.name, wording.reach(to)) if part),
    }


def unplaced(filled: Filled, *, to_addressee: bool) -> str:
    """What the route asks for and the printed form has no field for, to stand in a field for further information.

    A content under an article that is not in the addressee's list stays back from him, whatever its name.
    """
    lines: list[str] = []
    for name in letter.carried(filled):
        rule = letter.rule_of(filled, name)
        if name in PLACED or (to_addressee and not may_reach_addressee(rule)):
            continue
        text = wording.said(filled.contents.get(name), rule.kind)
        if text:
            lines.append(f"{rule.label}: {text}")
    return "\n".join(lines)


def may_reach_addressee(rule: Rule) -> bool:
    """Whether the Regulation lets the addressee read what stands under this article."""
    return "order" in rule.on and bool(_FOR_ADDRESSEE.search(rule.cite)) and not forbidden_to_addressee(rule)


def forbidden_to_addressee(rule: Rule) -> bool:
    """Whether the article is one of those the Regulation keeps for the enforcing authority."""
    return bool(_NEVER.search(rule.cite))


def joined(*texts: str | bool | None) -> str:
    """Texts one under the other, leaving out the empty."""
    return "\n".join(text for text in texts if isinstance(text, str) and text)


def document(
    filled: Filled,
    *,
    form: str,
    version: int,
    printed_form: str,
    given: annexes.Answers,
    preamble: tuple[str, ...],
    to_addressee: bool = False,
    margin_note: str = "",
) -> Document:
    """A certificate: the printed form under the head of the house. Signatures stand in its own sections."""
    printed = annexes.printed(printed_form)
    return Document.model_validate(
        {
            **letter.frame(filled),
            "form": form,
            "form_version": version,
            "layout": "certificate",
            "title": wording.of_law(printed.title),
            "basis": _("%(instrument)s, %(annex)s")
            % {"instrument": wording.of_law(annexes.annexes().instrument), "annex": wording.of_law(printed.annex)},
            "preamble": preamble,
            "sections": annexes.sections(printed_form, given, to_addressee=to_addressee),
            "margin_note": margin_note,
        }
    )


def wording_note(annex: str) -> str:
    """What is not the printed wording, said on the form."""
    return _(
        "Sections, headings and boxes as in Annex %(annex)s; the introduction is a summary of the printed one, to be "
        "confirmed against the official text."
    ) % {"annex": annex}
