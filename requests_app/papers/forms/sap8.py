"""Order to be given effect by another Party, with its supporting information: Second Additional Protocol, Art. 8(3).

The order is what the provider may see in the end; the supporting information is never disclosed to it without the
consent of the requesting Party, so it stands on a sheet of its own.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from requests_app.papers.forms.letter import Part
from requests_app.papers.forms.sap7 import GROUNDS, OPENING, preservation
from requests_app.papers.forms.sheet import Sheet

# What Art. 8(3)(a) asks of the order, with the instructions of Art. 8(3)(c).
ORDER = Sheet(
    id="effect-order",
    audience="requested_authority",
    title=gettext_lazy("Order for the production of subscriber information and traffic data"),
    parts=(
        *OPENING,
        Part(gettext_lazy("Authority seeking the data"), ("seeking_authority",)),
        Part(gettext_lazy("Subscriber information and traffic data sought"), ("items",)),
        Part(gettext_lazy("Special procedural instructions"), ("procedure",)),
        Part(gettext_lazy("Language"), ("translation",)),
    ),
    preamble=(
        gettext_lazy(
            "The Party addressed is asked to give effect to this order against the service provider named below."
        ),
    ),
    source=gettext_lazy("Contents of the order after Article 8(3)(a) and (c) of the Second Additional Protocol."),
).form

# What Art. 8(3)(b) has the requested Party know, and the provider not.
SUPPORTING = Sheet(
    id="effect-order-supporting",
    audience="requested_authority",
    title=gettext_lazy("Supporting information to an order for production"),
    parts=(
        *GROUNDS,
        Part(gettext_lazy("Why the provider is believed to possess or control the data"), ("possession",)),
        Part(gettext_lazy("Summary of the facts"), ("facts",)),
        Part(gettext_lazy("Relevance of the data to the investigation"), ("relation",)),
        Part(gettext_lazy("Contact for further information"), ("contact",)),
        Part(gettext_lazy("Preservation already sought"), ("preservation_reference",)),
        Part(gettext_lazy("Whether the data have been sought by other means"), ("already_sought",)),
    ),
    beside=preservation,
    preamble=(
        gettext_lazy("This sheet supports the order %(reference)s."),
        gettext_lazy(
            "It is not to be disclosed to the service provider without the consent of the requesting Party "
            "(Article 8(3)(b))."
        ),
    ),
    source=gettext_lazy("Supporting information after Article 8(3)(b) of the Second Additional Protocol."),
).form
