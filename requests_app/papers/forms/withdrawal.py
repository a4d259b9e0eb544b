"""Withdrawal: the requesting side takes its request back. Why is kept on its own side."""

from __future__ import annotations

from django.utils.translation import gettext as _

from requests_app.papers import when
from requests_app.papers.document import Document, Fact, Facts
from requests_app.papers.filled import Filled
from requests_app.papers.forms import reply
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.reply import Part

FORM_ID = "withdrawal"
VERSION = 1
AUDIENCE = "requested_authority"


def build(filled: Filled) -> Document:
    """From the requesting side to whoever has the request. No reason is stated: the receiving side needs none."""
    at = filled.answering.happened_at or filled.created_at
    facts = (
        Fact(label=_("Withdrawn at"), value=when.instant(at)),
        Fact(label=_("Withdrawn by"), value=filled.from_party.name),
    )
    return reply.document(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Withdrawal"),
        says=_("The request named below is withdrawn. Please take no further step on it."),
        parts=(Part(_("Withdrawal"), (Facts(facts=facts),)), Part(_("Further particulars"), reply.told(filled))),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
