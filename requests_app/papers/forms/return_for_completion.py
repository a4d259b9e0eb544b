"""Return for completion: the coded reason, each content it is about with its source, until when an answer is wished."""

from __future__ import annotations

from django.utils.translation import gettext as _

from requests_app.papers.document import Document
from requests_app.papers.filled import Filled
from requests_app.papers.forms import reply
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.reply import Part

FORM_ID = "return-for-completion"
VERSION = 1
AUDIENCE = "requesting_authority"


def build(filled: Filled) -> Document:
    """From the requested authority to the requesting side. A return is no refusal."""
    return reply.document(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Return for completion"),
        says=_("The request named below is returned to be completed. This is no refusal: it goes on once completed."),
        parts=(
            Part(
                _("Reason of the return"),
                reply.coded(filled, _("Returned at"), filled.answering.code, _("Reason")),
            ),
            Part(_("Contents of the request that this reason is about"), reply.contents(filled.answering.missing)),
            Part(_("What the authority asks for"), reply.told(filled)),
            Part(_("Dates counted from the return"), reply.dates(filled)),
        ),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
