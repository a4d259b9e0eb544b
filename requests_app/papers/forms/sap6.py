"""Request for domain name registration information: Second Additional Protocol to the Convention on Cybercrime, Art. 6.

A request, not an order: the entity is permitted to disclose. Contents in the order of Art. 6(3).
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Document
from requests_app.papers.filled import Filled
from requests_app.papers.forms import direct
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document

FORM_ID = "domain-registration-request"
VERSION = 1
AUDIENCE = "provider"

PARTS = (
    Part(gettext_lazy("Authority making the request"), ("authority", "case_reference", "contact")),
    Part(gettext_lazy("Entity providing domain name registration services"), ("custodian",)),
    Part(gettext_lazy("Domain names, and the data elements sought"), ("items",)),
    Part(gettext_lazy("Basis of the request, and use of the information"), ("protocol",)),
    Part(gettext_lazy("Manner of the disclosure"), ("manner", "procedure")),
)


def build(filled: Filled) -> Document:
    """The request to the registrar or registry."""
    return document(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Request for domain name registration information"),
        parts=PARTS,
        preamble=(
            _(
                "You are asked to disclose the information described below, which identifies the registrant of the "
                "domain name or serves to contact the registrant."
            ),
            _("If you do not disclose it, please state your reasons; the authority may ask for them."),
        ),
        particulars=direct.facts((_("Answer wanted by"), direct.told(filled, "return_by", "date"))),
        margin_note=direct.not_read(
            _("Contents as Article 6(3) of the Second Additional Protocol lists them; the Protocol sets no form.")
        ),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
