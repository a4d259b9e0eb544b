"""Papers of Brazilian Law 12.965/2014 to a provider: the precautionary request, and the letter with the court's order.

Article 13(2): police, administrative authority or public prosecutor may ask that records be kept for longer; 13(3):
the court order is to be sought within sixty days of that request; 13(4): else, or if it is denied, the request has no
effect.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Document, Fact, Facts
from requests_app.papers.filled import Filled
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document

KEEP_ID, ORDER_ID = "br-keep-request", "br-order-letter"
VERSION = 1
AUDIENCE = "provider"

PARTS = (
    Part(gettext_lazy("Authority that asks"), ("authority", "contact", "case_reference")),
    Part(gettext_lazy("Order of the court"), ("_order",)),
    Part(gettext_lazy("Provider addressed"), ("custodian",)),
    Part(gettext_lazy("Records concerned"), ("items",)),
    Part(gettext_lazy("Offence under investigation"), ("offence",)),
    Part(gettext_lazy("Summary of the facts"), ("facts",)),
)


def build_keep(filled: Filled) -> Document:
    """The request that nothing be deleted while the court is asked."""
    return document(
        filled,
        form=KEEP_ID,
        version=VERSION,
        title=_("Precautionary request to keep records"),
        parts=PARTS,
        preamble=(
            _("As a precaution, you are asked to keep the records described below (Article 13(2))."),
            _(
                "An order of the court for them is sought within sixty days of this request (Article 13(3)); "
                "without it the request loses its effect, and you keep it secret (Article 13(4)). Nothing is to be "
                "handed over on it."
            ),
        ),
        margin_note=_("The law prescribes no form; layout to be confirmed against the practice of the authority."),
    )


def build_order(filled: Filled) -> Document:
    """The letter that serves the order; the order itself goes with it."""
    order = Facts(facts=(Fact(label=_("Court")), Fact(label=_("Number and date of the order"))))
    return document(
        filled,
        form=ORDER_ID,
        version=VERSION,
        title=_("Service of a court order for records"),
        parts=PARTS,
        extra={"_order": (order,)},
        preamble=(_("The order of the court named below accompanies this letter. Please disclose what it orders."),),
        margin_note=_("The law prescribes no form; layout to be confirmed against the practice of the authority."),
    )


KEEP_FORM = Form(KEEP_ID, VERSION, AUDIENCE, build_keep)
ORDER_FORM = Form(ORDER_ID, VERSION, AUDIENCE, build_order)
