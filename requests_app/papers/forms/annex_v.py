"""Confirmation that a request for production was issued after an EPOC-PR (Annex V): it keeps the data held."""

from __future__ import annotations

from django.utils.translation import gettext as _

from requests_app.papers import when
from requests_app.papers.document import Document
from requests_app.papers.filled import Filled
from requests_app.papers.forms import certificate
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.options import REQUESTS
from requests_app.papers.forms.wording import content, said

FORM_ID = "annex-v"
VERSION = 1
AUDIENCE = "addressee"
PRINTED = "ANNEX_V"


def build(filled: Filled) -> Document:
    """`told` holds the request that followed: `request_kind`, `issued_by`, `issued_on`, `transmitted_on`,
    `request_file_number`, `transmitted_to`.
    """
    return certificate.document(
        filled,
        form=FORM_ID,
        version=VERSION,
        printed_form=PRINTED,
        given={**order(filled), **_followed(filled), **certificate.by_hand(filled)},
        preamble=(
            _(
                "Under the EPOC-PR the data are preserved for 60 days, which may be extended by 30 days. After this "
                "confirmation the addressee must preserve them as long as necessary to produce them once the "
                "subsequent request is received."
            ),
        ),
        margin_note=certificate.wording_note("V"),
    )


def order(filled: Filled) -> dict[str, str | bool]:
    """Sections A to C, which Annexes V and VI share: who issued the EPOC-PR, to whom, when."""
    found = {key: value for key, value in certificate.answers(filled).items() if key.startswith(_SHARED)}
    contact = filled.parties.get("contact")
    more: dict[str, str | bool] = {
        "contact": ", ".join(part for part in (contact.name, contact.details.get("email", "")) if part)
        if contact
        else "",
        "issued_on": said(filled.issued_on),
        "sent_on": said(filled.sent_on),
        "file_number": content(filled, "case_reference") or filled.reference,
        "sent_to": filled.to_party.name,
        "signed_name": filled.people.get("signatory", ""),
        "signed_date": when.day(filled.created_at.date()),
    }
    return {**found, **{key: value for key, value in more.items() if value}}


_SHARED = ("issuing_state", "issuing_authority", "issuing_file_number", "addressee", "service_provider")


def _followed(filled: Filled) -> dict[str, str | bool]:
    key = REQUESTS.get(said(filled.told.get("request_kind")))
    if key is None:
        return {}
    fields = {
        "issued_by": "issued_by",
        "issued_on": "issued_on",
        "transmitted_on": "sent_on",
        "request_file_number": "file_number",
        "transmitted_to": "sent_to",
    }
    dates = {"issued_on", "transmitted_on"}
    found = {f"{key}.{to}": said(filled.told.get(of), "date" if of in dates else "text") for of, to in fields.items()}
    return {key: True, **{name: value for name, value in found.items() if value}}


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
