"""Notice of delay or postponement: why the answer takes longer, and when it is expected now."""

from __future__ import annotations

from django.utils.translation import gettext as _

from requests_app.papers.document import Document
from requests_app.papers.filled import Filled
from requests_app.papers.forms import reply
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.reply import Part

FORM_ID = "delay-notice"
VERSION = 1
AUDIENCE = "requesting_authority"


def build(filled: Filled) -> Document:
    """From the requested authority to the requesting side. The reason and the new date are what the act was told."""
    return reply.document(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Notice of delay"),
        says=_("The request named below is still open. Its execution takes longer, for the reason stated here."),
        parts=(
            Part(_("Reason and new date"), (*reply.coded(filled, _("Said at"), None, ""), *reply.told(filled))),
            Part(_("Dates counted from this notice"), reply.dates(filled)),
        ),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
