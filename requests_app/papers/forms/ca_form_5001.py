"""Preservation demand, Form 5.001 of the Criminal Code of Canada (s. 487.012): its fields in their order.

The fields were read, not their printed wording: the warning of penalties is left to the printed form.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers import when
from requests_app.papers.document import Document, Fact, Facts, Note, Signature, Slot, Statement
from requests_app.papers.filled import Filled
from requests_app.papers.forms import ca_statutory, wording
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document, to_provider, without
from requests_app.papers.forms.wording import affirmed, said

FORM_ID = "ca-form-5001"
VERSION = 1
AUDIENCE = "provider"

FOREIGN, DOMESTIC = timedelta(days=90), timedelta(days=21)  # 487.012(4)(b) and (a), after the day it is made

PARTS = (
    Part(gettext_lazy("Place"), ("_place",)),
    Part(gettext_lazy("Person to whom the demand is made"), ("custodian",)),
    Part(gettext_lazy("Offence suspected"), ("_law", "offence", "provisions")),
    Part(gettext_lazy("Authority conducting the investigation"), ("_state", "authority")),
    Part(gettext_lazy("Computer data to be preserved"), ("items",)),
    Part(gettext_lazy("To be preserved until"), ("_until",)),
    Part(gettext_lazy("Conditions"), ("_conditions",)),
    Part(gettext_lazy("Destruction"), ("_destruction",)),
    Part(gettext_lazy("Warning"), ("_warning",)),
)


def expires(made_on: date, *, foreign: bool) -> date:
    """487.012(4): the demand expires so many days after the day on which it is made."""
    return made_on + (FOREIGN if foreign else DOMESTIC)


def build(filled: Filled) -> Document:
    """The demand, as the officer gives it to the person who has the data."""
    foreign = filled.told.get("offence_under") != "Canadian law"
    told = said(filled.told.get("made_on"))
    made_on = date.fromisoformat(told[:10]) if told else None
    until = Facts(
        facts=(
            Fact(label=_("Demand made on"), value=when.day(made_on) if made_on else ""),
            Fact(label=_("Preserve until"), value=when.day(expires(made_on, foreign=foreign)) if made_on else ""),
        )
    )
    destroy = _(
        "Once the demand has expired or is revoked, computer data that would not be kept in the ordinary course of "
        "business must be destroyed as soon as feasible, unless a preservation order or a production order covers them."
    )
    secret = _("Its existence may not be disclosed.") if affirmed(filled.contents.get("no_notice")) else ""
    made = document(
        to_provider(without(filled, "no_notice")),
        form=FORM_ID,
        version=VERSION,
        title=_("Preservation demand (Form 5.001)"),
        parts=PARTS,
        extra={
            "_place": ca_statutory.place(),
            "_law": ca_statutory.law_infringed(foreign=foreign),
            "_state": ca_statutory.foreign_state(filled) if foreign else (),
            "_until": (until,),
            "_conditions": (
                Facts(
                    facts=(
                        Fact(
                            label=_("Conditions of the demand"),
                            value=secret,
                            cite=wording.article(filled, "487.012(5)", "Criminal Code"),
                        ),
                    )
                ),
            ),
            "_destruction": (Statement(text=destroy, cite=wording.article(filled, "487.0194", "Criminal Code")),),
            "_warning": (Note(text=_("Penalties: as the printed form of the Criminal Code words them.")),),
        },
        preamble=(
            _(
                "You are required to preserve the computer data described below that are in your possession or control "
                "when it is made."
            ),
        ),
        margin_note=_(
            "Fields after Form 5.001; wording of the warnings and layout to be confirmed against the official text."
        ),
    )
    return made.model_copy(update={"signature": officer(filled)})


def officer(filled: Filled) -> tuple[Signature, ...]:
    """Who makes the demand."""
    return (
        Signature(
            slots=(
                Slot(label=_("Peace officer or public officer"), value=filled.people.get("signatory", "")),
                Slot(label=_("Signature")),
                Slot(label=_("Place and date"), value=filled.people.get("signed_at", "")),
            )
        ),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
