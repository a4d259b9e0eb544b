"""Order under an executive agreement (18 USC 2523): application, order, and the Designated Authority's certificate.

The facts that justify the order and the reasoning about the person targeted are laid before the issuing authority on
the application; the provider is sent the order and the certificate, which do not carry them.
"""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Block, Document, Fact, Facts
from requests_app.papers.filled import Filled
from requests_app.papers.forms import direct
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document, paragraphs

VERSION = 1

AMENDED = "amended"  # no content of the route: told by the act that answers an objection
AMENDMENT = Part(gettext_lazy("Amendment of the order, after an objection"), (AMENDED,))
LIMITS = Part(gettext_lazy("Limits of the agreement"), ("not_for_another", "freedom_of_speech"))

ORDER_PARTS = (
    AMENDMENT,
    Part(gettext_lazy("Investigating authority"), ("authority", "case_reference")),
    Part(gettext_lazy("Provider addressed"), ("custodian",)),
    Part(gettext_lazy("Data to be produced"), ("items",)),
    Part(gettext_lazy("Serious crime, and maximum penalty"), ("offence", "penalty")),
    Part(gettext_lazy("Production and authenticity"), ("transfer_format",)),
    Part(gettext_lazy("Non-disclosure"), ("no_notice",)),
    Part(gettext_lazy("Contact point of the Designated Authority"), ("contact",)),
    LIMITS,
)

CERTIFICATE_PARTS = (
    Part(gettext_lazy("The order certified"), ("authority", "case_reference")),
    Part(gettext_lazy("Provider addressed"), ("custodian",)),
    Part(gettext_lazy("Serious crime, and maximum penalty"), ("offence", "penalty")),
    Part(gettext_lazy("Certification"), ("certification",)),
    LIMITS,
    Part(gettext_lazy("Contact point of the Designated Authority"), ("contact",)),
)

APPLICATION_PARTS = (
    Part(gettext_lazy("Authority that applies"), ("authority", "case_reference")),
    Part(gettext_lazy("Agreement or arrangement"), ("arrangement",)),
    Part(gettext_lazy("Provider against which the order is sought"), ("custodian",)),
    Part(gettext_lazy("Data sought"), ("items", "journalistic")),
    Part(gettext_lazy("Serious crime, and maximum penalty"), ("offence", "penalty")),
    Part(gettext_lazy("Articulable and credible facts"), ("facts",)),
    Part(gettext_lazy("The person targeted, and the limits on targeting"), ("target",)),
    Part(gettext_lazy("Conditions of the order"), ("threshold",)),
    Part(gettext_lazy("Production and authenticity"), ("transfer_format",)),
    Part(gettext_lazy("Non-disclosure"), ("no_notice",)),
    Part(gettext_lazy("Contact point of the Designated Authority"), ("contact",)),
    LIMITS,
)


def made(filled: Filled) -> tuple[Fact, ...]:
    """Number and day of the order, as the issuing authority's act was recorded."""
    return direct.facts(
        (_("Number of the order"), direct.told(filled, "order_number")),
        (_("Made on"), direct.told(filled, "made_on", "date")),
    )


def identified(filled: Filled) -> dict[str, tuple[Block, ...]]:
    """Number and day before what the part itself says."""
    known = made(filled)
    return {"authority": (Facts(facts=known),)} if known else {}


def amendment(filled: Filled) -> dict[str, tuple[Block, ...]]:
    """What the Designated Authority changed in answer to the provider's objection; nothing on the first order."""
    text = direct.told(filled, AMENDED)
    return {AMENDED: paragraphs(text)} if text else {}


def order(filled: Filled) -> Document:
    """What the provider is ordered. The duty rests on the law of the issuing State alone, 2523(b)(4)(D)(iii)."""
    return document(
        filled,
        form=ORDER.id,
        version=VERSION,
        title=_("Order under the executive agreement"),
        parts=ORDER_PARTS,
        extra={**identified(filled), **amendment(filled)},
        preamble=(
            _("You are ordered to produce the data described below to the Designated Authority that transmits it."),
            _(
                "The order is made under the law of the issuing State and transmitted under the agreement. The "
                "certificate of the Designated Authority accompanies it."
            ),
        ),
        particulars=direct.facts((_("Period for production"), direct.days(direct.told(filled, "days")))),
        margin_note=direct.not_read(
            _("Contents after 18 USC 2523(b)(4); what the agreement itself asks of an order is recalled.")
        ),
    )


def certificate(filled: Filled) -> Document:
    """The written certification with which the Designated Authority invokes the agreement."""
    return document(
        filled,
        form=CERTIFICATE.id,
        version=VERSION,
        title=_("Certificate of the Designated Authority"),
        parts=CERTIFICATE_PARTS,
        extra=identified(filled),
        preamble=(
            _(
                "A provider that reasonably believes that the agreement may not properly be invoked can object, first "
                "to the Designated Authority named below."
            ),
        ),
        margin_note=direct.not_read(_("The certification is recalled from the agreement; its text was not read.")),
    )


def application(filled: Filled) -> Document:
    """What is laid before the court, judge or other independent authority, 2523(b)(4)(D)(v)."""
    return document(
        replace(filled, recorded={}),
        form=APPLICATION.id,
        version=VERSION,
        title=_("Application for an order under the executive agreement"),
        parts=APPLICATION_PARTS,
        preamble=(_("The order described below is applied for. This application is not sent to the provider."),),
        margin_note=direct.not_read(_("Contents after 18 USC 2523(b)(4) and the law of the issuing State.")),
    )


ORDER = Form("agreement-order", VERSION, "provider", order)
CERTIFICATE = Form("agreement-certificate", VERSION, "provider", certificate)
APPLICATION = Form("agreement-application", VERSION, "issuing_authority", application)
