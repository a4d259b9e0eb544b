"""Extension of the preservation of electronic evidence by 30 days (Annex VI): sent within the 60 days, once."""

from __future__ import annotations

from django.utils.translation import gettext as _

from requests_app.papers.document import Document
from requests_app.papers.filled import Filled
from requests_app.papers.forms import annex_v, certificate
from requests_app.papers.forms.form import Form

FORM_ID = "annex-vi"
VERSION = 1
AUDIENCE = "addressee"
PRINTED = "ANNEX_VI"


def build(filled: Filled) -> Document:
    """The extension covers the whole EPOC-PR: the form repeats no identifiers."""
    return certificate.document(
        filled,
        form=FORM_ID,
        version=VERSION,
        printed_form=PRINTED,
        given={**annex_v.order(filled), **certificate.by_hand(filled)},
        preamble=(
            _(
                "Within the 60 days of the EPOC-PR the issuing authority may extend the preservation by an additional "
                "30 days, where this is necessary to allow for the issuing of the subsequent request."
            ),
        ),
        margin_note=certificate.wording_note("VI"),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
