"""Acknowledgement of receipt: when the request came, under which number it is kept, which dates run from then."""

from __future__ import annotations

from django.utils.translation import gettext as _

from requests_app.papers import when
from requests_app.papers.document import Document, Fact, Facts, Paragraph
from requests_app.papers.filled import Filled
from requests_app.papers.forms import reply
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.reply import Part

FORM_ID = "acknowledgement"
VERSION = 1
AUDIENCE = "requesting_authority"


def build(filled: Filled) -> Document:
    """From whoever received the request to whoever sent it. It says nothing of whether it will be carried out."""
    answering = filled.answering
    received = answering.happened_at or filled.created_at
    facts = [
        Fact(label=_("Received at"), value=when.instant(received)),
        Fact(label=_("Received by"), value=filled.from_party.name),
    ]
    if answering.own_number:
        facts.append(Fact(label=_("Registered as"), value=answering.own_number))
    none = Paragraph(text=_("By the law of this procedure no period with an end of its own runs from this receipt."))
    return reply.document(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Acknowledgement of receipt"),
        says=_(
            "The request named below has been received. This is no decision on it: whether it is carried out is said "
            "separately."
        ),
        parts=(
            Part(_("Receipt"), (Facts(facts=tuple(facts)),)),
            Part(_("Further particulars"), reply.told(filled)),
            Part(_("Dates counted from the receipt"), reply.dates(filled) or (none,)),
        ),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
