"""Information to obtain a preservation order, Form 5.002 of the Criminal Code of Canada (s. 487.013): its fields.

The fields were read, not their printed wording.
"""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Document, Fact, Facts, Signature, Slot, Statement, Tick, Ticks
from requests_app.papers.filled import Filled, Party
from requests_app.papers.forms import ca_statutory, wording
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document
from requests_app.papers.forms.wording import content

FORM_ID = "ca-form-5002"
VERSION = 1
AUDIENCE = "requested_authority"

PARTS = (
    Part(gettext_lazy("Place and informant"), ("_place",)),
    Part(gettext_lazy("Offence suspected"), ("_law", "offence", "provisions")),
    Part(gettext_lazy("Computer data to be preserved"), ("items",)),
    Part(gettext_lazy("Person who has the data in possession or control"), ("custodian", "not_suspect")),
    Part(gettext_lazy("Intention to apply for a warrant or an order"), ("_intention",)),
    Part(gettext_lazy("Foreign authority conducting the investigation"), ("_state", "authority", "state_investigates")),
    Part(gettext_lazy("Reasonable grounds"), ("facts", "relation", "necessity")),
    Part(gettext_lazy("Whether a demand was made"), ("_demand", "earlier_demand")),
    Part(gettext_lazy("Order asked for"), ("_order",)),
    Part(gettext_lazy("Request the order is for"), ("case_reference", "contact", "intention")),
    Part(gettext_lazy("Disclosure and confidentiality"), ("no_notice", "confidentiality")),
)


def build(filled: Filled) -> Document:
    """The information, sworn before the justice or judge."""
    if not filled.to_party.name:  # a court has no seat among the organisations
        country = replace(filled.from_party) if filled.from_party.country else Party(name="")
        filled = replace(
            filled,
            to_party=Party(name=_("Justice or judge"), country=country.country, country_name=country.country_name),
        )
    demanded = bool(content(filled, "earlier_demand"))
    informant = Facts(facts=(Fact(label=_("Informant: name and occupation")),))
    intends = _(
        "The officer intends to apply, or to have an application made, for a warrant or an order for these data."
    )
    asked = _(
        "An order that the person named above preserve these data for ninety days after the day on which the order "
        "is made."
    )
    made = document(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Information to obtain a preservation order (Form 5.002)"),
        parts=PARTS,
        extra={
            "_place": (*ca_statutory.place(), informant),
            "_law": ca_statutory.law_infringed(foreign=True),
            "_intention": (Statement(text=intends, cite=wording.article(filled, "487.013", "Criminal Code")),),
            "_state": ca_statutory.foreign_state(filled),
            "_demand": (
                Ticks(
                    ticks=(
                        Tick(label=_("A demand was made for these data"), ticked=demanded),
                        Tick(label=_("No demand was made for these data"), ticked=not demanded),
                    ),
                    row=True,
                ),
            ),
            "_order": (Statement(text=asked, cite=wording.article(filled, "487.013(6)", "Criminal Code")),),
        },
        margin_note=_("Fields after Form 5.002; wording and layout to be confirmed against the official text."),
    )
    return made.model_copy(update={"signature": sworn()})


def sworn() -> tuple[Signature, ...]:
    """Sworn by the informant before the justice or judge."""
    return (
        Signature(
            slots=(
                Slot(label=_("Informant")),
                Slot(label=_("Sworn on, at")),
                Slot(label=_("Justice or judge")),
            )
        ),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
