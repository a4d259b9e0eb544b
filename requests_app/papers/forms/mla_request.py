"""Treaty request for mutual legal assistance: the contents of UNTOC 18(15), and the part the United States need.

18 USC 2703 asks for probable cause for content and specific and articulable facts for other records, so those stand
in a part of their own, after the data they justify.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Document
from requests_app.papers.filled import Filled
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document, linked_table

FORM_ID = "mla-request"
VERSION = 1
AUDIENCE = "requested_authority"

PARTS = (
    Part(
        gettext_lazy("Authority making the request"),
        ("authority", "investigating_authority", "case_reference", "contact"),
    ),
    Part(gettext_lazy("Basis of the request"), ("treaty", "basis")),
    Part(gettext_lazy("Subject and nature of the proceedings"), ("subject", "proceedings")),
    Part(gettext_lazy("Summary of the facts"), ("facts",)),
    Part(gettext_lazy("Persons concerned"), ("person", "persons")),
    Part(
        gettext_lazy("Offence, text of the law and penalty"),
        ("offence", "provisions", "penalty", "dual_criminality", "speech_offence"),
    ),
    Part(gettext_lazy("Data sought"), ("items", "custodian", "data_sought", "identifiers", "period")),
    Part(
        gettext_lazy("Grounds for seeking these data"),
        ("relation", "articulable_facts", "nexus", "probable_cause", "staleness", "necessity"),
    ),
    Part(gettext_lazy("Purpose for which the evidence is sought"), ("purpose",)),
    Part(gettext_lazy("Assistance and particular procedure"), ("assistance", "procedure", "certification")),
    Part(gettext_lazy("Preservation already obtained"), ("preservation_reference", "linked")),
    Part(
        gettext_lazy("Urgency, confidentiality and notice"),
        ("urgency", "urgency_reason", "confidentiality", "no_notice", "no_notice_reason"),
    ),
    Part(gettext_lazy("Declarations"), ("translation", "central_signature")),
)


def build(filled: Filled) -> Document:
    """The request from one central authority to the other."""
    return document(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Request for mutual legal assistance in a criminal matter"),
        parts=PARTS,
        extra={"preservation_reference": linked_table(filled)},
        margin_note=_(
            "Contents after Article 18(15) of the United Nations Convention against Transnational Organized Crime; "
            "the treaty relied on decides."
        ),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
