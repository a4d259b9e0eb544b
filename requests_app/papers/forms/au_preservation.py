"""Request to the Australian Federal Police that a foreign preservation notice be given: s. 107P(2) TIA Act 1979.

The list of s. 107P(2) was read up to the communications and their relation to the contravention; the rest is recalled.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Document, Note
from requests_app.papers.filled import Filled
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document

FORM_ID = "au-preservation"
VERSION = 1
AUDIENCE = "requested_authority"

PARTS = (
    Part(gettext_lazy("Authority that asks"), ("authority", "case_reference", "contact")),
    Part(gettext_lazy("Serious foreign contravention"), ("offence",)),
    Part(gettext_lazy("Summary of the facts"), ("facts",)),
    Part(gettext_lazy("Stored communications to be preserved"), ("items",)),
    Part(gettext_lazy("Relation of the communications to the contravention"), ("relation",)),
    Part(gettext_lazy("Carrier"), ("custodian",)),
    Part(gettext_lazy("Reasons for the preservation"), ("necessity",)),
    Part(gettext_lazy("Undertaking to request access"), ("intention",)),
    Part(gettext_lazy("Confidentiality"), ("confidentiality",)),
)


def build(filled: Filled) -> Document:
    """The request in writing. Whom a notice may name: s. 107N(2); what it covers: s. 107N(1)(b)."""
    named = _(
        "A notice names one person, or one or more services, or one person and one or more services (s. 107N(2))."
    )
    return document(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Request for a foreign preservation notice"),
        parts=PARTS,
        extra={"items": (Note(text=named),)},
        preamble=(
            _(
                "Under section 107P of the Telecommunications (Interception and Access) Act 1979, the Australian "
                "Federal Police is asked to give the carrier named below a foreign preservation notice."
            ),
            _(
                "The notice covers the stored communications that the carrier holds from its receipt to the end of "
                "that day (section 107N(1)(b)): please give it as soon as possible."
            ),
        ),
        margin_note=_(
            "Contents after section 107P(2), whose end was not read; layout to be confirmed against the official text."
        ),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
