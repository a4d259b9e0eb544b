"""Request for expedited preservation from one State to another: order of T-CY(2018)11, contents of Art. 29(2) CETS 185.

Sections 1 to 7 of the template were read; 8 to 20 are put together from Art. 29(2), so the note asks for a comparison.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Document, Fact
from requests_app.papers.filled import Filled
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document
from requests_app.papers.forms.wording import content

FORM_ID = "preservation-request"
VERSION = 1
AUDIENCE = "requested_authority"

PARTS = (
    Part(
        gettext_lazy("Authority seeking the preservation"), ("authority", "case_reference", "contact", "confirmation")
    ),
    Part(gettext_lazy("Investigating authority, prosecution office or court"), ("investigating_authority", "court")),
    Part(gettext_lazy("Domestic legal basis"), ("domestic_basis",)),
    Part(gettext_lazy("Offence under investigation"), ("offence", "provisions", "penalty")),
    Part(gettext_lazy("Summary of the facts"), ("facts",)),
    Part(gettext_lazy("Data to be preserved"), ("items", "data_sought", "identifiers", "period")),
    Part(gettext_lazy("Relation of the data to the offence"), ("relation",)),
    Part(gettext_lazy("Custodian of the data or location of the system"), ("custodian", "location")),
    Part(gettext_lazy("Necessity of the preservation"), ("necessity",)),
    Part(gettext_lazy("Intention to request mutual assistance"), ("intention", "expected_date")),
    Part(gettext_lazy("Traffic data that name another provider"), ("other_providers",)),
    Part(
        gettext_lazy("Urgency, confidentiality and notice"),
        ("urgency", "urgency_reason", "confidentiality", "no_notice"),
    ),
)


def build(filled: Filled) -> Document:
    """The request to the point of contact of the other State."""
    earlier = content(filled, "previous_order")
    status = _("Extension of %(reference)s") % {"reference": earlier} if earlier else _("New request")
    return document(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Request for expedited preservation of stored computer data"),
        parts=(*PARTS, Part(_("Previous request"), ("previous_order",))),
        particulars=(Fact(label=_("Status"), value=status),),
        margin_note=_("Layout to be confirmed against the template of the Cybercrime Convention Committee."),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
