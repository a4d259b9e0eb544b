"""Information on the impossibility of executing an EPOC or EPOC-PR (Annex III): what the addressee answers."""

from __future__ import annotations

from django.utils.translation import gettext as _

from requests_app.papers import when
from requests_app.papers.document import Document
from requests_app.papers.filled import Filled
from requests_app.papers.forms import certificate, direct
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.options import REASONS
from requests_app.papers.forms.wording import affirmed, content, of_law, said

FORM_ID = "annex-iii"
VERSION = 1
AUDIENCE = "issuing_authority"
PRINTED = "ANNEX_III"

# Acts whose very name is the reason: Art. 10(5) and 17.
BY_ACT = {
    "flag_privilege": "reason.immunity_privilege_press",
    "record_privilege": "reason.immunity_privilege_press",
    "object_conflict": "reason.third_country_conflict",
}


def build(filled: Filled) -> Document:
    """The answer goes from the addressee (`from_party`) to the issuing authority (`to_party`).

    `told` holds what the provider said: `why`, `impossible_because`, `other_because`, `question`, `kept`,
    `explanation`, `third_country`. Any field may be given by its key in `answers`.
    """
    found = {**_concerned(filled), **_reasons(filled), **_answering(filled)}
    return certificate.document(
        filled,
        form=FORM_ID,
        version=VERSION,
        printed_form=PRINTED,
        given={**{key: value for key, value in found.items() if value}, **certificate.by_hand(filled)},
        preamble=(
            _(
                "For an addressee who cannot comply, cannot respect the deadline, does not provide the data "
                "exhaustively, or needs a clarification. To be sent without undue delay to the issuing authority and, "
                "where it was notified and in the other cases that apply, to the enforcing authority named in the EPOC."
            ),
            _("Where possible the data are to be preserved even if more information is needed to identify them."),
        ),
        margin_note=certificate.wording_note("III"),
    )


def _concerned(filled: Filled) -> dict[str, str | bool]:
    """Sections A to C: which certificate, whose, when."""
    issuer, validator = filled.parties.get("issuing", filled.to_party), filled.parties.get("validating")
    enforcing = filled.parties.get("enforcing")
    return {
        **_certificate(filled),
        "issuing_authority": issuer.name,
        "issuing_file_number": issuer.details.get("file_number", "") or content(filled, "case_reference"),
        "validating_authority": validator.name if validator else "",
        "validating_file_number": validator.details.get("file_number", "") if validator else "",
        "issued_on": said(filled.issued_on),
        "received_on": said(filled.received_on) or direct.moment(filled, "epoc_received_at"),
        "enforcing_authority": enforcing.name if enforcing else "",
        "enforcing_file_number": enforcing.details.get("file_number", "") if enforcing else "",
        "addressee": filled.from_party.name,
        "addressee_file_number": filled.from_party.details.get("file_number", ""),
    }


def _certificate(filled: Filled) -> dict[str, str | bool]:
    """Which certificate is answered; where nothing says which of the two, no box is set.

    Art. 17 knows the objection against a production order alone.
    """
    preservation = filled.route_id.startswith("EU-EPOC-PR") or filled.act == "record_for_preservation"
    either = filled.route_id == "EU-ANNEX-III" and filled.act != "record_for_production"
    return {"concerns_epoc": not preservation and not either, "concerns_epoc_pr": preservation}


def _reasons(filled: Filled) -> dict[str, str | bool]:
    """Sections D to G. A reason without a box of its own is written under D(b), never dropped."""
    found: dict[str, str | bool] = {}
    unboxed: list[str] = []
    for name in ("why", "impossible_because", "other_because"):
        value = filled.told.get(name, ())
        for reason in value if isinstance(value, tuple) else (said(value),):
            if reason in REASONS:
                found[REASONS[reason]] = True
            elif reason:
                unboxed.append(of_law(reason))
    if filled.act in BY_ACT:
        found[BY_ACT[filled.act]] = True
    third, explanation = said(filled.told.get("third_country")), said(filled.told.get("explanation"))
    if third:
        found |= {"conflict_link": third, "conflict_why": explanation}
    kept = filled.told.get("kept")
    return {
        **found,
        "reasons": certificate.joined(explanation, *unboxed),
        "clarification": said(filled.told.get("question")),
        "data_preserved": kept is not None and affirmed(kept),
        "data_not_preserved": kept is not None and not affirmed(kept),
    }


def _answering(filled: Filled) -> dict[str, str | bool]:
    have = filled.from_party.details
    return {
        "answering_name": filled.from_party.name,
        "answering_person": have.get("contact_person", ""),
        "answering_post": have.get("post", ""),
        "answering_address": have.get("address") or ", ".join(filled.from_party.lines),
        "answering_telephone": have.get("telephone", ""),
        "answering_fax": have.get("fax", ""),
        "answering_email": have.get("email", ""),
        "answering_authorised": filled.people.get("signatory", ""),
        "answering_date": when.day(filled.created_at.date()),
    }


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
