"""Order to be given effect by another Party, with its supporting information: Second Additional Protocol, Art. 8(3).

The order is what the provider may see in the end; the supporting information is never disclosed to it without the
consent of the requesting Party, so it stands on a sheet of its own.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Document
from requests_app.papers.filled import Filled
from requests_app.papers.forms import direct
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document, linked_table

VERSION = 1

ORDER_PARTS = (
    Part(gettext_lazy("Issuing authority"), ("authority", "case_reference")),
    Part(gettext_lazy("Basis of the order"), ("protocol",)),
    Part(gettext_lazy("Service provider"), ("custodian",)),
    Part(gettext_lazy("Offence under investigation or prosecution"), ("offence",)),
    Part(gettext_lazy("Authority seeking the data"), ("seeking_authority",)),
    Part(gettext_lazy("Subscriber information and traffic data sought"), ("items",)),
    Part(gettext_lazy("Special procedural instructions"), ("procedure",)),
    Part(gettext_lazy("Language"), ("translation",)),
)

SUPPORTING_PARTS = (
    Part(gettext_lazy("Domestic legal grounds"), ("legal_grounds",)),
    Part(gettext_lazy("Legal provisions and penalties"), ("provisions",)),
    Part(gettext_lazy("Why the provider is believed to possess or control the data"), ("possession",)),
    Part(gettext_lazy("Summary of the facts"), ("facts",)),
    Part(gettext_lazy("Relevance of the data to the investigation"), ("relation",)),
    Part(gettext_lazy("Contact for further information"), ("contact",)),
    Part(gettext_lazy("Preservation already sought"), ("preservation_reference",)),
    Part(gettext_lazy("Whether the data have been sought by other means"), ("already_sought",)),
)


def order(filled: Filled) -> Document:
    """What Art. 8(3)(a) asks of the order, with the instructions of Art. 8(3)(c)."""
    return document(
        filled,
        form=ORDER.id,
        version=VERSION,
        title=_("Order for the production of subscriber information and traffic data"),
        parts=ORDER_PARTS,
        preamble=(
            _("The Party addressed is asked to give effect to this order against the service provider named below."),
        ),
        margin_note=direct.not_read(
            _("Contents of the order after Article 8(3)(a) and (c) of the Second Additional Protocol.")
        ),
    )


def supporting(filled: Filled) -> Document:
    """What Art. 8(3)(b) has the requested Party know, and the provider not."""
    return document(
        filled,
        form=SUPPORTING.id,
        version=VERSION,
        title=_("Supporting information to an order for production"),
        parts=SUPPORTING_PARTS,
        extra={"preservation_reference": linked_table(filled)},
        preamble=(
            _("This sheet supports the order %(reference)s.") % {"reference": filled.reference},
            _(
                "It is not to be disclosed to the service provider without the consent of the requesting Party "
                "(Article 8(3)(b))."
            ),
        ),
        margin_note=direct.not_read(
            _("Supporting information after Article 8(3)(b) of the Second Additional Protocol.")
        ),
    )


ORDER = Form("effect-order", VERSION, "requested_authority", order)
SUPPORTING = Form("effect-order-supporting", VERSION, "requested_authority", supporting)
