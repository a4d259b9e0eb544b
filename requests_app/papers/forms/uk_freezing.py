"""Certificate with a freezing order under the Crime (International Co-operation) Act 2003, in and out of the country.

Section 28(7) takes what a certificate must hold from the Framework Decision of 22 July 2003 or an order of the
Secretary of State; neither was read, so what they specify stands in one part, in the words of the authority.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Document, Signature, Slot
from requests_app.papers.filled import Filled
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document

INTO_ID, OUT_ID = "uk-freezing-certificate", "uk-freezing-out-certificate"
VERSION = 1
AUDIENCE = "requested_authority"

PARTS = (
    Part(gettext_lazy("Court or authority that made or confirmed the order"), ("authority",)),
    Part(gettext_lazy("Listed offence"), ("offence",)),
    Part(gettext_lazy("Specified information"), ("facts",)),
    Part(gettext_lazy("Evidence to be protected"), ("items",)),
    Part(gettext_lazy("Who has the evidence, and on which premises"), ("custodian",)),
    Part(gettext_lazy("Request for the evidence"), ("intention", "expected_date")),
    Part(gettext_lazy("Certification"), ("certification",)),
    Part(gettext_lazy("Translation"), ("translation",)),
)


def _certificate(filled: Filled, form: str, title: str, asked: str) -> Document:
    made = document(
        filled,
        form=form,
        version=VERSION,
        title=title,
        parts=PARTS,
        preamble=(asked,),
        margin_note=_(
            "Contents after sections 10, 11, 20 and 28 of the Act; the form of certificate they refer to was not read. "
            "Layout to be confirmed against the official text."
        ),
    )
    return made.model_copy(update={"signature": signed(filled)})


def signed(filled: Filled) -> tuple[Signature, ...]:
    """By or on behalf of the court or authority that made the order."""
    return (
        Signature(
            slots=(
                Slot(label=_("For the court or authority: name, office"), value=filled.people.get("signatory", "")),
                Slot(label=_("Signature and stamp")),
                Slot(label=_("Place and date"), value=filled.people.get("signed_at", "")),
            )
        ),
    )


def build_into(filled: Filled) -> Document:
    """Sections 20 to 22: an overseas order, to the Secretary of State or the Lord Advocate."""
    asked = _(
        "The freezing order to which this certificate belongs protects evidence in the United Kingdom until it is "
        "sent to the requesting State. Please nominate a court to give effect to it (sections 20 and 21)."
    )
    return _certificate(filled, INTO_ID, _("Certificate with an overseas freezing order"), asked)


def build_out(filled: Filled) -> Document:
    """Sections 10 and 11: a domestic order, to a court or authority of the participating country."""
    asked = _(
        "The freezing order to which this certificate belongs protects evidence in the country addressed until it "
        "is sent to the United Kingdom (sections 10 and 11). Please give effect to it and report what is protected."
    )
    return _certificate(filled, OUT_ID, _("Certificate with a domestic freezing order"), asked)


INTO_FORM = Form(INTO_ID, VERSION, AUDIENCE, build_into)
OUT_FORM = Form(OUT_ID, VERSION, AUDIENCE, build_out)
