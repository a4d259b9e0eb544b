"""The path of a communication, Article 30 of the Convention on Cybercrime: the request for it and its disclosure.

The article asks for no request of its own; the template of the Cybercrime Convention Committee has both in one form.
The disclosure goes back from the requested State: no more than is needed to name the other provider and the path.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Document, Fact, Facts, Statement
from requests_app.papers.filled import Filled
from requests_app.papers.forms import wording
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document, without
from requests_app.papers.forms.wording import said

REQUEST_ID, DISCLOSURE_ID = "traffic-path-request", "traffic-path-disclosure"
VERSION = 1

REQUEST_PARTS = (
    Part(gettext_lazy("Authority making the request"), ("authority", "case_reference", "contact")),
    Part(gettext_lazy("Preservation request this one belongs to"), ("previous_order",)),
    Part(gettext_lazy("Offence under investigation"), ("offence",)),
    Part(gettext_lazy("Summary of the facts"), ("facts",)),
    Part(gettext_lazy("Communications whose path is asked for"), ("items",)),
    Part(gettext_lazy("Custodian of the data"), ("custodian",)),
    Part(gettext_lazy("Disclosure asked for"), ("_asked",)),
    Part(gettext_lazy("Confidentiality"), ("confidentiality",)),
)

# What the disclosure repeats of the request: enough to find it. The facts of the case stay where they are.
REPEATED = ("authority", "case_reference", "previous_order", "items", "confidentiality")
DISCLOSURE_PARTS = (
    Part(gettext_lazy("Request answered"), ("authority", "case_reference", "previous_order")),
    Part(gettext_lazy("Communications"), ("items",)),
    Part(gettext_lazy("Provider in another State, and the path"), ("_found",)),
    Part(gettext_lazy("Confidentiality"), ("confidentiality",)),
)


def build_request(filled: Filled) -> Document:
    """What is asked of the Party that executes the preservation."""
    asked = _(
        "If it is found that a service provider in another State took part in the transmission, please disclose "
        "expeditiously a sufficient amount of traffic data to identify that provider and the path of the communication."
    )
    return document(
        filled,
        form=REQUEST_ID,
        version=VERSION,
        title=_("Request for expedited disclosure of preserved traffic data"),
        parts=REQUEST_PARTS,
        extra={"_asked": (Statement(text=asked, cite=wording.article(filled, "30(1)", "CETS185")),)},
        margin_note=_("Layout to be confirmed against the template of the Cybercrime Convention Committee."),
    )


def build_disclosure(filled: Filled) -> Document:
    """What was found, from the Party that looked; lines it has not filled stay open."""
    narrow = without(filled, *(name for name in {**filled.law, **filled.contents} if name not in REPEATED))
    found = Facts(
        facts=(
            Fact(label=_("Service provider"), value=said(filled.told.get("other_provider"))),
            Fact(label=_("State of that provider"), value=said(filled.told.get("other_state"))),
            Fact(label=_("Path of the communication"), value=said(filled.told.get("path"))),
        )
    )
    return document(
        narrow,
        form=DISCLOSURE_ID,
        version=VERSION,
        title=_("Disclosure of preserved traffic data"),
        parts=DISCLOSURE_PARTS,
        extra={"_found": (found,)},
        preamble=(
            _(
                "While executing the preservation request below, it was found that a service provider in another State "
                "took part in the transmission. These traffic data identify that provider and the path (Article 30(1))."
            ),
        ),
        margin_note=_("The article lists no form: its contents stand here. Layout to be confirmed."),
    )


REQUEST_FORM = Form(REQUEST_ID, VERSION, "requested_authority", build_request)
DISCLOSURE_FORM = Form(DISCLOSURE_ID, VERSION, "issuing_authority", build_disclosure)
