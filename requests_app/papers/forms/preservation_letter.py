"""Preservation letter to a provider under 18 USC 2703(f): what the statute asks, what providers say they need."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Document, Fact
from requests_app.papers.filled import Filled
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document
from requests_app.papers.forms.wording import content

FOREIGN = "foreign authority"  # how the route words the standing of an authority outside the United States begins

FORM_ID = "preservation-letter"
VERSION = 2
AUDIENCE = "provider"

PARTS = (
    Part(
        gettext_lazy("Requesting agency and officer"), ("authority", "governmental_entity", "contact", "case_reference")
    ),
    Part(gettext_lazy("Provider addressed"), ("custodian",)),
    Part(gettext_lazy("Records to be preserved"), ("items", "data_sought", "identifiers", "period")),
    Part(gettext_lazy("Offence under investigation"), ("offence", "provisions")),
    Part(gettext_lazy("Legal process"), ("intention", "expected_date")),
    Part(gettext_lazy("Earlier letter"), ("previous_order",)),
    Part(gettext_lazy("Notice to the user"), ("no_notice", "confidentiality")),
)


def build(filled: Filled) -> Document:
    """The letter. What it asks of the provider stands first, with the ninety days of the statute.

    18 USC 2703(f)(1): "shall take all necessary steps to preserve records and other evidence in its possession pending
    the issuance of a court order or other process"; (f)(2): 90 days, a further 90 upon a renewed request.
    """
    earlier = content(filled, "previous_order")
    asked = _(
        "Please preserve the records and other evidence described below, as they are in your possession when you "
        "receive this letter, pending the issuance of a court order or other process. It does not ask for data that "
        "come into being later, nor for disclosure."
    )
    renewed = bool(earlier) or "renewed" in filled.paper
    if renewed:
        held = _("This is a renewed request: please retain them for an additional 90 days (18 USC 2703(f)(2)).")
    else:
        held = _("Please retain them for 90 days from receipt (18 USC 2703(f)(2)).")
    status = _("Renewal of %(reference)s") % {"reference": earlier or filled.reference} if renewed else _("New request")
    standing = (
        _(
            "This letter comes from an authority outside the United States, which is not a governmental entity of "
            "18 USC 2711(4): it does not bind you, and you are asked to honour it voluntarily."
        )
        if str(filled.contents.get("governmental_entity", "")).startswith(FOREIGN)  # as chosen, in whatever language
        else ""
    )
    confirm = _("Please confirm the preservation and state your reference and the day from which you count.")
    return document(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Preservation request under 18 USC 2703(f)"),
        parts=PARTS,
        preamble=tuple(text for text in (asked, held, standing, confirm) if text),
        particulars=(Fact(label=_("Status"), value=status),),
        margin_note=_("The section prescribes no form; contents after what providers publish."),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
