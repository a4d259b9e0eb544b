"""Refusal: the ground, the rule it stands in, and the reasons given."""

from __future__ import annotations

from django.utils.translation import gettext as _

from requests_app.papers.document import Document
from requests_app.papers.filled import Filled
from requests_app.papers.forms import reply
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.reply import Part

FORM_ID = "refusal"
VERSION = 1
AUDIENCE = "requesting_authority"


def build(filled: Filled) -> Document:
    """From whoever was asked to the requesting side. Where the route lists no grounds, none is stated."""
    with_ground = _("The request named below is refused on the ground stated here.")
    says = with_ground if filled.answering.ground else _("The request named below is not complied with.")
    return reply.document(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Refusal"),
        says=says,
        parts=(
            Part(
                _("Ground of the refusal") if filled.answering.ground else _("The refusal"),
                reply.coded(filled, _("Refused at"), filled.answering.ground, _("Ground")),
            ),
            Part(_("Reasons"), reply.told(filled)),
            Part(_("Dates counted from the refusal"), reply.dates(filled)),
        ),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
