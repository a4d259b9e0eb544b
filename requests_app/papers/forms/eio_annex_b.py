"""Confirmation of the receipt of a European Investigation Order, Annex B of Directive 2014/41/EU, sections A to E.

The executing authority answers with it within a week of receipt (Art. 16(1)). It repeats nothing of the case.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from requests_app.papers import when
from requests_app.papers.document import Document, Fact, Facts, Note, Section
from requests_app.papers.filled import Filled
from requests_app.papers.forms import letter, wording
from requests_app.papers.forms.form import Form

FORM_ID = "eio-annex-b"
VERSION = 2
AUDIENCE = "issuing_authority"


def build(filled: Filled) -> Document:
    """From the executing authority (`from_party`) to the issuing authority (`to_party`).

    `told` holds what the acknowledgement says: `executing_reference`, `competent_authority`, `information`.
    """
    return Document.model_validate(
        {
            **letter.frame(filled),
            "form": FORM_ID,
            "form_version": VERSION,
            "layout": "certificate",
            "title": _("Confirmation of the receipt of a European Investigation Order"),
            "basis": _("Directive 2014/41/EU, Art. 16(1), Annex B"),
            "sections": (
                Section(number="A", heading=_("The EIO concerned"), blocks=(_order(filled),)),
                Section(number="B", heading=_("The authority which received the EIO"), blocks=(_receiver(filled),)),
                Section(
                    number="C",
                    heading=_(
                        "(Where applicable) the competent authority to whom the EIO is transmitted by the authority "
                        "under (B)"
                    ),
                    blocks=(_competent(filled),),
                ),
                Section(
                    number="D",
                    heading=_("Any other information which may be relevant for the issuing authority"),
                    blocks=(_further(filled),),
                ),
                Section(number="E", heading=_("Signature and date"), blocks=(_signed(filled),)),
            ),
            "margin_note": _(
                "The sections are those of Annex B as far as known; its printed wording was not read: layout to be "
                "confirmed against the official text."
            ),
        }
    )


def _order(filled: Filled) -> Facts:
    issuer = filled.parties.get("issuing", filled.to_party)
    number = issuer.details.get("file_number", "") or wording.content(filled, "case_reference")
    return Facts(
        facts=(
            Fact(label=_("Authority that issued the order"), value=issuer.name),
            Fact(label=_("Reference of the order"), value=number),
            Fact(label=_("Date of issue"), value=wording.said(filled.issued_on)),
            Fact(label=_("Date of receipt"), value=wording.said(filled.received_on)),
        )
    )


def _receiver(filled: Filled) -> Facts:
    one, have = filled.from_party, filled.from_party.details
    reference = wording.said(filled.told.get("executing_reference")) or have.get("file_number", "")
    lines = (
        (_("Authority that received the order"), one.name),
        (_("Reference number"), reference),
        (_("Official in charge"), have.get("contact_person", "")),
        (_("Address"), have.get("address", "") or ", ".join(one.lines)),
        (_("Telephone"), have.get("telephone", "")),
        (_("E-mail"), have.get("email", "")),
    )
    return Facts(facts=tuple(Fact(label=label, value=value) for label, value in lines))


def _competent(filled: Filled) -> Facts:
    forwarded = wording.said(filled.told.get("competent_authority"))
    return Facts(
        facts=(
            Fact(label=_("Competent executing authority"), value=forwarded or filled.from_party.name),
            Fact(label=_("Forwarded to it"), value=wording.said(bool(forwarded))),
        )
    )


def _further(filled: Filled) -> Facts | Note:
    said = wording.said(filled.told.get("information"))
    return Facts(facts=(Fact(label=_("Further information"), value=said),)) if said else Note(text=wording.not_stated())


def _signed(filled: Filled) -> Facts:
    return Facts(
        facts=(
            Fact(label=_("Name and post"), value=filled.people.get("signatory", "")),
            Fact(label=_("Signature and official stamp"), by_hand=True),
            Fact(label=_("Date"), value=when.day(filled.created_at.date())),
        )
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
