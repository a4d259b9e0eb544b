"""Request for expedited preservation from one State to another: order of T-CY(2018)11, contents of Art. 29(2) CETS 185.

What sections 1 to 7 of the template ask for was read; 8 to 20 are put together from Art. 29(2), so the note asks for a
comparison. Its section 20 is the signature.
"""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Block, Document, Fact, Facts, Tick, Ticks
from requests_app.papers.filled import Filled
from requests_app.papers.forms import annexes, t_cy, wording
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document
from requests_app.papers.forms.wording import content

FORM_ID = "preservation-request"
VERSION = 3
AUDIENCE = "requested_authority"

# A request under another convention has no template, and no sections before these.
HEAD = (
    Part(gettext_lazy("Status of the request"), ("previous_order",)),
    Part(gettext_lazy("Authority seeking the preservation"), ("authority", "case_reference", "contact")),
    Part(gettext_lazy("Additional contact for confirmation"), ("confirmation",)),
    Part(gettext_lazy("Investigative or operational authority in charge"), ("investigating_authority",)),
)
PARTS = (
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
    """The request from one point of contact to the other, under a convention that has no template."""
    return document(
        filled,
        form=form,
        version=version,
        title=title,
        parts=(*HEAD, *PARTS),
        extra={"previous_order": boxes(filled), "authority": through(filled)},
        particulars=(status(filled),),
        margin_note=note,
    )


def status(filled: Filled) -> Fact:
    """New or an extension, for the head of the paper."""
    earlier = content(filled, "previous_order")
    said = _("Extension of %(reference)s") % {"reference": earlier} if earlier else _("New request")
    return Fact(label=_("Status"), value=said)


def build(filled: Filled) -> Document:
    """The request to the point of contact of the other State, in the order of the template."""
    title = wording.of_law(annexes.printed(t_cy.PRESERVATION).title)
    return document(
        replace(t_cy.rest(filled, t_cy.PRESERVATION), paper_title=title),
        form=FORM_ID,
        version=VERSION,
        title=title,
        parts=PARTS,
        after=t_cy.sections(filled, t_cy.PRESERVATION),
        particulars=(status(filled),),
        margin_note=_(
            "Sections 1 to 7 after the template of the Cybercrime Convention Committee, T-CY(2018)11; the order of "
            "those after them is ours. Layout to be confirmed against the official text."
        ),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
