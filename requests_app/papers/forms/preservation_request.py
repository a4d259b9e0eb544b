"""Request for expedited preservation from one State to another: order of T-CY(2018)11, contents of Art. 29(2) CETS 185.

Sections 1 to 7 of the template were read; 8 to 20 are put together from Art. 29(2), so the note asks for a comparison.
Its sections 1, 2 and 4 stand at the head of the paper, its section 20 is the signature.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Block, Document, Fact, Facts, Tick, Ticks
from requests_app.papers.filled import Filled
from requests_app.papers.forms import wording
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document
from requests_app.papers.forms.wording import content

FORM_ID = "preservation-request"
VERSION = 2
AUDIENCE = "requested_authority"

PARTS = (
    Part(gettext_lazy("Status of the request"), ("previous_order",)),
    Part(gettext_lazy("Authority seeking the preservation"), ("authority", "case_reference", "contact")),
    Part(gettext_lazy("Additional contact for confirmation"), ("confirmation",)),
    Part(gettext_lazy("Investigative or operational authority in charge"), ("investigating_authority",)),
    Part(gettext_lazy("Prosecution office or court"), ("court",)),
    Part(gettext_lazy("Domestic legal basis"), ("domestic_basis",)),
    Part(gettext_lazy("Offence, legal provisions and penalties"), ("offence", "provisions", "penalty")),
    Part(gettext_lazy("Summary of the facts"), ("facts",)),
    Part(gettext_lazy("Data to be preserved"), ("items", "data_sought", "identifiers", "period")),
    Part(gettext_lazy("Relation of the data to the offence"), ("relation",)),
    Part(gettext_lazy("Custodian of the data or location of the system"), ("custodian", "location")),
    Part(gettext_lazy("Necessity of the preservation"), ("necessity",)),
    Part(gettext_lazy("Intention to request mutual assistance"), ("intention", "expected_date")),
    Part(gettext_lazy("Traffic data that name another provider"), ("other_providers",)),
    Part(
        gettext_lazy("Urgency, confidentiality and notice"),
        ("urgency", "urgency_reason", "confidentiality", "no_notice"),
    ),
)


def boxes(filled: Filled) -> tuple[Block, ...]:
    """New, or the extension of an earlier request: section 3 of the template."""
    earlier = bool(content(filled, "previous_order"))
    return (
        Ticks(
            ticks=(
                Tick(label=_("New request"), ticked=not earlier),
                Tick(label=_("Extension of a previous request"), ticked=earlier),
            ),
            row=True,
        ),
    )


def through(filled: Filled) -> tuple[Block, ...]:
    """The point of contact that sends it, and how it is reached: answers go there."""
    reached = "; ".join(part for part in (filled.from_party.name, wording.reach(filled.from_party)) if part)
    return (Facts(facts=(Fact(label=_("Sent by, and answers to"), value=reached),)),) if reached else ()


def compose(filled: Filled, *, form: str, version: int, title: str, note: str) -> Document:
    """The request from one point of contact to the other, whichever convention it rests on."""
    earlier = content(filled, "previous_order")
    status = _("Extension of %(reference)s") % {"reference": earlier} if earlier else _("New request")
    return document(
        filled,
        form=form,
        version=version,
        title=title,
        parts=PARTS,
        extra={"previous_order": boxes(filled), "authority": through(filled)},
        particulars=(Fact(label=_("Status"), value=status),),
        margin_note=note,
    )


def build(filled: Filled) -> Document:
    """The request to the point of contact of the other State."""
    return compose(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Request for expedited preservation of stored computer data"),
        note=_("Layout to be confirmed against the template of the Cybercrime Convention Committee."),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
