"""Direct order for subscriber information in three separable sheets: Second Additional Protocol, Art. 7(3), 7(4), 7(5).

The order and the supplemental information go to the provider on sheets of their own; the summary of the facts stands
on the notification alone, which goes to the authority of the provider's Party.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Block, Document, Facts
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
    Part(gettext_lazy("Authority seeking the information"), ("seeking_authority",)),
    Part(gettext_lazy("Subscriber information sought"), ("items",)),
)

SUPPLEMENT_PARTS = (
    Part(gettext_lazy("Domestic legal grounds"), ("legal_grounds",)),
    Part(gettext_lazy("Legal provisions and penalties"), ("provisions",)),
    Part(gettext_lazy("Authority to which the information is returned"), ("contact",)),
    Part(gettext_lazy("Time and manner of the return"), ("manner",)),
    Part(gettext_lazy("Preservation already sought"), ("preservation_reference",)),
    Part(gettext_lazy("Special procedural instructions"), ("procedure",)),
    Part(gettext_lazy("Simultaneous notification"), ("notification_made",)),
)

NOTIFICATION_PARTS = (
    Part(gettext_lazy("Summary of the facts"), ("facts",)),
    *ORDER_PARTS,
    *SUPPLEMENT_PARTS,
)


def _time(filled: Filled) -> str:
    """Art. 7(7), recalled: thirty days from receipt, or the time frame of Art. 7(4)(d) if that is longer."""
    longer = direct.told(filled, "return_days")
    return _("%(days)s from receipt of the order") % {"days": direct.days(longer or "30")}


def _extra(filled: Filled) -> dict[str, tuple[Block, ...]]:
    time = Facts(facts=direct.facts((_("Time for the return"), _time(filled))))
    return {"manner": (time,), "preservation_reference": linked_table(filled)}


def order(filled: Filled) -> Document:
    """What Art. 7(3) asks of the order, and nothing of the sheets beside it."""
    return document(
        filled,
        form=ORDER.id,
        version=VERSION,
        title=_("Order for the disclosure of subscriber information"),
        parts=ORDER_PARTS,
        preamble=(
            _("You are ordered to disclose the specified, stored subscriber information described below."),
            _("Supplemental information accompanies this order on a separate sheet."),
        ),
        particulars=direct.facts((_("Time for the return"), _time(filled))),
        margin_note=direct.not_read(_("Contents of the order after Article 7(3) of the Second Additional Protocol.")),
    )


def supplement(filled: Filled) -> Document:
    """What Art. 7(4) adds for the provider."""
    return document(
        filled,
        form=SUPPLEMENT.id,
        version=VERSION,
        title=_("Supplemental information to an order for subscriber information"),
        parts=SUPPLEMENT_PARTS,
        extra=_extra(filled),
        preamble=(
            _("This sheet accompanies the order %(reference)s and can be kept apart from it.")
            % {"reference": filled.reference},
        ),
        margin_note=direct.not_read(
            _("Supplemental information after Article 7(4) of the Second Additional Protocol.")
        ),
    )


def notification(filled: Filled) -> Document:
    """What Art. 7(5)(a) has the authority of the provider's Party be told at the same time."""
    return document(
        filled,
        form=NOTIFICATION.id,
        version=VERSION,
        title=_("Notification of an order for subscriber information"),
        parts=NOTIFICATION_PARTS,
        extra=_extra(filled),
        preamble=(
            _("The order described below was sent to a service provider in your territory at the same time."),
            _("The summary of the facts is for you alone. It was not sent to the provider."),
        ),
        particulars=direct.facts((_("Time for the return"), _time(filled))),
        margin_note=direct.not_read(
            _(
                "Order, supplemental information and summary of the facts after Article 7(5)(a) of the Second "
                "Additional Protocol."
            )
        ),
    )


ORDER = Form("subscriber-order", VERSION, "provider", order)
SUPPLEMENT = Form("subscriber-order-supplement", VERSION, "provider", supplement)
NOTIFICATION = Form("subscriber-order-notification", VERSION, "requested_authority", notification)
