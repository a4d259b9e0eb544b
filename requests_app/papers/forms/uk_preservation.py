"""Letter to a provider in the United Kingdom that asks it to keep data of its own will: no statute obliges it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Document
from requests_app.papers.filled import Filled
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document

FORM_ID = "uk-preservation"
VERSION = 1
AUDIENCE = "provider"

PARTS = (
    Part(gettext_lazy("Authority that asks"), ("authority", "contact", "case_reference")),
    Part(gettext_lazy("Provider asked"), ("custodian",)),
    Part(gettext_lazy("Data to be preserved"), ("items",)),
    Part(gettext_lazy("Offence under investigation"), ("offence",)),
    Part(gettext_lazy("Request for mutual assistance to follow"), ("intention",)),
    Part(gettext_lazy("Notice to the user"), ("no_notice",)),
)


def build(filled: Filled) -> Document:
    """The letter; it says that it does not bind, since a provider that is told otherwise is misled."""
    return document(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Request for the voluntary preservation of data"),
        parts=PARTS,
        preamble=(
            _(
                "You are asked to preserve the data described below as you hold them when you receive this letter, so "
                "that a request for mutual legal assistance can follow. Nothing is to be handed over on this letter."
            ),
            _("You are not bound to do so: this request rests on no statute, and you may decline it."),
            _("Please say whether the data are preserved, until when you will keep them, and your reference."),
        ),
        margin_note=_("No form is prescribed; contents after the practice of providers."),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
