"""Direct order for subscriber information in three separable sheets: Second Additional Protocol, Art. 7(3), 7(4), 7(5).

The order and the supplemental information go to the provider on sheets of their own; the summary of the facts stands
on the notification alone, which goes to the authority of the provider's Party.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Block, Fact, Facts
from requests_app.papers.filled import Filled
from requests_app.papers.forms import direct
from requests_app.papers.forms.letter import Part, linked_table
from requests_app.papers.forms.sheet import Sheet

# How the orders of Art. 7 and of Art. 8 open, and what both say for them.
OPENING = (
    Part(gettext_lazy("Issuing authority"), ("authority", "case_reference")),
    Part(gettext_lazy("Basis of the order"), ("protocol",)),
    Part(gettext_lazy("Service provider"), ("custodian",)),
    Part(gettext_lazy("Offence under investigation or prosecution"), ("offence",)),
)
GROUNDS = (
    Part(gettext_lazy("Domestic legal grounds"), ("legal_grounds",)),
    Part(gettext_lazy("Legal provisions and penalties"), ("provisions",)),
)

ORDER_PARTS = (
    *OPENING,
    Part(gettext_lazy("Authority seeking the information"), ("seeking_authority",)),
    Part(gettext_lazy("Subscriber information sought"), ("items",)),
)
SUPPLEMENT_PARTS = (
    *GROUNDS,
    Part(gettext_lazy("Authority to which the information is returned"), ("contact",)),
    Part(gettext_lazy("Time and manner of the return"), ("manner",)),
    Part(gettext_lazy("Preservation already sought"), ("preservation_reference",)),
    Part(gettext_lazy("Special procedural instructions"), ("procedure",)),
    Part(gettext_lazy("Simultaneous notification"), ("notification_made",)),
)


def preservation(filled: Filled) -> dict[str, tuple[Block, ...]]:
    """The requests by which the data were preserved, as the programme knows them."""
    return {"preservation_reference": linked_table(filled)}


def _time(filled: Filled) -> tuple[Fact, ...]:
    """Art. 7(7), recalled: thirty days from receipt, or the time frame of Art. 7(4)(d) if that is longer."""
    longer = direct.told(filled, "return_days")
    time = _("%(days)s from receipt of the order") % {"days": direct.days(longer or "30")}
    return direct.facts((_("Time for the return"), time))


def _extra(filled: Filled) -> dict[str, tuple[Block, ...]]:
    return {"manner": (Facts(facts=_time(filled)),), **preservation(filled)}


# What Art. 7(3) asks of the order, and nothing of the sheets beside it.
ORDER = Sheet(
    id="subscriber-order",
    audience="provider",
    title=gettext_lazy("Order for the disclosure of subscriber information"),
    parts=ORDER_PARTS,
    preamble=(
        gettext_lazy("You are ordered to disclose the specified, stored subscriber information described below."),
        gettext_lazy("Supplemental information accompanies this order on a separate sheet."),
    ),
    particulars=_time,
    source=gettext_lazy("Contents of the order after Article 7(3) of the Second Additional Protocol."),
).form

# What Art. 7(4) adds for the provider.
SUPPLEMENT = Sheet(
    id="subscriber-order-supplement",
    audience="provider",
    title=gettext_lazy("Supplemental information to an order for subscriber information"),
    parts=SUPPLEMENT_PARTS,
    beside=_extra,
    preamble=(gettext_lazy("This sheet accompanies the order %(reference)s and can be kept apart from it."),),
    source=gettext_lazy("Supplemental information after Article 7(4) of the Second Additional Protocol."),
).form

# What Art. 7(5)(a) has the authority of the provider's Party be told at the same time.
NOTIFICATION = Sheet(
    id="subscriber-order-notification",
    audience="requested_authority",
    title=gettext_lazy("Notification of an order for subscriber information"),
    parts=(Part(gettext_lazy("Summary of the facts"), ("facts",)), *ORDER_PARTS, *SUPPLEMENT_PARTS),
    beside=_extra,
    preamble=(
        gettext_lazy("The order described below was sent to a service provider in your territory at the same time."),
        gettext_lazy("The summary of the facts is for you alone. It was not sent to the provider."),
    ),
    particulars=_time,
    source=gettext_lazy(
        "Order, supplemental information and summary of the facts after Article 7(5)(a) of the Second "
        "Additional Protocol."
    ),
).form
