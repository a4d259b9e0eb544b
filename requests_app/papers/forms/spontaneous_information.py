"""Spontaneous information to another Party (Convention on Cybercrime, Art. 26): what is told, on which conditions."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Document
from requests_app.papers.filled import Filled
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part
from requests_app.papers.forms.letter import document as letter
from requests_app.papers.forms.wording import content

FORM_ID = "spontaneous-information"
VERSION = 1
AUDIENCE = "requested_authority"

PARTS = (
    Part(gettext_lazy("Authority the information comes from"), ("authority", "case_reference", "contact")),
    Part(gettext_lazy("Offence the information concerns"), ("offence",)),
    Part(gettext_lazy("The information, and how it was obtained"), ("facts",)),
    Part(gettext_lazy("Confidentiality and conditions of use"), ("conditions",)),
)


def build(filled: Filled) -> Document:
    """Forwarded without a prior request; where conditions are attached and it is accepted, they bind (Art. 26(2))."""
    forwarded = _("The information below is forwarded without a prior request.")
    bound = _("It is given on the conditions stated below; if it is accepted subject to them, they bind (Art. 26(2)).")
    return letter(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Spontaneous information"),
        parts=PARTS,
        preamble=(forwarded, bound) if content(filled, "conditions") else (forwarded,),
        margin_note=_("No official form was read; layout to be confirmed against the official text."),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
