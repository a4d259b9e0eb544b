"""Request of a foreign authority to a US provider for records other than content: 18 USC 2702(c)(6)."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Document
from requests_app.papers.filled import Filled
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document

FORM_ID = "us-direct-request"
VERSION = 1
AUDIENCE = "provider"

PARTS = (
    Part(gettext_lazy("Who asks"), ("authority", "contact", "case_reference")),
    Part(gettext_lazy("Provider addressed"), ("custodian",)),
    Part(gettext_lazy("Legal basis in the law of the requesting country"), ("legal_basis",)),
    Part(gettext_lazy("Offence under investigation"), ("offence",)),
    Part(gettext_lazy("Circumstances of the offence"), ("facts",)),
    Part(gettext_lazy("Connection between the account and the offence"), ("relation",)),
    Part(gettext_lazy("Records asked for"), ("items",)),
)


def build(filled: Filled) -> Document:
    """The request; the section permits the disclosure and compels nothing."""
    return document(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Request for records other than content"),
        parts=PARTS,
        preamble=(
            _(
                "You are asked to disclose the records described below to this authority. They are records other "
                "than the contents of communications, which 18 USC 2702(c)(6) permits you to disclose and does not "
                "compel you to."
            ),
            _("Content is not asked for. Please answer to the address of the authority given below, or say why not."),
        ),
        margin_note=_("No form is prescribed; contents after what providers publish."),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
