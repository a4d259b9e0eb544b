"""Request to the New Zealand Police that a foreign preservation direction be applied for: Part 3A of the SSA 2012.

Sections 88C and 88D were read, the others in summaries; which particulars the request must hold was not read.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Document
from requests_app.papers.filled import Filled
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document, linked_table

FORM_ID = "nz-preservation"
VERSION = 1
AUDIENCE = "requested_authority"

PARTS = (
    Part(gettext_lazy("Foreign enforcement authority that asks"), ("authority", "case_reference", "contact")),
    Part(gettext_lazy("Serious offence under investigation"), ("offence",)),
    Part(gettext_lazy("Summary of the facts"), ("facts",)),
    Part(gettext_lazy("Data to be preserved"), ("items",)),
    Part(gettext_lazy("Relation of the data to the offence"), ("relation",)),
    Part(gettext_lazy("Person to be given the direction"), ("custodian",)),
    Part(gettext_lazy("Necessity of the preservation"), ("necessity",)),
    Part(gettext_lazy("Related request for mutual assistance"), ("request_in_progress", "intention")),
    Part(gettext_lazy("Confidentiality"), ("confidentiality",)),
)


def build(filled: Filled) -> Document:
    """The request: a constable applies (88B, 88C); without a related request it may be refused (88D)."""
    return document(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Request for a foreign preservation direction"),
        parts=PARTS,
        extra={"request_in_progress": linked_table(filled)},
        preamble=(
            _(
                "Under Part 3A of the Search and Surveillance Act 2012, the New Zealand Police is asked to apply to "
                "the Commissioner for a foreign preservation direction to the person named below."
            ),
            _("Please state the last day of the direction, so that a renewal can be asked for before it expires."),
        ),
        margin_note=_(
            "Sections 88C and 88D were read, the others in summaries; contents and layout to be confirmed against the "
            "official text."
        ),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
