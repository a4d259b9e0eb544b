"""Preservation letter to a provider under 18 USC 2703(f): what the statute asks, what providers say they need."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Document, Fact
from requests_app.papers.filled import Filled
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document
from requests_app.papers.forms.wording import content

FORM_ID = "preservation-letter"
VERSION = 1
AUDIENCE = "provider"

PARTS = (
    Part(
        gettext_lazy("Requesting agency and officer"), ("authority", "governmental_entity", "contact", "case_reference")
    ),
    Part(gettext_lazy("Provider addressed"), ("custodian",)),
    Part(gettext_lazy("Records to be preserved"), ("items", "data_sought", "identifiers", "period")),
    Part(gettext_lazy("Offence under investigation"), ("offence", "provisions")),
    Part(gettext_lazy("Legal process"), ("intention", "expected_date")),
    Part(gettext_lazy("Earlier letter"), ("previous_order",)),
    Part(gettext_lazy("Notice to the user"), ("no_notice", "confidentiality")),
)


def build(filled: Filled) -> Document:
    """The letter. What it asks of the provider stands first, with the ninety days of the statute.

    18 USC 2703(f)(1): "shall take all necessary steps to preserve records and other evidence in its possession pending
    the issuance of a court order or other process"; (f)(2): 90 days, a further 90 upon a renewed request.
    """
    earlier = content(filled, "previous_order")
    asked = _(
        "Please preserve the records and other evidence described below, as they are in your possession when you "
        "receive this letter, pending the issuance of a court order or other process."
    )
    renewed = bool(earlier) or "renewed" in filled.paper
    if renewed:
        held = _("This is a renewed request: please retain them for an additional 90 days (18 USC 2703(f)(2)).")
    else:
        held = _("Please retain them for 90 days from receipt (18 USC 2703(f)(2)).")
    status = _("Renewal of %(reference)s") % {"reference": earlier or filled.reference} if renewed else _("New request")
    return document(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Preservation request under 18 USC 2703(f)"),
        parts=PARTS,
        preamble=(asked, held, _("Please confirm the preservation and state your reference.")),
        particulars=(Fact(label=_("Status"), value=status),),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
