"""Domestic production order to a provider that offers its services in the territory: Convention on Cybercrime, Art. 18.

The Convention sets neither form nor period; the order rests on the domestic law it names.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Document
from requests_app.papers.filled import Filled
from requests_app.papers.forms import direct
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document

FORM_ID = "domestic-production-order"
VERSION = 1
AUDIENCE = "provider"

PARTS = (
    Part(gettext_lazy("Issuing authority"), ("authority", "case_reference", "contact")),
    Part(gettext_lazy("Domestic legal basis"), ("legal_grounds",)),
    Part(gettext_lazy("Service provider"), ("custodian",)),
    Part(gettext_lazy("How the services are offered in the territory"), ("services",)),
    Part(gettext_lazy("Offence under investigation"), ("offence",)),
    Part(gettext_lazy("Subscriber information to be produced"), ("items",)),
)


def build(filled: Filled) -> Document:
    """The order. Art. 18(1)(b): subscriber information relating to such services, in possession or control."""
    return document(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Order to produce subscriber information"),
        parts=PARTS,
        preamble=(
            _(
                "You are ordered to submit the subscriber information described below that relates to the services "
                "you offer in the territory and is in your possession or control."
            ),
            _("No traffic data and no content are asked for (Article 18(3))."),
        ),
        particulars=direct.facts((_("Answer wanted by"), direct.told(filled, "return_by", "date"))),
        margin_note=direct.not_read(
            _("Contents after Article 18 of the Convention on Cybercrime; domestic law may prescribe a form.")
        ),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
