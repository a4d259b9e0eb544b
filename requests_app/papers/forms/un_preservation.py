"""Request for expedited preservation under Article 42 of the United Nations Convention against Cybercrime.

The text of the Convention was not at hand: its contents are recalled on the model of Article 29 of the Budapest
Convention, so the request is laid out like the one made under that article, and the note says so.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from requests_app.papers.document import Document
from requests_app.papers.filled import Filled
from requests_app.papers.forms import preservation_request
from requests_app.papers.forms.form import Form

FORM_ID = "un-preservation"
VERSION = 1
AUDIENCE = "requested_authority"


def build(filled: Filled) -> Document:
    """The request to the point of contact of the other State Party."""
    return preservation_request.compose(
        filled,
        form=FORM_ID,
        version=VERSION,
        title=_("Request for expedited preservation of stored electronic data"),
        note=_(
            "Contents recalled on the model of Article 29 of the Convention on Cybercrime; contents and layout to be "
            "confirmed against the official text."
        ),
    )


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
