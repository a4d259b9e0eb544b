"""European Preservation Order Certificate (Annex II). Art. 9(3): it carries Art. 6(4)(a) to (f), not the necessity."""

from __future__ import annotations

from django.utils.translation import gettext as _

from requests_app.papers.document import Block, Document, Group, Section
from requests_app.papers.filled import Filled
from requests_app.papers.forms import certificate, letter, wording
from requests_app.papers.forms.epoc import for_addressee
from requests_app.papers.forms.form import Form

FORM_ID = "epoc-pr"
ENFORCING_ID = "epoc-pr-enforcing"
VERSION = 1
AUDIENCE = "addressee"
ENFORCING_AUDIENCE = "enforcing_authority"
PRINTED = "EPOC_PR_ANNEX_II"


def build(filled: Filled) -> Document:
    """Sections A to G, to the addressee."""
    return _build(for_addressee(filled), FORM_ID, to_addressee=True)


def build_enforcing(filled: Filled) -> Document:
    """The same certificate for enforcement (Art. 16), with what only the enforcing authority reads after it."""
    document = _build(filled, ENFORCING_ID, to_addressee=False)
    blocks: list[Block] = []
    for name in letter.carried(filled):
        rule = letter.rule_of(filled, name)
        text = wording.said(filled.contents.get(name), rule.kind)
        if text and not certificate.may_reach_addressee(rule) and name not in certificate.SAID_BY_BOX:
            blocks.append(Group(label=rule.label, blocks=letter.paragraphs(text)))
    if not blocks:
        return document
    further = Section(number="+", heading=_("For the enforcing authority, not part of Annex II"), blocks=tuple(blocks))
    return document.model_copy(update={"sections": (*document.sections, further)})


def _build(filled: Filled, form: str, *, to_addressee: bool) -> Document:
    given = certificate.answers(filled)
    # The printed form has no field for the reasons of an emergency, nor for anything else the route may ask.
    emergency = filled.emergency.reason if filled.emergency else wording.content(filled, "emergency_reason")
    given["data_limits"] = certificate.joined(given.get("data_limits"), emergency)
    given["identification_information"] = certificate.joined(
        given.get("identification_information"),
        certificate.unplaced(filled, to_addressee=True),
        wording.content(filled, "emergency_kind"),
    )
    return certificate.document(
        filled,
        form=form,
        version=VERSION,
        printed_form=PRINTED,
        given=given,
        preamble=(
            _("The addressee must preserve the data without undue delay after receiving this certificate."),
            _(
                "Preservation must cease after 60 days, unless the issuing authority extends it by 30 days or confirms "
                "that a subsequent request for production has been issued. If it confirms this within that time, the "
                "data must be preserved as long as necessary to produce them once the request is received."
            ),
            _(
                "The addressee must ensure the confidentiality, secrecy and integrity of this certificate and of the "
                "data."
            ),
        ),
        to_addressee=to_addressee,
        margin_note=_(
            "Sections, headings and boxes as in Annex II. The introduction is a summary of the printed one, and two "
            "passages of a box in Section F are completed from Annex I: to be confirmed against the official text."
        ),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
ENFORCING_FORM = Form(ENFORCING_ID, VERSION, ENFORCING_AUDIENCE, build_enforcing)
