"""Overseas production order of the United Kingdom: Crime (Overseas Production Orders) Act 2019, sections 4 to 9.

The order states its period, section 5(4)(b), and when a non-disclosure requirement expires, section 8(3).
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Block, Document, Facts
from requests_app.papers.filled import Filled
from requests_app.papers.forms import cloud, direct
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document

FORM_ID = "overseas-production-order"
VERSION = 1
AUDIENCE = "provider"

PARTS = (
    cloud.AMENDMENT,
    Part(gettext_lazy("The order, and the officer who applied for it"), ("authority", "case_reference")),
    Part(gettext_lazy("Person against whom the order is made"), ("custodian",)),
    Part(gettext_lazy("Stored electronic data to be produced"), ("items",)),
    Part(gettext_lazy("Offence, and maximum penalty"), ("offence", "penalty")),
    Part(gettext_lazy("Production and authenticity"), ("transfer_format",)),
    Part(gettext_lazy("Non-disclosure requirement"), ("no_notice",)),
    Part(gettext_lazy("Contact point of the Designated Authority"), ("contact",)),
    cloud.LIMITS,
)


def period(filled: Filled) -> str:
    """Section 5(5): seven days beginning with the day on which the order is served, unless the judge set another."""
    return _("%(days)s, beginning with the day of service") % {"days": direct.days(direct.told(filled, "days") or "7")}


def build(filled: Filled) -> Document:
    """The order as it is served. Section 6: wherever the data are stored, in a visible and legible form."""
    extra: dict[str, tuple[Block, ...]] = {**cloud.identified(filled), **cloud.amendment(filled)}
    until = direct.told(filled, "nondisclosure_until", "date")
    if until:
        extra["no_notice"] = (Facts(facts=direct.facts((_("The requirement expires on"), until))),)
    return document(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Overseas production order"),
        parts=PARTS,
        extra=extra,
        preamble=(
            _(
                "You are ordered to produce the stored electronic data described below, or to give access to them, "
                "wherever they are stored, in a visible and legible form (section 6)."
            ),
            _(
                "No excepted electronic data are to be produced: none that are privileged, no confidential personal "
                "records, and no communications data where you are a telecommunications operator (section 3)."
            ),
            _("You, and any person affected, may apply for the order to be varied or revoked (section 7)."),
        ),
        particulars=direct.facts((_("Period"), period(filled))),
        margin_note=direct.not_read(
            _("Contents after the Crime (Overseas Production Orders) Act 2019; the form is that of rules of court.")
        ),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
